"""Temporary."""


def facets(record):
    return ("free",) if record.fee == "無料" else ()


def audiences(record, city):
    return ()

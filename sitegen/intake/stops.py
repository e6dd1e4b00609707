"""The sheet of stops of a table that comes back: whose they are, in which order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sitegen.diagnostics import Finding, Span
from sitegen.editing.plain import tidy
from sitegen.exchange import Row
from sitegen.exchange.columns import ID
from sitegen.exchange.items import stop_line
from sitegen.exchange.workbook import ORDER, STOP_HEADINGS
from sitegen.site.cells import unguarded


def ident_of(path: str) -> str:
    """Return the id of a record's file."""
    return path.rsplit("/", 1)[-1].rsplit(".", 1)[0]


def is_stop(row: Row) -> bool:
    """Tell whether a row is of the sheet of stops."""
    return ORDER in row.values or not set(STOP_HEADINGS).isdisjoint(row.values)


def stop_lines(stops: list[Row], texts: Mapping[str, str]) -> Mapping[str, list[str]]:
    """Return each record's stops as the lines of one cell, in the order that their numbers say."""
    known = {ident_of(path) for path in texts}
    lines: dict[str, list[tuple[float, int, str]]] = {}
    for place, row in enumerate(stops):
        ident = unguarded(row.values.get(ID, ""))
        if ident in known:
            parts = [tidy(unguarded(row.values.get(heading, ""))) for heading in STOP_HEADINGS]
            order = row.values.get(ORDER, "")
            number = float(order) if order.replace(".", "", 1).isdecimal() else float("inf")
            if any(parts):
                lines.setdefault(ident, []).append((number, place, stop_line(parts)))
    return {ident: [line for _, _, line in sorted(found)] for ident, found in lines.items()}


def lost_stops(stops: list[Row], known: set[str]) -> Iterator[Finding]:
    """Yield a finding for each stop that is no record's."""
    for row in stops:
        ident = unguarded(row.values.get(ID, ""))
        if ident not in known:
            values = {"id": ident, "name": row.values.get(STOP_HEADINGS[0], "")}
            yield Finding("returned-lost-stop", Span(row.file, row.number), values)

"""Checks of what happens to gatherings: ends beside pauses, points that are only about right, reports."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sitegen.diagnostics import Finding
from sitegen.records import Records

# Printed sheets and codes are long out of use by then.
LONG_AGO = 24


def ends(records: Records, today: dt.date) -> Iterator[Finding]:
    """What has ended neither pauses beyond its end nor opens once more; at last it may be deleted."""
    for record in records.places:
        data = record.data
        if data.ended is None:
            continue
        end = data.ended.date
        if data.paused and (data.paused.until is None or data.paused.until > end):
            yield Finding("ended-and-paused", record.at("paused"), {"day": end.isoformat()})
        for index, extra in enumerate(data.also):
            if extra.date > end:
                values = {"date": extra.date.isoformat(), "day": end.isoformat()}
                yield Finding("date-after-end", record.at("also", index, "date"), values)
        months = months_between(end, today)
        if months >= LONG_AGO:
            yield Finding("ended-long-ago", record.at("ended"), {"months": months})


def approximate(records: Records) -> Iterator[Finding]:
    """Only a point can be about right."""
    for record in records.places:
        if record.data.approximate and record.data.location is None:
            yield Finding("approximate-without-location", record.at("approximate"))


def problems(records: Records, today: dt.date) -> Iterator[Finding]:
    """What readers report is reported before it is answered, and neither of them tomorrow."""
    for record in records.places:
        for index, problem in enumerate(record.data.problems):
            if problem.date > today:
                span = record.at("problems", index, "date")
                yield Finding("future-problem", span, {"day": problem.date.isoformat()})
            if problem.answered and problem.answered < problem.date:
                span = record.at("problems", index, "answered")
                yield Finding("problem-answered-early", span, {"day": problem.date.isoformat()})


def reports(records: Records) -> Iterator[Finding]:
    """Issues can be opened only where the records' forge is known."""
    city = records.city.data
    if city.report and city.report.issues and city.forge is None:
        yield Finding("report-without-forge", records.city.at("report", "issues"))


def owners(records: Records) -> Iterator[Finding]:
    """Handles belong to coordinators that the city has."""
    city = records.city.data
    for number in city.owners:
        if number not in city.coordinators:
            known = "、".join(str(one) for one in sorted(city.coordinators))
            yield Finding(
                "unknown-coordinator",
                records.city.at("owners", str(number)),
                {"number": number, "known": known},
            )


def months_between(day: dt.date, today: dt.date) -> int:
    """Return how many whole months have passed from `day` to `today`."""
    return (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)

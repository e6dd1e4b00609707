"""Checks of sound records: each a generator of findings and a row here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sitegen.checks import care, fresh, looks, names, newsletters
from sitegen.diagnostics import Finding
from sitegen.memory import ONCE, Memory
from sitegen.records import Records
from sitegen.site import Site

__all__ = ["CHECKS", "check_records", "check_site"]


@dataclass(frozen=True, slots=True)
class Given:
    """What a check may look at."""

    records: Records
    today: dt.date
    root: Path
    memory: Memory


CHECKS: tuple[Callable[[Given], Iterator[Finding]], ...] = (
    lambda given: names.unknown_categories(given.records),
    lambda given: names.unknown_audiences(given.records),
    lambda given: names.unused_languages(given.records),
    lambda given: names.unknown_districts(given.records),
    lambda given: names.unknown_areas(given.records),
    lambda given: names.unknown_blocks(given.records),
    lambda given: names.nowhere(given.records),
    lambda given: care.confirmations(given.records, given.today),
    lambda given: care.pauses(given.records),
    lambda given: care.photos(given.records, given.root),
    lambda given: care.persons(given.records, given.memory),
    lambda given: care.doubles(given.records, given.today),
    lambda given: care.fallback_points(given.records),
    lambda given: fresh.ends(given.records, given.today),
    lambda given: fresh.approximate(given.records),
    lambda given: fresh.problems(given.records, given.today),
    lambda given: fresh.reports(given.records),
    lambda given: fresh.owners(given.records),
    lambda given: newsletters.months(given.records),
    lambda given: newsletters.numbers(given.records),
    lambda given: newsletters.names(given.records),
    lambda given: newsletters.consents(given.records),
    lambda given: looks.colours(given.records),
    lambda given: looks.shapes(given.records),
)


def check_records(
    records: Records, *, today: dt.date, root: Path, memory: Memory = ONCE
) -> Iterator[Finding]:
    """Yield what is wrong or doubtful in the records, before they are joined."""
    given = Given(records, today, root, memory)
    for check in CHECKS:
        yield from check(given)


def check_site(site: Site, records: Records) -> Iterator[Finding]:
    """Yield what shows only after the join: an area in which nothing meets."""
    spans = {record.id: record.at("name") for record in records.areas}
    for area in site.areas:
        if not area.gatherings:
            yield Finding("area-without-gatherings", spans[area.slug], {"area": area.data.name})

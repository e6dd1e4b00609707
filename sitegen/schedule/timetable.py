"""A gathering's dates within the horizon: its rules, its exceptions, its pause."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sitegen.schedule.almanac import Almanac
from sitegen.schedule.dates import occurrences
from sitegen.schedule.nouns import Hours, Occurrence, Outcome
from sitegen.schedule.reading import Reading

MONTHS = 6


@dataclass(frozen=True, slots=True)
class Horizon:
    """The months a site knows dates for: that of `today` and those after it, `months` in all."""

    today: dt.date
    months: int = MONTHS

    @property
    def pages(self) -> tuple[tuple[int, int], ...]:
        """Every month as (year, month), in order."""
        start = self.today.year * 12 + self.today.month - 1
        return tuple((count // 12, count % 12 + 1) for count in range(start, start + self.months))

    @property
    def first(self) -> dt.date:
        """The first day of the first month."""
        return self.today.replace(day=1)

    @property
    def last(self) -> dt.date:
        """The last day of the last month."""
        year, month = self.pages[-1]
        return dt.date(year, month, calendar.monthrange(year, month)[1])


@dataclass(frozen=True, slots=True)
class Closed:
    """A date on which something that is regular does not meet."""

    date: dt.date
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Extra:
    """A date on which it meets beside its rule; the rule's own hours where none are said."""

    date: dt.date
    hours: Hours | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Paused:
    """A period without meetings; an end that is not said is not known."""

    reason: str
    first: dt.date | None = None
    last: dt.date | None = None

    def covers(self, date: dt.date) -> bool:
        """Tell whether `date` lies in the pause."""
        return (self.first is None or self.first <= date) and (self.last is None or date <= self.last)


@dataclass(frozen=True, slots=True)
class Timetable:
    """Every sentence of a gathering as it was read, and its dates within the horizon.

    `occurrences` are in order from the first day of the horizon's first month; those a closed
    date or a pause takes away stand among them as cancelled.
    """

    readings: tuple[Reading, ...] = ()
    occurrences: tuple[Occurrence, ...] = ()
    paused: Paused | None = None

    @property
    def dated(self) -> bool:
        """Tell whether its dates are known at all."""
        return bool(self.occurrences) or any(one.outcome is Outcome.UNDERSTOOD for one in self.readings)

    def meetings(self, first: dt.date, last: dt.date | None = None) -> tuple[Occurrence, ...]:
        """Return what is held from `first` on, until `last` if it is given."""
        return tuple(
            one
            for one in self.occurrences
            if not one.cancelled and first <= one.date and (last is None or one.date <= last)
        )


def make_timetable(  # noqa: PLR0913 - what a record says of its dates, each thing once
    readings: tuple[Reading, ...],
    *,
    horizon: Horizon,
    almanac: Almanac,
    closed: Iterable[Closed] = (),
    extra: Iterable[Extra] = (),
    paused: Paused | None = None,
    ended: dt.date | None = None,
) -> Timetable:
    """Return the timetable of a gathering for a horizon; after the day it `ended` nothing stands in it."""
    regular = [
        one
        for reading in readings
        if reading.schedule
        for one in occurrences(reading.schedule, first=horizon.first, last=horizon.last, almanac=almanac)
    ]
    unique = {(one.key, one.session): one for one in reversed(regular)}
    shut = {one.date: one for one in closed}
    found = [
        replace(one, cancelled=True, reason=shut[one.date].reason) if one.date in shut else one
        for one in unique.values()
    ]
    found += [one for one in _extra(extra, regular) if horizon.first <= one.date <= horizon.last]
    if paused:
        found = [
            replace(one, cancelled=True, reason=paused.reason) if paused.covers(one.date) else one
            for one in found
        ]
    if ended:
        found = [one for one in found if one.date <= ended]
    return Timetable(readings, tuple(sorted(found, key=lambda one: (one.key, one.session or ""))), paused)


def _extra(extra: Iterable[Extra], regular: list[Occurrence]) -> Iterator[Occurrence]:
    """Yield the extra dates; one without hours takes those that all regular dates share."""
    usual = {one.hours for one in regular}
    shared = usual.pop() if len(usual) == 1 else Hours()
    for one in extra:
        yield Occurrence(one.date, one.hours or shared, note=one.note)

"""Months: their bounds and weeks, and small grids of the days on which a gathering meets."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from sitegen.schedule import Horizon, Occurrence

GRIDS = 2
# A sheet printed after this day of a month is read in the next one.
LATE = 20
# Weeks begin on Sunday, as on the calendars of Japanese walls and in the towns' newsletters: a grid
# from Monday would be read a day wrong.
SUNDAY_FIRST = calendar.Calendar(firstweekday=calendar.SUNDAY)


@dataclass(frozen=True, slots=True)
class Month:
    """A month as weeks of its days ("1", or "" outside it); `meets` and `off` are such days."""

    year: int
    month: int
    weeks: tuple[tuple[str, ...], ...]
    last: dt.date
    meets: frozenset[str]
    off: frozenset[str]

    @property
    def name(self) -> str:
        """The month as 2026-11."""
        return f"{self.year}-{self.month:02}"


def bounds(year: int, month: int) -> tuple[dt.date, dt.date]:
    """Return the first and the last day of a month."""
    return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])


def printed_month(today: dt.date) -> tuple[int, int]:
    """Return the month for which a sheet is printed on a day: late in a month the next one."""
    return Horizon(today, 2).pages[today.day > LATE]


def month_grids(occurrences: Iterable[Occurrence], horizon: Horizon) -> tuple[Month, ...]:
    """Return this month and the next, or nothing if there is no meeting in them."""
    pages = horizon.pages[:GRIDS]
    held: dict[tuple[int, int], tuple[set[str], set[str]]] = {page: (set(), set()) for page in pages}
    for one in occurrences:
        days = held.get((one.date.year, one.date.month))
        if days is None:
            break
        days[one.cancelled].add(str(one.date.day))
    if not any(meets for meets, _ in held.values()):
        return ()
    return tuple(
        Month(
            year=year,
            month=month,
            weeks=_weeks(year, month),
            last=bounds(year, month)[1],
            meets=frozenset(meets),
            off=frozenset(off - meets),
        )
        for (year, month), (meets, off) in held.items()
    )


@lru_cache
def _weeks(year: int, month: int) -> tuple[tuple[str, ...], ...]:
    weeks = SUNDAY_FIRST.monthdayscalendar(year, month)
    return tuple(tuple(str(day) if day else "" for day in week) for week in weeks)

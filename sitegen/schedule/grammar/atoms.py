"""The smallest things that say something of days, before anybody knows what they are for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import IntEnum

from sitegen.schedule.nouns import Break, Days, Holidays, Interval, Monthly, Period, Weekly, Yearly


@dataclass(frozen=True, slots=True)
class Months:
    """Months that are named, without days."""

    months: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Weeks:
    """Weeks of a month whose weekday is not said (第5を除く, 1・3週)."""

    weeks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Every:
    """毎月 or 毎週 with nothing after it."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Every so many weeks or months, the start not being said yet."""

    weeks: int = 0
    months: int = 0


@dataclass(frozen=True, slots=True)
class Day:
    """A date as it is written: with or without its year, with or without its weekday."""

    year: int | None
    month: int
    day: int
    weekday: int | None
    start: int
    end: int
    weekday_at: int = 0


@dataclass(frozen=True, slots=True)
class DayList:
    """Dates in the order they are written; with `until` the two ends of a period."""

    days: tuple[Day, ...]
    until: bool = False


@dataclass(frozen=True, slots=True)
class Bound:
    """From a date on, or until one."""

    first: dt.date | None = None
    last: dt.date | None = None


Said = (
    Weekly
    | Monthly
    | Interval
    | Holidays
    | Yearly
    | Period
    | Break
    | Months
    | Weeks
    | Every
    | Gap
    | DayList
    | Bound
)


class Joint(IntEnum):
    """How close one thing stands to the one before: a blank, a 、 or と, a ・, nothing at all."""

    LOOSE = 0
    LISTED = 1
    TIGHT = 2
    TOUCHING = 3


@dataclass(frozen=True, slots=True)
class Atom:
    """One thing that was said, and where.

    `joined` tells how it is joined to the one before, `full` that a weekday is written
    with 曜, `workdays` that 平日 was said, which means no holidays, `every` that 毎週 or
    毎月 leads it: it is a rule, never an exception.
    """

    said: Said
    start: int
    end: int
    joined: Joint = Joint.LOOSE
    full: bool = True
    workdays: bool = False
    every: bool = False

    @property
    def days(self) -> Days | None:
        """Return the days it means by itself, None where it means no days."""
        said = self.said
        return said if isinstance(said, Weekly | Monthly | Interval | Holidays | Yearly) else None

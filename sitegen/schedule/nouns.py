"""What a sentence about dates says, as rules: days, hours, exceptions. Every value is immutable.

A rule is kept in one normal form (months it meets in rather than months off, weeks it meets in
rather than weeks left out), so that two sentences of one meaning are one value.
Weekdays count from Monday, 0; weeks of a month from 1, the last is -1; hours are minutes after
midnight, in Japan's time.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

# Japan has had no summer time since 1951.
JAPAN = dt.timezone(dt.timedelta(hours=9))
LAST = -1
EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)
ALL_MONTHS = tuple(range(1, 13))


def last_late(number: int) -> tuple[bool, int]:
    """Return what weeks and days of the month are ordered by: the last at the end."""
    return number == LAST, number


class Outcome(StrEnum):
    """What became of a sentence: dates, an honest no-dates, or a mistake."""

    UNDERSTOOD = "understood"
    UNDATED = "undated"
    ERROR = "error"


class Band(StrEnum):
    """A part of the day that a sentence names without a clock."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


# Where a part of the day stands among hours, in minutes; what has no time at all comes first.
_BANDS = {None: -1, Band.MORNING: 0, Band.AFTERNOON: 12 * 60, Band.EVENING: 18 * 60}


@dataclass(frozen=True, slots=True)
class Weekly:
    """Days of the week: in every week, or only in the `weeks` of a month that are named."""

    weekdays: tuple[int, ...]
    weeks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Monthly:
    """Days of the month from 1; -1 is its last day. A month without the day has none."""

    days: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Interval:
    """A weekday every so many weeks, counted from the week of `since`."""

    weekdays: tuple[int, ...]
    weeks: int
    since: dt.date


@dataclass(frozen=True, slots=True)
class Yearly:
    """Days of the year as (month, day)."""

    days: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Dates:
    """Dates, each written out."""

    days: tuple[dt.date, ...]


@dataclass(frozen=True, slots=True)
class Holidays:
    """Public holidays; with `after` the days that follow one."""

    after: int = 0


@dataclass(frozen=True, slots=True)
class Period:
    """From a day of the year to another, both within, also over the turn of the year."""

    first: tuple[int, int]
    last: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Break:
    """A time off that everybody knows by name (年末年始, お盆); the almanac knows its days."""

    name: str


Days = Weekly | Monthly | Interval | Yearly | Dates | Holidays
Off = Days | Period | Break


class To(StrEnum):
    """Where a gathering goes that would fall on a public holiday."""

    NEXT_DAY = "next day"
    DAY_BEFORE = "day before"
    NEXT_WEEK = "next week"
    WEEK_BEFORE = "week before"
    NEXT_WORKDAY = "next workday"
    NAMED = "named"


@dataclass(frozen=True, slots=True)
class Move:
    """What happens on a public holiday; `day` is the month's day it goes to when `to` is named.

    With `weekends` the same happens on a Saturday and a Sunday.
    """

    to: To
    day: Weekly | None = None
    weekends: bool = False


@dataclass(frozen=True, slots=True)
class Hours:
    """From when to when: a clock, or only a band of the day.

    `about` says that the start is not sharp (頃).
    """

    start: int | None = None
    end: int | None = None
    about: bool = False
    band: Band | None = None

    @property
    def spec(self) -> str:
        """The hours for programs: 13:30-15:00, 13:30; a band as where it begins; "" without a time."""
        return _spec(self)


@lru_cache(maxsize=1024)
def _spec(hours: Hours) -> str:
    start = _BANDS[hours.band] if hours.start is None else hours.start
    ends = [start] if hours.start is None or hours.end is None else [start, hours.end]
    return "-".join(f"{one // 60:02}:{one % 60:02}" for one in ends) if start >= 0 else ""


@dataclass(frozen=True, slots=True)
class Session:
    """One sitting of a day: its hours, and its name if it has one (昼の部)."""

    hours: Hours
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Override:
    """What holds in some months instead: other days, other hours, or both."""

    months: tuple[int, ...]
    days: tuple[Days, ...] = ()
    sessions: tuple[Session, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """When something meets: on any of `days` in `months`, but not on any day of `but`.

    `first` and `last` bound it; `sessions` is empty when no time is said.
    """

    days: tuple[Days, ...]
    months: tuple[int, ...] = ALL_MONTHS
    sessions: tuple[Session, ...] = ()
    but: tuple[Off, ...] = ()
    holidays: Move | None = None
    overrides: tuple[Override, ...] = ()
    first: dt.date | None = None
    last: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Schedule:
    """All rules of a sentence."""

    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One meeting on one date.

    `moved_from` is the public holiday it was moved away from; `note` belongs to an extra date.
    A `cancelled` one would have been held but for a closed date or a pause, for `reason`.
    """

    date: dt.date
    hours: Hours
    session: str | None = None
    moved_from: dt.date | None = None
    note: str | None = None
    cancelled: bool = False
    reason: str | None = None

    @property
    def key(self) -> tuple[dt.date, int, int]:
        """Return what occurrences are ordered by: the date, then the start, the unknown first."""
        start = _BANDS[self.hours.band] if self.hours.start is None else self.hours.start
        return (self.date, start, self.hours.end or 0)

"""The dates of one month that a rule's days mean, and its days off."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable

from sitegen.schedule.almanac import Almanac, month_table
from sitegen.schedule.nouns import (
    LAST,
    Break,
    Dates,
    Days,
    Holidays,
    Interval,
    Monthly,
    Off,
    Period,
    Weekly,
    Yearly,
)

DAY = dt.timedelta(days=1)


def days_of(days: Days, year: int, month: int, almanac: Almanac) -> Iterable[dt.date]:
    """Return the dates of a month that `days` means."""
    match days:
        case Weekly(weekdays, weeks):
            return _weekly(weekdays, weeks, year, month)
        case Monthly(numbers):
            last = calendar.monthrange(year, month)[1]
            return [dt.date(year, month, last if day == LAST else day) for day in numbers if day <= last]
        case Interval():
            return _interval(days, year, month)
        case Yearly(pairs):
            last = calendar.monthrange(year, month)[1]
            return [dt.date(year, month, day) for one, day in pairs if one == month and day <= last]
        case Dates(dates):
            return [date for date in dates if (date.year, date.month) == (year, month)]
        case Holidays(after):
            last = calendar.monthrange(year, month)[1]
            span = (dt.date(year, month, day) for day in range(1, last + 1))
            return [date for date in span if almanac.holiday(date - after * DAY)]


def _weekly(weekdays: tuple[int, ...], weeks: tuple[int, ...], year: int, month: int) -> list[dt.date]:
    table = month_table(year, month)
    if not weeks:
        return [date for weekday in weekdays for date in table[weekday]]
    return [
        table[weekday][LAST if week == LAST else week - 1]
        for weekday in weekdays
        for week in weeks
        if week <= len(table[weekday])
    ]


def _interval(days: Interval, year: int, month: int) -> list[dt.date]:
    start = days.since - days.since.weekday() * DAY
    return [
        date
        for weekday in days.weekdays
        for date in month_table(year, month)[weekday]
        if date >= days.since and (date - start).days // 7 % days.weeks == 0
    ]


def off_of(off: Off, year: int, month: int, almanac: Almanac) -> Iterable[dt.date]:
    """Return the dates of a month on which a rule does not hold."""
    match off:
        case Break(name):
            return _period(*almanac.break_days(name), year, month)
        case Period(first, last):
            return _period(first, last, year, month)
        case _:
            return days_of(off, year, month, almanac)


def _period(first: tuple[int, int], last: tuple[int, int], year: int, month: int) -> list[dt.date]:
    over = first > last
    end = calendar.monthrange(year, month)[1]
    pairs = ((month, day) for day in range(1, end + 1))
    return [
        dt.date(year, *pair)
        for pair in pairs
        if (first <= pair or pair <= last if over else first <= pair <= last)
    ]

"""Dates, weekdays, months and hours in Japanese."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from sitegen.schedule.nouns import ALL_MONTHS, Band, Hours

WEEKDAYS = "月火水木金土日"
BANDS = {Band.MORNING: "午前", Band.AFTERNOON: "午後", Band.EVENING: "夜"}
PARITIES = {tuple(range(2, 13, 2)): "偶数月", tuple(range(1, 12, 2)): "奇数月"}
# Two in a row are a pair: 月・火, not 月～火.
ROW = 3
EARLIEST = 6 * 60


def short_date(day: dt.date) -> str:
    """Return 11月27日（金）."""
    return f"{day.month}月{day.day}日（{WEEKDAYS[day.weekday()]}）"


def long_date(day: dt.date) -> str:
    """Return 2026年11月27日（金）."""
    return f"{day.year}年{short_date(day)}"


def start(given: Hours) -> str:
    """Return when it begins, as short as can be: 13:30, 9:00頃, 午前, or nothing where no time is known."""
    if given.start is None:
        return BANDS[given.band] if given.band else ""
    return clock(given.start) + ("頃" if given.about else "")


def hours(given: Hours) -> str:
    """Return 13:30～15:00, 9:00頃から, 午前, or nothing where no time is known."""
    if given.start is None:
        return start(given)
    return f"{start(given)}～{clock(given.end)}" if given.end is not None else f"{start(given)}から"


def clock(minutes: int) -> str:
    """Return 13:30; 午前5:30, for an hour before six may be an afternoon's that is half written."""
    morning = "午前" if minutes < EARLIEST else ""
    return f"{morning}{minutes // 60}:{minutes % 60:02}"


def weekday_names(weekdays: Iterable[int]) -> str:
    """Return 月・水・金曜日; three and more in a row are 月～金曜日."""
    days = list(weekdays)
    in_row = len(days) >= ROW and days == list(range(days[0], days[-1] + 1))
    named = (
        f"{WEEKDAYS[days[0]]}～{WEEKDAYS[days[-1]]}" if in_row else "・".join(WEEKDAYS[day] for day in days)
    )
    return f"{named}曜日"


def month_names(months: Sequence[int]) -> str:
    """Return 4月～11月, 偶数月, 1月・3月; nothing for all twelve."""
    if tuple(months) == ALL_MONTHS:
        return ""
    if parity := PARITIES.get(tuple(months)):
        return parity
    if row := month_row(months):
        return f"{row[0]}月～{row[1]}月"
    return "・".join(f"{month}月" for month in months)


def month_row(months: Sequence[int]) -> tuple[int, int] | None:
    """Return the first and the last of months in a row, also over the turn of the year; None for others."""
    for first in months if len(months) >= ROW else ():
        if {(first + step - 1) % 12 + 1 for step in range(len(months))} == set(months):
            return first, (first + len(months) - 2) % 12 + 1
    return None

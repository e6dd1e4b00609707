"""The year of a date: by an era, by the date before it, or by when the record was confirmed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sitegen.schedule.grammar.atoms import Day
from sitegen.schedule.grammar.cursor import Cursor, Fault
from sitegen.schedule.grammar.tokens import Token
from sitegen.schedule.grammar.weekdays import WEEKDAYS

ERAS = {"令和": 2018, "r": 2018, "平成": 1988, "h": 1988, "昭和": 1925}
# How many years an era had; of this one nobody knows.
LENGTHS = {"平成": 31, "h": 31, "昭和": 64}
# No date has this year: what an era never had is found where its date is made.
NO_YEAR = 10_000
LEAP, APRIL = 2024, 4


@dataclass(frozen=True, slots=True)
class Resolved:
    """Dates with their years; `assumed` is the fiscal year they were taken from, if they were."""

    dates: tuple[dt.date, ...]
    assumed: int | None = None


def era_year(value: Mapping[str, str], prefix: str) -> int:
    """Return the year that a token's parts of this prefix say; NO_YEAR for 昭和99年."""
    if year := value.get(f"{prefix}year"):
        return int(year)
    era, written = value[f"{prefix}era"], value[f"{prefix}eyear"]
    number = 1 if written == "元" else int(written)
    return ERAS[era] + number if 1 <= number <= LENGTHS.get(era, number) else NO_YEAR


def check_both(token: Token, year: int, cursor: Cursor) -> None:
    """Hold 令和7年(2025年) against itself."""
    both = token.value.get("dboth") or token.value.get("yboth")
    if not both:
        return
    other = int(both) if both.isdigit() else ERAS[both[:2]] + int(both[2:])
    if other != year:
        cursor.fault(Fault("schedule-contradiction", token.start, token.end))


def exact(day: Day) -> dt.date | None:
    """Return the date of a day, in a leap year if it says none; None if there is no such day."""
    try:
        return dt.date(day.year or LEAP, day.month, day.day)
    except ValueError:
        return None


def resolve(
    days: Iterable[Day], *, before: dt.date | None, confirmed: dt.date | None, cursor: Cursor
) -> Resolved | None:
    """Give every day its year: its own, the one before it carried on, or the confirmation's.

    `before` is the date written before these, if its year was. The confirmation's is the fiscal
    year (April to March) it lies in. Notes a fault where no year is known or a weekday is not
    the date's.
    """
    found: list[dt.date] = []
    assumed = None
    for day in days:
        year = day.year
        before = found[-1] if found else before
        if year is None and before and assumed is None:
            year = before.year + ((day.month, day.day) < (before.month, before.day))
        if year is None and confirmed is not None:
            assumed = confirmed.year - (confirmed.month < APRIL)
            year = assumed + (day.month < APRIL)
        if year is None:
            text = f"{day.month}月{day.day}日"
            cursor.fault(Fault("schedule-no-year", day.start, day.end, {"text": text}))
            return None
        date = _dated(day, year, cursor)
        if date is None:
            return None
        found.append(date)
    return Resolved(tuple(found), assumed)


def _dated(day: Day, year: int, cursor: Cursor) -> dt.date | None:
    text = f"{year}年{day.month}月{day.day}日"
    try:
        date = dt.date(year, day.month, day.day)
    except ValueError:
        cursor.fault(Fault("schedule-no-such-date", day.start, day.end, {"text": text}))
        return None
    if day.weekday is not None and date.weekday() != day.weekday:
        right = WEEKDAYS[date.weekday()]
        fix = (day.weekday_at, day.weekday_at + 1, right)
        values = {"date": text, "weekday": right}
        cursor.fault(Fault("schedule-wrong-weekday", day.start, day.end, values, fix))
        return None
    return date

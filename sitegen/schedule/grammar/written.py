"""Dates as they are written: one, or a list of them."""

from __future__ import annotations

from sitegen.schedule.grammar.atoms import Day
from sitegen.schedule.grammar.cursor import Cursor, Fault
from sitegen.schedule.grammar.lexicon import Kind
from sitegen.schedule.grammar.tokens import Token
from sitegen.schedule.grammar.weekdays import WEEKDAYS
from sitegen.schedule.grammar.years import check_both, era_year, exact

DATED = (Kind.DATE, Kind.DAY, Kind.NUMBER)
LETTERS = ("dwd", "dwd2", "swd", "swd2", "daywd", "daywd2")


def read_days(cursor: Cursor) -> list[Day]:
    """Read a list of dates that begins with a month and a day; nothing if there is none here."""
    days: list[Day] = []
    while cursor.kind() in DATED and (days or cursor.kind() is Kind.DATE):
        day = read_day(cursor, days[-1] if days else None)
        days.append(day)
        after = cursor.peek()
        if after and after.kind is Kind.DATE and after.start == day.end and day.weekday is None:
            # 12月29日1月3日 may be a period that lost its wave.
            cursor.fault(Fault("schedule-unknown-part", day.start, after.end))
        skip_mark(cursor)
    return days


def skip_mark(cursor: Cursor) -> None:
    """Step over a list mark if another date stands behind it."""
    if cursor.kind() is Kind.LIST and cursor.kind(1) in DATED:
        cursor.step()


def read_day(cursor: Cursor, before: Day | None) -> Day:
    """Read one date; a bare day belongs to the month of the one before it."""
    token = cursor.step()
    year, month, day = _numbers(token, before)
    if year is not None and "dmonth" in token.value:
        check_both(token, year, cursor)
    letter = next((token.value[name] for name in LETTERS if name in token.value), None)
    at = token.start + token.text.index(letter, token.text.index(str(day))) if letter else token.start
    made = Day(year, month, day, WEEKDAYS.index(letter) if letter else None, token.start, token.end, at)
    if exact(made) is None:
        cursor.fault(Fault("schedule-no-such-date", token.start, token.end, {"text": token.text}))
        return Day(year, 1, 1, None, token.start, token.end)
    return made


def _numbers(token: Token, before: Day | None) -> tuple[int | None, int, int]:
    """Return year, month and day as far as they are said; no month is 0."""
    value = token.value
    if "dmonth" in value:
        return era_year(value, "d"), int(value["dmonth"]), int(value.get("dday") or value["dday2"])
    if "smonth" in value:
        return None, int(value["smonth"]), int(value["sday"])
    day = int(value.get("day") or value.get("number") or 0)
    return (before.year, before.month, day) if before else (None, 0, day)

"""Weeks of the month: 第2・4水曜, 第1～3週の月・火, 最終金曜, 第5."""

from __future__ import annotations

from sitegen.schedule.grammar.atoms import Weeks
from sitegen.schedule.grammar.cursor import Cursor, Fault
from sitegen.schedule.grammar.lexicon import Kind
from sitegen.schedule.grammar.normal import ALL_WEEKS
from sitegen.schedule.grammar.numbers import read_numbers, same_unit
from sitegen.schedule.grammar.weekdays import letters, read_weekdays
from sitegen.schedule.nouns import LAST, Weekly, last_late

MOST_WEEKS = 5
COUNTED = (Kind.NTH, Kind.NUMBER)


def read_weeks(cursor: Cursor) -> Weekly | Weeks:
    """Read 第2・4水曜, 第1～3週の月・火, 最終金曜; without a weekday it is only weeks."""
    weeks = read_numbers(cursor, COUNTED, _week)
    monday = _bare_monday(cursor)
    if monday:
        return Weekly((0,), tuple(sorted({*weeks, monday}, key=last_late)))
    while cursor.skip(Kind.WEEK):
        if cursor.kind() is Kind.LIST and cursor.kind(1) in COUNTED and same_unit(cursor, (Kind.NTH,)):
            cursor.step()
            weeks = (*weeks, *read_numbers(cursor, COUNTED, _week))
    weeks = tuple(sorted(set(weeks), key=last_late))
    weekdays = _weekdays(cursor)
    if weekdays is None:
        return Weeks(weeks)
    named = cursor.peek(-1)
    if named and letters(named).endswith("土日"):
        # The Sunday after the second Saturday, or the second Sunday?
        cursor.fault(Fault("schedule-ambiguous", named.start, named.end))
    return Weekly(weekdays, () if set(weeks) >= set(ALL_WEEKS) else weeks)


def _weekdays(cursor: Cursor) -> tuple[int, ...] | None:
    """Read the weekdays behind weeks, also の火曜 and （火）; None if there are none."""
    place = cursor.place
    cursor.skip(Kind.PARTICLE)
    opened = cursor.kind() is Kind.OPEN and cursor.kind(1) is Kind.WEEKDAY
    if opened:
        cursor.step()
    if cursor.kind() in (Kind.WEEKDAY, Kind.WORKDAYS):
        weekdays = read_weekdays(cursor)
        if not opened or cursor.skip(Kind.CLOSE):
            return weekdays
    cursor.place = place
    return None


def _week(cursor: Cursor) -> int:
    token = cursor.step()
    if "last" in token.value:
        return LAST
    if "firstnth" in token.value:
        return 1
    week = int(token.value.get("nth") or token.value["number"])
    if not 1 <= week <= MOST_WEEKS:
        cursor.fault(Fault("schedule-no-such-week", token.start, token.end, {"number": week}))
        return 1
    return week


def _bare_monday(cursor: Cursor) -> int | None:
    """Return 4 for the end of 第2・4月, in which 4月 is no month but the fourth Monday."""
    if cursor.kind() is not Kind.LIST or cursor.kind(1) is not Kind.MONTH:
        return None
    before, token = cursor.peek(-1), cursor.peek(1)
    number = int(token.value["month"]) if token else 0
    if not before or before.kind is not Kind.NTH or not 1 <= number <= MOST_WEEKS:
        return None
    if cursor.kind(2) in (Kind.OFF, Kind.BUT, Kind.PARTICLE):
        return None
    cursor.step()
    cursor.step()
    return number

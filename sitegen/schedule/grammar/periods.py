"""Dates as sentences use them: a list, a period, from one on, until one."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from sitegen.schedule.grammar.atoms import Bound, Day, DayList, Said
from sitegen.schedule.grammar.cursor import Cursor, Fault
from sitegen.schedule.grammar.headings import read_under_month, read_under_year
from sitegen.schedule.grammar.lexicon import Kind
from sitegen.schedule.grammar.written import DATED, read_day, read_days
from sitegen.schedule.grammar.years import LEAP, exact

# An end without a year is later than any start.
LAST_YEAR = 2100
STARTS = ("開始", "スタート", "起点", "基準日", "基準", "始まり")


def read_dates(cursor: Cursor) -> Said | None:
    """Read a list of dates, a period, or a month of a year that something begins or ends with."""
    if cursor.kind() in (Kind.YEAR, Kind.FISCAL):
        return read_under_year(cursor)
    if cursor.kind() is Kind.YEARMONTH:
        return read_under_month(cursor)
    days = read_days(cursor)
    if not days:
        return None
    goes_on = cursor.kind() in (Kind.RANGE, Kind.FROM)
    if goes_on and cursor.kind(1) in DATED:
        return _period(cursor, days)
    return _bound(cursor, days[0], goes_on=goes_on) if len(days) == 1 else DayList(tuple(days))


def _period(cursor: Cursor, days: list[Day]) -> DayList | None:
    cursor.step()
    last = read_day(cursor, days[-1])
    cursor.skip(Kind.UNTIL)
    if len(days) != 1:
        return None
    first = days[0]
    end = (last.year or LAST_YEAR, last.month, last.day)
    if first.year and end < (first.year, first.month, first.day):
        cursor.fault(Fault("schedule-ends-before-start", first.start, last.end))
    if first.year and last.year is None:
        over = (last.month, last.day) < (first.month, first.day)
        last = replace(last, year=first.year + over)
    if exact(last) is None:
        cursor.fault(Fault("schedule-no-such-date", last.start, last.end))
        last = first
    return DayList((first, last), until=True)


def _bound(cursor: Cursor, day: Day, *, goes_on: bool) -> Bound | DayList:
    """Read から or まで behind a date: it needs a year, or nobody knows from when."""
    # 4月8日～10時 is no start of a period, 4月8日から 10時 is one.
    opens = cursor.kind() is Kind.FROM or (goes_on and cursor.kind(1) is not Kind.CLOCK)
    token = cursor.peek()
    opens = opens or bool(day.year and token and token.kind is Kind.FILL and token.text in STARTS)
    if not opens and cursor.kind() is not Kind.UNTIL:
        return DayList((day,))
    cursor.step()
    date = exact(day) if day.year else None
    if date is None:
        cursor.fault(Fault("schedule-no-year", day.start, day.end))
        date = dt.date(LEAP, 1, 1)
    return Bound(first=date) if opens else Bound(last=date)

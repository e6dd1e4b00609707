"""Years and months that stand over dates: 令和8年度 4/1・5/6, 2027年4月 8日・22日, 2026年10月まで."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import replace

from sitegen.schedule.grammar.atoms import Bound, Day, DayList, Months
from sitegen.schedule.grammar.cursor import Cursor, Fault
from sitegen.schedule.grammar.lexicon import Kind
from sitegen.schedule.grammar.written import DATED, read_day, read_days, skip_mark
from sitegen.schedule.grammar.years import APRIL, NO_YEAR, check_both, era_year

MONTHS = 12
QUIET = (Kind.FILL, Kind.LIST, Kind.PARTICLE, Kind.STRONG)


def read_under_year(cursor: Cursor) -> DayList | None:
    """Read 令和8年度 or 2026年 before dates without a year of their own."""
    token = cursor.step()
    fiscal = token.kind is Kind.FISCAL
    year = era_year(token.value, "f" if fiscal else "z")
    while cursor.kind() in QUIET:
        cursor.step()
    days = read_days(cursor)
    if not days:
        return None
    if fiscal:
        return DayList(tuple(_with_year(one, year + (one.month < APRIL)) for one in days))
    return DayList((_with_year(days[0], year), *days[1:]))


def read_under_month(cursor: Cursor) -> Months | Bound | DayList | None:
    """Read a month of a year: the heading of dates, or when something begins or ends."""
    token = cursor.step()
    year, month = era_year(token.value, "y"), int(token.value["ymonth"])
    check_both(token, year, cursor)
    if not 1 <= month <= MONTHS or year == NO_YEAR:
        cursor.fault(Fault("schedule-no-such-month", token.start, token.end, {"number": month}))
        return Months((1,))
    first = dt.date(year, month, 1)
    if cursor.skip(Kind.UNTIL):
        return Bound(last=_month_end(year, month))
    if cursor.skip(Kind.FROM, Kind.RANGE):
        return Bound(first, _last_month(cursor, first))
    if days := _days_of(cursor, year, month):
        return DayList(tuple(days))
    whole = cursor.kind() in (Kind.PARTICLE, Kind.NTH, Kind.LIST)
    return Bound(first, _month_end(year, month)) if whole else None


def _last_month(cursor: Cursor, first: dt.date) -> dt.date | None:
    """Read the month at the end of a period, and return its last day."""
    token = cursor.peek()
    if token is None or token.kind not in (Kind.YEARMONTH, Kind.MONTH):
        return None
    cursor.step()
    if token.kind is Kind.YEARMONTH:
        year, month = era_year(token.value, "y"), int(token.value["ymonth"])
    else:
        month = int(token.value["month"])
        year = first.year + (month < first.month)
    cursor.skip(Kind.UNTIL)
    if not 1 <= month <= MONTHS or year == NO_YEAR:
        cursor.fault(Fault("schedule-no-such-month", token.start, token.end, {"number": month}))
        return None
    last = _month_end(year, month)
    if last < first:
        cursor.fault(Fault("schedule-ends-before-start", token.start, token.end))
    return last


def _days_of(cursor: Cursor, year: int, month: int) -> list[Day]:
    """Read the dates under a month's heading: 2027年4月 4月8日、22日, 2027年4月 8日・22日."""
    place = cursor.place
    while cursor.kind() in QUIET:
        cursor.step()
    head = Day(year, month, 1, None, 0, 0)
    days: list[Day] = []
    while cursor.kind() in DATED:
        day = read_day(cursor, days[-1] if days else head)
        days.append(_with_year(day, year + (day.month < month)))
        skip_mark(cursor)
    if not days:
        cursor.place = place
    return days


def _with_year(day: Day, year: int) -> Day:
    return day if day.year else replace(day, year=year)


def _month_end(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])

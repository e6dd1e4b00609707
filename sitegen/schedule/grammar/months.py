"""Months and the days of a month: 4月～10月, 偶数月, 毎月5日と20日, 末日, 5の付く日."""

from __future__ import annotations

from sitegen.schedule.grammar.atoms import Months
from sitegen.schedule.grammar.cursor import Cursor, Fault
from sitegen.schedule.grammar.lexicon import Kind
from sitegen.schedule.grammar.numbers import read_numbers
from sitegen.schedule.nouns import LAST, Monthly, last_late

MOST_DAYS, MOST_MONTHS = 31, 12
# What a day of the month may stand behind: it says which months are meant.
LEADS = (Kind.EVERY, Kind.MONTH, Kind.PARITY, Kind.GAP, Kind.PARTICLE, Kind.LIST, Kind.ONLY)


def read_months(cursor: Cursor) -> Months:
    """Read months that are named."""
    months = read_numbers(cursor, (Kind.MONTH, Kind.NUMBER), _month, wrap=MOST_MONTHS)
    if len(months) > 1:
        cursor.skip(Kind.UNTIL)
    return Months(tuple(sorted(months)))


def read_parity(cursor: Cursor) -> Months:
    """Read even or odd months."""
    even = "even" in cursor.step().value
    return Months(tuple(range(2 if even else 1, MOST_MONTHS + 1, 2)))


def read_month_days(cursor: Cursor) -> Monthly:
    """Read days of the month; a fault where nothing says which months."""
    token = cursor.peek()
    said_before = cursor.kind(-1) is Kind.OPEN and cursor.kind(-2) in (Kind.FIVES, Kind.DAY)
    if token and token.kind is not Kind.LASTDAY and cursor.kind(-1) not in LEADS and not said_before:
        fix = (token.start, token.start, "毎月")
        cursor.fault(Fault("schedule-no-month", token.start, token.end, fix=fix))
    days = read_numbers(cursor, (Kind.DAY, Kind.NUMBER, Kind.LASTDAY), _month_day)
    return Monthly(tuple(sorted(days, key=last_late)))


def read_fives(cursor: Cursor) -> Monthly:
    """Read 5の付く日: the days that end in a figure, but for the 31st."""
    digits = [int(one) for one in cursor.step().value["fives"] if one.isdigit()]
    return Monthly(tuple(day for day in range(1, MOST_DAYS) if day % 10 in digits))


def _month(cursor: Cursor) -> int:
    token = cursor.step()
    month = int(token.value.get("month") or token.value["number"])
    if not 1 <= month <= MOST_MONTHS:
        cursor.fault(Fault("schedule-no-such-month", token.start, token.end, {"number": month}))
        return 1
    return month


def _month_day(cursor: Cursor) -> int:
    token = cursor.step()
    if token.kind is Kind.LASTDAY:
        return LAST
    if "daytail" in token.value:
        # A day of every month has no weekday of its own: it is one date, of some year.
        cursor.fault(Fault("schedule-no-year", token.start, token.end, {"text": token.text}))
    day = int(token.value.get("day") or token.value["number"])
    if not 1 <= day <= MOST_DAYS:
        cursor.fault(Fault("schedule-no-such-date", token.start, token.end, {"text": token.text}))
        return 1
    return day

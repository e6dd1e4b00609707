"""Read one thing said of days, whatever it is: weekdays, weeks, months, dates, times off."""

from __future__ import annotations

from collections.abc import Callable

from sitegen.schedule.grammar.atoms import Atom, DayList, Every, Gap, Said
from sitegen.schedule.grammar.breaks import read_break, read_holidays, read_school_break
from sitegen.schedule.grammar.cursor import Cursor, Fault
from sitegen.schedule.grammar.lexicon import Kind
from sitegen.schedule.grammar.months import read_fives, read_month_days, read_months, read_parity
from sitegen.schedule.grammar.numbers import number_unit
from sitegen.schedule.grammar.periods import read_dates
from sitegen.schedule.grammar.tokens import Token
from sitegen.schedule.grammar.weekdays import is_full, read_daily, read_weekdays, read_weekly, read_workdays
from sitegen.schedule.grammar.weeks import read_weeks
from sitegen.schedule.nouns import Yearly

MONTHLY = ("毎月", "各月")
REGULAR = (*MONTHLY, "毎週", "各週")
AFTER_EVERY = (Kind.NTH, Kind.NUMBER, Kind.WEEKDAY, Kind.WORKDAYS, Kind.DAY, Kind.LASTDAY, Kind.FIVES)


def read_atom(cursor: Cursor) -> Atom | None:
    """Read one thing said of days and step over it; None if there is none here."""
    token, place = cursor.peek(), cursor.place
    said = _said(cursor)
    if token is None or said is None:
        return None
    read = cursor.tokens[place : cursor.place]
    return Atom(
        said,
        token.start,
        cursor.end,
        full=is_full(cursor, token.start),
        workdays=any(one.kind is Kind.WORKDAYS and one.text.startswith("平日") for one in read),
        every=token.kind is Kind.EVERY,
    )


def _said(cursor: Cursor) -> Said | None:
    kind = cursor.kind()
    reader = _READERS.get(kind) if kind else None
    return reader(cursor) if reader else None


def _every(cursor: Cursor) -> Said | None:
    token = cursor.step()
    monthly = token.text in MONTHLY
    if monthly and cursor.kind() is Kind.PARTICLE and cursor.kind(1) is Kind.WEEKDAY:
        cursor.step()
    if monthly and cursor.kind() in (Kind.WEEKDAY, Kind.WORKDAYS):
        # 毎月火曜日: once a month or every week? Nobody can say.
        read_weekdays(cursor)
        return Every()
    if token.text in REGULAR and cursor.kind() is Kind.LIST:
        _pause(token, cursor)
    if cursor.kind() in AFTER_EVERY and (said := _said(cursor)):
        return said
    if token.text == "毎年":
        return _every_year(cursor)
    return Every() if token.text != "毎" else None


def _pause(token: Token, cursor: Cursor) -> None:
    """Step over the mark in 毎月、第1月曜; 毎月・火 has lost something."""
    mark, after = cursor.peek(), cursor.kind(1)
    if mark is None:
        return
    if mark.text != "、" or (token.text in MONTHLY and after is Kind.WEEKDAY):
        cursor.fault(Fault("schedule-unknown-part", token.start, mark.end))
    if mark.text == "、" and (after in (Kind.NTH, Kind.DAY) or "週" in token.text):
        cursor.step()


def _every_year(cursor: Cursor) -> Said:
    said = _said(cursor)
    if isinstance(said, DayList) and not said.until and not any(one.year for one in said.days):
        return Yearly(tuple((one.month, one.day) for one in said.days))
    return said or Every()


def _numbers(cursor: Cursor) -> Said | None:
    unit = number_unit(cursor)
    if unit is Kind.MONTH:
        return read_months(cursor)
    if unit is Kind.DAY:
        return read_month_days(cursor)
    return read_weeks(cursor) if unit in (Kind.WEEK, Kind.WEEKDAY, Kind.NTH) else None


def _gap(cursor: Cursor) -> Gap:
    token = cursor.step()
    if "gapvague" in token.value:
        return Gap()
    if weeks := token.value.get("gapweeks"):
        return Gap(weeks=_step(token, weeks))
    if months := token.value.get("gapmonths"):
        return Gap(months=_step(token, months))
    return Gap(months=2) if "月" in token.text else Gap(weeks=2)


def _step(token: Token, number: str) -> int:
    """Return every how many: 1週おき is every other week; of 2週おき nobody knows what is meant."""
    if "おき" not in token.text and "置き" not in token.text:
        return int(number)
    return 2 if number == "1" else 0


_READERS: dict[Kind, Callable[[Cursor], Said | None]] = {
    Kind.EVERY: _every,
    Kind.NTH: read_weeks,
    Kind.NUMBER: _numbers,
    Kind.WEEKDAY: read_weekly,
    Kind.WORKDAYS: read_workdays,
    Kind.DAILY: read_daily,
    Kind.DAY: read_month_days,
    Kind.LASTDAY: read_month_days,
    Kind.FIVES: read_fives,
    Kind.MONTH: read_months,
    Kind.PARITY: read_parity,
    Kind.GAP: _gap,
    Kind.HOLIDAY: read_holidays,
    Kind.BREAK: read_break,
    Kind.SCHOOL: read_school_break,
    Kind.DATE: read_dates,
    Kind.YEARMONTH: read_dates,
    Kind.YEAR: read_dates,
    Kind.FISCAL: read_dates,
}

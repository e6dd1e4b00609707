"""Holidays and times off by name: 祝日, 年末年始, お盆（8月13日～16日）, 学校の夏休み."""

from __future__ import annotations

from sitegen.schedule.grammar.atoms import DayList, Said
from sitegen.schedule.grammar.cursor import Cursor
from sitegen.schedule.grammar.lexicon import Kind
from sitegen.schedule.grammar.periods import read_dates
from sitegen.schedule.nouns import Break, Holidays, Yearly


def read_holidays(cursor: Cursor) -> Holidays:
    """Read 祝日 or 祝日の翌日."""
    return Holidays(1 if "afterholiday" in cursor.step().value else 0)


def read_break(cursor: Cursor) -> Said:
    """Read a time off that everybody knows, or the days that a bracket behind its name gives it."""
    text = cursor.step().text
    if cursor.kind() is Kind.OPEN and cursor.kind(1) is Kind.DATE and (dates := _in_brackets(cursor)):
        return dates
    if text in ("元旦", "元日"):
        return Yearly(((1, 1),))
    if "年末" in text or "正月" in text or "三が日" in text:
        return Break("年末年始")
    return Break("お盆" if "盆" in text else "夏休み" if "夏季" in text else "ゴールデンウィーク")


def read_school_break(cursor: Cursor) -> Break | DayList:
    """Read the holidays of schools, or the days that a bracket behind their name gives them."""
    text = cursor.step().text
    if cursor.kind() is Kind.OPEN and cursor.kind(1) is Kind.DATE and (dates := _in_brackets(cursor)):
        return dates
    season = next((one for one in "春夏秋冬" if one in text), None)
    return Break(f"{season}休み" if season else "学校の休み")


def _in_brackets(cursor: Cursor) -> DayList | None:
    """Read the days of a time off that stand behind its name: お盆（8月13日～16日）."""
    place = cursor.place
    cursor.step()
    said = read_dates(cursor)
    if isinstance(said, DayList) and said.until and cursor.skip(Kind.CLOSE):
        return said
    cursor.place = place
    return None

"""Weekdays: 火曜, 月・水・金, 月～金曜日, 平日, 週末."""

from __future__ import annotations

from sitegen.schedule.grammar.cursor import Cursor
from sitegen.schedule.grammar.lexicon import Kind
from sitegen.schedule.grammar.tokens import Token
from sitegen.schedule.nouns import EVERY_DAY, Weekly

WEEKDAYS = "月火水木金土日"
WORKDAYS = (0, 1, 2, 3, 4)
WEEKEND = (5, 6)


def read_weekly(cursor: Cursor) -> Weekly:
    """Read the weekdays of every week."""
    return Weekly(read_weekdays(cursor, lists=False))


def read_workdays(cursor: Cursor) -> Weekly:
    """Read 平日 or 週末."""
    return Weekly(tuple(_named(cursor.step())))


def read_daily(cursor: Cursor) -> Weekly:
    """Read 毎日."""
    cursor.step()
    return Weekly(EVERY_DAY)


def read_weekdays(cursor: Cursor, *, lists: bool = True) -> tuple[int, ...]:
    """Read weekdays and ranges of them, with `lists` over list marks, too (第2 月・木曜)."""
    found: list[int] = []
    while True:
        days = _named(cursor.step())
        found += days
        ahead, after = cursor.kind(), cursor.peek(1)
        if ahead in (Kind.RANGE, Kind.FROM) and after and after.kind is Kind.WEEKDAY and len(days) == 1:
            cursor.step()
            end = _named(after)[0]
            found += [(found[-1] + step) % 7 for step in range(1, (end - found[-1]) % 7)]
            continue
        if ahead is Kind.UNTIL and len(found) > len(days):
            cursor.step()
            ahead, after = cursor.kind(), cursor.peek(1)
        if lists and ahead is Kind.LIST and after and after.kind is Kind.WEEKDAY:
            cursor.step()
            continue
        if ahead is not Kind.WEEKDAY or _starts_anew(cursor):
            return tuple(sorted(set(found)))


def letters(token: Token) -> str:
    """Return the letters of a weekday's token, nothing for 平日 and 週末."""
    return token.value.get("days") or token.value.get("bare") or ""


def is_full(cursor: Cursor, start: int) -> bool:
    """Tell whether the weekdays just read from `start` are written with 曜, or are several."""
    index = cursor.place - 1
    bare = []
    while index >= 0 and cursor.tokens[index].start >= start:
        token = cursor.tokens[index]
        bare.append(token.kind is Kind.WEEKDAY and "bare" in token.value and len(token.text) == 1)
        index -= 1
    return bare != [True]


def _starts_anew(cursor: Cursor) -> bool:
    """Tell whether a blank parts the next weekday from those before: a list of its own."""
    before, token = cursor.peek(-1), cursor.peek()
    return bool(before and token and token.start > before.end)


def _named(token: Token) -> list[int]:
    named = letters(token)
    if not named:
        return list(WEEKEND if token.text == "週末" else WORKDAYS)
    return [WEEKDAYS.index(letter) for letter in named]

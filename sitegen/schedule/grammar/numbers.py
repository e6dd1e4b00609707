"""Numbers in lists and ranges, and what they count: 第1・3, 4～10月, 5日と20日."""

from __future__ import annotations

from collections.abc import Callable

from sitegen.schedule.grammar.cursor import Cursor
from sitegen.schedule.grammar.lexicon import Kind

UNITS = (Kind.MONTH, Kind.DAY, Kind.WEEK, Kind.WEEKDAY, Kind.NTH)
JOINS = (Kind.LIST, Kind.RANGE, Kind.FROM)


def number_unit(cursor: Cursor) -> Kind | None:
    """Return what the numbers of a list count: the unit that stands behind the last of them."""
    ahead, joined = 0, False
    while cursor.kind(ahead) is Kind.NUMBER:
        joined = cursor.kind(ahead + 1) in JOINS
        ahead += 2 if joined else 1
    token = cursor.peek(ahead)
    if token is None:
        return None
    of = token.kind is Kind.PARTICLE and token.text == "の"
    if not joined and (token.kind is Kind.OPEN or of):
        # 第1・3の火曜, 第1・3（火）
        return Kind.WEEKDAY if cursor.kind(ahead + 1) is Kind.WEEKDAY else None
    # 水曜（第2・4）: what they count stands before the bracket.
    fitting = UNITS if joined else (Kind.WEEK, Kind.WEEKDAY, Kind.CLOSE)
    return token.kind if token.kind in fitting else None


def read_numbers(
    cursor: Cursor, kinds: tuple[Kind, ...], value: Callable[[Cursor], int], *, wrap: int = 0
) -> tuple[int, ...]:
    """Read numbers joined by list marks and ranges; a range may go over `wrap` (11～2月)."""
    found: list[int] = []
    span = False
    while cursor.kind() in kinds:
        number = value(cursor)
        found += _between(found[-1], number, wrap) if span else [number]
        ahead = cursor.kind()
        goes_on = cursor.kind(1) in kinds
        span = ahead in (Kind.RANGE, Kind.FROM) and goes_on
        if span or (ahead is Kind.LIST and goes_on and same_unit(cursor, kinds)):
            cursor.step()
        elif ahead is not Kind.NTH or cursor.kind(-1) is not Kind.NTH:
            # Only 第1第3 needs no mark between.
            break
    return tuple(dict.fromkeys(found))


def same_unit(cursor: Cursor, kinds: tuple[Kind, ...]) -> bool:
    """Tell whether the number behind a list mark counts the same as those before it."""
    if cursor.kind(1) is not Kind.NUMBER:
        return True
    unit = number_unit(Cursor(cursor.tokens, cursor.place + 1))
    return unit in kinds or (Kind.NTH in kinds and unit in (Kind.WEEK, Kind.WEEKDAY, Kind.CLOSE))


def _between(first: int, last: int, wrap: int) -> list[int]:
    if last > first or not wrap:
        return list(range(first + 1, last + 1))
    return [(number - 1) % wrap + 1 for number in range(first + 1, last + wrap + 1)]

"""Public holidays and the times off that everybody knows by name. The only home of jpholiday."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

MonthDay = tuple[int, int]
BREAKS: Mapping[str, tuple[MonthDay, MonthDay]] = MappingProxyType(
    {"年末年始": ((12, 29), (1, 3)), "お盆": ((8, 13), (8, 16))}
)


@lru_cache(maxsize=1200)
def national_holidays(year: int, month: int) -> Mapping[dt.date, str]:
    """Return the public holidays of a month with their names, substitute holidays among them.

    From the law as jpholiday knows it; equinoxes of far years are its forecast. It asks its
    rules of every day, 4 ms a month, so no month is asked for that nobody wants.
    """
    import jpholiday  # noqa: PLC0415 - `sitegen --help` needs no holidays

    return MappingProxyType(dict(jpholiday.month_holidays(year, month)))


@lru_cache(maxsize=64)
def month_table(year: int, month: int) -> tuple[tuple[dt.date, ...], ...]:
    """Return a month's dates by weekday from Monday: the nth stands at n - 1."""
    last = calendar.monthrange(year, month)[1]
    table: list[list[dt.date]] = [[] for _ in range(7)]
    for day in range(1, last + 1):
        date = dt.date(year, month, day)
        table[date.weekday()].append(date)
    return tuple(tuple(row) for row in table)


class Almanac:
    """What a city's year looks like: its holidays beside the nation's, its named times off."""

    __slots__ = ("_extra", "breaks")

    def __init__(
        self,
        *,
        breaks: Mapping[str, tuple[MonthDay, MonthDay]] | None = None,
        holidays: Mapping[dt.date, str] | None = None,
    ) -> None:
        self.breaks: Mapping[str, tuple[MonthDay, MonthDay]] = {**BREAKS, **(breaks or {})}
        self._extra: Mapping[dt.date, str] = dict(holidays or {})

    def holiday(self, date: dt.date) -> str | None:
        """Return the name of the public holiday on a date, None on any other day."""
        return self._extra.get(date) or national_holidays(date.year, date.month).get(date)

    def holidays(self, first: dt.date, last: dt.date) -> Mapping[dt.date, str]:
        """Return the holidays from `first` to `last` with their names."""
        months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
        found = {
            date: name
            for count in months
            for date, name in national_holidays(count // 12, count % 12 + 1).items()
        }
        found |= self._extra
        return {date: found[date] for date in sorted(found) if first <= date <= last}

    def break_days(self, name: str) -> tuple[MonthDay, MonthDay]:
        """Return the first and the last (month, day) of a time off; KeyError if it is unknown."""
        return self.breaks[name]

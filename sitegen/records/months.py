"""Months by their names (2026-05), and the fiscal years (年度) that newsletters are numbered in."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import NamedTuple, Self

from sitegen.records.fields import ERAS

APRIL = 4
_NAME = re.compile(r"([1-9]\d{3})-(0[1-9]|1[0-2])")


class Month(NamedTuple):
    """A month of a year; months are ordered by time."""

    year: int
    month: int

    @classmethod
    def named(cls, name: str) -> Self | None:
        """Return the month that is called `name`, as 2026-05; None if none is."""
        match = _NAME.fullmatch(name)
        return cls(int(match[1]), int(match[2])) if match else None

    def __str__(self) -> str:
        """Return the name, as 2026-05."""
        return f"{self.year:04}-{self.month:02}"

    @property
    def fiscal_year(self) -> int:
        """The year in whose April its fiscal year began."""
        return self.year - (self.month < APRIL)

    @property
    def first(self) -> dt.date:
        """Its first day."""
        return dt.date(self.year, self.month, 1)

    @property
    def last(self) -> dt.date:
        """Its last day."""
        return dt.date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])


def fiscal_name(year: int) -> str:
    """Return a fiscal year as offices write it: 令和8年度."""
    era, before = max(
        ((era, before) for era, before in ERAS.items() if before < year), key=lambda one: one[1]
    )
    count = year - before
    return f"{era}{'元' if count == 1 else count}年度"

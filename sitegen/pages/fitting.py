"""How large a month may be printed so that it stays on one A4 page.

A browser cannot shrink a page to its paper, so the height is estimated here. Lengths are
millimetres, widths of text are ems; the measures are those of assets/calendar.css in print.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

from sitegen.pages.meetings import Meeting

# Tenths of a point, each a class print-… in calendar.css. A month too full for the least takes more pages.
SIZES = (130, 120, 110, 105, 100, 95, 90, 85, 80, 75)
TENTH = 25.4 / 720
LINE = 1.27
DAY_LINE = 2.1
ACROSS = 277.0
COLUMNS = 7
# A column for Sunday on which nothing meets all month (in calendar.css 8 %).
FREE_SUNDAY = 22.0
PADDING = 1.7
# The page within its margins without head, foot and the row of the weekdays.
GRID = 150.0
BESIDE_LINE = 6.0
BESIDE_EMS = 80
PIN = 1.45
GAP = 0.5
# All but these are counted as a figure or as a kanji.
NARROW = frozenset(" :.,'!()/-")


def print_size(weeks: Collection[Sequence[Sequence[Meeting]]], beside: Iterable[Iterable[str]]) -> int:
    """Return the largest size in tenths of a point in which the weeks, with what stands below them, fit.

    `beside` holds the texts of each paragraph below.
    """
    below = (sum(width(text) + PIN for text in texts) for texts in beside)
    room = GRID - sum(BESIDE_LINE * math.ceil(ems / BESIDE_EMS) for ems in below)
    ems = [[[_ems(one) for one in day] for day in week] for week in weeks]
    cell = (ACROSS - FREE_SUNDAY) / (COLUMNS - 1) if sunday_free(weeks) else ACROSS / COLUMNS
    # Most sizes are out of the question already when every meeting takes one line.
    least = sum(_week(max(len(day) for day in week)) for week in weeks)
    return next(
        (
            size
            for size in SIZES
            if least * size * TENTH <= room and _height(ems, size, cell - PADDING) <= room
        ),
        SIZES[-1],
    )


def sunday_free(weeks: Collection[Sequence[Sequence[Meeting]]]) -> bool:
    """Tell whether nothing meets on the first day of any week."""
    return not any(week[0] for week in weeks)


def _height(weeks: Iterable[Iterable[Sequence[float]]], size: int, cell: float) -> float:
    """Return how high the weeks are; each is as high as the fullest of its days."""
    across = cell / (size * TENTH)
    return sum(_week(max(_lines(day, across) for day in week)) for week in weeks) * size * TENTH


def _week(lines: int) -> float:
    """Return how high a week is, in ems."""
    return DAY_LINE + LINE * lines


def _lines(day: Sequence[float], across: float) -> int:
    """Return how many lines the texts of a day take: the first as wide as the cell, the others indented."""
    return len(day) + sum(math.ceil((ems - across) / (across - 1.2)) for ems in day if ems > across)


@lru_cache(maxsize=4096)
def _ems(one: Meeting) -> float:
    return width(one.start) + PIN * len(one.pins) + width(one.name) + width(one.words) + GAP


@lru_cache(maxsize=4096)
def width(text: str) -> float:
    """Return about how wide a text is, in ems: a kanji is one, a figure 0.6."""
    return sum(
        0.3 if character in NARROW else 1.0 if unicodedata.east_asian_width(character) in "WFA" else 0.6
        for character in text
    )

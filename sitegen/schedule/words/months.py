"""Months in a sentence: those in which something is held, or is off, or is different."""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.languages import Language
from sitegen.schedule.japanese import MOST_OFF
from sitegen.schedule.nouns import ALL_MONTHS
from sitegen.schedule.wording import PARITIES, month_row
from sitegen.schedule.words.lists import all_of, any_of
from sitegen.schedule.words.names import names


def months_off(months: Sequence[int]) -> tuple[int, ...]:
    """Return the months without meetings where they are said instead of the others; else none."""
    off = tuple(month for month in ALL_MONTHS if month not in months)
    in_row = month_row(off) or tuple(months) in PARITIES
    return () if in_row or len(off) > MOST_OFF else off


def month_names(language: Language, months: Sequence[int], *, off: bool = False) -> str:
    """Return January, March and June; even-numbered months. `off` ones have an "or" between them."""
    if parity := PARITIES.get(tuple(months)):
        return _parity(language, parity)
    known = [names(language).months[month - 1] for month in months]
    return any_of(language, known) if off else all_of(language, known)


def in_months(language: Language, months: Sequence[int], *, off: bool = False) -> str:
    """Return in January and March; from November to February."""
    if row := month_row(months):
        known = names(language).months
        # Translators: Months in a row, as in "Not from November to February."
        return language.gettext("{first}から{last}に").format(first=known[row[0] - 1], last=known[row[1] - 1])
    # Translators: As in "not in January or August" or "in January, the 2nd Monday instead".
    return language.gettext("{months}に").format(months=month_names(language, months, off=off))


def _parity(language: Language, parity: str) -> str:
    # Translators: February, April, and so on.
    even = language.gettext("偶数月")
    # Translators: January, March, and so on.
    return even if parity == "偶数月" else language.gettext("奇数月")

"""Which days of a week, a month or a year, in a row."""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.languages import Language
from sitegen.schedule.nouns import LAST, Monthly, Yearly, last_late
from sitegen.schedule.words.dates import day_of_year
from sitegen.schedule.words.lists import all_of, any_of
from sitegen.schedule.words.names import names


def weekdays_in_full(language: Language, weekdays: Sequence[int]) -> str:
    """Return Monday and Thursday."""
    known = names(language).weekdays
    return all_of(language, [known[day] for day in weekdays])


def week_names(language: Language, weeks: Sequence[int], *, off: bool = False) -> str:
    """Return 2nd, 4th and last; `off` ones have an "or" between them."""
    *numbered, last = names(language).weeks
    known = [last if one == LAST else numbered[one - 1] for one in sorted(weeks, key=last_late)]
    return any_of(language, known) if off else all_of(language, known)


def day_names(language: Language, days: Monthly, *, off: bool = False) -> str:
    """Return 5th, 20th and last day; `off` ones have an "or" between them."""
    # Translators: The last day of a month, among days as in "the 15th and last day of every month".
    last = language.gettext("末日")
    numbered = names(language).days
    known = [last if one == LAST else numbered[one - 1] for one in sorted(days.days, key=last_late)]
    return any_of(language, known) if off else all_of(language, known)


def yearly_names(language: Language, days: Yearly, *, off: bool = False) -> str:
    """Return 3 May and 3 November; `off` ones have an "or" between them."""
    known = [day_of_year(language, month, day) for month, day in days.days]
    return any_of(language, known) if off else all_of(language, known)

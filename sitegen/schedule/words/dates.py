"""Dates, weekdays and months of a calendar in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache

from sitegen.languages import Language
from sitegen.schedule.wording import ROW
from sitegen.schedule.words.lists import all_of, either, together
from sitegen.schedule.words.names import names


@lru_cache(maxsize=2048)
def short_date(language: Language, day: dt.date) -> str:
    """Return 11月27日（金）; Fri 27 Nov."""
    known = names(language)
    # Translators: "Fri 27 Nov".
    return language.gettext("{month}月{day}日（{weekday}）").format(
        month=known.months_short[day.month - 1],
        day=day.day,
        weekday=known.weekdays_short[day.weekday()],
    )


@lru_cache(maxsize=2048)
def long_date(language: Language, day: dt.date) -> str:
    """Return 2026年11月27日（金）; Fri 27 Nov 2026."""
    known = names(language)
    # Translators: "Fri 27 Nov 2026".
    return language.gettext("{year}年{month}月{day}日（{weekday}）").format(
        year=day.year,
        month=known.months_short[day.month - 1],
        day=day.day,
        weekday=known.weekdays_short[day.weekday()],
    )


def month_of_year(language: Language, year: int, month: int) -> str:
    """Return 2026年11月; November 2026."""
    # Translators: "November 2026"; the Japanese {month} is 11月.
    return language.gettext("{year}年{month}").format(year=year, month=names(language).months[month - 1])


def days_on(language: Language, days: Sequence[int], weekday: int) -> str:
    """Return days of one month that fall on one weekday: 4・18日（水）; Wed 4 and 18."""
    # Translators: Days of a month that is known: "Wed 4 and 18".
    return language.gettext("{days}日（{weekday}）").format(
        days=all_of(language, [str(day) for day in days]), weekday=names(language).weekdays_short[weekday]
    )


def weekday_names(language: Language, weekdays: Sequence[int]) -> str:
    """Return 月・水・金曜日; three and more in a row are 月～金曜日."""
    known = [names(language).weekdays_short[day] for day in weekdays]
    if is_row(weekdays):
        # Translators: Weekdays in a row: "Mon–Fri".
        return language.gettext("{first}～{last}曜日").format(first=known[0], last=known[-1])
    # Translators: Weekdays: "Mon, Wed and Fri".
    return language.gettext("{weekdays}曜日").format(weekdays=all_of(language, known))


def is_row(weekdays: Sequence[int]) -> bool:
    """Tell whether weekdays are so many, one after another, that the first and the last say them."""
    return len(weekdays) >= ROW and list(weekdays) == list(range(weekdays[0], weekdays[-1] + 1))


def day_of_year(language: Language, month: int, day: int) -> str:
    """Return 11月27日; 27 November."""
    # Translators: "27 November"; the Japanese {month} is 11月.
    return language.gettext("{month}{day}日").format(month=names(language).months[month - 1], day=day)


def plain_date(language: Language, day: dt.date) -> str:
    """Return 2026年11月27日; 27 November 2026."""
    return _in_year(language, day.year, day_of_year(language, day.month, day.day))


def plain_dates(language: Language, days: Sequence[dt.date], *, off: bool = False) -> str:
    """Return dates in a row, the year once where it is the year of all; `off` ones have an "or"."""
    row = either if off else together
    years = {day.year for day in days}
    if len(years) > 1:
        return row(language, [plain_date(language, day) for day in days])
    named = row(language, [day_of_year(language, day.month, day.day) for day in days])
    return _in_year(language, years.pop(), named)


def _in_year(language: Language, year: int, days: str) -> str:
    # Translators: One day or several of a year: "27 November and 25 December 2026".
    return language.gettext("{year}年{days}").format(year=year, days=days)

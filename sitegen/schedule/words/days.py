"""The days of a rule in words, in every month or in some."""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.languages import Language
from sitegen.schedule.nouns import (
    EVERY_DAY,
    Dates,
    Days,
    Holidays,
    Interval,
    Monthly,
    Weekly,
    Yearly,
)
from sitegen.schedule.wording import month_row
from sitegen.schedule.words.dates import is_row, plain_date, plain_dates
from sitegen.schedule.words.lists import together
from sitegen.schedule.words.months import month_names
from sitegen.schedule.words.names import names
from sitegen.schedule.words.ordinals import day_names, week_names, weekdays_in_full, yearly_names

EVERY_OTHER = 2


def days_in_words(language: Language, days: Sequence[Days]) -> str:
    """Return days of every month: every 2nd Wednesday of the month and every Friday."""
    return together(language, [_every(language, one) for one in days])


def days_of_months(language: Language, days: Sequence[Days], months: Sequence[int]) -> str:
    """Return days of some months: the 2nd Wednesday of May and June; every Friday from May to July."""
    if row := month_row(months):
        known = names(language).months
        # Translators: As in "every Friday from May to July".
        return language.gettext("{first}から{last}までの{days}").format(
            first=known[row[0] - 1], last=known[row[1] - 1], days=days_in_words(language, days)
        )
    named = month_names(language, months)
    return together(language, [_of_months(language, one, named) for one in days])


def days_instead(language: Language, days: Sequence[Days]) -> str:
    """Return days of a month that has just been named: the 2nd Wednesday."""
    return together(language, [_instead(language, one) for one in days])


def _every(language: Language, days: Days) -> str:
    match days:
        case Weekly():
            return _weekly(language, days)
        case Monthly():
            # Translators: "the 5th, 20th and last day of every month".
            return language.gettext("毎月{days}").format(days=day_names(language, days))
        case Interval():
            return _interval(language, days)
        case Yearly():
            # Translators: "every year on 3 May and 3 November".
            return language.gettext("毎年{days}").format(days=yearly_names(language, days))
        case Dates():
            return plain_dates(language, days.days)
        case Holidays(after):
            # Translators: Days on which something is held: "the day after every public holiday".
            following = language.gettext("祝日の翌日ごと")
            # Translators: Days on which something is held: "every public holiday".
            return following if after else language.gettext("祝日ごと")


def _weekly(language: Language, days: Weekly) -> str:
    weeks = week_names(language, days.weeks) if days.weeks else ""
    if days.weekdays == EVERY_DAY:
        # Translators: "every day of the 1st and 2nd week of the month".
        every = language.gettext("毎月{weeks}週の毎日")
        # Translators: "every day".
        return every.format(weeks=weeks) if weeks else language.gettext("毎日")
    weekdays = weekdays_in_full(language, days.weekdays)
    if weeks:
        # Translators: "every 2nd and 4th Wednesday of the month".
        return language.gettext("毎月{weeks}{weekdays}").format(weeks=weeks, weekdays=weekdays)
    if is_row(days.weekdays):
        known = names(language).weekdays
        # Translators: Weekdays of every week: "Monday to Friday".
        return language.gettext("毎週{first}から{last}まで").format(
            first=known[days.weekdays[0]], last=known[days.weekdays[-1]]
        )
    # Translators: "every Monday and Thursday".
    return language.gettext("毎週{weekdays}").format(weekdays=weekdays)


def _interval(language: Language, days: Interval) -> str:
    weekdays, since = weekdays_in_full(language, days.weekdays), plain_date(language, days.since)
    if days.weeks == EVERY_OTHER:
        # Translators: "every other Thursday, starting 3 December 2026".
        return language.gettext("1週おきの{weekdays}（{date}から）").format(weekdays=weekdays, date=since)
    # Translators: "every 3 weeks on Thursday, starting 3 December 2026".
    return language.counted("{count}週間ごとの{weekdays}（{date}から）", days.weeks).format(
        weekdays=weekdays, date=since
    )


def _of_months(language: Language, days: Days, months: str) -> str:
    match days:
        case Weekly(weekdays, weeks) if weeks and weekdays == EVERY_DAY:
            # Translators: "every day of the 1st week of May and June".
            return language.gettext("{months}の{weeks}週の毎日").format(
                months=months, weeks=week_names(language, weeks)
            )
        case Weekly(weekdays, weeks) if weeks:
            # Translators: "the 2nd and 4th Wednesday of May and June".
            return language.gettext("{months}の{weeks}{weekdays}").format(
                months=months,
                weeks=week_names(language, weeks),
                weekdays=weekdays_in_full(language, weekdays),
            )
        case Monthly():
            # Translators: "the 5th and 20th of May and June".
            return language.gettext("{months}の{numbers}").format(
                months=months, numbers=day_names(language, days)
            )
        case _:
            # Translators: As in "every Friday in May and June".
            return language.gettext("{months}の{days}").format(months=months, days=_every(language, days))


def _instead(language: Language, days: Days) -> str:
    match days:
        case Weekly(weekdays, weeks) if weeks and weekdays != EVERY_DAY:
            # Translators: Days of a month that has just been named: "the 2nd and 4th Wednesday".
            return language.gettext("{weeks}{weekdays}").format(
                weeks=week_names(language, weeks), weekdays=weekdays_in_full(language, weekdays)
            )
        case Monthly():
            # Translators: Days of a month that has just been named: "the 5th and 20th".
            return language.gettext("その月の{days}").format(days=day_names(language, days))
        case Yearly():
            return yearly_names(language, days)
        case _:
            return _every(language, days)

"""What is said behind a rule's days: when it is off, where it moves to, what is different in a month."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from sitegen.languages import Language
from sitegen.schedule.nouns import (
    EVERY_DAY,
    Break,
    Dates,
    Holidays,
    Interval,
    Monthly,
    Move,
    Off,
    Override,
    Period,
    To,
    Weekly,
    Yearly,
)
from sitegen.schedule.words.dates import day_of_year, plain_dates
from sitegen.schedule.words.days import days_in_words, days_instead
from sitegen.schedule.words.hours import sessions_in_words
from sitegen.schedule.words.lists import any_of, either
from sitegen.schedule.words.months import in_months
from sitegen.schedule.words.names import names
from sitegen.schedule.words.ordinals import day_names, week_names, yearly_names


def off_in_words(language: Language, months: Sequence[int], days: Sequence[Off]) -> Iterator[str]:
    """Yield the clause that says when something is off, if it ever is: not in August or on 5 May."""
    times = [in_months(language, months, off=True)] if months else []
    times += [_off(language, one) for one in days]
    if times:
        # Translators: Without a capital and a full stop: "not in August or on public holidays".
        yield language.gettext("{times}は休み").format(times=either(language, times))


def _off(language: Language, off: Off) -> str:
    match off:
        case Break(name):
            # Translators: As in "not during the New Year holidays".
            return language.gettext("{holidays}の間に").format(holidays=_breaks(language).get(name, name))
        case Period(first, last):
            # Translators: As in "not from 1 August to 5 August".
            return language.gettext("{first}から{last}まで").format(
                first=day_of_year(language, *first), last=day_of_year(language, *last)
            )
        case Holidays(after):
            # Translators: As in "not on the day after a public holiday".
            following = language.gettext("祝日の翌日に")
            # Translators: As in "not on public holidays".
            return following if after else language.gettext("祝日に")
        case Weekly():
            return _weekly(language, off)
        case Monthly():
            # Translators: As in "not on the 5th or last day of the month".
            return language.gettext("毎月{days}に").format(days=day_names(language, off, off=True))
        case Yearly() | Dates() | Interval():
            return _on(language, off)


def _on(language: Language, off: Yearly | Dates | Interval) -> str:
    if isinstance(off, Yearly):
        days = yearly_names(language, off, off=True)
    elif isinstance(off, Dates):
        days = plain_dates(language, off.days, off=True)
    else:
        days = days_in_words(language, [off])
    # Translators: As in "not on 5 May or 3 November".
    return language.gettext("{days}に").format(days=days)


def _weekly(language: Language, days: Weekly) -> str:
    """Return weekdays off, also where a holiday's gathering goes: on the 4th Wednesday of the month."""
    known = names(language)
    if not days.weeks:
        # Translators: As in "not on Mondays or Tuesdays".
        return language.gettext("{weekdays}に").format(
            weekdays=any_of(language, [known.weekdays_off[day] for day in days.weekdays])
        )
    weeks = week_names(language, days.weeks, off=True)
    if days.weekdays == EVERY_DAY:
        # Translators: As in "not in the last week of the month".
        return language.gettext("毎月{weeks}週に").format(weeks=weeks)
    # Translators: As in "not on the 1st or 3rd Monday of the month".
    return language.gettext("毎月{weeks}{weekdays}に").format(
        weeks=weeks, weekdays=any_of(language, [known.weekdays[day] for day in days.weekdays])
    )


def move_in_words(language: Language, move: Move) -> str:
    """Return the clause that says where a gathering goes from a public holiday."""
    goal = _weekly(language, move.day) if move.day else _goals(language)[move.to]
    if move.weekends:
        # Translators: As in "if that is a weekend or a public holiday, it is held the next day instead".
        return language.gettext("土・日・祝日のときは{when}行う").format(when=goal)
    # Translators: As in "if that is a public holiday, it is held the next day instead".
    return language.gettext("祝日のときは{when}行う").format(when=goal)


def override_in_words(language: Language, override: Override, *, timed: bool) -> str:
    """Return the clause that says what holds in some months; instead, where the rule is `timed`."""
    months = in_months(language, override.months)
    times = sessions_in_words(language, override.sessions) if override.sessions else ""
    if not override.days and not timed:
        # Translators: Hours of a season, said of no other: "from November to March, 9:00–10:00".
        return language.gettext("{months}は{times}").format(months=months, times=times)
    days = days_instead(language, override.days) if override.days else ""
    if days and times:
        days = with_hours(language, days, times)
    # Translators: As in "in January, the 2nd Monday instead", "in August, 9:00–10:00 instead".
    return language.gettext("{months}は代わりに{days}").format(months=months, days=days or times)


def with_hours(language: Language, days: str, times: str) -> str:
    """Return days with their hours."""
    # Translators: As in "every Monday, 10:00–11:30".
    return language.gettext("{days} {times}").format(days=days, times=times)


@cache
def _breaks(language: Language) -> Mapping[str, str]:
    """Return the times off that everybody knows; a city's own are called as it calls them."""
    return {
        # Translators: As in "not during the New Year holidays".
        "年末年始": language.gettext("年末年始"),
        # Translators: As in "not during the Obon holidays": days in August on which families come together.
        "お盆": language.gettext("お盆"),
    }


@cache
def _goals(language: Language) -> Mapping[To, str]:
    return {
        # Translators: As in "it is held the next day instead".
        To.NEXT_DAY: language.gettext("翌日に"),
        # Translators: As in "it is held the day before instead".
        To.DAY_BEFORE: language.gettext("前日に"),
        # Translators: As in "it is held a week later instead": the same weekday of the next week.
        To.NEXT_WEEK: language.gettext("翌週に"),
        # Translators: As in "it is held a week earlier instead": the same weekday of the week before.
        To.WEEK_BEFORE: language.gettext("前週に"),
        # Translators: As in "it is held on the next working day instead".
        To.NEXT_WORKDAY: language.gettext("翌平日に"),
    }

"""A gathering's dates of a month in one line, as a newsletter prints them: 11・25日（水）."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from sitegen.pages.meetings import is_paused
from sitegen.pages.months import bounds
from sitegen.pages.occasion import moved, off
from sitegen.pages.page import Plan
from sitegen.schedule import Occurrence
from sitegen.schedule.almanac import month_table
from sitegen.site import Place

RUN = 3
WEEK = 7


@dataclass(frozen=True, slots=True)
class MonthLine:
    """A month of a gathering: its dates in words (nothing if there are none), and what is unusual."""

    month: int
    dates: str
    unusual: tuple[str, ...]


def month_line(place: Place, year: int, month: int, plan: Plan) -> MonthLine:
    """Return the dates of a month, grouped by weekday; three days in a row and more as a run.

    Hours are said only where the month has several, since the sentence stands beside the line.
    """
    first, last = bounds(year, month)
    known = [
        one
        for one in place.timetable.occurrences
        if first <= one.date <= last and not is_paused(place, one.date)
    ]
    held = [one for one in known if not one.cancelled]
    by_hours: dict[str, list[dt.date]] = {}
    comma = plan.language.gettext("、")
    for date, sittings in groupby(held, lambda one: one.date):
        text = comma.join(filter(None, (plan.worder.hours(one.hours) for one in sittings)))
        by_hours.setdefault(text, []).append(date)
    several = len(by_hours) > 1
    dates = comma.join(
        days_in_words(dates, plan) + (f" {text}" if several and text else "")
        for text, dates in by_hours.items()
    )
    return MonthLine(month, dates, tuple(dict.fromkeys(_unusual(known, plan))))


def _unusual(known: Iterable[Occurrence], plan: Plan) -> Iterator[str]:
    gettext = plan.language.gettext
    for one in known:
        day = plan.worder.short_date(one.date)
        if one.cancelled:
            yield gettext("{date}は{off}").format(date=day, off=off(one, plan))
        elif one.moved_from:
            yield gettext("{date}は、{words}").format(date=day, words=moved(one, plan))
        elif one.note:
            yield gettext("{date}は、{words}").format(date=day, words=one.note)


def days_in_words(dates: Sequence[dt.date], plan: Plan) -> str:
    """Return ordered dates of one month as 4・18日（水）、14日（土）, or as 1日（火）～5日（土）.

    Most of a month is said by its weekdays: 月～金曜日、3日（火）をのぞく.
    """
    if whole := _by_weekdays(dates, plan):
        return whole
    runs = list(_runs(dates))
    if any(len(run) >= RUN for run in runs):
        return plan.language.gettext("、").join(_run(run, plan) for run in runs)
    return _listed(dates, plan)


def _by_weekdays(dates: Sequence[dt.date], plan: Plan) -> str | None:
    """Return the weekdays of the dates, if there are many and few of their days are missing."""
    weekdays = sorted({date.weekday() for date in dates})
    if len(weekdays) < RUN:
        return None
    table = month_table(dates[0].year, dates[0].month)
    missing = sorted({day for weekday in weekdays for day in table[weekday]} - set(dates))
    if len(missing) * RUN > len(dates):
        return None
    gettext = plan.language.gettext
    named = gettext("毎日") if len(weekdays) == WEEK else plan.worder.weekday_names(weekdays)
    if not missing:
        return named
    return gettext("{days}、{dates}をのぞく").format(days=named, dates=_listed(missing, plan))


def _listed(dates: Iterable[dt.date], plan: Plan) -> str:
    """Return dates by weekday, the weekday of the first date first."""
    weekdays: dict[int, list[int]] = {}
    for date in dates:
        weekdays.setdefault(date.weekday(), []).append(date.day)
    return plan.language.gettext("、").join(
        plan.worder.days_on(days, weekday) for weekday, days in weekdays.items()
    )


def _runs(dates: Sequence[dt.date]) -> Iterator[list[dt.date]]:
    """Yield dates that follow one another day by day."""
    for _, run in groupby(enumerate(dates), lambda pair: pair[1].toordinal() - pair[0]):
        yield [date for _, date in run]


def _run(run: Sequence[dt.date], plan: Plan) -> str:
    gettext = plan.language.gettext
    ends = [_listed([date], plan) for date in (run[0], run[-1])]
    return ends[0] if len(run) == 1 else (gettext("～") if len(run) >= RUN else gettext("、")).join(ends)

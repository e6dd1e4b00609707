"""A gathering's dates of a month in one line, as a newsletter prints them: 11・25日（水）."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from sitegen.pages.meetings import is_paused
from sitegen.pages.months import bounds
from sitegen.pages.occasion import hours, moved, off
from sitegen.schedule import Occurrence
from sitegen.schedule.almanac import month_table
from sitegen.schedule.wording import WEEKDAYS, short_date, weekday_names
from sitegen.site import Place

RUN = 3


@dataclass(frozen=True, slots=True)
class MonthLine:
    """A month of a gathering: its dates in words (nothing if there are none), and what is unusual."""

    month: int
    dates: str
    unusual: tuple[str, ...]


def month_line(place: Place, year: int, month: int) -> MonthLine:
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
    for date, sittings in groupby(held, lambda one: one.date):
        by_hours.setdefault("、".join(filter(None, (hours(one.hours) for one in sittings))), []).append(date)
    several = len(by_hours) > 1
    dates = "、".join(
        days_in_words(dates) + (f" {text}" if several and text else "") for text, dates in by_hours.items()
    )
    return MonthLine(month, dates, tuple(dict.fromkeys(_unusual(known))))


def _unusual(known: Iterable[Occurrence]) -> Iterator[str]:
    for one in known:
        day = short_date(one.date)
        if one.cancelled:
            yield f"{day}は{off(one)}"
        elif one.moved_from:
            yield f"{day}は、{moved(one)}"
        elif one.note:
            yield f"{day}は、{one.note}"


def days_in_words(dates: Sequence[dt.date]) -> str:
    """Return ordered dates of one month as 4・18日（水）、14日（土）, or as 1日（火）～5日（土）.

    Most of a month is said by its weekdays: 月～金曜日、3日（火）をのぞく.
    """
    if whole := _by_weekdays(dates):
        return whole
    runs = list(_runs(dates))
    if any(len(run) >= RUN for run in runs):
        return "、".join(_run(run) for run in runs)
    return _listed(dates)


def _by_weekdays(dates: Sequence[dt.date]) -> str | None:
    """Return the weekdays of the dates, if there are many and few of their days are missing."""
    weekdays = sorted({date.weekday() for date in dates})
    if len(weekdays) < RUN:
        return None
    table = month_table(dates[0].year, dates[0].month)
    missing = sorted({day for weekday in weekdays for day in table[weekday]} - set(dates))
    if len(missing) * RUN > len(dates):
        return None
    named = "毎日" if len(weekdays) == len(WEEKDAYS) else weekday_names(weekdays)
    return f"{named}、{_listed(missing)}をのぞく" if missing else named


def _listed(dates: Iterable[dt.date]) -> str:
    """Return dates by weekday, the weekday of the first date first."""
    weekdays: dict[int, list[str]] = {}
    for date in dates:
        weekdays.setdefault(date.weekday(), []).append(str(date.day))
    return "、".join(f"{'・'.join(days)}日（{WEEKDAYS[weekday]}）" for weekday, days in weekdays.items())


def _runs(dates: Sequence[dt.date]) -> Iterator[list[dt.date]]:
    """Yield dates that follow one another day by day."""
    for _, run in groupby(enumerate(dates), lambda pair: pair[1].toordinal() - pair[0]):
        yield [date for _, date in run]


def _run(run: Sequence[dt.date]) -> str:
    ends = [f"{date.day}日（{WEEKDAYS[date.weekday()]}）" for date in (run[0], run[-1])]
    return ends[0] if len(run) == 1 else ("～" if len(run) >= RUN else "、").join(ends)

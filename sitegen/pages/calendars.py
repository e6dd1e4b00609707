"""An area's calendar: a page for each month that has dates, and one for the month it is now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from sitegen.lazy import Lazy
from sitegen.pages.entries import Entry, entries, marks
from sitegen.pages.fitting import print_size, sunday_free
from sitegen.pages.holidays import holidays
from sitegen.pages.meetings import Meeting, all_meetings, pause_between, pause_words, undated
from sitegen.pages.months import SUNDAY_FIRST, bounds
from sitegen.pages.page import Draft, Page, Plan
from sitegen.pages.subscribe import area_feed
from sitegen.site import Area

SUNDAY, SATURDAY = 6, 5
# Weeks begin on Sunday (see `months`).
COLUMNS = (SUNDAY, *range(SUNDAY))


@dataclass(frozen=True, slots=True, eq=False)
class Date:
    """What the grid says of a date, alike for all areas: drawn once, so one object each.

    `kind` is how it is marked: off (Sundays and holidays), sat, or not at all.
    """

    number: int
    iso: str
    weekday: str
    kind: str
    holiday: str | None


@dataclass(frozen=True, slots=True)
class Day:
    """A day of an area's grid and what meets on it."""

    date: Date
    meetings: tuple[Meeting, ...]


Week = tuple[Day | None, ...]
Weeks = tuple[tuple[tuple[dt.date, Date] | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Month:
    """A month of an area: weeks from Sunday, None for the days of other months; its address."""

    year: int
    month: int
    weeks: tuple[Week, ...]
    path: str

    @property
    def empty(self) -> bool:
        """Tell whether nothing meets in it."""
        return not any(day and day.meetings for week in self.weeks for day in week)


def calendar_path(slug: str, year: int | None = None, month: int | None = None) -> str:
    """Return the path of an area's calendar: of a month, or the one that always shows the latest."""
    return f"areas/{slug}/calendar/{f'{year}-{month:02}/' if year else ''}index.html"


def calendar_pages(plan: Plan) -> Iterator[Draft]:
    """Plan every area's months; the first stands at the calendar's own address, too."""
    for area in plan.site.areas:
        drafts = [
            Draft(calendar_path(area.slug, *month), partial(_page, plan, area, index))
            for index, month in enumerate(plan.horizon.pages)
        ]
        yield Draft(calendar_path(area.slug), partial(_latest, area, drafts[0]))
        yield from drafts


def _latest(area: Area, first: Draft) -> Page:
    # The dated page stays what it is next month, so it is the one that search engines keep.
    return replace(first.page, path=calendar_path(area.slug), repeats=first.path)


@lru_cache(maxsize=1)
def _all_months(plan: Plan) -> Mapping[str, tuple[Sequence[Entry], Sequence[Month]]]:
    """Return the rows and the months of each area."""
    horizon = plan.horizon
    named = holidays(plan, horizon.first, horizon.last)
    weeks = {page: weeks_of(*page, named, plan) for page in horizon.pages}
    areas = {area.slug: area for area in plan.site.areas}

    def months(slug: str) -> tuple[Sequence[Entry], Sequence[Month]]:
        meetings = all_meetings(plan)[slug]
        return entries(areas[slug]), [month_of(slug, page, weeks[page], meetings) for page in horizon.pages]

    return Lazy(areas, months)


def weeks_of(year: int, month: int, named: Mapping[dt.date, str], plan: Plan) -> Weeks:
    """Return the weeks of a month, None for the days of other months."""
    return tuple(
        tuple((date, date_of(date, named.get(date), plan)) if date.month == month else None for date in week)
        for week in SUNDAY_FIRST.monthdatescalendar(year, month)
    )


def date_of(date: dt.date, holiday: str | None, plan: Plan) -> Date:
    """Return what the grid says of a date."""
    weekday = date.weekday()
    kind = "off" if holiday or weekday == SUNDAY else "sat" if weekday == SATURDAY else ""
    return Date(date.day, date.isoformat(), plan.worder.weekday_short(weekday), kind, holiday)


def month_of(
    slug: str, page: tuple[int, int], weeks: Weeks, meetings: Mapping[dt.date, tuple[Meeting, ...]]
) -> Month:
    """Return a month with what meets in an area on each of its days."""
    days = tuple(tuple(one and Day(one[1], meetings.get(one[0], ())) for one in week) for week in weeks)
    return Month(*page, days, calendar_path(slug, *page))


def _page(plan: Plan, area: Area, index: int) -> Page:
    rows, months = _all_months(plan)[area.slug]
    month = months[index]
    first, last = bounds(month.year, month.month)
    open_ = tuple((row, "　".join(row.place.data.schedule)) for row in undated(rows))
    paused = tuple(
        (row, pause_words(pause, plan)) for row in rows if (pause := pause_between(row.place, first, last))
    )
    beside = [
        [text for row, words in group for text in (row.place.data.name, words)] for group in (open_, paused)
    ]
    meetings = [[day.meetings if day else () for day in week] for week in month.weeks]
    name, gettext = plan.worder.month(month.year, month.month), plan.language.gettext
    return Page(
        path=month.path,
        template="calendar.html",
        title=gettext("{area} {month}のカレンダー").format(area=area.data.name, month=name),
        description=gettext("{area}のつどいの場が{month}に開く日を、カレンダーで見られます。").format(
            area=area.data.name, month=name
        ),
        content={
            "area": area,
            "marks": marks(plan),
            "month": month,
            "columns": [(plan.worder.weekday(day), plan.worder.weekday_narrow(day)) for day in COLUMNS],
            "earlier": months[index - 1] if index else None,
            "later": months[index + 1] if index + 1 < len(months) else None,
            "until": plan.horizon.last,
            "undated": open_,
            "paused": paused,
            "size": print_size(meetings, beside),
            "sunday_free": sunday_free(meetings),
            "feed": area_feed(area.slug),
        },
    )

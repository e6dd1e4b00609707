"""An area's sheet for print: map, numbered list, and the dates of the month as a newsletter has them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from sitegen.pages.entries import by_district, entries, legend, marks
from sitegen.pages.holidays import holidays
from sitegen.pages.meetings import Meeting, all_meetings, ending_words, pause_between, pause_words, undated
from sitegen.pages.monthly import MonthLine, month_line
from sitegen.pages.months import bounds, printed_month
from sitegen.pages.page import Draft, Page, Plan, listing_path
from sitegen.pages.prints import offers
from sitegen.site import Area, Place


@dataclass(frozen=True, slots=True)
class Dates:
    """What the sheet says of a gathering's dates: a line a month, what is unusual, its pause, its end."""

    months: tuple[MonthLine, ...]
    pause: str | None
    ending: str | None


@dataclass(frozen=True, slots=True)
class SheetMonth:
    """A month of the box by date: the days on which something stands in it."""

    month: int
    days: tuple[tuple[dt.date, tuple[Meeting, ...]], ...]


def listing_pages(plan: Plan) -> Iterator[Draft]:
    """Plan the newsletter-style sheet of every area."""
    for area in plan.site.areas:
        yield Draft(listing_path(area.slug), partial(_page, area, plan))


def _page(area: Area, plan: Plan) -> Page:
    gettext = plan.language.gettext
    months = sheet_months(plan)
    last = bounds(*months[-1])[1]
    within = (plan.today, last)
    rows = entries(area)
    return Page(
        path=listing_path(area.slug),
        template="listing.html",
        title=gettext("{area} 印刷用の一覧").format(area=area.data.name),
        description=gettext("{area}のつどいの場を、地図と一覧と日にちで紙に印刷できます。").format(
            area=area.data.name
        ),
        content={
            "area": area,
            "groups": by_district(rows),
            "unplaced": tuple(row for row in rows if not row.pins),
            "legend": legend(area, plan),
            "marks": marks(plan),
            "dates": {place.id: dates_of(place, months, plan, within) for place in area.gatherings}
            | {place.id: dates_of(place, (), plan, within) for place in area.services},
            # What is over need not be printed; in its own entry a gathering's month is whole.
            "by_month": by_month(all_meetings(plan)[area.slug], plan.today, last),
            "last": last,
            "undated": undated(rows),
            "holidays": holidays(plan, plan.today, last),
            "offers": offers(area, plan),
        },
        figure=f"area/{area.slug}",
    )


def sheet_months(plan: Plan) -> tuple[tuple[int, int], ...]:
    """Return the months a sheet of today is for: this one, late in it the next one, too."""
    until = printed_month(plan.today)
    return tuple(month for month in plan.horizon.pages if month <= until)


def dates_of(
    place: Place, months: Sequence[tuple[int, int]], plan: Plan, within: tuple[dt.date, dt.date]
) -> Dates:
    """Return what the sheet says of a gathering's dates; no line at all where none are known.

    A pause is said if a day of it lies `within` the first and the last day that are printed.
    """
    lines = tuple(month_line(place, *month, plan) for month in months) if place.timetable.dated else ()
    pause, ending = pause_between(place, *within), ending_words(place, plan)
    if pause is None:
        return Dates(lines, None, ending)
    lines = tuple(line for line in lines if line.dates or line.unusual)
    return Dates(lines, pause_words(pause, plan), ending)


def by_month(
    days: Mapping[dt.date, tuple[Meeting, ...]], first: dt.date, last: dt.date
) -> tuple[SheetMonth, ...]:
    """Return the days from `first` to `last` with what meets on them, by month."""
    within = [day for day in days.items() if first <= day[0] <= last]
    return tuple(
        SheetMonth(month, tuple(group))
        for (_, month), group in groupby(within, lambda day: (day[0].year, day[0].month))
    )

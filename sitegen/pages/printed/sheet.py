"""What the sheet of an area says in a month: the same for every form of print."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sitegen.pages.coming import date_in_words
from sitegen.pages.entries import Entry, Group, Mark, by_district, entries, legend, marks
from sitegen.pages.holidays import holidays
from sitegen.pages.linked import absolute
from sitegen.pages.listing import Dates, dates_of
from sitegen.pages.meetings import Meeting, all_meetings, undated
from sitegen.pages.months import bounds
from sitegen.pages.page import Plan, area_path
from sitegen.site import Area, Place

YearMonth = tuple[int, int]


@dataclass(frozen=True, slots=True)
class SheetDates:
    """What a sheet says of a gathering's dates.

    `hours` are those of the whole month, said where its sentence is not; `next` is the first date
    after a month without any.
    """

    known: Dates
    hours: str
    next: str | None


@dataclass(frozen=True, slots=True)
class SheetContent:
    """An area in a month: its gatherings by district and by day, what no map shows, what comes to the door.

    `address` is that of the area's page, None where the city has none; `number` that of the month's
    issue of the newsletter, else what the city's record says.
    """

    area: Area
    month: YearMonth
    groups: tuple[Group, ...]
    unplaced: tuple[Entry, ...]
    services: tuple[Place, ...]
    dates: Mapping[str, SheetDates]
    days: tuple[tuple[dt.date, tuple[Meeting, ...]], ...]
    undated: tuple[Entry, ...]
    legend: tuple[Mark, ...]
    marks: Mapping[str, Mark]
    holidays: Mapping[dt.date, str]
    address: str | None
    number: str | None


def sheet_content(area: Area, month: YearMonth, plan: Plan) -> SheetContent:
    """Return what the sheets of an area say of a month that lies in the plan's horizon."""
    rows = entries(area)
    first, last = bounds(*month)
    meetings = all_meetings(plan)[area.slug]
    return SheetContent(
        area=area,
        month=month,
        groups=by_district(rows),
        unplaced=tuple(row for row in rows if not row.pins),
        services=area.services,
        dates={place.id: _dates(place, month, plan) for place in (*area.gatherings, *area.services)},
        days=tuple(day for day in meetings.items() if first <= day[0] <= last),
        undated=undated(rows),
        legend=legend(area, plan),
        marks=marks(plan),
        holidays=holidays(plan, first, last),
        address=absolute(plan.site.city, area_path(area.slug)),
        number=issue_number(month, plan),
    )


def issue_number(month: YearMonth, plan: Plan) -> str | None:
    """Return №8 of a month's issue of the newsletter; what the city's record says where there is none."""
    numbers = {tuple(issue.month): f"№{issue.data.number}" for issue in plan.site.newsletters}
    return numbers.get(month, plan.site.city.newsletter.issue)


def _dates(place: Place, month: YearMonth, plan: Plan) -> SheetDates:
    first, last = bounds(*month)
    known = dates_of(place, (month,), plan, (first, last))
    if not place.timetable.dated or any(line.dates for line in known.months):
        held = place.timetable.meetings(first, last)
        hours = dict.fromkeys(plan.worder.hours(one.hours) for one in held)
        days = Counter(one.date for one in held)
        # A month of several hours says them beside its dates already.
        alike = len(hours) == 1 and set(days.values()) == {1}
        return SheetDates(known, next(iter(hours)) if alike else "", None)
    after = place.timetable.meetings(last + dt.timedelta(days=1))
    return SheetDates(known, "", date_in_words(after[0].date, plan) if after else None)

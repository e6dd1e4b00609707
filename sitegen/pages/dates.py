"""The dates on a gathering's own page: the next, those that follow, what is closed, its months."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

from sitegen.pages.coming import date_in_words, occasions
from sitegen.pages.meaning import meaning
from sitegen.pages.months import Month, month_grids
from sitegen.pages.occasion import words
from sitegen.pages.page import Plan
from sitegen.records import Kind
from sitegen.records.life import ClosedDay, ExtraDay
from sitegen.schedule import Outcome
from sitegen.site import Place

SHOWN = 8


class Date(NamedTuple):
    """A line of the list of dates; `hidden` ones wait for the script to move on, which reads `spec`.

    A tuple, since there are many thousand of them and a dataclass takes four times as long to make.
    """

    iso: str
    text: str
    spec: str
    hours: str
    words: str
    off: bool
    hidden: bool


@dataclass(frozen=True, slots=True)
class Dates:
    """What a gathering's page says of its dates.

    `meanings` are its sentences in plain words, where those say more; `last` is the last date
    that is known, `known` the day until which all are; `open` tells that a sentence is without
    dates; `closed` and `also` are dates beyond those of the list.
    """

    meanings: tuple[str, ...]
    dates: tuple[Date, ...]
    last: dt.date | None
    known: dt.date
    open: bool
    months: tuple[Month, ...]
    closed: tuple[ClosedDay, ...]
    also: tuple[ExtraDay, ...]

    @property
    def next(self) -> Date | None:
        """The next date that is held."""
        return next((one for one in self.dates if not one.off), None)


def own_dates(place: Place, plan: Plan) -> Dates | None:
    """Return what is known of a gathering's dates; None where its page has no dates to show."""
    data, table = place.data, place.timetable
    if data.kind is not Kind.GATHERING:
        return None
    listed = {one.date for one in table.occurrences if one.cancelled}
    meanings = (meaning(reading, plan) for reading in table.readings)
    return Dates(
        meanings=tuple(text for text in meanings if text),
        dates=_dates(place, plan),
        last=max((one.date for one in table.occurrences if not one.cancelled), default=None),
        known=plan.horizon.last,
        open=not table.dated or any(one.outcome is Outcome.UNDATED for one in table.readings),
        months=month_grids(occasions(place, plan.horizon.first), plan.horizon),
        closed=tuple(one for one in data.closed if one.date >= plan.today and one.date not in listed),
        also=tuple(one for one in data.also if one.date > plan.horizon.last),
    )


def _dates(place: Place, plan: Plan) -> tuple[Date, ...]:
    found = []
    held, today = 0, plan.today
    for one in occasions(place, today):
        # What is off stands among the eight, but is none of them.
        found.append(
            Date(
                one.date.isoformat(),
                date_in_words(one.date, plan),
                one.hours.spec,
                plan.worder.hours(one.hours),
                words(one, plan),
                off=one.cancelled,
                hidden=held >= SHOWN,
            )
        )
        held += not one.cancelled
    return tuple(found)

"""What is on in the coming two weeks, day by day: in an area, in the whole city."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sitegen.pages.coming import occasions
from sitegen.pages.occasion import words
from sitegen.pages.page import Plan
from sitegen.records import Kind
from sitegen.schedule import Occurrence
from sitegen.site import Area, Pin, Place

DAYS = 14
CITY = "city"
Held = tuple[Occurrence, Place]


@dataclass(frozen=True, slots=True)
class Row:
    """One meeting of a day: what meets, where, at which pins, and what is special about it.

    `hours` are for the page's script, `start` is in words.
    """

    place: Place
    hours: str
    start: str
    words: str
    off: bool
    where: str
    pins: tuple[Pin, ...] = ()


@dataclass(frozen=True, slots=True)
class Day:
    """A day and its meetings in the order of their hours; `count` is how many gatherings are held."""

    date: dt.date
    rows: tuple[Row, ...]

    @property
    def count(self) -> int:
        """How many gatherings are held, each once however many its sittings."""
        return len({row.place.id for row in self.rows if not row.off})


@dataclass(frozen=True, slots=True)
class Agenda:
    """The days from the build on that have anything, until `last`; dates are known until `known`.

    `script` names the data that the page's script takes later days from.
    """

    script: str
    days: tuple[Day, ...]
    last: dt.date
    known: dt.date


def area_agenda(area: Area, plan: Plan) -> Agenda:
    """Return what is on in an area, with the pins' numbers."""
    pins: defaultdict[str, list[Pin]] = defaultdict(list)
    for pin in area.pins:
        for place in pin.places:
            pins[place.id].append(pin)
    wheres = {place.id: place.data.venue or "" for place in area.gatherings}
    return _agenda(area.slug, area.gatherings, plan, wheres=wheres, pins=pins)


def city_agenda(plan: Plan) -> Agenda:
    """Return what is on in the whole city, with the areas' names."""
    gatherings = [place for place in plan.site.places if place.data.kind is Kind.GATHERING]
    return _agenda(CITY, gatherings, plan, wheres=area_names(plan), pins={})


def area_names(plan: Plan) -> Mapping[str, str]:
    """Return the names of the areas that every gathering stands in, by its id."""
    names: defaultdict[str, list[str]] = defaultdict(list)
    for area in plan.site.areas:
        for place in area.gatherings:
            names[place.id].append(area.data.name)
    between = plan.language.gettext("・")
    return {ident: between.join(found) for ident, found in names.items()}


def _agenda(
    script: str,
    places: Iterable[Place],
    plan: Plan,
    *,
    wheres: Mapping[str, str],
    pins: Mapping[str, list[Pin]],
) -> Agenda:
    last = min(plan.today + dt.timedelta(days=DAYS - 1), plan.horizon.last)
    by_day: defaultdict[dt.date, list[Held]] = defaultdict(list)
    for place in places:
        for one in occasions(place, plan.today, last):
            by_day[one.date].append((one, place))
    days = tuple(
        Day(
            date,
            tuple(
                Row(
                    place=place,
                    hours=one.hours.spec,
                    start=plan.worder.start(one.hours),
                    words=words(one, plan),
                    off=one.cancelled,
                    where=wheres.get(place.id, ""),
                    pins=tuple(pins.get(place.id, ())),
                )
                # A stable sort: what begins at one time stays in the order of its number.
                for one, place in sorted(by_day[date], key=lambda held: held[0].key)
            ),
        )
        for date in sorted(by_day)
    )
    return Agenda(script, days, last, plan.horizon.last)

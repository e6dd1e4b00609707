"""Rows of an area's list: the same numbers and marks as its pins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from sitegen.pages.page import Plan
from sitegen.site import Area, Pin, Place

SEVERAL = "several"
OTHER = "other"
ABOUT = "about"
OWN_MARKS = (SEVERAL, OTHER)


@dataclass(frozen=True, slots=True)
class Mark:
    """How a pin looks: the category's id (for the colour), its shape and its name."""

    id: str
    shape: str
    name: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A gathering in an area's list, with the pins it stands at (none without a point)."""

    place: Place
    pins: tuple[Pin, ...]
    district: str | None

    @property
    def number(self) -> int | None:
        """The number of its first pin."""
        return self.pins[0].number if self.pins else None


@dataclass(frozen=True, slots=True)
class Venue:
    """The entries that stand at one pin; a route with several stops stands by itself."""

    pins: tuple[Pin, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The venues of one district, or those of none."""

    district: str | None
    venues: tuple[Venue, ...]


def mark_of(plan: Plan, mark: str) -> Mark:
    """Return how the mark of a pin looks."""
    gettext = plan.language.gettext
    if mark == SEVERAL:
        return Mark(mark, mark, gettext("いくつかの集まりがある会場"))
    if mark == OTHER:
        return Mark(mark, mark, gettext("そのほかの集まり"))
    category = plan.site.city.categories[mark]
    return Mark(mark, category.shape, category.name)


def entries(area: Area) -> tuple[Entry, ...]:
    """Return the area's gatherings in the order of their numbers, the unplaced last."""
    pins: dict[str, list[Pin]] = {}
    for pin in area.pins:
        for place in pin.places:
            pins.setdefault(place.id, []).append(pin)
    return tuple(
        Entry(place, tuple(pins.get(place.id, ())), _district(place, pins.get(place.id, ()), area))
        for place in area.gatherings
    )


def _district(place: Place, pins: Iterable[Pin], area: Area) -> str | None:
    for pin in pins:
        return pin.district
    return next((one.district for one in place.placement.located if one.area == area.slug), None)


def by_district(rows: Iterable[Entry]) -> tuple[Group, ...]:
    """Return the rows that have pins, by district and venue, keeping their order."""
    rows = tuple(row for row in rows if row.pins)
    order = {district: index for index, district in enumerate(dict.fromkeys(row.district for row in rows))}
    ordered = sorted(rows, key=lambda row: order[row.district])
    return tuple(
        Group(district, tuple(_venues(group)))
        for district, group in groupby(ordered, lambda row: row.district)
    )


def _venues(rows: Iterable[Entry]) -> Iterator[Venue]:
    """Yield a venue for each set of pins, at the place of its first row."""
    venues: dict[tuple[int, ...], list[Entry]] = {}
    for row in rows:
        venues.setdefault(tuple(pin.number for pin in row.pins), []).append(row)
    return (Venue(members[0].pins, tuple(members)) for members in venues.values())


def legend(area: Area, plan: Plan) -> tuple[Mark, ...]:
    """Return the marks the area's map uses, in the city's order, and no others; the ring comes last."""
    used = {pin.mark for pin in area.pins}
    known = (*plan.site.city.categories, *OWN_MARKS)
    found = tuple(mark_of(plan, mark) for mark in known if mark in used)
    if not any(pin.approximate for pin in area.pins):
        return found
    return (*found, Mark(ABOUT, ABOUT, plan.language.gettext("点線の輪は、およその場所")))


def marks(plan: Plan) -> Mapping[str, Mark]:
    """Return every mark by its id."""
    return {mark: mark_of(plan, mark) for mark in (*plan.site.city.categories, *OWN_MARKS)}

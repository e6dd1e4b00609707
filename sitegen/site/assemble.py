"""Put placed records and territories together into the site, and number the pins."""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from sitegen.records import AreaRecord, Kind, LatLon, Records, Sourced
from sitegen.schedule import Timetable
from sitegen.site.distance import metres
from sitegen.site.issues import Pictures, join_issues
from sitegen.site.nouns import Area, Geography, Located, Pin, Place, Placement, Site, Territory
from sitegen.site.reading import sort_key

SAME_VENUE_METRES = 60.0
SEVERAL = "several"
OTHER = "other"
NO_PICTURES: Pictures = MappingProxyType({})

Held = tuple[Located, Place]


def assemble(  # noqa: PLR0913 - what a site is made of, each by its name
    records: Records,
    *,
    today: dt.date,
    geography: Geography,
    placements: Iterable[Placement],
    served: Mapping[str, Sequence[str]],
    timetables: Mapping[str, Timetable],
    pictures: Pictures = NO_PICTURES,
) -> Site:
    """Return the site of all records that have a placement or serve an area.

    What has ended before `today` is kept apart. `served` gives, by record id, the slugs of the areas a
    service comes to, `timetables` the dates, `pictures` those of the newsletter.
    """
    placed = {placement.place: placement for placement in placements}
    everything = tuple(
        Place(
            record.id,
            record.path,
            record.data,
            placed.get(record.id, Placement(record.id, ())),
            timetables.get(record.id, Timetable()),
        )
        for record in sorted(records.places, key=lambda record: sort_key(record.data, record.id))
    )
    places = tuple(place for place in everything if not place.data.over(today))
    ended = tuple(place for place in everything if place.data.over(today))
    held, services = _by_area(places, served)
    areas = tuple(
        _area(record, geography.territories[record.id], held.get(record.id, ()), services.get(record.id, ()))
        for record in sorted(records.areas, key=lambda record: (record.data.block or 0, record.id))
        if record.id in geography.territories
    )
    issues = join_issues(records.newsletters, areas=areas, places=everything, pictures=pictures)
    return Site(records.city.data, geography, areas, places, records.towns, records.left_out, issues, ended)


def _by_area(
    places: Iterable[Place], served: Mapping[str, Sequence[str]]
) -> tuple[Mapping[str, list[Held]], Mapping[str, list[Place]]]:
    """Return by area what lies there, and the services that come there, each in the order of `places`."""
    held: defaultdict[str, list[Held]] = defaultdict(list)
    services: defaultdict[str, list[Place]] = defaultdict(list)
    for place in places:
        for entry in place.placement.located:
            held[entry.area].append((entry, place))
        if place.data.kind is Kind.SERVICE:
            for slug in dict.fromkeys((*served.get(place.id, ()), *place.placement.areas)):
                services[slug].append(place)
    return held, services


def _area(
    record: Sourced[AreaRecord], territory: Territory, held: Iterable[Held], services: Iterable[Place]
) -> Area:
    gatherings = [(entry, place) for entry, place in held if place.data.kind is Kind.GATHERING]
    return Area(
        slug=record.id,
        data=record.data,
        territory=territory,
        pins=number_pins([pair for pair in gatherings if pair[0].point], districts=record.data.districts),
        unplaced=tuple(place for entry, place in gatherings if entry.point is None),
        services=tuple(services),
        treasures=_of_kind(held, Kind.TREASURE),
    )


def _of_kind(held: Iterable[Held], kind: Kind) -> tuple[Place, ...]:
    return tuple({place.id: place for _, place in held if place.data.kind is kind}.values())


def number_pins(held: Iterable[Held], *, districts: Sequence[str]) -> tuple[Pin, ...]:
    """Return one pin a venue, numbered from 1 in district order, then north-west to south-east."""
    order = {name: index for index, name in enumerate(districts)}
    venues = _group_by_venue(held)
    # One shrinking of degrees of longitude for all, or the order would follow it, not the map.
    shrink = math.cos(math.radians(_point(venues[0][0][0]).latitude)) if venues else 1.0

    def place_on_sheet(venue: Sequence[Held]) -> tuple[int, float, str]:
        entry, place = venue[0]
        return (order.get(entry.district or "", len(order)), _south_east(_point(entry), shrink), place.id)

    return tuple(
        _pin(number, venue) for number, venue in enumerate(sorted(venues, key=place_on_sheet), start=1)
    )


def _group_by_venue(held: Iterable[Held]) -> list[list[Held]]:
    """Group what stands on one point, or at a venue of one name a few steps apart."""
    by_point: dict[tuple[float, float], list[Held]] = {}
    by_name: defaultdict[str, list[list[Held]]] = defaultdict(list)
    for entry, place in held:
        point = _point(entry)
        spot = (round(point.latitude, 5), round(point.longitude, 5))
        name = _venue_name(entry, place)
        venue = by_point.get(spot) or next(
            (one for one in by_name[name] if metres(_point(one[0][0]), point) <= SAME_VENUE_METRES), None
        )
        if venue is None:
            venue = []
            by_name[name].append(venue)
        by_point.setdefault(spot, venue)
        venue.append((entry, place))
    return [venue for venues in by_name.values() for venue in venues]


def _pin(number: int, venue: Sequence[Held]) -> Pin:
    # Where one of a venue knows its point, it stands there.
    entry, place = min(venue, key=lambda held: held[1].data.approximate)
    places = tuple({held.id: held for _, held in venue}.values())
    return Pin(
        number=number,
        point=_point(entry),
        venue=_venue_name(entry, place),
        district=entry.district,
        mark=_mark(places),
        places=places,
        approximate=place.data.approximate,
    )


def _mark(places: Sequence[Place]) -> str:
    marks = {place.data.categories[0] if place.data.categories else OTHER for place in places}
    return marks.pop() if len(marks) == 1 else SEVERAL


def _venue_name(entry: Located, place: Place) -> str:
    return entry.stop or place.data.venue or place.data.name


def _point(entry: Located) -> LatLon:
    if entry.point is None:
        raise ValueError("only an entry with a point has a venue on the map")
    return entry.point


def _south_east(point: LatLon, shrink: float) -> float:
    """Return how far a point lies to the south-east, in degrees of latitude."""
    return point.longitude * shrink - point.latitude

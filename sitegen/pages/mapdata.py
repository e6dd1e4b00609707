"""What the page's script draws on the map: lands and pins as data, never as markup."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from statistics import median

from sitegen.lazy import Lazy
from sitegen.pages.entries import mark_of
from sitegen.pages.page import Plan, area_path, place_path
from sitegen.pages.sentences import when_in_words
from sitegen.records import CityRecord
from sitegen.site import Area, Bounds, Pin, Place, Ring, Shape, Site

MARGIN = 0.004
SCALE = 100_000
Data = Mapping[str, object]


def city_map(plan: Plan, root: str) -> Data:
    """Return the city's map: every area as a land that opens its page."""
    areas = plan.site.areas
    lands = [_land(area, root, own=True, label=_heart(area)) for area in areas]
    bounds = _bounds([_heart(area) for area in areas])
    return _data("city", plan.site.city, bounds=bounds, lands=lands, pins=[])


def area_map(area: Area, plan: Plan, root: str) -> Data:
    """Return an area's map: its own land, its neighbours and its numbered pins."""
    site = plan.site
    labels = {one.slug: one.label for one in area.territory.neighbours}
    near = [_land(other, root, own=False, label=labels[other.slug]) for other in neighbours_of(area, site)]
    lands = [*near, _land(area, root, own=True, label=area.territory.shape.label)]
    pins = [_pin(pin, plan, root, pin.places) for pin in area.pins]
    return _data("area", site.city, bounds=area.territory.shape.bounds, lands=lands, pins=pins)


def place_map(
    place: Place, plan: Plan, root: str, homes: Sequence[tuple[Area, Pin]], lands: Mapping[str, Data]
) -> Data:
    """Return a gathering's own map: its pins, and from `lands` the areas they lie in."""
    pins = [_pin(pin, plan, root, (place,)) for _, pin in homes]
    areas = {area.slug: area for area, _ in homes}.values()
    own = [lands[area.slug] for area in areas]
    points = [(pin.point.longitude, pin.point.latitude) for _, pin in homes]
    return _data("place", plan.site.city, bounds=_bounds(points), lands=own, pins=pins)


@lru_cache(maxsize=1)
def own_lands(plan: Plan, root: str) -> Mapping[str, Data]:
    """Return every area as the land of a map that lies in it, by slug."""
    areas = {area.slug: area for area in plan.site.areas}

    def land(slug: str) -> Data:
        return _land(areas[slug], root, own=True, label=areas[slug].territory.shape.label)

    return Lazy(areas, land)


def neighbours_of(area: Area, site: Site) -> tuple[Area, ...]:
    """Return the areas that touch an area, in the site's order."""
    slugs = {one.slug for one in area.territory.neighbours}
    return tuple(other for other in site.areas if other.slug in slugs)


def _heart(area: Area) -> tuple[float, float]:
    """Return where most of an area's gatherings are: its name belongs there, not in the hills."""
    if not area.pins:
        return area.territory.shape.label
    return (
        median(pin.point.longitude for pin in area.pins),
        median(pin.point.latitude for pin in area.pins),
    )


def _data(name: str, city: CityRecord, *, bounds: Bounds, lands: list[Data], pins: list[Data]) -> Data:
    attribution = city.basemap and {"text": city.basemap.attribution, "url": city.basemap.url}
    return {
        "map": f"map_{name}",
        "bounds": bounds,
        "attribution": attribution,
        "lands": lands,
        "pins": pins,
    }


def _land(area: Area, root: str, *, own: bool, label: tuple[float, float]) -> Data:
    shape: Shape = area.territory.shape
    return {
        "slug": area.slug,
        "name": area.data.name,
        "href": root + area_path(area.slug),
        "own": own,
        "count": len(area.gatherings),
        "label": label[::-1],
        "polygons": [[encode(ring) for ring in polygon] for polygon in shape.polygons],
    }


@lru_cache(maxsize=1024)
def encode(ring: Ring) -> str:
    """Return a ring as steps of a hundred-thousandth of a degree: "x y dx dy dx dy …".

    A third of the weight of plain coordinates, on the way to the page and in it.
    """
    points = [(0, 0), *((round(x * SCALE), round(y * SCALE)) for x, y in ring)]
    return " ".join(f"{x - before_x} {y - before_y}" for (before_x, before_y), (x, y) in pairwise(points))


def _pin(pin: Pin, plan: Plan, root: str, places: Iterable[Place]) -> Data:
    return {
        "number": pin.number,
        "lat": pin.point.latitude,
        "lon": pin.point.longitude,
        "mark": pin.mark,
        "shape": mark_of(plan, pin.mark).shape,
        "label": pin.venue,
        **({"about": True} if pin.approximate else {}),
        "places": [
            {
                "id": place.id,
                "name": place.data.name,
                "when": when_in_words(place, plan),
                "venue": place.data.venue or pin.venue,
                "href": root + place_path(place.id),
            }
            for place in places
        ],
    }


def _bounds(points: Sequence[tuple[float, float]]) -> Bounds:
    """Return bounds a few minutes' walk around (longitude, latitude) points, in degrees."""
    longitudes, latitudes = zip(*points, strict=True)
    west, south = min(longitudes) - MARGIN, min(latitudes) - MARGIN
    east, north = max(longitudes) + MARGIN, max(latitudes) + MARGIN
    return round(west, 5), round(south, 5), round(east, 5), round(north, 5)

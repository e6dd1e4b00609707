"""The page of a gathering that meets no more: links and printed codes still lead to it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from sitegen.pages.page import Page, Plan, place_path
from sitegen.pages.places import original, report_address
from sitegen.records import Kind, LatLon
from sitegen.site import Area, Place
from sitegen.site.distance import metres

NEARBY = 6


def ended_pages(plan: Plan) -> Iterator[Page]:
    """Plan the page of every record that has ended: when, why, and what else meets in its area."""
    areas = {area.slug: area for area in plan.site.areas}
    for place in plan.site.ended:
        homes = tuple(areas[slug] for slug in place.placement.areas if slug in areas)
        yield Page(
            path=place_path(place.id),
            template="ended.html",
            title=place.data.name,
            description=plan.language.gettext("「{name}」は、もう開かれていません。").format(
                name=place.data.name
            ),
            content={
                "place": place,
                "original": original(place, plan),
                "areas": homes,
                "others": nearby(place, homes),
                "report": report_address(place, plan),
            },
            public=False,
        )


def nearby(place: Place, areas: Iterable[Area]) -> tuple[Place, ...]:
    """Return some other gatherings of the areas: the nearest, without a point the first ones."""
    found = {other.id: other for area in areas for other in area.gatherings}
    points = _points(place)
    others = [other for other in found.values() if other.data.kind is Kind.GATHERING]
    if points:
        others.sort(key=lambda other: _distance(points, _points(other)))
    return tuple(others[:NEARBY])


def _points(place: Place) -> tuple[LatLon, ...]:
    return tuple(one.point for one in place.placement.located if one.point)


def _distance(some: Iterable[LatLon], others: Iterable[LatLon]) -> float:
    """Return the least distance of two sets of points, in metres; without one none is near."""
    return min((metres(one, other) for one in some for other in others), default=math.inf)

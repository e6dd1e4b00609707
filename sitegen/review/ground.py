"""Distances, directions and borders on the ground, in metres and in words."""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import pairwise

from sitegen.records import LatLon
from sitegen.site import Area, Ring
from sitegen.site.distance import way

WINDS = ("北", "北東", "東", "南東", "南", "南西", "西", "北西")
KILOMETRE = 1000
# Borders are drawn simplified by up to 15 m: nearer than this nothing more is said.
BESIDE = 20
ROUND = 10


def way_in_words(before: LatLon, after: LatLon) -> str:
    """Return 約120m 北東へ."""
    east, north = way(before, after)
    wind = WINDS[round(math.degrees(math.atan2(east, north)) / 45) % 8]
    return f"{about(math.hypot(east, north))} {wind}へ"


def about(metres: float) -> str:
    """Return 約120m, 約3.4km; to a metre below ten, to ten metres above."""
    if metres < ROUND:
        return f"約{max(1, round(metres))}m"
    if metres < KILOMETRE - ROUND / 2:
        return f"約{round(metres / ROUND) * ROUND}m"
    return f"約{metres / KILOMETRE:.1f}km"


def from_border(point: LatLon, area: Area) -> float:
    """Return how far a point is from the outline of an area as it is drawn, in metres."""
    rings = (ring for polygon in area.territory.shape.polygons for ring in polygon)
    return min(_from_lines(point, ring) for ring in rings)


def _from_lines(point: LatLon, ring: Ring) -> float:
    return min(_from_line(*ends) for ends in pairwise(_around(point, [*ring, ring[0]])))


def _around(point: LatLon, ring: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    return [way(point, LatLon(latitude, longitude)) for longitude, latitude in ring]


def _from_line(start: tuple[float, float], end: tuple[float, float]) -> float:
    """Return how far a line is from the origin."""
    x, y = end[0] - start[0], end[1] - start[1]
    length = x * x + y * y
    along = max(0.0, min(1.0, -(start[0] * x + start[1] * y) / length)) if length else 0.0
    return math.hypot(start[0] + along * x, start[1] + along * y)

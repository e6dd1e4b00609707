"""How far points lie apart on the ground: straight lines, well enough within a city."""

from __future__ import annotations

import math

from sitegen.records import LatLon

METRES_PER_DEGREE = 111_320.0


def way(one: LatLon, other: LatLon) -> tuple[float, float]:
    """Return how far `other` lies to the east and to the north of `one`, in metres."""
    shrink = math.cos(math.radians((one.latitude + other.latitude) / 2))
    east = (other.longitude - one.longitude) * shrink * METRES_PER_DEGREE
    return east, (other.latitude - one.latitude) * METRES_PER_DEGREE


def metres(one: LatLon, other: LatLon) -> float:
    """Return how far two points lie apart, in metres."""
    return math.hypot(*way(one, other))

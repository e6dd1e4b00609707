"""From degrees to the units of a drawing."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from sitegen.site import Bounds, Polygon, Ring
from sitegen.site.distance import METRES_PER_DEGREE

XY = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """A local equirectangular projection of `bounds` (degrees) into a width, with a margin.

    Over a city the error is less than a line's width; x grows eastwards, y southwards.
    """

    west: float
    north: float
    shrink: float
    scale: float
    width: float
    height: float

    @classmethod
    def around(cls, bounds: Bounds, *, width: float, margin: float, tallest: float) -> Frame:
        """Return the frame that shows `bounds` in `width` units, no higher than `tallest` widths."""
        west, south, east, north = bounds
        shrink = math.cos(math.radians((south + north) / 2))
        wide, high = (east - west) * shrink or 1e-6, (north - south) or 1e-6
        scale = min((width - 2 * margin) / wide, (width * tallest - 2 * margin) / high)
        # A flat area still gets room for its pins, and a tall one is centred.
        height = max(high * scale + 2 * margin, width * 0.45)
        left = west - ((width / scale) - wide) / 2 / shrink
        top = north + ((height / scale) - high) / 2
        return cls(left, top, shrink, scale, round(width, 1), round(height, 1))

    def at(self, longitude: float, latitude: float) -> XY:
        """Return the place of a point, rounded to a tenth of a unit."""
        x = (longitude - self.west) * self.shrink * self.scale
        y = (self.north - latitude) * self.scale
        return round(x, 1), round(y, 1)

    def units(self, metres: float) -> float:
        """Return how long a distance on the ground is in the drawing."""
        return metres / METRES_PER_DEGREE * self.scale

    def over(self, other: Frame) -> str:
        """Return the SVG transform that takes another frame's units into this one's."""
        wide, high = self.shrink * self.scale / (other.shrink * other.scale), self.scale / other.scale
        x, y = (other.west - self.west) * self.shrink * self.scale, (self.north - other.north) * self.scale
        return f"matrix({wide:.4f} 0 0 {high:.4f} {x:.1f} {y:.1f})"

    def path(self, polygons: Iterable[Polygon]) -> str:
        """Return the path data of polygons, in whole units relative to the point before."""
        return "".join(self._ring(ring) for polygon in polygons for ring in polygon)

    def _ring(self, ring: Ring) -> str:
        wide, high = self.shrink * self.scale, self.scale
        points = [
            (round((longitude - self.west) * wide), round((self.north - latitude) * high))
            for longitude, latitude in ring[:-1]
        ]
        # Steps go from one rounded point to the next, so that errors never add up.
        steps = [f"{px - x} {py - y}" for (x, y), (px, py) in pairwise(points) if px != x or py != y]
        return f"M{points[0][0]} {points[0][1]}l{' '.join(steps)}z"

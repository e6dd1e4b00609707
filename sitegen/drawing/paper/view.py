"""From degrees to the millimetres of a map."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sitegen.drawing.paper.nouns import XY, Box
from sitegen.site import Bounds, Polygon, Ring
from sitegen.site.distance import METRES_PER_DEGREE


@dataclass(frozen=True, slots=True)
class View:
    """A local equirectangular projection onto `width` x `height` mm; y grows southwards.

    `scale` is mm a degree of latitude, `shrink` how much shorter a degree of longitude is.
    """

    west: float
    north: float
    shrink: float
    scale: float
    width: float
    height: float

    @classmethod
    def around(cls, bounds: Bounds, width: float, height: float, margin: float) -> View:
        """Return the view that shows `bounds` in the middle of a map, with a margin in mm."""
        west, south, east, north = bounds
        shrink = math.cos(math.radians((south + north) / 2))
        wide, high = max((east - west) * shrink, 1e-4), max(north - south, 1e-4)
        scale = min((width - 2 * margin) / wide, (height - 2 * margin) / high)
        left = (west + east) / 2 - width / scale / 2 / shrink
        return cls(left, (south + north) / 2 + height / scale / 2, shrink, scale, width, height)

    def zoomed(self, box: Box, width: float, height: float) -> View:
        """Return the view that shows a box of this one, of the same proportions, on another map."""
        west, north = self.west + box[0] / self.shrink / self.scale, self.north - box[1] / self.scale
        return View(west, north, self.shrink, self.scale * width / (box[2] - box[0]), width, height)

    def at(self, longitude: float, latitude: float) -> XY:
        """Return the place of a point, to a hundredth of a millimetre."""
        x = (longitude - self.west) * self.shrink * self.scale
        return round(x, 2), round((self.north - latitude) * self.scale, 2)

    def mm(self, metres: float) -> float:
        """Return how long a distance on the ground is."""
        return metres / METRES_PER_DEGREE * self.scale

    def holds(self, point: XY, edge: float = 0) -> bool:
        """Tell whether a point lies on the map, so far from its edges."""
        return edge <= point[0] <= self.width - edge and edge <= point[1] <= self.height - edge

    def rings(self, polygons: Iterable[Polygon]) -> list[list[XY]]:
        """Return the rings of polygons on the map."""
        return [self.line(ring) for polygon in polygons for ring in polygon]

    def line(self, ring: Ring) -> list[XY]:
        """Return the points of a line on the map, those left out that print as one."""
        points = [self.at(*point) for point in ring]
        kept = points[:1]
        for point in points[1:]:
            if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= 0.1:  # noqa: PLR2004 - mm
                kept.append(point)
        return kept

    def borders(self, shapes: Iterable[Iterable[Polygon]], known: Iterable[Polygon]) -> str:
        """Return the borders of shapes, each once and without those of `known`.

        A dashed line over itself would print as a solid one.
        """
        seen = {edge for polygon in known for ring in polygon for edge in _edges(ring)}
        lines: list[list[tuple[float, float]]] = []
        for ring in (ring for polygons in shapes for polygon in polygons for ring in polygon):
            line: list[tuple[float, float]] = []
            for start, end in pairwise(ring):
                edge = _edge(start, end)
                if edge in seen:
                    line = []
                    continue
                seen.add(edge)
                if not line:
                    line = [start]
                    lines.append(line)
                line.append(end)
        return "".join(path_of(self.line(tuple(line)), closed=False) for line in lines)

    def path(self, polygons: Iterable[Polygon]) -> str:
        """Return the path data of polygons."""
        return "".join(path_of(ring, closed=True) for ring in self.rings(polygons))

    def shows(self, bounds: Bounds) -> bool:
        """Tell whether any of these bounds (degrees) can lie on the map."""
        left, top = self.at(bounds[0], bounds[3])
        right, bottom = self.at(bounds[2], bounds[1])
        return left < self.width and right > 0 and top < self.height and bottom > 0


def _edge(start: tuple[float, float], end: tuple[float, float]) -> frozenset[tuple[float, float]]:
    return frozenset((start, end))


def _edges(ring: Ring) -> Iterator[frozenset[tuple[float, float]]]:
    return (_edge(start, end) for start, end in pairwise(ring))


def path_of(points: Sequence[XY], *, closed: bool) -> str:
    """Return path data through points; none for what prints as a point."""
    if len(points) < 2 + closed:
        return ""
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in points) + ("z" if closed else "")


def within(point: XY, rings: Iterable[Sequence[XY]]) -> bool:
    """Tell whether a point lies inside rings of which the inner ones are holes."""
    x, y = point
    inside = False
    for ring in rings:
        x0, y0 = ring[-1]
        for x1, y1 in ring:
            if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
                inside = not inside
            x0, y0 = x1, y1
    return inside


def spans(rings: Iterable[Sequence[XY]], y: float) -> Iterator[XY]:
    """Yield from where to where a level line lies inside rings."""
    cuts = sorted(
        x0 + (y - y0) / (y1 - y0) * (x1 - x0)
        for ring in rings
        for (x0, y0), (x1, y1) in pairwise((*ring, ring[0]))
        if (y0 > y) != (y1 > y)
    )
    return zip(cuts[::2], cuts[1::2], strict=False)

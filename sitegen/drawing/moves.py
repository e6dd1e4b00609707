"""A small map of a point that moves: where it was, where it is, the areas around it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sitegen.drawing.labels import Label, Labels, around
from sitegen.drawing.nouns import Ground, Land, Scale
from sitegen.drawing.ornaments import place_north, place_scale
from sitegen.drawing.projection import XY, Frame
from sitegen.records import LatLon
from sitegen.site import Area, Bounds, Polygon, Shape, Site

WIDTH = 480.0
TALLEST = 0.8
# Degrees of latitude around the points: some four hundred metres, or a part of the way itself.
AROUND, PART = 0.004, 0.35
PIN = 10.0
TYPE = 15.0
# Where in the frame an area's name may stand, in steps of its sides.
ACROSS, DOWN = 12, 9
# An arrow shorter than this is only a head.
SHORTEST = 2.2 * PIN
STEPS = 16


@dataclass(frozen=True, slots=True)
class MoveDrawing:
    """Both points in the units of the frame; `arrow` is the path between them where there is room."""

    frame: Frame
    lands: tuple[Land, ...]
    districts: tuple[Ground, ...]
    before: XY | None
    after: XY | None
    arrow: str | None
    scale: Scale
    north: XY


def draw_move(before: LatLon | None, after: LatLon | None, *, site: Site) -> MoveDrawing:
    """Return the surroundings of an old and a new point, one of which may be missing.

    Raises ValueError if both are.
    """
    points = [point for point in (before, after) if point]
    frame = Frame.around(_bounds(points), width=WIDTH, margin=0, tallest=TALLEST)
    at = {point: frame.at(point.longitude, point.latitude) for point in points}
    scale, north = place_scale(frame, ()), place_north(frame, ())
    bar = (scale.x - 4, scale.y - 12, scale.x + scale.length + 44, scale.y + 8)
    taken = [bar, around(north, 26), *(around(one, PIN * 1.8) for one in _along(list(at.values())))]
    labels = Labels(taken, box=(frame.width, frame.height))
    seen = [area for area in site.areas if _is_seen(area.territory.shape, frame)]
    lands = tuple(_land(area, frame, labels) for area in seen)
    return MoveDrawing(
        frame=frame,
        lands=lands,
        districts=tuple(
            Ground(frame.path(one.shape.polygons), None)
            for area in seen
            for one in area.territory.districts
            if len(area.territory.districts) > 1 and _is_seen(one.shape, frame)
        ),
        before=at[before] if before else None,
        after=at[after] if after else None,
        arrow=_arrow(at[before], at[after]) if before and after else None,
        scale=scale,
        north=north,
    )


def _along(points: list[XY]) -> Iterator[XY]:
    """Yield points all along the way, which names keep clear of."""
    (x1, y1), (x2, y2) = points[0], points[-1]
    for step in range(STEPS + 1):
        part = step / STEPS
        yield x1 + (x2 - x1) * part, y1 + (y2 - y1) * part


def _bounds(points: Iterable[LatLon]) -> Bounds:
    points = tuple(points)
    south, north = min(one.latitude for one in points), max(one.latitude for one in points)
    west, east = min(one.longitude for one in points), max(one.longitude for one in points)
    shrink = math.cos(math.radians(south))
    more = max(AROUND, PART * max(north - south, (east - west) * shrink))
    return west - more * 1.3 / shrink, south - more, east + more * 1.3 / shrink, north + more


def _arrow(start: XY, end: XY) -> str | None:
    """Return the path from the rim of one pin to the rim of the other."""
    length = math.dist(start, end)
    if length < SHORTEST:
        return None
    x, y = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    tail, tip = (start[0] + x * PIN, start[1] + y * PIN), (end[0] - x * PIN, end[1] - y * PIN)
    left, right = ((tip[0] - 9 * x - side * 5 * y, tip[1] - 9 * y + side * 5 * x) for side in (1, -1))
    corners = (f"{point[0]:.1f} {point[1]:.1f}" for point in (tail, tip, left, tip, right))
    return "M{}L{}M{}L{}L{}".format(*corners)


def _is_seen(shape: Shape, frame: Frame) -> bool:
    west, south, east, north = shape.bounds
    left, bottom = frame.at(west, south)
    right, top = frame.at(east, north)
    return left < frame.width and right > 0 and top < frame.height and bottom > 0


def _land(area: Area, frame: Frame, labels: Labels) -> Land:
    shape = area.territory.shape
    at = _inside(shape.polygons, frame)
    label: Label | None = labels.place(area.data.name, at, size=TYPE) if at else None
    return Land(area.slug, area.data.name, frame.path(shape.polygons), own=True, label=label)


def _inside(polygons: Iterable[Polygon], frame: Frame) -> XY | None:
    """Return a point of the frame well inside an area: of a grid's points the one nearest their middle."""
    rings = [[frame.at(*point) for point in ring] for polygon in polygons for ring in polygon]
    grid = [
        (frame.width * (i + 0.5) / ACROSS, frame.height * (j + 0.5) / DOWN)
        for j in range(1, DOWN - 1)
        for i in range(1, ACROSS - 1)
    ]
    held = [point for point in grid if _holds(rings, point)]
    if not held:
        return None
    middle = (sum(x for x, _ in held) / len(held), sum(y for _, y in held) / len(held))
    return min(held, key=lambda point: (round(math.dist(point, middle), 3), point))


def _holds(rings: Iterable[list[XY]], point: XY) -> bool:
    """Tell whether a point lies inside: a ray to the right crosses the rings an odd number of times."""
    x, y = point
    inside = False
    for ring in rings:
        for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                inside = not inside
    return inside

"""Rivers, railways, roads and landmarks on a map for paper."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from sitegen.drawing.paper.names import Names, along_ring
from sitegen.drawing.paper.nouns import XY, PaperLandmark, PaperLine
from sitegen.drawing.paper.view import View, path_of, spans, within
from sitegen.records import Landmark, LayerKind
from sitegen.site import Geography

HATCH = 1.3
LONGER = (("高等学校", "高"), ("小学校", "小"), ("中学校", "中"))
# Half the width of a landmark's mark, in mm.
SIGN = 1.9
# How near to an area what lies outside still helps, in mm; how many letters a map has room for.
NEAR = 9.0
LONGEST = 9


def draw_lines(geography: Geography, view: View) -> tuple[PaperLine, ...]:
    """Return the layers on the map, water first, railways over roads."""
    order = [LayerKind.WATER, LayerKind.ROAD, LayerKind.RAILWAY]
    drawn = []
    for layer in sorted(geography.layers, key=lambda one: order.index(one.kind)):
        if not view.shows(layer.bounds):
            continue
        lines = "".join(path_of(view.line(line), closed=False) for line in layer.lines)
        rings = view.rings(layer.polygons)
        outline = "".join(path_of(ring, closed=True) for ring in rings)
        if lines:
            drawn.append(PaperLine(layer.kind, lines))
        if outline:
            drawn.append(PaperLine(layer.kind, outline, "".join(_hatching(rings, view)) or "M0 0"))
    return tuple(drawn)


def layer_lines(geography: Geography, view: View) -> Iterator[list[XY]]:
    """Yield the lines of all layers on the map, for names to keep off."""
    for layer in geography.layers:
        if view.shows(layer.bounds):
            yield from (view.line(line) for line in layer.lines)


def _hatching(rings: Sequence[Sequence[XY]], view: View) -> Iterator[str]:
    """Yield level lines through polygons: grey would not survive a copier."""
    for row in range(1, int(view.height / HATCH) + 1):
        y = row * HATCH
        for left, right in spans(rings, y):
            start, end = max(0.0, left), min(view.width, right)
            if end > start:
                yield f"M{start:.2f} {y:.2f}H{end:.2f}"


def draw_landmarks(
    landmarks: Sequence[Landmark], view: View, own: Sequence[Sequence[XY]], names: Names, size: float
) -> tuple[PaperLandmark, ...]:
    """Return the landmarks that have room for their mark, and place the names that have room too.

    Of those outside of the area only the nearest are shown.
    """
    outline = [point for ring in own for box in along_ring(ring, NEAR / 4) for point in [(box[0], box[1])]]
    drawn = []
    for one in landmarks:
        x, y = view.at(one.point.longitude, one.point.latitude)
        box = (x - SIGN, y - SIGN, x + SIGN, y + SIGN)
        if not view.holds((x, y), SIGN):
            continue
        if not within((x, y), own) and min(math.dist((x, y), point) for point in outline) > NEAR:
            continue
        if names.take(box):
            drawn.append(PaperLandmark(x, y, _sign(one.kind)))
            name = _short(one.name)
            if len(name) <= LONGEST:
                names.beside(name, (x, y), SIGN + 0.3, size, "landmark")
    return tuple(drawn)


def _sign(kind: str) -> str:
    if "学校" in kind:
        return "school"
    return "station" if "駅" in kind else "spot"


def _short(name: str) -> str:
    """Return a school's name as maps have it."""
    for longer, short in LONGER:
        if name.endswith(longer):
            return name.removesuffix(longer) + short
    return name

"""Move pins apart until none hides another; each keeps a line to where it really is."""

from __future__ import annotations

import math
from collections.abc import Sequence

from sitegen.drawing.projection import XY

ROUNDS = 200
STEP = 0.5
GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))


def spread(points: Sequence[XY], *, apart: float, box: XY, edge: float) -> list[XY]:
    """Return places for `points`, at least `apart` from each other and `edge` inside the box.

    Points that have room stay where they are. Deterministic; in a box too small for all, the
    last ones come as far apart as there is room for.
    """
    places = [_inside(point, box, edge) for point in points]
    # Equal points have no direction to part in: give each a tiny one of its own.
    places = [
        (x + 0.01 * math.cos(index * GOLDEN_ANGLE), y + 0.01 * math.sin(index * GOLDEN_ANGLE))
        for index, (x, y) in enumerate(places)
    ]
    for _ in range(ROUNDS):
        if not _push_once(places, apart, box, edge):
            break
    return [(round(x, 1), round(y, 1)) for x, y in places]


def _push_once(places: list[XY], apart: float, box: XY, edge: float) -> bool:
    moved = False
    order = sorted(range(len(places)), key=lambda index: places[index][0])
    for rank, one in enumerate(order):
        for other in order[rank + 1 :]:
            dx, dy = places[other][0] - places[one][0], places[other][1] - places[one][1]
            if dx >= apart * 2:
                break
            distance = math.hypot(dx, dy)
            if distance >= apart - 0.2:
                continue
            push = (apart - distance) * STEP + 0.1
            if distance < 1e-6:  # noqa: PLR2004 - as good as zero
                dx, dy, distance = 1.0, 0.0, 1.0
            ux, uy = dx / distance * push, dy / distance * push
            places[one] = _inside((places[one][0] - ux, places[one][1] - uy), box, edge)
            places[other] = _inside((places[other][0] + ux, places[other][1] + uy), box, edge)
            moved = True
    return moved


def _inside(point: XY, box: XY, edge: float) -> XY:
    return min(max(point[0], edge), box[0] - edge), min(max(point[1], edge), box[1] - edge)

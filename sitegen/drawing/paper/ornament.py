"""The scale bar with the arrow to the north, in the corner where it hides least."""

from __future__ import annotations

import math
from collections.abc import Sequence

from sitegen.drawing.paper.names import along_ring
from sitegen.drawing.paper.nouns import POINT, XY, Box, PaperOrnament, meets, text_width
from sitegen.drawing.paper.view import View, within

METRES = (10000, 5000, 2000, 1000, 500, 200, 100, 50, 20)
LONGEST = 0.24
KILOMETRE = 1000
AIR = 1.5
ARROW = 5.5
# What a corner hides, in pins: each crossing of its grid that lies in the area.
OF_AREA = 0.25


def place_ornament(
    view: View, tips: Sequence[XY], rings: Sequence[Sequence[XY]], size: float, taken: Sequence[Box] = ()
) -> PaperOrnament:
    """Return the bar of round metres in the corner with the fewest pins and the least of the area."""
    longest = max(12.0, view.width * LONGEST)
    metres = next((one for one in METRES if view.mm(one) <= min(longest, 45.0)), METRES[-1])
    text = f"{metres // KILOMETRE}km" if metres >= KILOMETRE else f"{metres}m"
    length = round(view.mm(metres), 2)
    before = max(ARROW, size * POINT + 1.5)
    wide = before + length + 1.5 + text_width(text, size)
    high = ARROW + size * POINT * 1.3 + 1
    right, low = view.width - wide - AIR, view.height - high - AIR
    corners = ((AIR, low), (right, low), (right, AIR), (AIR, AIR))
    boxes = [(x, y, x + wide, y + high) for x, y in corners]
    box = min(boxes, key=lambda one: _hidden(one, tips, rings, taken))
    rounded = tuple(round(value, 2) for value in box)
    left, top, end, bottom = rounded[0], rounded[1], rounded[2], rounded[3]
    return PaperOrnament(
        left + before, round(bottom - 1.0, 2), length, text, size, before / 2, (left, top, end, bottom)
    )


def _hidden(box: Box, tips: Sequence[XY], rings: Sequence[Sequence[XY]], taken: Sequence[Box]) -> float:
    left, top, right, bottom = box
    pins = sum(left - 3 < x < right + 3 and top - 3 < y < bottom + 3 for x, y in tips)
    crossings = (
        (left + (right - left) * across / 4, top + (bottom - top) * down / 2)
        for across in range(5)
        for down in range(3)
    )
    over = any(meets(box, other) for other in taken)
    ground = sum(within(point, rings) for point in crossings)
    ground += sum(meets(box, step) for ring in rings for step in along_ring(ring, 2.0))
    return pins + ground * OF_AREA + (math.inf if over else 0)

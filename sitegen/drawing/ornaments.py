"""The scale bar and the arrow to the north, in whatever corners the pins leave free."""

from __future__ import annotations

import math
from collections.abc import Sequence

from sitegen.drawing.nouns import DrawnPin, Scale
from sitegen.drawing.projection import XY, Frame

SCALES = (10000, 5000, 2000, 1000, 500, 200, 100, 50)
SCALE_SHARE = 0.3
KILOMETRE = 1000
CORNER = 60.0


def place_scale(frame: Frame, pins: Sequence[DrawnPin]) -> Scale:
    """Return a bar of round metres, at the foot of the figure."""
    metres = next((one for one in SCALES if frame.units(one) <= frame.width * SCALE_SHARE), SCALES[-1])
    text = f"{metres // 1000}km" if metres >= KILOMETRE else f"{metres}m"
    length = round(frame.units(metres), 1)
    left, right = (12.0, frame.height - 12), (frame.width - length - 50, frame.height - 12)
    return Scale(*_freer((left, right), pins), length, text)


def place_north(frame: Frame, pins: Sequence[DrawnPin]) -> XY:
    """Return where the arrow to the north stands."""
    corners = ((frame.width - 22, 32.0), (22.0, 32.0), (frame.width - 22, frame.height - 60))
    return _freer(corners, pins)


def _freer(corners: Sequence[XY], pins: Sequence[DrawnPin]) -> XY:
    """Return the first corner without a pin, or the one whose nearest pin is farthest."""

    def room(corner: XY) -> float:
        return min((math.dist(corner, (pin.x, pin.y)) for pin in pins), default=math.inf)

    return next((corner for corner in corners if room(corner) > CORNER), max(corners, key=room))

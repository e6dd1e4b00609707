"""Put names where they cover neither pins nor each other; a name without room is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sitegen.drawing.projection import XY

Box = tuple[float, float, float, float]
# Where a name is tried, in its own widths and lines: in the middle, then around it.
AROUND = (
    *((0, 0), (0, -1), (0, 1), (-0.5, 0), (0.5, 0)),
    *((-0.5, -1), (0.5, -1), (-0.5, 1), (0.5, 1), (0, -2), (0, 2)),
)
NARROW = 0.55


@dataclass(frozen=True, slots=True)
class Label:
    """A text and the middle of its line."""

    text: str
    x: float
    y: float


class Labels:
    """The names of a drawing, placed one after another around what is taken already."""

    def __init__(self, taken: Iterable[Box], *, box: XY) -> None:
        self._taken = list(taken)
        self._box = box

    def place(self, text: str, at: XY, *, size: float) -> Label | None:
        """Return the label at or near a point, or None if there is no room."""
        wide = size * sum(1 if ord(character) > 0x2E7F else NARROW for character in text)  # noqa: PLR2004 - CJK
        for x, y in _tries(at, wide, size):
            one = (x - wide / 2 - 2, y - size * 0.6, x + wide / 2 + 2, y + size * 0.6)
            if self._fits(one):
                self._taken.append(one)
                return Label(text, round(x, 1), round(y, 1))
        return None

    def _fits(self, box: Box) -> bool:
        left, top, right, bottom = box
        if left < 0 or top < 0 or right > self._box[0] or bottom > self._box[1]:
            return False
        return not any(
            left < other[2] and right > other[0] and top < other[3] and bottom > other[1]
            for other in self._taken
        )


def _tries(at: XY, wide: float, size: float) -> Iterator[XY]:
    for right, down in AROUND:
        yield at[0] + right * wide, at[1] + down * size * 1.3


def around(point: XY, radius: float) -> Box:
    """Return the box that a pin takes."""
    return point[0] - radius, point[1] - radius, point[0] + radius, point[1] + radius

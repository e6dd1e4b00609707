"""The room that pins have on a map: inside its frame, outside of what is kept free."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sitegen.drawing.paper.nouns import REACH, XY, Box, grown

GAP = 0.25


@dataclass(frozen=True, slots=True)
class Room:
    """A map of `width` x `height` mm for pins that stand `apart`, with middles `edge` from the frame.

    No middle may lie in a box that is `kept`.
    """

    width: float
    height: float
    apart: float
    edge: float
    kept: tuple[Box, ...] = ()

    @classmethod
    def of(cls, width: float, height: float, pin: float, kept: Sequence[Box] = ()) -> Room:
        """Return the room for pins of a diameter, with boxes that they must not touch."""
        radius = pin * REACH
        return cls(
            width, height, radius * 2 + GAP, radius + 0.4, tuple(grown(box, radius + GAP) for box in kept)
        )

    @property
    def area(self) -> float:
        """How many square millimetres are left for pins."""
        kept = sum((box[2] - box[0]) * (box[3] - box[1]) for box in self.kept)
        return max(0.0, (self.width - self.edge) * (self.height - self.edge) - kept)

    def has(self, point: XY) -> bool:
        """Tell whether a pin may stand there."""
        x, y = point
        if not (self.edge <= x <= self.width - self.edge and self.edge <= y <= self.height - self.edge):
            return False
        return not any(box[0] < x < box[2] and box[1] < y < box[3] for box in self.kept)

    def hold(self, point: XY) -> XY:
        """Return a point moved into the frame and out of what is kept, by the shortest way."""
        x, y = self._framed(point)
        for box in self.kept:
            if box[0] < x < box[2] and box[1] < y < box[3]:
                ways = [(box[0], y), (box[2], y), (x, box[1]), (x, box[3])]
                open_ways = [one for one in ways if self._framed(one) == one] or [self._framed(ways[0])]
                x, y = min(open_ways, key=lambda one, x=x, y=y: abs(one[0] - x) + abs(one[1] - y))  # type: ignore[misc]
        return x, y

    def closer(self, apart: float) -> Room:
        """Return the same room for pins that stand less apart."""
        return replace(self, apart=apart)

    def _framed(self, point: XY) -> XY:
        return (
            min(max(point[0], self.edge), self.width - self.edge),
            min(max(point[1], self.edge), self.height - self.edge),
        )

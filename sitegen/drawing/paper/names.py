"""Put names on a map for paper: inside what they name, never over pins or each other."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from sitegen.drawing.paper.boxes import Boxes
from sitegen.drawing.paper.nouns import XY, Box, PaperName, grown
from sitegen.drawing.paper.view import View, spans, within

AIR = 0.4
# Steps of the search for a place, in mm across and down.
STEP = (2.5, 2.0)
SAMPLE = 0.8


class Names:
    """The names of a map, placed one after another around what is taken already.

    They stand over what is `shunned` only where there is no other room.
    """

    def __init__(self, view: View, taken: Iterable[Box], shunned: Iterable[Box] = ()) -> None:
        self._view = view
        self._taken = Boxes(taken)
        self._shunned = Boxes(shunned)
        self.placed: list[PaperName] = []
        self.calls: list[tuple[XY, XY]] = []

    def inside(self, text: str, rings: Sequence[Sequence[XY]], at: XY, size: float, kind: str) -> bool:
        """Place a name inside polygons, as near to a point as there is room; tell whether there is."""
        found: dict[str, PaperName] = {}
        for name in self._free(text, rings, at, size, kind):
            clear, whole = not self._shunned.meet(name.box), _holds(rings, name.box)
            if clear and whole:
                return self._place(name)
            found.setdefault("whole" if whole else "clear" if clear else "free", name)
        # Inside from end to end, best off all lines; or else off them; or else wherever it is free.
        best = next((found[one] for one in ("whole", "clear", "free") if one in found), None)
        return best is not None and self._place(best)

    def wholly_inside(self, text: str, rings: Sequence[Sequence[XY]], at: XY, size: float, kind: str) -> bool:
        """Place a name inside polygons from end to end; tell whether there is room."""
        free = self._free(text, rings, at, size, kind)
        best = next((name for name in free if _holds(rings, name.box)), None)
        return best is not None and self._place(best)

    def outside(self, text: str, rings: Sequence[Sequence[XY]], at: XY, size: float, kind: str) -> bool:
        """Place a name outside of polygons with a line to a point; tell whether there is room."""
        for name in self._called(text, at, size, kind):
            left, top, right, bottom = name.box
            if any(within((x, y), rings) for x in (left, right) for y in (top, bottom)):
                continue
            end = (min(max(at[0], left), right), min(max(at[1], top), bottom))
            line = list(along(end, at))
            if any(self._taken.meet(box) for box in line):
                continue
            self._place(name)
            self.calls.append((end, at))
            for box in line:
                self._taken.add(box)
            return True
        return False

    def _called(self, text: str, at: XY, size: float, kind: str) -> Iterator[PaperName]:
        wide, high = self._view.width, self._view.height
        everywhere = [[(0.0, 0.0), (wide, 0.0), (wide, high), (0.0, high)]]
        for x, y in sorted(self._spots(everywhere), key=lambda spot: (math.dist(spot, at), spot)):
            name = PaperName(text, round(x, 2), round(y, 2), size, kind)
            if self._fits(name.box):
                yield name

    def _free(
        self, text: str, rings: Sequence[Sequence[XY]], at: XY, size: float, kind: str
    ) -> Iterator[PaperName]:
        """Yield where a name could stand with its middle inside polygons, the nearest first."""
        if not self._view.holds(at):
            at = (self._view.width / 2, self._view.height / 2)
        spots = sorted(self._spots(rings), key=lambda spot: (math.dist(spot, at), spot))
        for x, y in spots:
            name = PaperName(text, round(x, 2), round(y, 2), size, kind)
            if self._fits(name.box):
                yield name

    def beside(self, text: str, at: XY, away: float, size: float, kind: str) -> bool:
        """Place a name right, left, below or above a mark; tell whether there is room."""
        left, top, right, bottom = PaperName(text, 0, 0, size, kind).box
        wide, high = (right - left) / 2 + away, (bottom - top) / 2 + away
        for x, y in ((wide, 0), (-wide, 0), (0, high), (0, -high)):
            one = PaperName(text, round(at[0] + x, 2), round(at[1] + y, 2), size, kind)
            if self._fits(one.box) and not self._shunned.meet(one.box):
                return self._place(one)
        return False

    def take(self, box: Box) -> bool:
        """Keep a box free of names from now on, if nothing stands in it yet."""
        if not self._fits(box):
            return False
        self._taken.add(box)
        return True

    def _place(self, name: PaperName) -> bool:
        self._taken.add(grown(name.box, AIR))
        self.placed.append(name)
        return True

    def _fits(self, box: Box) -> bool:
        left, top, right, bottom = grown(box, AIR)
        if left < AIR or top < AIR or right > self._view.width - AIR or bottom > self._view.height - AIR:
            return False
        return not self._taken.meet(box)

    def _spots(self, rings: Sequence[Sequence[XY]]) -> Iterator[XY]:
        """Yield points all over the part of polygons that the map shows."""
        for row in range(1, int(self._view.height / STEP[1])):
            y = row * STEP[1] + 0.011
            for left, right in spans(rings, y):
                start, end = max(0.0, left), min(self._view.width, right)
                for column in range(math.ceil(start / STEP[0]), int(end / STEP[0]) + 1):
                    yield column * STEP[0], y


def _holds(rings: Sequence[Sequence[XY]], box: Box) -> bool:
    """Tell whether a name lies inside polygons from end to end."""
    left, top, right, bottom = box
    middle = (top + bottom) / 2
    points = [(left + (right - left) * share, y) for share in (0, 0.5, 1) for y in (top, middle, bottom)]
    return all(within(point, rings) for point in points)


def along(start: XY, end: XY, step: float = SAMPLE) -> Iterator[Box]:
    """Yield the boxes that a line takes, so that names keep off it."""
    many = max(1, int(math.dist(start, end) / step))
    for part in range(many + 1):
        x = start[0] + (end[0] - start[0]) * part / many
        y = start[1] + (end[1] - start[1]) * part / many
        yield x - 0.3, y - 0.3, x + 0.3, y + 0.3


def along_ring(ring: Sequence[XY], step: float = SAMPLE) -> Iterator[Box]:
    """Yield the boxes that an outline takes."""
    for start, end in pairwise(ring):
        yield from along(start, end, step)


def along_rings(rings: Iterable[Sequence[XY]], view: View) -> Iterator[Box]:
    """Yield the boxes that outlines take on a map."""
    return (box for ring in rings for box in along_ring(ring) if view.holds((box[0], box[1]), -1))

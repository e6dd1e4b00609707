"""Boxes by where they lie, so that only those nearby are asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sitegen.drawing.paper.nouns import Box, meets

CELL = 6.0


class Boxes:
    """Boxes on a map, any number of them."""

    def __init__(self, boxes: Iterable[Box]) -> None:
        self._cells: dict[tuple[int, int], list[Box]] = {}
        for box in boxes:
            self.add(box)

    def add(self, box: Box) -> None:
        """Add a box."""
        for cell in _cells(box):
            self._cells.setdefault(cell, []).append(box)

    def meet(self, box: Box) -> bool:
        """Tell whether any of them reaches into a box."""
        return any(meets(box, other) for cell in _cells(box) for other in self._cells.get(cell, ()))


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    for column in range(int(box[0] // CELL), int(box[2] // CELL) + 1):
        for row in range(int(box[1] // CELL), int(box[3] // CELL) + 1):
            yield column, row

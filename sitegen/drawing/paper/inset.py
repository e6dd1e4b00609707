"""Where pins crowd: which part of a map to show again, larger, beside or below it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sitegen.drawing.paper.nouns import XY, Box, PaperSize
from sitegen.drawing.paper.view import View

BESIDE = 1.2
SHARES = (0.34, 0.42, 0.5)
LARGER = (1.8, 2.4, 3.2, 4.5, 7.0, 12.0, 20.0, 40.0)
GUTTER = 2.0
CENTRES = 24
# What crowds everywhere is not helped by showing most of the map again.
PART = 0.25


@dataclass(frozen=True, slots=True)
class Split:
    """A figure in two: the sizes of its parts, where the second stands, and if it stands beside."""

    main: XY
    inset: XY
    at: XY


@dataclass(frozen=True, slots=True)
class Close:
    """Two pins that are nearer than they may stand, by their indexes."""

    one: int
    other: int
    distance: float


def splits(size: PaperSize) -> Iterator[Split]:
    """Yield the ways to part a figure: beside each other where it is wide, else above each other."""
    for share in SHARES:
        if size.width >= size.height * BESIDE:
            wide = round(size.width * share, 1)
            left = round(size.width - wide - GUTTER, 2)
            yield Split((left, size.height), (wide, size.height), (left + GUTTER, 0.0))
        else:
            high = round(size.height * share, 1)
            top = round(size.height - high - GUTTER, 2)
            yield Split((size.width, top), (size.width, high), (0.0, top + GUTTER))


def crowded(tips: Sequence[XY], apart: float) -> list[Close]:
    """Return the pairs of pins that are too near to each other."""
    order = sorted(range(len(tips)), key=lambda index: tips[index])
    found = []
    for rank, one in enumerate(order):
        for other in order[rank + 1 :]:
            if tips[other][0] - tips[one][0] >= apart:
                break
            distance = math.dist(tips[one], tips[other])
            if distance < apart:
                found.append(Close(one, other, distance))
    return found


def find_box(view: View, split: Split, tips: Sequence[XY], apart: float) -> Box | None:
    """Return the part of the main map whose showing again relieves most, None if none does."""
    close = crowded(tips, apart)
    if not close:
        return None
    weights = [0.0] * len(tips)
    for pair in close:
        for index in (pair.one, pair.other):
            weights[index] += apart - pair.distance
    centres = sorted(range(len(tips)), key=lambda index: -weights[index])[
        : max(4, CENTRES * 50 // max(50, len(tips)))
    ]
    boxes = {
        _box(view, split, _middle(tips, tips[index], split, larger), larger)
        for index in centres
        for larger in LARGER
    }
    usable = [box for box in boxes if box is not None]
    return min(usable, key=lambda box: (_left(box, close, tips, apart, split), box), default=None)


def _middle(tips: Sequence[XY], about: XY, split: Split, larger: float) -> XY:
    """Return the middle of the pins that a box around one of them would hold."""
    wide, high = split.inset[0] / larger / 2, split.inset[1] / larger / 2
    held = [one for one in tips if abs(one[0] - about[0]) < wide and abs(one[1] - about[1]) < high]
    xs, ys = [x for x, _ in held], [y for _, y in held]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def _box(view: View, split: Split, middle: XY, larger: float) -> Box | None:
    wide, high = split.inset[0] / larger, split.inset[1] / larger
    if wide * high > view.width * view.height * PART:
        return None
    x = min(max(middle[0] - wide / 2, 1.0), view.width - wide - 1.0)
    y = min(max(middle[1] - high / 2, 1.0), view.height - high - 1.0)
    return round(x, 2), round(y, 2), round(x + wide, 2), round(y + high, 2)


def _left(box: Box, close: Sequence[Close], tips: Sequence[XY], apart: float, split: Split) -> float:
    """Return how much crowding a box leaves; what it adds at its edges counts too."""
    larger = split.inset[0] / (box[2] - box[0])
    inside = [holds(box, tip) for tip in tips]
    left = 0.0
    for pair in close:
        one, other = inside[pair.one], inside[pair.other]
        if one == other:
            left += max(0.0, apart - pair.distance * (larger if one else 1.0))
    edge = apart / 2
    near = (box[0] - edge, box[1] - edge, box[2] + edge, box[3] + edge)
    left += sum(edge for tip, within in zip(tips, inside, strict=True) if not within and holds(near, tip))
    # Of two that relieve alike the smaller enlargement shows more of the surroundings.
    return left + 0.05 * larger * apart


def holds(box: Box, point: XY) -> bool:
    """Tell whether a point lies in a box."""
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]

"""Place pins so that none covers another: near their points by force, else on a lattice."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence

from sitegen.drawing.paper.nouns import XY
from sitegen.drawing.paper.room import Room

ROUNDS = 90
GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))
# Discs thrown at random jam at 0.55 of the room, a lattice holds 0.9: beyond this none is tried.
FULLEST = 0.62
DISC = math.pi / 4
# How far around a taken place a free one is looked for.
# A pin this near to its point, in pins, is taken to stand at it.
NEAR = 0.35
RINGS, TURNS = 60, 12


def settle(tips: Sequence[XY], room: Room) -> list[XY] | None:
    """Return a place for each pin, near its tip and apart from the others; None if there is no room."""
    if len(tips) * DISC * room.apart**2 > room.area * FULLEST:
        return pack(tips, room)
    wanted = _part(tips, room)
    places = _freed(wanted, tips, room)
    return untangled(places, tips) if places is not None else pack(tips, room)


def _part(tips: Sequence[XY], room: Room) -> list[XY]:
    """Push pins off each other, each as far as the other."""
    many = Counter(tips)
    places = []
    for index, (x, y) in enumerate(tips):
        # Equal points have no direction to part in: give each a tiny one of its own.
        aside = 0.01 if many[x, y] > 1 else 0.0
        turn = index * GOLDEN_ANGLE
        places.append(room.hold((x + aside * math.cos(turn), y + aside * math.sin(turn))))
    for _ in range(ROUNDS if len(places) < ROUNDS else ROUNDS // 3):
        if not _push(places, room):
            break
    return places


def _push(places: list[XY], room: Room) -> bool:
    moved, apart = False, room.apart
    order = sorted(range(len(places)), key=lambda index: places[index][0])
    for rank, one in enumerate(order):
        for other in order[rank + 1 :]:
            dx, dy = places[other][0] - places[one][0], places[other][1] - places[one][1]
            if dx >= apart * 2:
                break
            distance = math.hypot(dx, dy)
            if distance >= apart:
                continue
            if distance < 1e-6:  # noqa: PLR2004 - as good as zero
                dx, dy, distance = 1.0, 0.0, 1.0
            share = (apart - min(distance, apart)) / 2 + 0.02
            ux, uy = dx / distance * share, dy / distance * share
            places[one] = room.hold((places[one][0] - ux, places[one][1] - uy))
            places[other] = room.hold((places[other][0] + ux, places[other][1] + uy))
            moved = True
    return moved


def _freed(wanted: Sequence[XY], tips: Sequence[XY], room: Room) -> list[XY] | None:
    """Return the nearest free place to each that is wanted: first to those that hardly moved."""
    strays = [round(math.dist(place, tip), 1) for place, tip in zip(wanted, tips, strict=True)]
    order = sorted(range(len(tips)), key=lambda index: (strays[index], index))
    taken: dict[tuple[int, int], list[XY]] = {}
    found: dict[int, XY] = {}
    for index in order:
        place = next((one for one in _around(wanted[index], room) if _is_free(one, taken, room)), None)
        if place is None:
            return None
        found[index] = place
        taken.setdefault(_cell(place, room), []).append(place)
    return [found[index] for index in range(len(tips))]


def _around(point: XY, room: Room) -> Iterator[XY]:
    yield point
    for ring in range(1, RINGS):
        away = ring * room.apart / 4
        for turn in range(TURNS + ring):
            angle = turn * math.tau / (TURNS + ring) + ring
            yield point[0] + away * math.cos(angle), point[1] + away * math.sin(angle)


def _cell(point: XY, room: Room) -> tuple[int, int]:
    return int(point[0] // room.apart), int(point[1] // room.apart)


def _is_free(point: XY, taken: dict[tuple[int, int], list[XY]], room: Room) -> bool:
    if not room.has(point):
        return False
    column, row = _cell(point, room)
    return not any(
        math.dist(point, other) < room.apart - 0.05
        for x in (column - 1, column, column + 1)
        for y in (row - 1, row, row + 1)
        for other in taken.get((x, y), ())
    )


def pack(tips: Sequence[XY], room: Room) -> list[XY] | None:
    """Return a place on a lattice for each pin, or None if it has too few."""
    cells = lattice(room, room.apart)
    if len(cells) < len(tips):
        return None
    pairs = sorted(
        (math.dist(tip, cell), index, at) for index, tip in enumerate(tips) for at, cell in enumerate(cells)
    )
    found: dict[int, int] = {}
    used: set[int] = set()
    for _, index, at in pairs:
        if index not in found and at not in used:
            found[index] = at
            used.add(at)
    return untangled([cells[found[index]] for index in range(len(tips))], tips)


def pack_tight(tips: Sequence[XY], room: Room) -> list[XY]:
    """Return places as far apart as the map has room for, where pins cover each other's edges."""
    apart = room.apart
    while len(lattice(room, apart)) < len(tips):
        apart *= 0.97
    return pack(tips, room.closer(apart)) or list(tips)


def lattice(room: Room, apart: float) -> list[XY]:
    """Return the points of a triangular lattice on the map."""
    points, row, y = [], 0, room.edge
    while y <= room.height - room.edge:
        x = room.edge + (apart / 2 if row % 2 else 0)
        while x <= room.width - room.edge:
            points.append((round(x, 2), round(y, 2)))
            x += apart
        row, y = row + 1, y + apart * math.sqrt(3) / 2
    return [point for point in points if room.has(point)]


def untangled(places: Sequence[XY], tips: Sequence[XY]) -> list[XY]:
    """Return the same places, given to other pins where their lines would cross."""
    swapped = [(round(x, 2), round(y, 2)) for x, y in places]
    for _ in range(6):
        moved = [index for index, tip in enumerate(tips) if math.dist(swapped[index], tip) > 1]
        changed = False
        for rank, one in enumerate(moved):
            for other in moved[rank + 1 :]:
                a, b, p, q = swapped[one], swapped[other], tips[one], tips[other]
                if math.dist(a, p) + math.dist(b, q) > math.dist(b, p) + math.dist(a, q) + 0.01:
                    swapped[one], swapped[other], changed = b, a, True
        if not changed:
            break
    return swapped


def strayed(places: Sequence[XY], tips: Sequence[XY], apart: float) -> float:
    """Return how far pins stand from their points, beyond what the eye still takes for near."""
    return sum(
        max(0.0, math.dist(place, tip) - apart * NEAR) for place, tip in zip(places, tips, strict=True)
    )

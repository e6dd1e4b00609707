"""Tell a slip of the hand, which has one right answer, from a guess."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection

__all__ = ["is_slip"]

LONG = 6


def is_slip(given: str, meant: str, known: Collection[str]) -> bool:
    """Tell whether `given` can be nothing known but `meant`.

    It is the same but for width and capitals, or it is in Latin letters, one letter off (two in a
    long word, where neighbours that changed places count as one), and nothing else known is near.
    """
    plain, target = _fold(given), _fold(meant)
    if plain == target:
        return True
    if not (plain.isascii() and target.isascii()):
        return False
    away = distance(plain, target)
    others = (distance(plain, _fold(one)) for one in known if one != meant)
    return away <= (2 if len(target) >= LONG else 1) and all(other > away + 1 for other in others)


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().casefold()


def distance(one: str, other: str) -> int:
    """Return how many letters must be put in, left out, changed or swapped with their neighbour."""
    rows = [list(range(len(other) + 1))]
    for at, letter in enumerate(one, start=1):
        row = [at]
        for to, target in enumerate(other, start=1):
            best = min(rows[-1][to] + 1, row[-1] + 1, rows[-1][to - 1] + (letter != target))
            if at > 1 and to > 1 and (letter, one[at - 2]) == (other[to - 2], target):
                best = min(best, rows[-2][to - 2] + 1)
            row.append(best)
        rows.append(row)
    return rows[-1][-1]

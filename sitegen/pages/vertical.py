"""Vertical writing: what stands upright in one square of a vertical line (縦中横)."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

# A number of one or two digits that is no part of anything longer (13:30, 076-231-1755, 3.5, A4):
# what is longer lies on its side as a whole. Exclamations stand up alone or by two.
UPRIGHT = re.compile(
    r"(?<![0-9A-Za-z０-９])(?<![0-9][.,:/-])[0-9]{1,2}(?![0-9A-Za-z０-９])(?![.,:/-][0-9])"
    r"|(?<![!?！？])(?:[!?！？]{2}|[!?])(?![!?！？])"
)
# The square measure of a vertical text on a desk: characters in a line, lines in a tier.
LINE, LINES, MOST_TIERS = 20, 15, 8


@dataclass(frozen=True, slots=True)
class Run:
    """A part of a text; an `upright` one stands in one square."""

    text: str
    upright: bool


def runs(text: str) -> Iterator[Run]:
    """Yield the parts of a text in order; together they are the text."""
    done = 0
    for match in UPRIGHT.finditer(text):
        if match.start() > done:
            yield Run(text[done : match.start()], upright=False)
        yield Run(match[0], upright=True)
        done = match.end()
    if done < len(text):
        yield Run(text[done:], upright=False)


def flowing(text: str) -> list[str]:
    """Return the paragraphs of a text, which blank lines part, their lines joined.

    A line ends where its writer's window ended: Japanese goes on without a blank, Latin with one.
    """
    parts = (part.strip() for part in re.split(r"\n\s*\n", text))
    latin = (re.sub(r"(?<=[!-~])[^\S\n]*\n\s*(?=[!-~])", " ", part) for part in parts if part)
    return [re.sub(r"[^\S\n]*\n\s*", "", part) for part in latin]


def tiers(text: str) -> int:
    """Return in how many tiers (段) a vertical text is set on a desk; a long one needs more."""
    lines = sum(math.ceil(len(part) / LINE) for part in flowing(text))
    return min(MOST_TIERS, max(1, math.ceil(lines / LINES)))

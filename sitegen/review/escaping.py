"""Compared texts on their way into a forge's Markdown: changed words marked, long ones shortened."""

from __future__ import annotations

from collections.abc import Iterable

from sitegen.formats.markdown import escaped
from sitegen.review.nouns import Piece, Pieces

# A run of text that stays the same is shown by its ends, one that differs by its beginning.
SAME, DIFFERS, LINE = 60, 240, 600


def marked(pieces: Pieces, tag: str) -> str:
    """Return a text with its changed words in an element, shortened where it is long."""
    return "".join(
        f"<{tag}>{escaped(one.text)}</{tag}>" if one.changed else escaped(one.text)
        for one in shortened(pieces)
    )


def shortened(pieces: Iterable[Piece]) -> Pieces:
    """Return pieces of which long ones are shown in part; what is beyond a line's length is left out."""
    found: list[Piece] = []
    room = LINE
    for one in pieces:
        text = one.text
        if not one.changed and len(text) > SAME:
            text = f"{text[: SAME // 2]}…{text[-SAME // 2 :]}"
        elif len(text) > DIFFERS:
            text = f"{text[:DIFFERS]}…"
        if len(text) > room:
            found.append(Piece("…"))
            break
        room -= len(text)
        found.append(Piece(text, one.changed))
    return tuple(found)


def clipped(text: str) -> str:
    """Return a text as Markdown, cut where it is too long for a line."""
    return escaped(text if len(text) <= DIFFERS else f"{text[:DIFFERS]}…")

"""Contributed text on its way into Markdown of a forge: nothing in it is markup, leads or calls anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sitegen.formats.findings import visible
from sitegen.review.nouns import Piece, Pieces

# A break of no width: forges look for names, numbers and addresses in the text after Markdown is
# done, so that an entity alone does not keep them from being links.
GAP = "&#8203;"
MARKUP = frozenset("\\`*_[]<>|\"'^={}")
CALLS = frozenset("@#!&~%$")
# An address or :smile: or :100:, while 13:30 stays; www.; GH-1; 7 and more digits of a commit.
COLON = re.compile(r"(?:(?<![0-9]):|:(?![0-9]{2}(?![0-9:])))(?!\s|$)")
HOST = re.compile(r"(?i)(www)(?=\.)")
TICKET = re.compile(r"(?<=[A-Za-z])-(?=[0-9])")
COMMIT = re.compile(r"(?i)(?<![0-9a-z])[0-9a-f]{7,}(?![0-9a-z])")
SHORT = re.compile(".{6}")
SLASHES = re.compile(r"(?<=[/:])/")
# A run of text that stays the same is shown by its ends, one that differs by its beginning.
SAME, DIFFERS, LINE = 60, 240, 600


def escaped(text: str) -> str:
    """Return a text as Markdown that shows it, on one line, letter for letter."""
    text = visible(text).replace("\u200b", "")
    return _spelt(_parted(text))


def _parted(text: str) -> str:
    """Return a text with a break where a forge would find something; the break still a character."""
    text = COLON.sub(lambda found: f"{found[0]}\u200b", text)
    text = HOST.sub("\\1\u200b", text)
    text = TICKET.sub("-\u200b", text)
    text = SLASHES.sub("/\u200b", text)
    return COMMIT.sub(lambda found: SHORT.sub("\\g<0>\u200b", found[0]), text)


def _spelt(text: str) -> str:
    found = []
    for one in text:
        if one == "\u200b":
            found.append(GAP)
        elif one in CALLS:
            found.append(f"&#{ord(one)};{GAP}")
        elif one in MARKUP:
            found.append(f"&#{ord(one)};")
        else:
            found.append(one)
    return "".join(found)


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

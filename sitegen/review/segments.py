"""Which words differ between two texts: Japanese parted where the kind of letter changes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from sitegen.review.nouns import Piece, Pieces

# 13:30 and 2026-10-01 are one, 第2・4水曜 is 第, 2, ・, 4, 水曜; the rest goes letter by letter.
SEGMENT = re.compile(
    r"[0-9０-９]+(?:[:：./,-][0-9０-９]+)*|[A-Za-z]+|[ァ-ヺー]+|[ぁ-ゖ]+|[㐀-鿿々〆ヶ]+|\s+|.", re.DOTALL
)
# What two texts share by chance, between two words that differ.
CHANCE = 1
# Below this likeness two texts are others as a whole; to mark words would only confuse.
ALIKE = 0.3
LONGEST = 20_000


def segments(text: str) -> list[str]:
    """Return the segments of a text, which joined are the text."""
    return SEGMENT.findall(text)


def changed_segments(before: Sequence[str], after: Sequence[str]) -> tuple[list[bool], list[bool]]:
    """Return for each segment of two texts whether it differs from the other text; blanks never do."""
    if len(before) + len(after) > LONGEST:
        return _all(before), _all(after)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if before and after and matcher.ratio() < ALIKE:
        return _all(before), _all(after)
    marks = [True] * len(before), [True] * len(after)
    codes = matcher.get_opcodes()
    for index, (tag, i1, i2, j1, j2) in enumerate(codes):
        inner = 0 < index < len(codes) - 1
        if tag == "equal" and not (inner and len("".join(before[i1:i2])) <= CHANCE):
            marks[0][i1:i2] = [False] * (i2 - i1)
            marks[1][j1:j2] = [False] * (j2 - j1)
    return _without_blanks(before, marks[0]), _without_blanks(after, marks[1])


def _all(given: Sequence[str]) -> list[bool]:
    return _without_blanks(given, [True] * len(given))


def _without_blanks(given: Sequence[str], marks: Sequence[bool]) -> list[bool]:
    return [mark and not text.isspace() for text, mark in zip(given, marks, strict=True)]


def pieces(given: Iterable[str], marks: Iterable[bool]) -> Pieces:
    """Return segments as runs of text that differ or do not."""
    return tuple(_joined(zip(given, marks, strict=True)))


def _joined(marked: Iterable[tuple[str, bool]]) -> Iterator[Piece]:
    text, changed = "", False
    for one, mark in marked:
        if text and mark != changed:
            yield Piece(text, changed)
            text = ""
        text, changed = text + one, mark
    if text:
        yield Piece(text, changed)


def compared(before: str, after: str) -> tuple[Pieces, Pieces]:
    """Return two texts with the words marked that differ; nothing is marked beside an empty one."""
    if not before or not after:
        return (Piece(before),) if before else (), (Piece(after),) if after else ()
    one, other = segments(before), segments(after)
    marks = changed_segments(one, other)
    return pieces(one, marks[0]), pieces(other, marks[1])

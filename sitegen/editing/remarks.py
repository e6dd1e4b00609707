"""Find the comments that stand in and beside a value: all that is no scalar's own text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.load.tree import Branch, Leaf, Node, Twig

__all__ = ["Remarks", "comments_in", "remarks"]

COMMENT = re.compile(r"(?:(?<=[\s])|^)#[^\r\n]*", re.MULTILINE)
BLOCK_HEADER = re.compile(r"[|>][-+0-9]*")


@dataclass(frozen=True, slots=True)
class Remarks:
    """The comment on a key's own line, with the blanks before it, and those among its value."""

    beside: str
    inside: tuple[str, ...]


def remarks(text: str, key: Leaf, value: Node, end: int) -> Remarks:
    """Return the comments between a key and `end`, the start of the line below its value."""
    newline = text.find("\n", key.end)
    first_line_ends = len(text) if newline < 0 else newline
    beside, inside = "", []
    for start, comment in comments_in(text, key.end, end, value):
        if start < first_line_ends:
            blanks = len(text[key.end : start]) - len(text[key.end : start].rstrip(" \t"))
            beside = text[start - blanks : start] + comment.rstrip()
        else:
            inside.append(comment.rstrip())
    return Remarks(beside, tuple(inside))


def comments_in(text: str, start: int, end: int, value: Node) -> Iterator[tuple[int, str]]:
    """Yield where each comment between two places stands, and its text."""
    at = start
    for leaf_start, leaf_end in [*_scalars(text, value), (end, end)]:
        for match in COMMENT.finditer(text[:leaf_start], at):
            yield match.start(), match.group()
        at = leaf_end


def _scalars(text: str, node: Node) -> Iterator[tuple[int, int]]:
    """Yield the extent of each scalar's text, in order; what stands after `|` on its line is no text."""
    match node:
        case Branch():
            for key, value in node.pairs:
                yield key.start, key.end
                yield from _scalars(text, value)
        case Twig():
            for item in node.items:
                yield from _scalars(text, item)
        case Leaf(style="|" | ">"):
            newline = text.find("\n", node.start)
            header = BLOCK_HEADER.match(text, node.start)
            yield node.start, header.end() if header else node.start
            if 0 <= newline < node.end:
                yield newline, node.end
        case Leaf():
            yield node.start, node.end

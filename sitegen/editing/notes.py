"""Give every comment of a file the entry that it speaks of, so that it moves with it."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sitegen.editing.remarks import comments_in
from sitegen.load.tree import Branch, Leaf, Node, Twig

__all__ = ["Notes", "Spot", "notes_of"]

# Where an entry begins in the text and how deep it lies: a list's item and its first key begin together.
Spot = tuple[int, int]
MODELINE = "# yaml-language-server:"


@dataclass(frozen=True, slots=True)
class Notes:
    """The comments of a file, by the spot of their entry; those `below` by their collection's start.

    A "" among the lines is a blank line. `head` stays at the top of the file, `foot` at its end;
    `commented` are the starts and ends of the collections that hold comments.
    """

    above: Mapping[Spot, list[str]]
    beside: Mapping[Spot, str]
    below: Mapping[int, list[str]]
    head: list[str]
    foot: list[str]
    commented: frozenset[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its value, or an item of a list, and the collections around it."""

    start: int
    parents: tuple[Branch | Twig, ...]

    @property
    def spot(self) -> Spot:
        """Where it begins, and how deep."""
        return self.start, len(self.parents)


def notes_of(text: str, root: Branch) -> Notes:
    """Return the comments and blank lines of a file, each with what it belongs to."""
    entries = list(_entries(root, ()))
    starts = [entry.start for entry in entries]
    above: dict[Spot, list[str]] = defaultdict(list)
    beside: dict[Spot, str] = {}
    below: dict[int, list[str]] = defaultdict(list)
    foot: list[str] = []
    commented: set[tuple[int, int]] = set()
    for at, comment in comments_in(text, 0, len(text), root):
        index = bisect_left(starts, at)
        following = entries[index] if index < len(entries) else None
        comment = comment.rstrip()  # noqa: PLW2901 - blanks at a line's end are nobody's
        if not _alone(text, at):
            owner = _beside(entries[:index], at)
            if owner.spot in beside:
                above[owner.spot].append(beside[owner.spot])
            beside[owner.spot] = comment
            commented |= _extents(owner.parents)
            continue
        lines = [""] * _blank_above(text, at) + [comment]
        around = _collection(text, at, entries[:index], following)
        if around is not None:
            below[around[-1].start] += lines
            commented |= _extents(around)
        elif following is None:
            foot += lines
        else:
            above[following.spot] += lines
            commented |= _extents(following.parents)
    last_line = -1
    for entry in entries:
        line = text.rfind("\n", 0, entry.start) + 1
        if line != last_line and _alone(text, entry.start) and _blank_above(text, entry.start):
            above[entry.spot].append("")
        last_line = line
    head = _head(above[entries[0].spot]) if entries else []
    return Notes(above, beside, below, head, foot, frozenset(commented))


def _entries(node: Node, parents: tuple[Branch | Twig, ...]) -> Iterator[Entry]:
    """Yield every entry below a node, in the order of the text."""
    match node:
        case Branch():
            for key, value in node.pairs:
                yield Entry(key.start, (*parents, node))
                yield from _entries(value, (*parents, node))
        case Twig():
            for item in node.items:
                yield Entry(item.start, (*parents, node))
                yield from _entries(item, (*parents, node))
        case Leaf():
            return


def _alone(text: str, at: int) -> bool:
    """Tell whether nothing but dashes of a list stands before a place on its line."""
    return not text[text.rfind("\n", 0, at) + 1 : at].strip(" \t-")


def _blank_above(text: str, at: int) -> bool:
    """Tell whether the line above a place's line is blank."""
    line = text.rfind("\n", 0, at) + 1
    return line > 0 and not text[text.rfind("\n", 0, line - 1) + 1 : line].strip()


def _beside(before: list[Entry], at: int) -> Entry:
    """Return what a comment at a line's end speaks of: nothing inside a bracket closed before it."""
    return next(
        entry
        for entry in reversed(before)
        if not any(parent.flow and parent.end <= at for parent in entry.parents)
    )


def _collection(
    text: str, at: int, before: list[Entry], following: Entry | None
) -> tuple[Branch | Twig, ...] | None:
    """Return the collection, with those around it, that a comment on its own line is the end of."""
    if not before:
        return None
    parents = before[-1].parents
    for depth in range(len(parents), 1, -1):
        one = parents[depth - 1]
        if one.flow and one.start < at < one.end:
            inside = following is not None and following.start < one.end
            return None if inside else parents[:depth]
    column = _column(text, at)
    if following is not None and column <= _column(text, following.parents[-1].start):
        return None
    for depth in range(len(parents), 1, -1):
        one = parents[depth - 1]
        if not one.flow and _column(text, one.start) <= column and one.end <= at:
            return parents[:depth]
    return None


def _column(text: str, at: int) -> int:
    return at - text.rfind("\n", 0, at) - 1


def _extents(parents: tuple[Branch | Twig, ...]) -> set[tuple[int, int]]:
    return {(one.start, one.end) for one in parents}


def _head(lines: list[str]) -> list[str]:
    """Take the lines off that speak of the whole file: up to the last blank line, and the editors'."""
    blanks = [index for index, line in enumerate(lines) if not line]
    editors = [index for index, line in enumerate(lines) if line.startswith(MODELINE)]
    cut = max([-1, *blanks, *editors]) + 1
    head = lines[:cut]
    del lines[:cut]
    return head[1:] if head and not head[0] else head

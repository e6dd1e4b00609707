"""One stable form for the records: the model's order, plain values, comments with their keys."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.editing.notes import Notes, Spot, notes_of
from sitegen.editing.order import MODELS, Room
from sitegen.editing.plain import IDS, SHORT, is_literal, literal, quoted, scalar
from sitegen.load.tree import Branch, Leaf, Node, Twig, read_tree

__all__ = ["format_record"]

# Unquoted, other readers of YAML than ours take these for numbers, dates or yes and no.
NUMBERLIKE = re.compile(
    r"[-+]?[0-9][0-9_,.:eE+-]*|0[xo][0-9a-fA-F]+|\d{4}-\d\d?-\d\d?.*|true|false|yes|no|on|off|y|n",
    re.IGNORECASE,
)


def format_record(text: str, kind: str) -> str:
    """Return a record of a kind (`place`, `area`, `city`, `newsletter`) in the one form.

    Values stay what they are. Raises ValueError for what is no plain YAML mapping.
    """
    root = read_tree(text)
    if not isinstance(root, Branch):
        raise ValueError("not a mapping")  # noqa: TRY004 - it is the file that is wrong
    notes = notes_of(text, root)
    return "\n".join([*notes.head, *_pairs(root, Room((MODELS[kind],)), notes, 0), *notes.foot]) + "\n"


def _pairs(branch: Branch, room: Room, notes: Notes, depth: int) -> Iterator[str]:
    """Yield the lines of a group's keys, in their order."""
    indent = "  " * depth
    ordered = sorted(branch.pairs, key=lambda pair: room.rank(str(pair[0].text)))
    for index, (key, value) in enumerate(ordered):
        spot = (key.start, depth + 1)
        yield from _above(notes, spot, indent, first=not index)
        head = f"{indent}{_text(key, in_flow=True)}:"
        lines = _value(head, value, room.below(str(key.text)), notes, depth)
        yield from _with_beside(lines, notes.beside.get(spot))


def _items(twig: Twig, room: Room, notes: Notes, depth: int) -> Iterator[str]:
    """Yield the lines of a list's items; the first line of a group stands behind the dash."""
    indent = "  " * depth
    for index, item in enumerate(twig.items):
        spot = (item.start, depth + 1)
        yield from _above(notes, spot, indent, first=not index)
        lines = list(_value(f"{indent}-", item, room, notes, depth))
        if lines[0] == f"{indent}-" and len(lines) > 1:
            del lines[0]
            while not lines[0].strip() or lines[0].lstrip().startswith("#"):
                yield indent + lines.pop(0).strip()
            lines[0] = f"{indent}- {lines[0].lstrip()}"
        yield from _with_beside(lines, notes.beside.get(spot))


def _value(head: str, node: Node, room: Room, notes: Notes, depth: int) -> Iterator[str]:
    """Yield the lines of a value behind its key or its dash."""
    indent = "  " * depth
    match node:
        case Leaf(text=None):
            yield head
        case Leaf(text=str(text)) if is_literal(text):
            yield from literal(head, text, indent)
        case Leaf():
            yield f"{head} {_text(node)}"
        case _ if (node.start, node.end) not in notes.commented and _on_one_line(node):
            yield f"{head} {_flow(node, room)}"
        case Twig():
            yield head
            yield from _items(node, room, notes, depth + 1)
            yield from ("  " + indent + line if line else "" for line in notes.below.get(node.start, ()))
        case Branch():
            yield head
            yield from _pairs(node, room, notes, depth + 1)
            yield from ("  " + indent + line if line else "" for line in notes.below.get(node.start, ()))


def _above(notes: Notes, spot: Spot, indent: str, *, first: bool) -> Iterator[str]:
    """Yield the comments above an entry; the first of a group begins without a blank line."""
    lines = notes.above.get(spot, [])
    if first and lines and not lines[0]:
        lines = lines[1:]
    return (indent + line if line else "" for line in lines)


def _with_beside(lines: Iterator[str] | list[str], comment: str | None) -> Iterator[str]:
    """Yield an entry's lines, the comment at the end of the first."""
    for index, line in enumerate(lines):
        yield f"{line}  {comment}" if comment and not index else line


def _on_one_line(node: Node) -> bool:
    """Tell whether a collection is written in brackets: short lists, and groups that already are."""
    match node:
        case Twig():
            texts = [item.text for item in node.items if isinstance(item, Leaf)]
            short = (text is not None and (len(text) < SHORT or IDS.fullmatch(text)) for text in texts)
            return len(texts) == len(node.items) and all(short) and not any("\n" in str(one) for one in texts)
        case Branch():
            return not node.pairs or (node.flow and all(_is_small(value) for _, value in node.pairs))
    return False


def _is_small(node: Node) -> bool:
    """Tell whether a value can stand in a group's brackets."""
    if isinstance(node, Twig):
        return all(isinstance(item, Leaf) and _is_small(item) for item in node.items)
    return isinstance(node, Leaf) and node.text is not None and "\n" not in node.text


def _flow(node: Node, room: Room) -> str:
    """Return a value on one line, with brackets."""
    match node:
        case Branch():
            ordered = sorted(node.pairs, key=lambda pair: room.rank(str(pair[0].text)))
            pairs = (
                f"{_text(key, in_flow=True)}: {_flow(value, room.below(str(key.text)))}"
                for key, value in ordered
            )
            return "{" + ", ".join(pairs) + "}"
        case Twig():
            return "[" + ", ".join(_flow(item, room) for item in node.items) + "]"
        case Leaf():
            return _text(node, in_flow=True)


def _text(leaf: Leaf, *, in_flow: bool = False) -> str:
    """Return a text on one line; the quotes around what looks like a number stay."""
    text = leaf.text or ""
    if leaf.style in {"'", '"'} and NUMBERLIKE.fullmatch(text):
        return quoted(text)
    return scalar(text, in_flow=in_flow)

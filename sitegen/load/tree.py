"""Read a YAML text as a tree of its parts, each with where it begins and ends in the text.

What is read from it is in `sitegen.load.nodes`; this is for those who change a text in place.
"""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from sitegen.load.nodes import PLAIN_TAGS, TAG, Loader, Value

__all__ = ["Branch", "Leaf", "Node", "Twig", "read_tree", "value_of"]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A scalar: its text, its extent (end exclusive) and its style: "", ", ', | or >."""

    text: str | None
    start: int
    end: int
    style: str = ""


@dataclass(frozen=True, slots=True)
class Twig:
    """A list."""

    items: tuple[Node, ...]
    start: int
    end: int
    flow: bool


@dataclass(frozen=True, slots=True)
class Branch:
    """A mapping, in the order of the file."""

    pairs: tuple[tuple[Leaf, Node], ...]
    start: int
    end: int
    flow: bool


Node = Leaf | Twig | Branch


def read_tree(text: str) -> Node | None:
    """Return the tree of a text, None for one without content.

    Raises ValueError for what is no YAML or uses more than records do: anchors, tags, merges,
    several documents.
    """
    try:
        node = yaml.compose(text, Loader=Loader)
    except yaml.YAMLError as problem:
        raise ValueError(str(problem)) from problem
    return None if node is None else _grow(node, text, set())


def value_of(node: Node | None) -> Value:
    """Return what a part of the tree holds, as `sitegen.load` reads it."""
    match node:
        case Branch():
            values = {str(key.text): value_of(inner) for key, inner in reversed(node.pairs)}
            return {name: value for name, value in reversed(values.items()) if value is not None}
        case Twig():
            return [value_of(item) for item in node.items]
        case Leaf():
            return node.text
        case None:
            return None


def _grow(node: yaml.Node, text: str, seen: set[int]) -> Node:
    if id(node) in seen or node.tag not in PLAIN_TAGS:
        raise ValueError("an alias, a tag or a merge")
    seen.add(id(node))
    start, end = node.start_mark.index, node.end_mark.index
    if isinstance(node, yaml.ScalarNode):
        blank = node.tag == TAG + "null" or not node.value.strip()
        style = node.style or ""
        return Leaf(None if blank else node.value, start, _text_end(text, start, end, style), style)
    if isinstance(node, yaml.MappingNode):
        pairs = tuple((_key(key, text, seen), _grow(value, text, seen)) for key, value in node.value)
        last = pairs[-1][1].end if pairs else end
        return Branch(pairs, start, end if node.flow_style else last, bool(node.flow_style))
    if not isinstance(node, yaml.SequenceNode):
        raise TypeError(node)
    items = tuple(_grow(item, text, seen) for item in node.value)
    last = items[-1].end if items else end
    return Twig(items, start, end if node.flow_style else last, bool(node.flow_style))


def _key(node: yaml.Node, text: str, seen: set[int]) -> Leaf:
    key = _grow(node, text, seen)
    if not isinstance(key, Leaf):
        raise ValueError("a key that is no text")  # noqa: TRY004 - it is the file that is wrong
    return Leaf(str(node.value), key.start, key.end, key.style)


def _text_end(text: str, start: int, end: int, style: str) -> int:
    """Return where a scalar's own text ends; the blank lines below a `|` belong to nobody."""
    if style not in {"|", ">"}:
        return end
    body = text[start:end]
    kept = "+" in body.split("\n", 1)[0].split("#", 1)[0]
    return start + len(body.rstrip("\r\n") if kept else body.rstrip())

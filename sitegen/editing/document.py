"""A record as the text of its file: one value is changed, every other byte stays."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sitegen.editing.order import MODELS, likely_kind, ranks
from sitegen.editing.plain import field_lines
from sitegen.editing.remarks import remarks
from sitegen.load.nodes import Value
from sitegen.load.tree import Branch, Leaf, Node, read_tree, value_of

__all__ = ["RecordText", "Value", "new_record", "read_record"]

Pair = tuple[Leaf, Node]
LEAD = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\r?\n)*(?:[ \t]*#[^\n]*$)?")


@dataclass(frozen=True, slots=True)
class RecordText:
    """A record's file: its text and its top-level values, in the file's order."""

    text: str
    values: Mapping[str, Value]
    root: Branch | None

    def with_value(self, key: str, value: Value) -> RecordText:
        """Return the file with a value changed; an empty value removes the key.

        Only that key's lines change. A new key goes where the model's order puts it. Raises
        ValueError for a text with control characters (see `plain.tidy`).
        """
        if not value or (isinstance(value, str) and not value.strip()):
            return self.without(key)
        if self.root is None or self.root.flow:
            return self._rewritten({**self.values, key: value})
        pair = self._pair(key)
        return self._replaced(pair, value) if pair else self._inserted(self.root, key, value)

    def without(self, key: str) -> RecordText:
        """Return the file without a key; comments above it stay."""
        pair = self._pair(key)
        if pair is None or self.root is None:
            return self
        if self.root.flow:
            return self._rewritten({name: value for name, value in self.values.items() if name != key})
        start, end = self._lines(pair)
        return read_record(self.text[:start] + self.text[end:]).without(key)

    def _pair(self, key: str) -> Pair | None:
        return next((pair for pair in self.root.pairs if pair[0].text == key), None) if self.root else None

    def _lines(self, pair: Pair) -> tuple[int, int]:
        """Return where the lines of a key begin, and where the line after them does."""
        start = self.text.rfind("\n", 0, pair[0].start) + 1
        newline = self.text.find("\n", max(pair[1].end, pair[0].end))
        return start, len(self.text) if newline < 0 else newline + 1

    def _replaced(self, pair: Pair, value: Value) -> RecordText:
        key, old = pair
        start, end = self._lines(pair)
        indent = self._indent()
        found = remarks(self.text, key, old, end)
        written = self.text[key.start : key.end]
        lines = list(field_lines(str(key.text), value, indent=indent, written=written))
        lines[0] += found.beside
        return self._spliced(start, end, [*(indent + one for one in found.inside), *lines], value)

    def _inserted(self, root: Branch, key: str, value: Value) -> RecordText:
        """Return the file with a new key below the one that comes right before it in the model."""
        order = ranks(MODELS[likely_kind([*self.values, key])])
        places = [order.get(str(pair[0].text), len(order) + 1) for pair in root.pairs]
        before = [index for index, place in enumerate(places) if place <= order.get(key, len(order) + 1)]
        above = max(before, key=lambda index: (places[index], index), default=None)
        at = self._lines(root.pairs[0])[0] if above is None else self._lines(root.pairs[above])[1]
        return self._spliced(at, at, list(field_lines(key, value, indent=self._indent())), value)

    def _spliced(self, start: int, end: int, lines: list[str], value: Value) -> RecordText:
        """Return the file with the text between two starts of lines replaced by `lines`."""
        newline = "\r\n" if "\r\n" in self.text else "\n"
        before, after = self.text[:start], self.text[end:]
        if before and not before.endswith("\n"):
            before += newline
        # A file that ends without a line's end goes on doing so, unless the text below `|` needs it.
        open_end = (
            end == len(self.text) and not self.text.endswith("\n") and not _last_text(value).endswith("\n")
        )
        new = newline.join(lines) + ("" if open_end else newline)
        if "\n" in _last_text(value):
            after = _outdented(after, self._indent())
        return read_record(before + new + after)

    def _indent(self) -> str:
        first = self.root.pairs[0][0].start if self.root else 0
        return " " * (first - self.text.rfind("\n", 0, first) - 1)

    def _rewritten(self, values: Mapping[str, Value]) -> RecordText:
        """Return the file with its one line of `{key: value}` written out, or its first values."""
        start, end = (self.root.start, self.root.end) if self.root else (len(self.text), len(self.text))
        before = self.text[:start]
        gap = "\n" if before and not before.endswith("\n") else ""
        return read_record(before + gap + new_record(values).rstrip("\n") + (self.text[end:] or "\n"))


def read_record(text: str) -> RecordText:
    """Read a record's file; raises ValueError for what is no plain YAML mapping.

    Whoever takes a file from a person checks it with `sitegen.load` first.
    """
    tree = read_tree(text)
    if isinstance(tree, Leaf) and tree.text is None:
        tree = None
    if tree is not None and not isinstance(tree, Branch):
        raise ValueError("not a mapping")
    values = value_of(tree)
    return RecordText(text, values if isinstance(values, dict) else {}, tree)


def new_record(values: Mapping[str, Value], *, comment: str | None = None) -> str:
    """Return a record as a person would write it, keys in the model's order, empty ones left out.

    Raises ValueError for a text with control characters (see `plain.tidy`).
    """
    order = ranks(MODELS[likely_kind(values)])
    keys = sorted(values, key=lambda key: order.get(key, len(order) + 1))
    lines = [line for key in keys for line in field_lines(key, values[key])]
    heads = [f"# {line}".rstrip() for line in comment.splitlines()] if comment else []
    return "\n".join([*heads, *lines]) + "\n"


def _last_text(value: Value) -> str:
    """Return the last text of a value, "" where there is none."""
    while isinstance(value, dict | list):
        inner = list(value.values()) if isinstance(value, dict) else value
        value = inner[-1] if inner else None
    return value or ""


def _outdented(after: str, indent: str) -> str:
    """Return what follows a value with its leading comments no deeper than the keys.

    Below a text of several lines a deeper one would become part of the text.
    """
    lead = LEAD.match(after)
    deep = lead.group() if lead else ""
    return re.sub(r"(?m)^[ \t]+(?=#)", indent, deep) + after[len(deep) :]

"""A record's file in parts that a page's script can change: its keys, and the lines they stand on."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.editing.document import read_record
from sitegen.editing.remarks import remarks
from sitegen.load.nodes import Value
from sitegen.load.tree import value_of

__all__ = ["Part", "record_parts"]


@dataclass(frozen=True, slots=True)
class Part:
    """A key of a file with its value: all that `RecordText` knows of it when it changes the value.

    `first` is its first line, `after` the line below its last, both from 0; `written` is the key as
    it stands there; `beside` and `inside` are the comments that a new value keeps.
    """

    key: str
    value: Value
    first: int
    after: int
    written: str
    beside: str
    inside: tuple[str, ...]


def record_parts(text: str) -> tuple[Part, ...] | None:
    """Return the parts of a record's file in their order; None where only its whole can be written anew."""
    try:
        record = read_record(text)
    except ValueError:
        return None
    if record.root is None or record.root.flow or not record.root.pairs:
        return None
    parts = []
    line = counted = 0
    for key, value in record.root.pairs:
        newline = text.find("\n", max(value.end, key.end))
        end = len(text) if newline < 0 else newline + 1
        line += text.count("\n", counted, key.start)
        counted = key.start
        after = line + text.count("\n", counted, end) + (newline < 0)
        found = remarks(text, key, value, end) if "#" in text[key.end : end] else None
        parts.append(
            Part(
                str(key.text),
                value_of(value),
                line,
                after,
                text[key.start : key.end],
                found.beside if found else "",
                found.inside if found else (),
            )
        )
    return tuple(parts)

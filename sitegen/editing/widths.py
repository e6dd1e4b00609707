"""The one half-width form of telephone numbers, dates, points, ids and numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, get_args

from pydantic import BaseModel, BeforeValidator
from pydantic_core import PydanticCustomError

from sitegen.editing.order import Room
from sitegen.load.tree import Branch, Leaf, Node, Twig
from sitegen.records.fields import narrow, read_day, read_id, read_number, read_phone, read_point

__all__ = ["narrower"]

Reader = Callable[[Any], object]
PHONE = re.compile(r"\(?(0\d{1,4})(?:[ -]|\) ?)(\d{1,4})[ -](\d{3,4})|(0\d{1,4})\((\d{1,4})\)(\d{3,4})")


def narrower(node: Node, room: Room, reader: Reader | None = None) -> Iterator[tuple[Leaf, str]]:
    """Yield each value that is read whatever its width and is not in its half-width form.

    Texts for people are none of these; a value that can't be read is left to the findings.
    """
    match node:
        case Branch():
            for key, value in node.pairs:
                name = str(key.text)
                yield from narrower(value, room.below(name), _reader(room.annotations(name)))
        case Twig():
            for item in node.items:
                dated = _reader(room.annotations("date")) if isinstance(item, Leaf) else None
                yield from narrower(item, room, reader or dated)
        case Leaf(text=str(text)) if reader and (better := _better(text, reader)):
            yield node, better


def _reader(annotations: Iterable[object]) -> Reader | None:
    """Return how a key's value is read, if that is one of `FORMS`."""
    for annotation in annotations:
        if isinstance(annotation, BeforeValidator):
            known = next((one for one in FORMS if one is annotation.func), None)
            if known:
                return known
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            continue
        if found := _reader([*getattr(annotation, "__metadata__", ()), *get_args(annotation)]):
            return found
    return None


def _better(text: str, reader: Reader) -> str | None:
    """Return the half-width form of what can be read, None where it stands so already."""
    try:
        reader(text)
    except PydanticCustomError:
        return None
    better = FORMS[reader](text)
    return better if better != text else None


def _phone(text: str) -> str:
    """Return a number with hyphens between its parts; one without parts stays so."""
    plain = narrow(text)
    parts = PHONE.fullmatch(plain)
    return "-".join(part for part in parts.groups() if part) if parts else plain


def _point(text: str) -> str:
    plain = narrow(text)
    wide = plain != text or "、" in text
    return ", ".join(part for part in re.split(r"[,、\s]+", plain) if part) if wide else text


FORMS: Mapping[Reader, Callable[[str], str]] = {
    read_day: narrow,
    read_id: narrow,
    read_number: narrow,
    read_phone: _phone,
    read_point: _point,
}

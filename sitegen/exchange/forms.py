"""Values of a record as the text of one cell, and back: what is written is read as the same value."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

from pydantic_core import PydanticCustomError

from sitegen.exchange import items
from sitegen.load.nodes import Value
from sitegen.records.fields import read_day

# Between several values in a cell; a line each would make rows too high for names.
COMMA = re.compile(r"[、,，\n]")
KINDS = {"gathering": "つどいの場", "service": "出向く支援", "treasure": "お宝"}
YES, NO = "はい", "いいえ"


@dataclass(frozen=True, slots=True)
class Words:
    """The names of what a city calls by ids, by their ids."""

    categories: Mapping[str, str] = field(default_factory=dict)
    audiences: Mapping[str, str] = field(default_factory=dict)
    areas: Mapping[str, str] = field(default_factory=dict)
    districts: tuple[str, ...] = ()
    kinds: Mapping[str, str] = field(default_factory=lambda: KINDS)


@dataclass(frozen=True, slots=True)
class Form:
    """How a value is written into a cell and read from it; `write` returns None for what has no such form."""

    write: Callable[[Value, Words], str | None]
    read: Callable[[str, Words], Value]


def plain(value: Value) -> Value:
    """Return a value so that what means the same is the same: a list of one, a date alone."""
    if isinstance(value, list):
        return plain(value[0]) if len(value) == 1 else [plain(item) for item in value]
    if isinstance(value, dict):
        inner = {key: plain(item) for key, item in value.items() if item not in (None, "", [], {})}
        return inner["date"] if set(inner) == {"date"} else inner
    return value.strip() if value else value


def _write_text(value: Value, _: Words) -> str | None:
    return value if isinstance(value, str) else None


def _read_text(text: str, _: Words) -> Value:
    return text


def _read_day(text: str, _: Words) -> Value:
    try:
        return read_day(text).isoformat()
    except PydanticCustomError:
        return text


def _write_lines(value: Value, _: Words) -> str | None:
    items = value if isinstance(value, list) else [value]
    texts = [item for item in items if isinstance(item, str)]
    return "\n".join(texts) if len(texts) == len(items) else None


def _read_lines(text: str, _: Words) -> Value:
    lines: list[Value] = [line for line in text.split("\n") if line]
    return lines if len(lines) > 1 else text


def _write_names(value: Value, words: Words, *, of: str = "") -> str | None:
    names = _names(words, of)
    items = value if isinstance(value, list) else [value]
    texts = [item for item in items if isinstance(item, str)]
    return "、".join(names.get(text, text) for text in texts) if len(texts) == len(items) else None


def _read_names(text: str, words: Words, *, of: str = "", listed: bool = True) -> Value:
    ids = {name: ident for ident, name in _names(words, of).items()}
    parts = [part.strip() for part in COMMA.split(text) if part.strip()]
    items: list[Value] = [ids.get(part, part) for part in parts]
    return items if listed or len(items) > 1 else (items[0] if items else None)


def _names(words: Words, of: str) -> Mapping[str, str]:
    """Return the names of a kind of id, without those that could be taken for two or for another."""
    names: Mapping[str, str] = getattr(words, of) if of else {}
    said = list(names.values())
    return {ident: name for ident, name in names.items() if said.count(name) == 1 and not COMMA.search(name)}


def _write_flag(value: Value, _: Words) -> str | None:
    return {"true": YES, "false": NO}.get(value, value) if isinstance(value, str) else None


def _read_flag(text: str, _: Words) -> Value:
    return {YES: "true", NO: "false"}.get(text, text)


def _write_point(value: Value, _: Words) -> str | None:
    return "" if isinstance(value, list) else value if isinstance(value, str) else None


def _wordless(write: Callable[[Value], str | None], read: Callable[[str], Value]) -> Form:
    """Return a form that needs no names of ids."""
    return Form(lambda value, _: write(value), lambda text, _: read(text))


TEXT = Form(_write_text, _read_text)
DAY = Form(_write_text, _read_day)
LINES = Form(_write_lines, _read_lines)
NAMES = Form(_write_names, partial(_read_names, listed=False))
CATEGORIES = Form(partial(_write_names, of="categories"), partial(_read_names, of="categories"))
AUDIENCES = Form(partial(_write_names, of="audiences"), partial(_read_names, of="audiences"))
AREA = Form(partial(_write_names, of="areas"), partial(_read_names, of="areas", listed=False))
KIND = Form(partial(_write_names, of="kinds"), partial(_read_names, of="kinds", listed=False))
FLAG = Form(_write_flag, _read_flag)
CLOSED = _wordless(partial(items.write_dated, why="reason"), partial(items.read_dated, why="reason"))
ALSO = _wordless(
    partial(items.write_dated, said="time", why="note"), partial(items.read_dated, said="time", why="note")
)
LINKS = _wordless(items.write_links, items.read_links)
PROBLEMS = _wordless(items.write_problems, items.read_problems)
NOTES = _wordless(items.write_notes, items.read_notes)
POINT = Form(_write_point, _read_text)
STOPS = _wordless(items.write_stops, items.read_stops)

"""Values of a record as the text of one cell, and back: what is written is read as the same value."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial

from pydantic_core import PydanticCustomError

from sitegen.load.nodes import Value
from sitegen.records.fields import read_day

# Between several values in a cell; a line each would make rows too high for names.
COMMA = re.compile(r"[、,，\n]")
KINDS = {"gathering": "つどいの場", "service": "出向く支援", "treasure": "お宝"}
YES, NO = "はい", "いいえ"
ANSWERED = "、答えた日 "
# A line's end within one of a cell's lines.
BREAK = "⏎"
DATED = re.compile(r"(?P<date>[^\s（]+)(?:[ 　]+(?P<said>[^（]*?))?[ 　]*(?:（(?P<why>.*)）)?")
LINK = re.compile(r"(?P<title>.*?)[ 　]*(?P<url>https?://\S+)")
PROBLEM = re.compile(rf"(?P<date>\S+)[ 　]+(?P<note>.*?)(?:{ANSWERED}(?P<answered>\S+))?")
STOP = ("name", "location", "address", "time")
BETWEEN = "｜"


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


def _write_dated(value: Value, _: Words, *, said: str = "", why: str = "") -> str | None:
    lines = []
    for item in value if isinstance(value, list) else [value]:
        one = {"date": item} if isinstance(item, str) else item
        if not isinstance(one, dict) or set(one) - {"date", said, why} or not _texts(one):
            return None
        text = " ".join(str(one[key]) for key in ("date", said) if key in one)
        lines.append(f"{text}（{one[why]}）" if why in one else text)
    return "\n".join(lines)


def _read_dated(text: str, _: Words, *, said: str = "", why: str = "") -> Value:
    items: list[Value] = []
    for line in text.split("\n"):
        match = DATED.fullmatch(line)
        if match is None or (match["said"] and not said):
            items.append(line)
            continue
        parts = {"date": match["date"], said: match["said"], why: match["why"]}
        one: dict[str, Value] = {key: part for key, part in parts.items() if part}
        items.append(one if len(one) > 1 else one["date"])
    return items


def _write_links(value: Value, _: Words) -> str | None:
    lines = []
    for one in value if isinstance(value, list) else [value]:
        if not isinstance(one, dict) or set(one) != {"title", "url"} or not _texts(one):
            return None
        lines.append(f"{one['title']} {one['url']}")
    return "\n".join(lines)


def _read_links(text: str, _: Words) -> Value:
    matches = [(line, LINK.fullmatch(line)) for line in text.split("\n")]
    return [
        {"title": match["title"] or match["url"], "url": match["url"]} if match else {"title": line}
        for line, match in matches
    ]


def _write_problems(value: Value, _: Words) -> str | None:
    lines = []
    for one in value if isinstance(value, list) else [value]:
        if not isinstance(one, dict) or set(one) - {"date", "note", "answered"} or not _texts(one):
            return None
        tail = f"{ANSWERED}{one['answered']}" if "answered" in one else ""
        lines.append(f"{one.get('date', '')} {one.get('note', '')}{tail}")
    return "\n".join(lines)


def _read_problems(text: str, _: Words) -> Value:
    items: list[Value] = []
    for line in text.split("\n"):
        match = PROBLEM.fullmatch(line)
        one: dict[str, Value] = (
            {key: part for key, part in match.groupdict().items() if part} if match else {}
        )
        items.append(one or {"note": line})
    return items


def _write_notes(value: Value, _: Words) -> str | None:
    if not isinstance(value, dict) or not _texts(value):
        return None
    return "\n".join(f"{key}：{str(text).replace(chr(10), BREAK)}" for key, text in value.items())


def _read_notes(text: str, _: Words) -> Value:
    notes: dict[str, Value] = {}
    for line in text.split("\n"):
        key, colon, said = line.partition("：")
        key, said = (key.strip(), said.strip()) if colon else ("メモ", line)
        while key in notes:
            key += " 2"
        notes[key] = said.replace(BREAK, "\n")
    return notes


def _write_point(value: Value, _: Words) -> str | None:
    return "" if isinstance(value, list) else value if isinstance(value, str) else None


def _write_stops(value: Value, _: Words) -> str | None:
    if isinstance(value, str):
        return ""
    lines = []
    for one in value if isinstance(value, list) else [value]:
        if not isinstance(one, dict) or set(one) - set(STOP) or not _texts(one):
            return None
        lines.append(stop_line(str(one.get(key, "")) for key in STOP))
    return "\n".join(lines)


def stop_line(parts: Iterable[str]) -> str:
    """Return a stop's name, point, address and hour as a line; what is blank at its end is left out."""
    return BETWEEN.join(parts).rstrip(BETWEEN)


def _read_stops(text: str, _: Words) -> Value:
    stops: list[Value] = []
    for line in text.split("\n"):
        parts = [part.strip() for part in line.split(BETWEEN)]
        one: dict[str, Value] = {key: part for key, part in zip(STOP, parts, strict=False) if part}
        stops.append(one)
    return stops


def _texts(mapping: Mapping[str, Value]) -> bool:
    return all(isinstance(inner, str) for inner in mapping.values())


TEXT = Form(_write_text, _read_text)
DAY = Form(_write_text, _read_day)
LINES = Form(_write_lines, _read_lines)
NAMES = Form(_write_names, partial(_read_names, listed=False))
CATEGORIES = Form(partial(_write_names, of="categories"), partial(_read_names, of="categories"))
AUDIENCES = Form(partial(_write_names, of="audiences"), partial(_read_names, of="audiences"))
AREA = Form(partial(_write_names, of="areas"), partial(_read_names, of="areas", listed=False))
KIND = Form(partial(_write_names, of="kinds"), partial(_read_names, of="kinds", listed=False))
FLAG = Form(_write_flag, _read_flag)
CLOSED = Form(partial(_write_dated, why="reason"), partial(_read_dated, why="reason"))
ALSO = Form(partial(_write_dated, said="time", why="note"), partial(_read_dated, said="time", why="note"))
LINKS = Form(_write_links, _read_links)
PROBLEMS = Form(_write_problems, _read_problems)
NOTES = Form(_write_notes, _read_notes)
POINT = Form(_write_point, _read_text)
STOPS = Form(_write_stops, _read_stops)

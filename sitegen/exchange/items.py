"""Lists of small groups (dates, links, reports, notes, stops) as the lines of one cell, and back.

What can not be said so is None when it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from sitegen.load.nodes import Value

ANSWERED = "、答えた日 "
# A line's end within one of a cell's lines.
BREAK = "⏎"
DATED = re.compile(r"(?P<date>[^\s（]+)(?:[ 　]+(?P<said>[^（]*?))?[ 　]*(?:（(?P<why>.*)）)?")
LINK = re.compile(r"(?P<title>.*?)[ 　]*(?P<url>https?://\S+)")
PROBLEM = re.compile(rf"(?P<date>\S+)[ 　]+(?P<note>.*?)(?:{ANSWERED}(?P<answered>\S+))?")
STOP = ("name", "location", "address", "time")
BETWEEN = "｜"


def write_dated(value: Value, *, said: str = "", why: str = "") -> str | None:
    """Return dates, each with its hour and its word in brackets, a line each."""
    lines = []
    for item in value if isinstance(value, list) else [value]:
        one = {"date": item} if isinstance(item, str) else item
        if not isinstance(one, dict) or set(one) - {"date", said, why} or not _texts(one):
            return None
        text = " ".join(str(one[key]) for key in ("date", said) if key in one)
        lines.append(f"{text}（{one[why]}）" if why in one else text)
    return "\n".join(lines)


def read_dated(text: str, *, said: str = "", why: str = "") -> Value:
    """Read what `write_dated` writes."""
    items: list[Value] = []
    for line in filter(str.strip, text.split("\n")):
        match = DATED.fullmatch(line)
        if match is None or (match["said"] and not said):
            items.append(line)
            continue
        parts = {"date": match["date"], said: match["said"], why: match["why"]}
        one: dict[str, Value] = {key: part for key, part in parts.items() if part}
        items.append(one if len(one) > 1 else one["date"])
    return items


def write_links(value: Value) -> str | None:
    """Return links, a line each: title and address."""
    lines = []
    for one in value if isinstance(value, list) else [value]:
        if not isinstance(one, dict) or set(one) != {"title", "url"} or not _texts(one):
            return None
        lines.append(f"{one['title']} {one['url']}")
    return "\n".join(lines)


def read_links(text: str) -> Value:
    """Read what `write_links` writes."""
    matches = [(line, LINK.fullmatch(line)) for line in filter(str.strip, text.split("\n"))]
    return [
        {"title": match["title"] or match["url"], "url": match["url"]} if match else {"title": line}
        for line, match in matches
    ]


def write_problems(value: Value) -> str | None:
    """Return what readers reported, a line each: day, words, day of the answer."""
    lines = []
    for one in value if isinstance(value, list) else [value]:
        if not isinstance(one, dict) or set(one) - {"date", "note", "answered"} or not _texts(one):
            return None
        tail = f"{ANSWERED}{one['answered']}" if "answered" in one else ""
        lines.append(f"{one.get('date', '')} {one.get('note', '')}{tail}")
    return "\n".join(lines)


def read_problems(text: str) -> Value:
    """Read what `write_problems` writes."""
    items: list[Value] = []
    for line in filter(str.strip, text.split("\n")):
        match = PROBLEM.fullmatch(line)
        one: dict[str, Value] = (
            {key: part for key, part in match.groupdict().items() if part} if match else {}
        )
        items.append(one or {"note": line})
    return items


def write_notes(value: Value) -> str | None:
    """Return notes, a line each: heading：text."""
    if not isinstance(value, dict) or not _texts(value):
        return None
    return "\n".join(f"{key}：{str(text).replace(chr(10), BREAK)}" for key, text in value.items())


def read_notes(text: str) -> Value:
    """Read what `write_notes` writes; what has no heading gets one."""
    notes: dict[str, Value] = {}
    for line in filter(str.strip, text.split("\n")):
        key, colon, said = line.partition("：")
        key, said = (key.strip(), said.strip()) if colon else ("メモ", line)
        while key in notes:
            key += " 2"
        notes[key] = said.replace(BREAK, "\n")
    return notes


def write_stops(value: Value) -> str | None:
    """Return the stops of a route, a line each; a plain point has none."""
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


def read_stops(text: str) -> Value:
    """Read what `write_stops` writes."""
    stops: list[Value] = []
    for line in filter(str.strip, text.split("\n")):
        parts = [part.strip() for part in line.split(BETWEEN)]
        one: dict[str, Value] = {key: part for key, part in zip(STOP, parts, strict=False) if part}
        stops.append(one)
    return stops


def _texts(mapping: Mapping[str, Value]) -> bool:
    return all(isinstance(inner, str) for inner in mapping.values())

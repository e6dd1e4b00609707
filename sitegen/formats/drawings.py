"""Contributed drawings (SVG): let through if they only draw.

Pages show them as images, where nothing in them runs; but a drawing has an address of its own, too,
and there a script in it would.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

SVG = "{http://www.w3.org/2000/svg}"
LARGEST = 2_000_000
FORBIDDEN = {
    *("script", "foreignobject", "iframe", "embed", "object", "audio", "video", "canvas", "handler"),
    *("listener", "animate", "animatecolor", "animatemotion", "animatetransform", "set", "discard", "mpath"),
}
# A reference stays inside the drawing: a photo that it brought along would tell where it was taken.
INSIDE = "#"
ADDRESS = re.compile(r"url\(\s*[\"']?\s*(?!#)|@import|javascript:|expression\(", re.IGNORECASE)
LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)(?:px)?\s*")


class UnsafeError(Exception):
    """A drawing that does more than draw; says what was met."""


def read_drawing(data: bytes) -> tuple[int | None, int | None]:
    """Return a drawing's width and height, None where it does not say them.

    Raises UnsafeError for what does more than draw, ValueError for what is no drawing.
    """
    if len(data) > LARGEST:
        raise ValueError("too large")
    text = data.decode("utf-8-sig")
    # Entities could grow without bound, and stylesheets named before the drawing come from elsewhere.
    for mark in ("<!DOCTYPE", "<!ENTITY", "<?xml-"):
        if mark.lower() in text.lower():
            raise UnsafeError(mark)
    try:
        drawing = ET.fromstring(text)  # noqa: S314 - without a document type there are no entities
    except ET.ParseError as problem:
        raise ValueError(str(problem)) from None
    if drawing.tag != f"{SVG}svg":
        raise ValueError("no svg")
    for met in _unsafe(drawing):
        raise UnsafeError(met)
    return _size(drawing)


def _unsafe(drawing: ET.Element) -> Iterator[str]:
    for element in drawing.iter():
        name = _local(element.tag)
        if name.lower() in FORBIDDEN or "xhtml" in str(element.tag):
            yield name
        if name.lower() == "style" and _reaches_out(element.text or ""):
            yield "style"
        for key, value in element.attrib.items():
            attribute = _local(key)
            if attribute.lower().startswith("on") or attribute.lower() == "base":
                yield attribute
            if attribute.lower() in {"href", "src"} and not value.strip().startswith(INSIDE):
                yield attribute
            if attribute.lower() not in {"href", "src"} and _reaches_out(value):
                yield attribute


def _reaches_out(style: str) -> bool:
    # A backslash could spell url( in letters that no pattern sees.
    return "\\" in style or bool(ADDRESS.search(style))


def _local(name: str) -> str:
    return str(name).rsplit("}", 1)[-1]


def _size(drawing: ET.Element) -> tuple[int | None, int | None]:
    width, height = (LENGTH.fullmatch(drawing.get(key, "")) for key in ("width", "height"))
    if width and height:
        return round(float(width[1])), round(float(height[1]))
    box = re.split(r"[\s,]+", drawing.get("viewBox", "").strip())
    try:
        return round(float(box[2])) or None, round(float(box[3])) or None
    except (IndexError, ValueError, OverflowError):
        return None, None

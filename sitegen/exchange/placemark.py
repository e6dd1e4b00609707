"""One placemark of a KML: what it is called, what is said of it, where it lies."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from sitegen.exchange.headings import numbered
from sitegen.exchange.nouns import Shape
from sitegen.exchange.plain import plain_text, tidy
from sitegen.records import LatLon

NAME, ABOUT, ADDRESS, PHONE, LINK = "名前", "説明", "住所", "電話", "リンク"
TEXTS = {"name": NAME, "address": ADDRESS, "phoneNumber": PHONE, "Snippet": "ひとこと", "snippet": "ひとこと"}
# uMap says name and description once more among the data.
OWN = {"name": NAME, "description": ABOUT}
LINES = {"LineString", "LinearRing", "Track", "MultiTrack"}
FACES = {"Polygon", "Model"}
OVERLAYS = {"GroundOverlay", "ScreenOverlay", "PhotoOverlay"}
GROUP = "MultiGeometry"
# A point needs two numbers; more are heights.
FLAT = 2


@dataclass(frozen=True, slots=True)
class Placed:
    """A placemark read; `unreadable` are the coordinates that are no point, "" where they are one."""

    values: Mapping[str, str]
    shape: Shape
    point: LatLon | None = None
    unreadable: str = ""


def read_placemark(element: Element, schema: Mapping[str, str]) -> Placed:
    """Read a placemark, a network link or an overlay; `schema` has the names to show of its fields."""
    shape, point, unreadable = _geometry(element)
    taken: dict[str, int] = {}
    values: dict[str, str] = {}
    for heading, text in _texts(element, schema):
        if text and values.get(OWN.get(heading, heading)) != text:
            values[numbered(heading, taken)] = text
    if unreadable:
        values[numbered("座標", taken)] = unreadable
    return Placed(values, shape, point, unreadable)


def words(element: Element) -> str:
    """Return an element's text as one line."""
    return " ".join(tidy("".join(element.itertext())).split("\n"))


def _texts(element: Element, schema: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    data = list(_data(element, schema))
    for child in element:
        tag = _local(child)
        if tag in TEXTS:
            text = plain_text("".join(child.itertext()))
            yield TEXTS[tag], " ".join(text.split("\n")) if tag == "name" else text
        elif tag == "description":
            yield ABOUT, _said("".join(child.itertext()), data)
        elif tag == "link" and child.get("href"):
            yield LINK, tidy(child.get("href", ""))
        elif tag in {"Link", "Url"}:
            yield LINK, next((words(inner) for inner in child if _local(inner) == "href"), "")
    yield from data


def _data(element: Element, schema: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for extended in (child for child in element if _local(child) == "ExtendedData"):
        for child in extended.iter():
            if _local(child) == "Data":
                value = next((inner for inner in child if _local(inner) == "value"), None)
                name = tidy(child.get("name", "")) or "項目"
                yield name, plain_text("".join(value.itertext())) if value is not None else ""
            elif _local(child) == "SimpleData":
                name = child.get("name", "")
                yield schema.get(name, name) or "項目", plain_text("".join(child.itertext()))


def _said(description: str, data: Iterable[tuple[str, str]]) -> str:
    """Return a description, or nothing where it only says the data again, as My Maps writes it."""
    text = plain_text(description)
    repeated = {line.strip() for name, value in data for line in f"{name}: {value}".split("\n")}
    return "" if data and {line.strip() for line in text.split("\n")} <= repeated | {""} else text


def _geometry(element: Element) -> tuple[Shape, LatLon | None, str]:
    if _local(element) == "NetworkLink":
        return Shape.LINK, None, ""
    if _local(element) in OVERLAYS:
        return Shape.POLYGON, None, ""
    kinds = list(_kinds(element))
    points = [child for child in kinds if _local(child) == "Point"]
    if len(points) == 1:
        written = "".join(
            text for inner in points[0] if _local(inner) == "coordinates" for text in inner.itertext()
        )
        point = read_point(re.split(r"[,\s]+", written.strip()))
        if point is None:
            return Shape.NOTHING, None, tidy(written) or "（空）"
        return Shape.POINT, point, ""
    if any(_local(child) in FACES for child in kinds):
        return Shape.POLYGON, None, ""
    return (Shape.LINE if kinds else Shape.NOTHING), None, ""


def _kinds(element: Element) -> Iterator[Element]:
    """Yield the geometries of a placemark, those in groups one by one."""
    waiting = list(element)
    while waiting:
        child = waiting.pop(0)
        if _local(child) == GROUP:
            waiting = list(child) + waiting
        elif _local(child) in LINES | FACES | {"Point"}:
            yield child


def read_point(numbers: list[str]) -> LatLon | None:
    """Return the point of a longitude and a latitude; None where they are no finite numbers."""
    try:
        longitude, latitude = (float(number) for number in numbers[:FLAT])
    except ValueError:
        return None
    if not (math.isfinite(latitude) and math.isfinite(longitude)):
        return None
    return LatLon(latitude, longitude)


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]

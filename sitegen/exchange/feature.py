"""One feature of a GeoJSON: what its properties say, where it lies."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from sitegen.exchange.headings import numbered
from sitegen.exchange.nouns import Shape
from sitegen.exchange.placemark import Placed, read_point
from sitegen.exchange.plain import plain_text
from sitegen.exchange.refusal import Refused
from sitegen.records import LatLon

OPTIONS = {"_umap_options", "_storage_options", "_storage"}
OWN = {"type", "geometry", "properties", "bbox", "features"}
GEOMETRIES = {
    "Point": Shape.POINT, "MultiPoint": Shape.LINE, "LineString": Shape.LINE, "MultiLineString": Shape.LINE,
    "Polygon": Shape.POLYGON, "MultiPolygon": Shape.POLYGON, "GeometryCollection": Shape.POLYGON,
}  # fmt: skip
# uMap's own marks in descriptions: [[address|words]], {{picture}}, **bold**.
UMAP_LINK = re.compile(r"\[\[([^\]|]+)\|?([^\]]*)\]\]")
UMAP_PICTURE = re.compile(r"\{\{[^}]*\}\}")
DEEPEST = 20


def read_feature(feature: Mapping[str, Any]) -> Placed:
    """Read a feature: its properties as texts, its geometry's only point."""
    if "link" in feature and "geometry" not in feature:
        return Placed({"リンク": str(feature["link"])}, Shape.LINK)
    properties = feature.get("properties")
    properties = properties if isinstance(properties, dict) else {}
    # Some writers put what they know beside the properties.
    beside = {key: value for key, value in feature.items() if key not in OWN and key not in properties}
    if any(key in properties for key in OPTIONS):
        beside.pop("id", None)
    taken: dict[str, int] = {}
    values = {
        numbered(key.strip() or "項目", taken): text
        for key, value in {**properties, **beside}.items()
        if key not in OPTIONS and (text := text_of(value))
    }
    shape, point, unreadable = _where(feature.get("geometry"))
    if unreadable:
        values[numbered("座標", taken)] = unreadable
    return Placed(values, shape, point, unreadable)


def _where(geometry: object) -> tuple[Shape, LatLon | None, str]:
    if not isinstance(geometry, dict) or not geometry:
        return Shape.NOTHING, None, ""
    kind, coordinates = geometry.get("type"), geometry.get("coordinates")
    if kind == "GeometryCollection":
        return _collected(geometry)
    if kind == "MultiPoint" and isinstance(coordinates, list) and len(coordinates) == 1:
        kind, coordinates = "Point", coordinates[0]
    if kind == "Point":
        point = read_point([str(number) for number in coordinates] if isinstance(coordinates, list) else [])
        return (Shape.POINT, point, "") if point else (Shape.NOTHING, None, text_of(coordinates) or "（空）")
    if kind in GEOMETRIES:
        return GEOMETRIES[str(kind)], None, ""
    return Shape.NOTHING, None, text_of(kind) or "（空）"


def _collected(geometry: Mapping[str, Any]) -> tuple[Shape, LatLon | None, str]:
    """Return the only point of a collection, else what it is at most."""
    inner = geometry.get("geometries")
    parts = [one for one in inner if isinstance(one, dict)] if isinstance(inner, list) else []
    points = [one for one in parts if one.get("type") == "Point"]
    if len(points) == 1:
        return _where(points[0])
    shapes = {GEOMETRIES.get(str(one.get("type")), Shape.NOTHING) for one in parts}
    return (Shape.POLYGON if Shape.POLYGON in shapes else Shape.LINE if shapes else Shape.NOTHING), None, ""


def text_of(value: object, depth: int = 0) -> str | None:
    """Return a property as text: lists with 、 between, groups as name：value."""
    if depth > DEEPEST:
        raise Refused("source-too-deep", limit=DEEPEST)
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "、".join(text for item in value if (text := text_of(item, depth + 1))) or None
    if isinstance(value, dict):
        pairs = ((key, text_of(inner, depth + 1)) for key, inner in value.items())
        return "、".join(f"{key}：{text}" for key, text in pairs if text) or None
    return plain_text(UMAP_PICTURE.sub("", UMAP_LINK.sub(_link, str(value)))) or None


def _link(match: re.Match[str]) -> str:
    address, said = match[1].strip(), match[2].strip()
    return f"{said}（{address}）" if said and said != address else address

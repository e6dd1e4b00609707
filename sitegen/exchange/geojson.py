"""GeoJSON, and uMap's files, which are layers of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from sitegen.diagnostics import Finding, Span
from sitegen.exchange.delimited import decode
from sitegen.exchange.headings import numbered, union
from sitegen.exchange.limits import ROWS
from sitegen.exchange.nouns import Row, Shape, Source
from sitegen.exchange.placemark import Placed, read_point
from sitegen.exchange.plain import plain_text
from sitegen.exchange.refusal import Refused
from sitegen.records import LatLon

# Degrees, whatever the datum: the Japanese ones differ from WGS 84 by less than a metre.
DEGREES = re.compile(r"CRS:?84|EPSG:{1,2}(?:[\d.]*:)?(?:4326|4612|6668|6697)$|WGS ?_?84$", re.IGNORECASE)
OPTIONS = {"_umap_options", "_storage_options", "_storage"}
OWN = {"type", "geometry", "properties", "bbox", "features"}
GEOMETRIES = {
    "Point": Shape.POINT, "MultiPoint": Shape.LINE, "LineString": Shape.LINE, "MultiLineString": Shape.LINE,
    "Polygon": Shape.POLYGON, "MultiPolygon": Shape.POLYGON, "GeometryCollection": Shape.POLYGON,
}  # fmt: skip
Feature = tuple[str, dict[str, Any]]
# uMap's own marks in descriptions: [[address|words]], {{picture}}, **bold**.
UMAP_LINK = re.compile(r"\[\[([^\]|]+)\|?([^\]]*)\]\]")
UMAP_PICTURE = re.compile(r"\{\{[^}]*\}\}")
DEEPEST = 20
Text = str | None
LatLonOrNone = LatLon | None


def read_geojson(data: bytes, file: str) -> Source:
    """Read every feature of a collection, of uMap's layers, or the only one.

    Points in anything but degrees are refused.
    """
    document = _document(data)
    rows: list[Row] = []
    findings: list[Finding] = []
    counts: dict[str, int] = {}
    for part, feature in _features(document):
        counts[part] = number = counts.get(part, 0) + 1
        if len(rows) >= ROWS:
            raise Refused("source-too-long", rows=ROWS, cells="", columns="")
        thing = _placed(feature)
        rows.append(Row(file, part, number, thing.values, thing.shape, thing.point))
        if thing.unreadable:
            place = {"name": next(iter(thing.values.values()), ""), "text": thing.unreadable}
            findings.append(Finding("source-bad-point", Span(file, number), place))
    return Source(file, tuple(rows), union(tuple(row.values) for row in rows), tuple(findings))


def _document(data: bytes) -> dict[str, Any]:
    text = decode(data)
    if text is None:
        raise Refused("source-encoding")
    try:
        document = json.loads(
            text, parse_float=str, parse_int=str, parse_constant=str, object_pairs_hook=_pairs
        )
    except RecursionError:
        raise Refused("source-too-deep", limit="数百") from None
    except json.JSONDecodeError as problem:
        raise Refused("source-broken", line=problem.lineno, text=problem.msg) from None
    if not isinstance(document, dict):
        raise Refused("source-no-map")
    return document


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Keep the first of equal names and number the others, where JSON would drop all but the last."""
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    taken: dict[str, int] = {}
    return {numbered(name, taken): value for name, value in pairs}


def _features(document: Mapping[str, Any], part: str = "") -> Iterator[Feature]:
    """Yield the features of whatever GeoJSON this is, each with its layer."""
    _require_degrees(document)
    kind = document.get("type")
    if kind == "umap":
        for layer in _list(document, "layers"):
            options = _options(layer)
            yield from _remote(options)
            yield from _features({"type": "FeatureCollection"} | layer, _text(options.get("name")) or "")
    elif kind == "FeatureCollection":
        yield from ((part, feature) for feature in _list(document, "features"))
    elif kind == "Feature":
        yield part, dict(document)
    elif kind in GEOMETRIES:
        yield part, {"geometry": dict(document)}
    else:
        raise Refused("source-no-map")


def _remote(options: Mapping[str, Any]) -> Iterator[Feature]:
    """Yield a layer that uMap fetches from elsewhere as a link to it."""
    remote = options.get("remoteData")
    address = remote.get("url") if isinstance(remote, dict) else None
    if isinstance(address, str) and address.strip():
        yield _text(options.get("name")) or "", {"link": address.strip()}


def _require_degrees(document: Mapping[str, Any]) -> None:
    crs = document.get("crs")
    if crs is None:
        return
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = _text((properties or {}).get("name")) if isinstance(properties, dict) else None
    if name is None or not DEGREES.search(name.strip()):
        raise Refused("source-other-crs", crs=name or "？")


def _list(document: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    found = document.get(key)
    if not isinstance(found, list):
        raise Refused("source-no-map")
    return [item if isinstance(item, dict) else {} for item in found]


def _options(layer: Mapping[str, Any]) -> Mapping[str, Any]:
    for key in sorted(OPTIONS):
        if isinstance(layer.get(key), dict):
            return dict(layer[key])
    return {}


def _placed(feature: Mapping[str, Any]) -> Placed:
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
        if key not in OPTIONS and (text := _text(value))
    }
    shape, point, unreadable = _where(feature.get("geometry"))
    if unreadable:
        values[numbered("座標", taken)] = unreadable
    return Placed(values, shape, point, unreadable)


def _where(geometry: object) -> tuple[Shape, LatLonOrNone, str]:
    if not isinstance(geometry, dict) or not geometry:
        return Shape.NOTHING, None, ""
    kind, coordinates = geometry.get("type"), geometry.get("coordinates")
    if kind == "GeometryCollection":
        return _collected(geometry)
    if kind == "MultiPoint" and isinstance(coordinates, list) and len(coordinates) == 1:
        kind, coordinates = "Point", coordinates[0]
    if kind == "Point":
        point = read_point([str(number) for number in coordinates] if isinstance(coordinates, list) else [])
        return (Shape.POINT, point, "") if point else (Shape.NOTHING, None, _text(coordinates) or "（空）")
    if kind in GEOMETRIES:
        return GEOMETRIES[str(kind)], None, ""
    return Shape.NOTHING, None, _text(kind) or "（空）"


def _collected(geometry: Mapping[str, Any]) -> tuple[Shape, LatLonOrNone, str]:
    """Return the only point of a collection, else what it is at most."""
    inner = geometry.get("geometries")
    parts = [one for one in inner if isinstance(one, dict)] if isinstance(inner, list) else []
    points = [one for one in parts if one.get("type") == "Point"]
    if len(points) == 1:
        return _where(points[0])
    shapes = {GEOMETRIES.get(str(one.get("type")), Shape.NOTHING) for one in parts}
    return (Shape.POLYGON if Shape.POLYGON in shapes else Shape.LINE if shapes else Shape.NOTHING), None, ""


def _text(value: object, depth: int = 0) -> Text:
    """Return a property as text: lists with 、 between, groups as name：value."""
    if depth > DEEPEST:
        raise Refused("source-too-deep", limit=DEEPEST)
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "、".join(text for item in value if (text := _text(item, depth + 1))) or None
    if isinstance(value, dict):
        pairs = ((key, _text(inner, depth + 1)) for key, inner in value.items())
        return "、".join(f"{key}：{text}" for key, text in pairs if text) or None
    return plain_text(UMAP_PICTURE.sub("", UMAP_LINK.sub(_link, str(value)))) or None


def _link(match: re.Match[str]) -> str:
    address, said = match[1].strip(), match[2].strip()
    return f"{said}（{address}）" if said and said != address else address

"""GeoJSON, and uMap's files, which are layers of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from sitegen.diagnostics import Finding, Span
from sitegen.exchange.delimited import decode
from sitegen.exchange.feature import GEOMETRIES, OPTIONS, read_feature, text_of
from sitegen.exchange.headings import numbered, union
from sitegen.exchange.limits import ROWS
from sitegen.exchange.nouns import Row, Source
from sitegen.exchange.refusal import Refused, too_long

# Degrees of WGS 84 or of Japan's own datums, which differ from it by a few metres at most.
DEGREES = re.compile(r"CRS:?84|EPSG:{1,2}(?:[\d.]*:)?(?:4326|4612|6668|6697)$|WGS ?_?84$", re.IGNORECASE)
Feature = tuple[str, dict[str, Any]]


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
            raise too_long()
        thing = read_feature(feature)
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
            yield from _features({"type": "FeatureCollection"} | layer, text_of(options.get("name")) or "")
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
        yield text_of(options.get("name")) or "", {"link": address.strip()}


def _require_degrees(document: Mapping[str, Any]) -> None:
    crs = document.get("crs")
    if crs is None:
        return
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = text_of((properties or {}).get("name")) if isinstance(properties, dict) else None
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

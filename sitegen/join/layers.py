"""Read what maps on paper show beside borders: water, railways, roads and landmarks."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import shapely
from pyogrio.errors import DataSourceError

from sitegen.diagnostics import Finding, Span
from sitegen.join.boundaries import in_japan, read_frame
from sitegen.join.plane import GEOGRAPHIC
from sitegen.records import MapLayer, Records
from sitegen.site import Geography, Layer, Polygon, Ring

TOLERANCE = 15.0
# How far beyond the city maps may show the surroundings, in degrees.
MARGIN = 0.05
DIGITS = 5
LINES = {"LineString", "LinearRing"}


def read_layers(
    records: Records, geography: Geography, *, root: Path, metric: str
) -> tuple[tuple[Layer, ...], list[Finding]]:
    """Return the layers of the city's record, clipped to its surroundings, in degrees.

    They are simplified in the metric plane, as far as no print shows it.
    """
    layers, findings = [], []
    for index, asked in enumerate(records.city.data.layers):
        span = records.city.at("layers", index, "file")
        frame, problems = _read(asked, span, root)
        findings += problems
        if frame is None:
            continue
        layer = _layer(frame, asked, geography, metric)
        if layer is None:
            findings.append(Finding("empty-layer", span, {"path": f"areas/{asked.file}"}))
        else:
            layers.append(layer)
    return tuple(layers), findings


def _read(asked: MapLayer, span: Span, root: Path) -> tuple[gpd.GeoDataFrame | None, list[Finding]]:
    path = f"areas/{asked.file}"
    if not (root / path).is_file() or ".." in path.split("/"):
        return None, [Finding("missing-layer", span, {"path": path})]
    try:
        frame = read_frame(root / path, asked.encoding)
        if not isinstance(frame, gpd.GeoDataFrame):
            return None, [Finding("empty-layer", span, {"path": path})]
        if frame.crs is None and asked.crs is None:
            return None, [Finding("layer-without-crs", span, {"path": path})]
        frame = frame if frame.crs is not None else frame.set_crs(asked.crs)
    except (DataSourceError, ValueError, UnicodeDecodeError, LookupError) as problem:
        text = str(problem).splitlines()[0][:200]
        return None, [Finding("unreadable-layer", span, {"path": path, "text": text})]
    except RuntimeError:  # pyproj's CRSError is one
        return None, [Finding("bad-crs", span, {"crs": asked.crs or ""})]
    frame = frame[frame.geometry.notna() & ~frame.geometry.is_empty]
    return frame[in_japan(frame)] if len(frame) else frame, []


def _layer(frame: gpd.GeoDataFrame, asked: MapLayer, geography: Geography, metric: str) -> Layer | None:
    if frame.empty:
        return None
    west, south, east, north = geography.outline.bounds
    window = shapely.box(west - MARGIN, south - MARGIN, east + MARGIN, north + MARGIN)
    sound = frame.to_crs(GEOGRAPHIC).geometry.make_valid()
    clipped = gpd.GeoSeries(shapely.intersection(sound.to_numpy(), window), crs=GEOGRAPHIC)
    simple = clipped.to_crs(metric).simplify(TOLERANCE).to_crs(GEOGRAPHIC)
    parts = [part for part in shapely.get_parts(shapely.get_parts(simple.to_numpy())) if not part.is_empty]
    lines = tuple(_ring(part) for part in parts if part.geom_type in LINES)
    polygons = tuple(_polygon(part) for part in parts if part.geom_type == "Polygon")
    if not lines and not polygons:
        return None
    drawn = shapely.total_bounds([part for part in parts if part.geom_type in {*LINES, "Polygon"}])
    bounds = tuple(round(float(value), DIGITS) for value in drawn)
    return Layer(asked.kind, lines, polygons, (bounds[0], bounds[1], bounds[2], bounds[3]))


def _polygon(shape: shapely.Polygon) -> Polygon:
    return (_ring(shape.exterior), *(_ring(ring) for ring in shape.interiors))


def _ring(line: shapely.LineString) -> Ring:
    return tuple((x, y) for x, y in shapely.get_coordinates(line).round(DIGITS).tolist())

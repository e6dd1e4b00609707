"""Check that polygons fit together: neighbours neither overlap nor leave gaps."""

from __future__ import annotations

from collections.abc import Iterator

import geopandas as gpd
import shapely

from sitegen.diagnostics import Finding, Span
from sitegen.join.plane import GEOGRAPHIC

# Digitised borders differ by centimetres: slivers below this many square metres are no error.
SLIVER = 5.0


def check_coverage(frame: gpd.GeoDataFrame, span: Span) -> list[Finding]:
    """Return a finding for each overlap and gap of named polygons in a metric plane."""
    shapes = frame.geometry.to_numpy()
    if shapely.coverage_is_valid(shapes) and not _may_have_gaps(shapes):
        return []
    return [*_overlaps(frame, span), *_gaps(frame, span)]


def _may_have_gaps(shapes: object) -> bool:
    return any(len(polygon.interiors) for polygon in _polygons(shapely.coverage_union_all(shapes)))


def _polygons(shape: shapely.Geometry) -> list[shapely.Polygon]:
    return [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]


def _overlaps(frame: gpd.GeoDataFrame, span: Span) -> Iterator[Finding]:
    shapes, names = frame.geometry.to_numpy(), list(frame["name"])
    left, right = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    for one, other in sorted(zip(left.tolist(), right.tolist(), strict=True)):
        if one >= other:
            continue
        common = shapely.intersection(shapes[one], shapes[other])
        if common.area > SLIVER:
            values = {"one": names[one], "other": names[other], **_measure(common, frame)}
            yield Finding("overlapping-areas", span, values)


def _gaps(frame: gpd.GeoDataFrame, span: Span) -> Iterator[Finding]:
    shapes, names = frame.geometry.to_numpy(), list(frame["name"])
    union = shapely.union_all(shapes)
    for polygon in _polygons(union):
        for ring in polygon.interiors:
            hole = shapely.Polygon(ring)
            if hole.area > SLIVER:
                around = [name for name, shape in zip(names, shapes, strict=True) if shape.distance(hole) < 1]
                yield Finding(
                    "gap-between-areas", span, {"names": "、".join(around), **_measure(hole, frame)}
                )


def _measure(shape: shapely.Geometry, frame: gpd.GeoDataFrame) -> dict[str, str | int]:
    point = gpd.GeoSeries([shape.representative_point()], crs=frame.crs).to_crs(GEOGRAPHIC).iloc[0]
    return {"place": f"{point.y:.5f}, {point.x:.5f}", "size": max(1, round(shape.area))}

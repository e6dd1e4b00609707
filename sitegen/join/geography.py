"""Make areas of districts: dissolved, simplified with shared borders kept, with neighbours."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, replace
from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

from sitegen.diagnostics import Finding
from sitegen.join.boundaries import Source, read_polygons
from sitegen.join.coverage import check_coverage
from sitegen.join.layers import read_layers
from sitegen.join.plane import GEOGRAPHIC
from sitegen.records import Records
from sitegen.site import District, Geography, Neighbour, Ring, Shape, Territory

TOLERANCE = 15.0
NEAR = 5.0
SHARED_BORDER = 50.0
WINDOW = 0.03
DIGITS = 5


@dataclass(frozen=True, slots=True)
class Ground:
    """The polygons in full precision in their metric plane, for the join alone.

    `districts` has the columns name, kana and area, `areas` is indexed by slug.
    """

    crs: str
    districts: gpd.GeoDataFrame
    areas: gpd.GeoDataFrame


def read_geography(records: Records, *, root: Path) -> tuple[Geography | None, Ground | None, list[Finding]]:
    """Read the boundaries that the records name; None if there is nothing to join with."""
    city = records.city.data
    span = records.city.at("boundaries", "file")
    source = Source(
        f"areas/{city.boundaries.file}",
        city.boundaries.name,
        city.boundaries.encoding,
        city.boundaries.crs,
        span,
    )
    districts, findings = read_polygons(source, root=root)
    if districts is None:
        return None, None, findings
    findings += check_coverage(districts, span)
    pieces, problems = _pieces(records, districts, root=root)
    findings += problems
    if pieces.empty:
        return None, None, [*findings, Finding("no-areas", span)]
    pieces = pieces.sort_values(["area", "name"], kind="stable").reset_index(drop=True)
    areas = pieces.dissolve("area", sort=True)[["geometry"]]
    ground = Ground(str(districts.crs), pieces, areas)
    geography = _geography(ground)
    layers, problems = read_layers(records, geography, root=root, metric=ground.crs)
    return replace(geography, layers=layers, landmarks=records.landmarks), ground, findings + problems


def _pieces(
    records: Records, districts: gpd.GeoDataFrame, *, root: Path
) -> tuple[gpd.GeoDataFrame, list[Finding]]:
    """Return what the areas are made of: districts, or an area's own boundary, each with its slug."""
    findings: list[Finding] = []
    owner: dict[str, str] = {}
    known = set(districts["name"])
    frames = []
    for record in records.areas:
        if record.data.boundary:
            source = Source(f"areas/{record.data.boundary}", None, None, None, record.at("boundary"))
            own, problems = read_polygons(source, root=root, metric=str(districts.crs))
            findings += problems
            if own is not None:
                reading = record.data.kana or ""
                frames.append(own.assign(area=record.id, name=record.data.name, kana=reading))
            continue
        for index, name in enumerate(record.data.districts):
            if name in owner:
                values = {"district": name, "area": owner[name]}
                findings.append(Finding("district-in-two-areas", record.at("districts", index), values))
            elif name in known:
                owner[name] = record.id
            else:
                close = difflib.get_close_matches(name, sorted(known), n=1, cutoff=0.4)
                values = {"district": name} | ({"suggestion": close[0]} if close else {})
                findings.append(Finding("district-without-polygon", record.at("districts", index), values))
        if not any(owner.get(name) == record.id for name in record.data.districts):
            findings.append(
                Finding("area-without-ground", record.at("districts"), {"area": record.data.name})
            )
    for name in sorted(known - set(owner) - {""}):
        findings.append(
            Finding("district-without-area", records.city.at("boundaries", "file"), {"district": name})
        )
    owned = districts[districts["name"].isin(owner)]
    frames.insert(0, owned.assign(area=[owner[name] for name in owned["name"]]))
    merged = pd.concat(frames, ignore_index=True)
    return gpd.GeoDataFrame(merged, geometry="geometry", crs=districts.crs), findings


def _geography(ground: Ground) -> Geography:
    pieces = ground.districts
    shapes = pieces.geometry.to_numpy()
    if shapely.coverage_is_valid(shapes):
        shapes = shapely.coverage_simplify(shapes, TOLERANCE)
    simple = gpd.GeoDataFrame(pieces[["name", "kana", "area"]], geometry=shapes, crs=ground.crs)
    areas = simple.dissolve("area", sort=True)[["geometry"]]
    district_shapes = _shapes(simple.geometry)
    area_shapes = dict(zip(areas.index, _shapes(areas.geometry), strict=True))
    neighbours = _neighbours(ground.areas)
    territories = {
        slug: Territory(
            slug,
            shape,
            tuple(
                District(name, one, reading or None)
                for name, reading, area, one in zip(
                    simple["name"], simple["kana"], simple["area"], district_shapes, strict=True
                )
                if area == slug
            ),
            neighbours[slug],
        )
        for slug, shape in area_shapes.items()
    }
    outline = _shapes(gpd.GeoSeries([shapely.union_all(areas.geometry.to_numpy())], crs=ground.crs))[0]
    return Geography(outline, territories)


def _shapes(metric: gpd.GeoSeries) -> list[Shape]:
    """Return the shapes in degrees, rounded so that shared borders stay shared."""
    labels = gpd.GeoSeries([_label(shape) for shape in metric], crs=metric.crs).to_crs(GEOGRAPHIC)
    geographic = metric.to_crs(GEOGRAPHIC)
    return [_shape(shape, label) for shape, label in zip(geographic, labels, strict=True)]


def _label(shape: shapely.Geometry) -> shapely.Point:
    """Return the middle of the largest circle that fits inside the largest part."""
    largest = max(shapely.get_parts(shape), key=lambda part: part.area)
    return shapely.Point(shapely.maximum_inscribed_circle(largest, tolerance=20).coords[0])


def _shape(shape: shapely.Geometry, label: shapely.Point) -> Shape:
    polygons = tuple(
        (_ring(part.exterior), *(_ring(ring) for ring in part.interiors)) for part in shapely.get_parts(shape)
    )
    west, south, east, north = (round(float(value), DIGITS) for value in shape.bounds)
    return Shape(polygons, (west, south, east, north), (round(label.x, DIGITS), round(label.y, DIGITS)))


def _ring(ring: shapely.LinearRing) -> Ring:
    return tuple((x, y) for x, y in shapely.get_coordinates(ring).round(DIGITS).tolist())


def _neighbours(areas: gpd.GeoDataFrame) -> dict[str, tuple[Neighbour, ...]]:
    """Return, by slug, the areas that share more than a corner."""
    slugs, shapes = list(areas.index), areas.geometry.to_numpy()
    touching = []
    left, right = shapely.STRtree(shapes).query(shapes, predicate="dwithin", distance=NEAR)
    for one, other in sorted(zip(left.tolist(), right.tolist(), strict=True)):
        if one < other:
            border = shapely.intersection(shapely.buffer(shapes[one], NEAR), shapely.boundary(shapes[other]))
            if border.length > SHARED_BORDER:
                touching += [(one, other), (other, one)]
    labels = gpd.GeoSeries([_seen(shapes[one], shapes[other]) for one, other in touching], crs=areas.crs)
    labels = labels.to_crs(GEOGRAPHIC)
    found: dict[str, list[Neighbour]] = {slug: [] for slug in slugs}
    for (one, other), label in zip(touching, labels, strict=True):
        point = (round(label.x, DIGITS), round(label.y, DIGITS))
        found[slugs[one]].append(Neighbour(slugs[other], point))
    return {slug: tuple(sorted(ones, key=lambda one: one.slug)) for slug, ones in found.items()}


def _seen(own: shapely.Geometry, other: shapely.Geometry) -> shapely.Point:
    """Return a point well inside the part of `other` that a map of `own` shows."""
    west, south, east, north = own.bounds
    margin = WINDOW * max(east - west, north - south)
    window = shapely.box(west - margin, south - margin, east + margin, north + margin)
    parts = [part for part in shapely.get_parts(shapely.intersection(other, window)) if part.area > 0]
    return _label(shapely.union_all(parts)) if parts else _label(other)

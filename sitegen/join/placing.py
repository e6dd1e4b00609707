"""Join places to areas by where they lie, and keep why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import geopandas as gpd
import shapely

from sitegen.diagnostics import Finding, Span
from sitegen.join.geography import Ground
from sitegen.join.plane import GEOGRAPHIC
from sitegen.memory import ONCE, Memory, Same
from sitegen.records import LatLon, PlaceRecord, Records, Sourced
from sitegen.site import Located, Placement, Why

NEAREST = 300.0
FAR = 2000.0
ON_BORDER = 0.5
_Part = tuple[str, shapely.Geometry]
_Placed = tuple[Placement, tuple[Finding, ...]]


@dataclass(frozen=True, slots=True)
class _Stop:
    """A point to join: of which record, which of its stops, where it is written."""

    record: Sourced[PlaceRecord]
    name: str | None
    point: LatLon
    span: Span


def place_all(
    records: Records, ground: Ground, *, memory: Memory = ONCE
) -> tuple[tuple[Placement, ...], list[Finding]]:
    """Return where every record lies; records without point, area and district have no place.

    A `memory` may keep that as long as the ground is the same object, which is of the same areas.
    """
    keyed: dict[Hashable, Sourced[PlaceRecord]] = {
        ("place", Same(record), Same(ground)): record for record in records.places
    }
    placed = memory.recall_each(keyed, partial(_place, records=records, ground=ground))
    placements = tuple(placement for placement, _ in placed if placement.located)
    return placements, [finding for _, found in placed for finding in found]


def _place(places: Sequence[Sourced[PlaceRecord]], *, records: Records, ground: Ground) -> list[_Placed]:
    """Return where each of `places` lies, and what is odd about it: none hangs on another."""
    joined, findings = _join([stop for record in places for stop in _stops(record)], records, ground)
    owners = dict(zip(ground.districts["name"], ground.districts["area"], strict=True))
    return [
        (
            Placement(record.id, tuple(joined.get(record.id) or _declared(record.data, records, owners))),
            tuple(findings.get(record.id, ())),
        )
        for record in places
    ]


def _stops(record: Sourced[PlaceRecord]) -> list[_Stop]:
    if isinstance(record.data.location, LatLon):
        return [_Stop(record, None, record.data.location, record.at("location"))]
    return [
        _Stop(record, stop.name, stop.location, record.at("location", index, "location"))
        for index, stop in enumerate(record.data.stops)
    ]


def _declared(data: PlaceRecord, records: Records, owners: dict[str, str]) -> list[Located]:
    area = data.area if data.area in {one.id for one in records.areas} else owners.get(data.district or "")
    return [Located(area, data.district, Why.DECLARED, None, None)] if area else []


def _join(
    stops: Sequence[_Stop], records: Records, ground: Ground
) -> tuple[dict[str, list[Located]], dict[str, list[Finding]]]:
    """Return, by record id, where stops lie and what is odd about that."""
    if not stops:
        return {}, {}
    x = [stop.point.longitude for stop in stops]
    y = [stop.point.latitude for stop in stops]
    points = gpd.GeoDataFrame(geometry=gpd.points_from_xy(x, y, crs=GEOGRAPHIC)).to_crs(ground.crs)
    shapes = points.geometry.to_numpy()
    areas = _matches(points, ground.areas)
    districts = _matches(points, ground.districts[["geometry"]])
    slugs = list(ground.areas.index)
    titles = {record.id: record.data.name for record in records.areas}
    names, owners = list(ground.districts["name"]), list(ground.districts["area"])
    parts: defaultdict[str, list[_Part]] = defaultdict(list)
    for name, owner, shape in zip(names, owners, ground.districts.geometry, strict=True):
        parts[name].append((owner, shape))
    located: defaultdict[str, list[Located]] = defaultdict(list)
    said: defaultdict[str, list[Finding]] = defaultdict(list)
    for index, stop in enumerate(stops):
        findings = said[stop.record.id]
        point = shapes[index]
        found = [slugs[row] for row in areas.get(index, ())]
        area, why, distance = _area(stop, point, found, names=titles, ground=ground, findings=findings)
        if area is None:
            continue
        inside = [names[row] for row in districts.get(index, ()) if owners[row] == area]
        declared = stop.record.data.district
        district = declared if declared in inside else next(iter(inside), None)
        findings += _compare(stop, point, area, district, parts)
        shown = district or (declared if why is not Why.POINT else None)
        located[stop.record.id].append(Located(area, shown, why, distance, stop.point, stop.name))
    return located, said


def _matches(points: gpd.GeoDataFrame, polygons: gpd.GeoDataFrame) -> dict[int, tuple[int, ...]]:
    """Return, by the points' row, the row of every polygon that holds or touches it, in order.

    A step wide of the border is on it: what is a straight line in degrees bends a little in
    the plane, and what coordinates say is not more exact than that.
    """
    frame = gpd.GeoDataFrame(
        {"row": range(len(polygons))}, geometry=polygons.geometry.to_numpy(), crs=polygons.crs
    )
    joined = gpd.sjoin(points, frame, how="inner", predicate="dwithin", distance=ON_BORDER)
    found: defaultdict[int, list[int]] = defaultdict(list)
    for index, row in zip(joined.index.tolist(), joined["row"].tolist(), strict=True):
        found[index].append(row)
    return {index: tuple(sorted(rows)) for index, rows in found.items()}


def _area(  # noqa: PLR0913 - one decision with all it looks at
    stop: _Stop,
    point: shapely.Point,
    slugs: Sequence[str],
    *,
    names: Mapping[str, str],
    ground: Ground,
    findings: list[Finding],
) -> tuple[str | None, Why, float | None]:
    """Decide which area a point is in: inside one, on a border, in two, or near one."""
    if len(slugs) > 1:
        shapes = [ground.areas.geometry[slug] for slug in slugs]
        border = all(shape.boundary.distance(point) <= ON_BORDER for shape in shapes)
        chosen = _preferred(stop.record.data, slugs, ground)
        values = {"names": "と".join(names[slug] for slug in slugs), "chosen": names[chosen]}
        findings.append(Finding("place-on-border" if border else "place-in-two", stop.span, values))
        return chosen, Why.POINT, 0.0
    if slugs:
        return slugs[0], Why.POINT, 0.0
    distances = shapely.distance(ground.areas.geometry.to_numpy(), point)
    nearest = int(distances.argmin())
    slug, distance = str(ground.areas.index[nearest]), round(float(distances[nearest]), 1)
    there: dict[str, str | int] = {"name": names[slug], "slug": slug, "distance": max(1, round(distance))}
    if distance <= NEAREST:
        findings.append(Finding("place-near-area", stop.span, there))
        return slug, Why.NEAREST, distance
    declared = stop.record.data.area
    if declared in names and declared in ground.areas.index:
        return declared, Why.DECLARED, round(float(ground.areas.geometry[declared].distance(point)), 1)
    findings.append(Finding("place-in-no-area", stop.span, there))
    return None, Why.POINT, None


def _preferred(data: PlaceRecord, slugs: Sequence[str], ground: Ground) -> str:
    owners = dict(zip(ground.districts["name"], ground.districts["area"], strict=True))
    for declared in (data.area, owners.get(data.district or "")):
        if declared in slugs:
            return str(declared)
    return min(slugs)


def _compare(
    stop: _Stop, point: shapely.Point, area: str, district: str | None, parts: Mapping[str, list[_Part]]
) -> list[Finding]:
    """Compare where the point lies with the district the record declares."""
    declared = stop.record.data.district
    if not declared or declared == district or declared not in parts:
        return []
    distance = round(min(float(shape.distance(point)) for _, shape in parts[declared]))
    values: dict[str, str | int] = {"declared": declared, "district": district or "", "distance": distance}
    span = stop.record.at("district")
    if distance > FAR:
        return [Finding("far-from-district", span, values)]
    if area not in {owner for owner, _ in parts[declared]}:
        return [Finding("other-area", span, values)]
    return [Finding("other-district", span, values)] if distance > ON_BORDER else []

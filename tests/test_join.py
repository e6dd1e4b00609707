"""The join against a plain oracle, and its rules for borders, gaps and foreign files."""

from __future__ import annotations

import math
import random
from itertools import pairwise
from pathlib import Path

import geopandas as gpd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.diagnostics import Finding
from sitegen.join import explain, place_all, read_geography
from sitegen.join.coverage import check_coverage
from sitegen.join.geography import Ground
from sitegen.join.plane import metric_crs
from sitegen.load import load
from sitegen.records import AreaRecord, LatLon, PlaceRecord, Records, Sourced
from sitegen.site import Shape, Site, Why, assemble, serves_areas
from tests.golden import MINIATURE, TODAY
from tests.test_bad_samples import BAD

WEST, SOUTH, STEP = 136.60, 36.50, 0.01
SIDE = 3


def ring_holds(ring: list[tuple[float, float]], x: float, y: float) -> bool:
    """Tell by ray casting whether a ring holds a point."""
    inside = False
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def distance_to_ring(ring: list[tuple[float, float]], x: float, y: float) -> float:
    """Return the metres from a point to a ring, on a plane tangent at the point."""
    east, north = 111_320 * math.cos(math.radians(y)), 110_950.0
    best = math.inf
    for (x1, y1), (x2, y2) in pairwise(ring):
        ax, ay, bx, by = (x1 - x) * east, (y1 - y) * north, (x2 - x) * east, (y2 - y) * north
        length = (bx - ax) ** 2 + (by - ay) ** 2
        along = 0.0 if length == 0 else max(0.0, min(1.0, -(ax * (bx - ax) + ay * (by - ay)) / length))
        best = min(best, math.hypot(ax + along * (bx - ax), ay + along * (by - ay)))
    return best


@st.composite
def cities(draw: st.DrawFn) -> tuple[dict[str, list[tuple[float, float]]], list[LatLon]]:
    """Draw a torn grid of quadrangles that fit together, and points in, on and around them."""
    jitter = st.integers(-30, 30).map(lambda step: step / 10_000)
    corners = {
        (i, j): (round(WEST + i * STEP + draw(jitter), 5), round(SOUTH + j * STEP + draw(jitter), 5))
        for i in range(SIDE + 1)
        for j in range(SIDE + 1)
    }
    cells = {
        f"a{i}{j}": [
            corners[i, j],
            corners[i + 1, j],
            corners[i + 1, j + 1],
            corners[i, j + 1],
            corners[i, j],
        ]
        for i in range(SIDE)
        for j in range(SIDE)
    }
    anywhere = st.builds(
        LatLon,
        st.integers(-600, 3600).map(lambda step: round(SOUTH + step / 100_000, 5)),
        st.integers(-600, 3600).map(lambda step: round(WEST + step / 100_000, 5)),
    )
    on_corner = st.sampled_from(sorted(corners.values())).map(lambda xy: LatLon(xy[1], xy[0]))
    return cells, draw(st.lists(anywhere | on_corner, min_size=1, max_size=25))


def ground_of(cells: dict[str, list[tuple[float, float]]]) -> Ground:
    """Return the ground of areas that are one polygon each."""
    frame = gpd.GeoDataFrame(
        {"name": list(cells), "area": list(cells)},
        geometry=[shapely.Polygon(ring) for ring in cells.values()],
        crs="EPSG:4326",
    ).to_crs("EPSG:6675")
    return Ground("EPSG:6675", frame, frame.set_index("area")[["geometry"]])


def records_at(points: list[LatLon], slugs: list[str]) -> Records:
    """Return records that are nothing but points, and the areas by slug."""
    city = load(MINIATURE).records
    assert city
    areas = tuple(
        Sourced(slug, f"areas/{slug}.yaml", AreaRecord(name=slug, districts=(slug,))) for slug in slugs
    )
    places = tuple(
        Sourced(f"p{index:03}", f"places/p{index:03}.yaml", PlaceRecord(name="点", location=point))
        for index, point in enumerate(points)
    )
    return Records(city.city, areas, places)


@settings(max_examples=60, deadline=None)
@given(cities())
def test_points_lie_where_a_plain_computation_says(
    given_city: tuple[dict[str, list[tuple[float, float]]], list[LatLon]],
) -> None:
    """Inside, on a border, near or far: the same verdict as ray casting and plane distances."""
    cells, points = given_city
    placements, findings = place_all(records_at(points, sorted(cells)), ground_of(cells))
    placed = {one.place: one.located[0] for one in placements}
    codes: dict[str, set[str]] = {}
    for finding in findings:
        codes.setdefault(finding.span.path, set()).add(finding.code)
    for index, point in enumerate(points):
        ident = f"p{index:03}"
        x, y = point.longitude, point.latitude
        distances = {
            slug: 0.0 if ring_holds(ring, x, y) else distance_to_ring(ring, x, y)
            for slug, ring in cells.items()
        }
        borders = sorted(slug for slug, ring in cells.items() if distance_to_ring(ring, x, y) < 0.4)
        holding = [slug for slug, ring in cells.items() if ring_holds(ring, x, y)]
        nearest = min(distances.values())
        found = codes.get(f"places/{ident}.yaml", set())
        if any(0.4 <= distance_to_ring(ring, x, y) <= 0.6 for ring in cells.values()):
            continue  # too close to call for a plane of its own
        if len(borders) > 1:
            assert placed[ident].area == borders[0]
            assert found == {"place-on-border"}
        elif holding:
            assert placed[ident].area == holding[0]
            assert placed[ident].why is Why.POINT
            assert not found
        elif 0.6 < nearest < 298:
            assert placed[ident].why is Why.NEAREST
            assert placed[ident].distance == pytest.approx(nearest, rel=0.01, abs=0.5)
            assert found == {"place-near-area"}
        elif nearest > 302:
            assert ident not in placed
            assert found == {"place-in-no-area"}


@settings(max_examples=20, deadline=None)
@given(cities(), st.randoms(use_true_random=False))
def test_the_order_of_records_does_not_matter(
    given_city: tuple[dict[str, list[tuple[float, float]]], list[LatLon]], random: random.Random
) -> None:
    """The same points in another order lie in the same areas."""
    cells, points = given_city
    records, ground = records_at(points, sorted(cells)), ground_of(cells)
    shuffled = list(records.places)
    random.shuffle(shuffled)
    again = Records(records.city, records.areas, tuple(shuffled))
    assert set(place_all(records, ground)[0]) == set(place_all(again, ground)[0])


def edges(shape: Shape) -> set[frozenset[tuple[float, float]]]:
    """Return the edges of a shape's exterior rings."""
    return {
        frozenset(edge)
        for polygon in shape.polygons
        for edge in zip(polygon[0], polygon[0][1:], strict=False)
    }


def test_simplified_neighbours_keep_one_border() -> None:
    """Between two areas of Kanazawa there is one line, not two with a gap: every inner edge is shared."""
    root = Path(__file__).parents[1]
    records = load(root).records
    assert records
    geography, _, findings = read_geography(records, root=root)
    assert geography
    assert not findings
    outline = edges(geography.outline)
    all_edges = [edge for one in geography.territories.values() for edge in edges(one.shape)]
    lonely = [edge for edge in all_edges if all_edges.count(edge) == 1 and edge not in outline]
    assert not lonely
    assert len(geography.territories) == 19


def test_any_format_crs_and_encoding_gives_the_same_join(tmp_path: Path) -> None:
    """A shapefile in plane coordinates with cp932 names joins as the GeoJSON does."""
    root = tmp_path / "root"
    for path in sorted((BAD / "_sound").rglob("*.*")):
        target = root / path.relative_to(BAD / "_sound")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    records = load(root).records
    assert records
    wanted, ground, _ = read_geography(records, root=root)
    assert wanted
    assert ground
    frame = gpd.read_file(root / "areas" / "districts.geojson").to_crs("EPSG:6675")
    frame.to_file(root / "areas" / "districts.shp", encoding="cp932")
    (root / "areas" / "districts.cpg").unlink(missing_ok=True)
    city = (root / "areas" / "city.yaml").read_text("utf-8")
    changed = city.replace("{file: districts.geojson}", "{file: districts.shp, encoding: cp932}")
    (root / "areas" / "city.yaml").write_text(changed, encoding="utf-8")
    again = load(root).records
    assert again
    geography, other, findings = read_geography(again, root=root)
    assert geography
    assert other
    assert not findings
    assert [one.name for one in geography.territories["kita"].districts] == ["北", "東"]
    assert place_all(again, other) == place_all(records, ground)


def test_gaps_and_overlaps_have_their_size() -> None:
    """A hole of 30 by 20 metres and an overlap of 5 by 100 are found with their square metres."""
    hole = shapely.box(40, 40, 70, 60)
    one = shapely.difference(shapely.box(0, 0, 100, 100), hole)
    frame = gpd.GeoDataFrame(
        {"name": ["甲", "乙"]}, geometry=[one, shapely.box(95, 0, 200, 100)], crs="EPSG:6675"
    )
    span = records_at([], []).city.at("boundaries")
    values = {finding.code: finding.values for finding in check_coverage(frame, span)}
    assert values["overlapping-areas"]["size"] == 500
    assert values["gap-between-areas"]["size"] == 600
    assert values["gap-between-areas"]["names"] == "甲"


@pytest.mark.parametrize(
    ("longitude", "latitude", "epsg"),
    [
        (136.65, 36.56, 6675),
        (139.69, 35.69, 6677),
        (130.4, 33.59, 6670),
        (141.35, 43.06, 6680),
        (127.68, 26.21, 6683),
    ],
    ids=["Kanazawa", "Tokyo", "Fukuoka", "Sapporo", "Naha"],
)
def test_the_plane_is_that_of_the_data(longitude: float, latitude: float, epsg: int) -> None:
    """Each of these cities is measured in its own official zone."""
    assert metric_crs(longitude, latitude) == f"EPSG:{epsg}"


def site_of_miniature() -> tuple[Records, Site, list[Finding]]:
    """Return the miniature city joined."""
    records = load(MINIATURE).records
    assert records
    geography, ground, _ = read_geography(records, root=MINIATURE)
    assert geography
    assert ground
    placements, findings = place_all(records, ground)
    served = {record.id: serves_areas(record, records) for record in records.places}
    site = assemble(
        records, today=TODAY, geography=geography, placements=placements, served=served, timetables={}
    )
    return records, site, findings


def test_a_route_is_in_each_area_it_stops_in() -> None:
    """Three stops in two areas: the gathering stands on both maps, a pin for each stop."""
    _, site, _ = site_of_miniature()
    pins = {
        area.slug: [pin.venue for pin in area.pins for one in pin.places if one.id == "mobile-shop"]
        for area in site.areas
    }
    assert pins == {"kita": ["東の会館前"], "minami": ["南の公園", "西の集会所前"], "shima": []}


def test_services_come_to_the_areas_they_serve() -> None:
    """By district, by the whole city; a treasure stands in the area it declares."""
    _, site, _ = site_of_miniature()
    services = {area.slug: [one.id for one in area.services] for area in site.areas}
    assert services == {"kita": ["mimamori"], "minami": ["mimamori", "kaimono"], "shima": ["mimamori"]}
    assert [one.id for area in site.areas for one in area.treasures] == ["otakara"]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_why_a_place_is_where_it_is_can_be_told(language: str) -> None:
    """By point, by the nearest area with metres, by declaration, stop by stop."""
    _, site, _ = site_of_miniature()
    places = {one.id: one.placement for one in site.places}
    told = {
        ident: explain(places[ident], site, language=language)
        for ident in ("ocha", "kyoukai", "no-point", "mobile-shop")
    }
    assert "北圏域" in told["ocha"]
    assert "121" in told["kyoukai"]
    assert "南圏域" in told["no-point"]
    assert told["mobile-shop"].count("\n") == 2

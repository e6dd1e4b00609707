"""The map for paper: nothing over another, nothing outside, every pin once, layers where they belong."""

from __future__ import annotations

import datetime as dt
import json
import math
import random
import shutil
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.checking import check
from sitegen.drawing.paper import PaperDrawing, PaperPanel, PaperSize, draw_paper, draw_paper_city
from sitegen.drawing.paper.nouns import REACH, Box
from sitegen.load import load
from sitegen.records import Landmark, LatLon, LayerKind
from sitegen.site import Area, Shape, Site
from tests.golden import MINIATURE
from tests.test_join import site_of_miniature

SITE = site_of_miniature()[1]
KITA = SITE.areas[0]
A4 = PaperSize(186, 95, 10.5, 5.5)
SIZES = (
    A4,
    PaperSize(186, 70, 10.5, 5.5),
    PaperSize(126, 80, 10.5, 5.5),
    PaperSize(186, 150, 18, 10),
    PaperSize(80, 120, 10.5, 5.5),
)
WEST, SOUTH, EAST, NORTH = KITA.territory.shape.bounds
SHARES = st.tuples(st.floats(0, 1), st.floats(0, 1)) | st.just((0.5, 0.5)) | st.just((0.01, 0.99))


def with_pins(shares: list[tuple[float, float]], area: Area = KITA) -> Area:
    """Return an area with pins at shares of the width and height of its bounds."""
    west, south, east, north = area.territory.shape.bounds
    points = [
        LatLon(south + down * (north - south), west + across * (east - west)) for across, down in shares
    ]
    model = KITA.pins[0]
    return replace(
        area, pins=tuple(replace(model, number=at, point=one) for at, one in enumerate(points, start=1))
    )


def overlap(one: Box, other: Box) -> float:
    """Return how far two boxes reach into each other."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    return min(wide, min(one[3], other[3]) - max(one[1], other[1]))


def boxes_of(panel: PaperPanel, pin: float) -> Iterator[Box]:
    """Yield what names must not cover: pins, the scale bar, an inset's letter, marks."""
    reach = pin * REACH
    yield from ((one.x - reach, one.y - reach, one.x + reach, one.y + reach) for one in panel.pins)
    yield panel.ornament.box
    if panel.letter:
        yield panel.letter.box
    yield from ((one.x - 1.5, one.y - 1.5, one.x + 1.5, one.y + 1.5) for one in panel.landmarks)


def check_drawing(drawing: PaperDrawing, area: Area) -> None:
    """Assert what must hold of every map."""
    size = drawing.size
    assert sorted(one.pin.number for panel in drawing.panels for one in panel.pins) == [
        pin.number for pin in area.pins
    ]
    for panel in drawing.panels:
        assert 0 <= panel.x <= panel.x + panel.width <= size.width + 0.01
        assert 0 <= panel.y <= panel.y + panel.height <= size.height + 0.01
        frame = (0.0, 0.0, panel.width, panel.height)
        names = [name.box for name in panel.names]
        for box in (*names, *boxes_of(panel, drawing.pin)):
            assert frame[0] - 0.01 <= box[0] <= box[2] <= frame[2] + 0.01
            assert frame[1] - 0.01 <= box[1] <= box[3] <= frame[3] + 0.01
        assert all(name.size >= size.type for name in panel.names)
        for one, other in combinations(names, 2):
            assert overlap(one, other) <= 0.01
        for name in names:
            assert all(overlap(name, box) <= 0.01 for box in boxes_of(panel, drawing.pin))
        if not drawing.tight:
            check_pins(panel, drawing.pin)


def check_pins(panel: PaperPanel, pin: float) -> None:
    """Assert that pins cover neither each other nor the ornament, nor stray without a line."""
    for one, other in combinations(panel.pins, 2):
        assert math.dist((one.x, one.y), (other.x, other.y)) >= pin * REACH * 2
    reach = pin * REACH
    kept = [
        panel.ornament.box,
        *([panel.letter.box] if panel.letter else []),
        *([panel.zoomed] if panel.zoomed else []),
    ]
    for one in panel.pins:
        box = (one.x - reach, one.y - reach, one.x + reach, one.y + reach)
        assert all(overlap(box, other) <= 0.01 for other in kept)
        assert one.moved or math.dist((one.x, one.y), (one.tip_x, one.tip_y)) <= pin / 2


@given(st.lists(SHARES, min_size=1, max_size=25), st.sampled_from(SIZES))
@settings(max_examples=30, deadline=None)
def test_nothing_covers_another(shares: list[tuple[float, float]], size: PaperSize) -> None:
    """Wherever up to twenty-five gatherings meet, in every form: all readable, and the same each time."""
    area = with_pins(shares)
    drawing = draw_paper(area, site=SITE, size=size)
    check_drawing(drawing, area)
    assert drawing == draw_paper(area, site=SITE, size=size)


def test_pins_with_room_stand_at_their_points() -> None:
    """Only what would hide something is moved, and one map is enough."""
    drawing = draw_paper(with_pins([(0.3, 0.3), (0.5, 0.6), (0.7, 0.4)]), site=SITE, size=A4)
    [panel] = drawing.panels
    assert [(one.x, one.y) for one in panel.pins] == [(one.tip_x, one.tip_y) for one in panel.pins]
    assert drawing.pin == 5.5
    assert panel.ornament.text == "500m"


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width}x{size.height}")
@pytest.mark.parametrize("count", [51, 120])
def test_many_gatherings(count: int, size: PaperSize) -> None:
    """A hundred and twenty on one map: smaller pins where there must be, none lost."""
    dice = random.Random(count)  # noqa: S311 - for a test that repeats itself
    area = with_pins([(dice.random(), dice.random()) for _ in range(count)])
    drawing = draw_paper(area, site=SITE, size=size)
    check_drawing(drawing, area)
    assert 4 <= drawing.pin <= size.pin


def test_more_than_there_is_room_for() -> None:
    """Four hundred on a quarter of a page stand as far apart as they can; that they touch is said."""
    dice = random.Random(4)  # noqa: S311
    area = with_pins([(dice.random(), dice.random()) for _ in range(400)])
    drawing = draw_paper(area, site=SITE, size=PaperSize(90, 60, 10.5, 5.5))
    check_drawing(drawing, area)
    assert drawing.tight
    assert drawing.pin == 4
    places = {(one.x, one.y) for one in drawing.panels[0].pins}
    assert len(places) == 400


@pytest.mark.parametrize(("size", "beside"), [(A4, True), (PaperSize(100, 140, 10.5, 5.5), False)])
def test_a_crowd_gets_an_inset(size: PaperSize, beside: bool) -> None:  # noqa: FBT001 - a case
    """Twelve within a street: a larger map beside or below, and those pins stand only there."""
    crowd = [(0.2 + at % 4 * 0.008, 0.3 + at // 4 * 0.008) for at in range(12)]
    area = with_pins([*crowd, (0.8, 0.8), (0.7, 0.2)])
    drawing = draw_paper(area, site=SITE, size=size)
    check_drawing(drawing, area)
    main, inset = drawing.panels
    assert [one.pin.number for one in main.pins] == [13, 14]
    assert (inset.x > 0, inset.y > 0) == (beside, not beside)
    assert main.letter
    assert main.letter.text == "A"
    assert inset.letter
    assert inset.letter.text == "拡大図 A"
    assert main.zoomed
    left, top, right, bottom = main.zoomed
    assert 0 <= left < right <= main.width
    assert math.isclose((right - left) / (bottom - top), inset.width / inset.height, rel_tol=0.02)


def test_one_street_corner_for_everybody() -> None:
    """Twenty at the very same point can't be told apart by any enlargement: lines lead to it."""
    area = with_pins([(0.02, 0.02)] * 20)
    check_drawing(draw_paper(area, site=SITE, size=A4), area)


def shaped(*rings: tuple[tuple[float, float], ...]) -> Area:
    """Return an area of other polygons, with its pins in them."""
    xs, ys = [x for ring in rings for x, _ in ring], [y for ring in rings for _, y in ring]
    shape = Shape(tuple((ring,) for ring in rings), (min(xs), min(ys), max(xs), max(ys)), rings[0][0])
    return replace(KITA, territory=replace(KITA.territory, shape=shape, districts=()))


def box_ring(west: float, south: float, east: float, north: float) -> tuple[tuple[float, float], ...]:
    """Return a box as a ring."""
    return ((west, south), (east, south), (east, north), (west, north), (west, south))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width}x{size.height}")
@pytest.mark.parametrize(
    "rings",
    [
        [box_ring(136.6, 36.5, 136.7, 36.501)],
        [box_ring(136.6, 36.5, 136.601, 36.6)],
        [box_ring(136.6, 36.5, 136.602, 36.502), box_ring(136.8, 36.7, 136.802, 36.702)],
    ],
    ids=["a flat island", "a tall island", "two far apart"],
)
def test_odd_shapes(rings: list[tuple[tuple[float, float], ...]], size: PaperSize) -> None:
    """The whole area is seen, with a margin around it."""
    area = with_pins([(0.01 * at, 0.01 * at) for at in range(30)], shaped(*rings))
    drawing = draw_paper(area, site=SITE, size=size)
    check_drawing(drawing, area)


def test_neighbours_and_districts_are_named() -> None:
    """The outline, the districts inside, the areas around."""
    [panel] = draw_paper(KITA, site=SITE, size=A4).panels
    assert {(one.text, one.kind) for one in panel.names if one.kind != "landmark"} == {
        ("北", "district"),
        ("東", "district"),
        ("南圏域", "near"),
    }
    assert panel.own.startswith("M")
    # The border that two districts share is drawn once: twice would print as a solid line.
    assert panel.districts.count("M") == 1


def test_a_pin_beyond_the_map() -> None:
    """A place that only its record puts into the area stands at the edge, its line leaving the map."""
    far = replace(KITA.pins[0], number=99, point=LatLon(37.5, 137.5))
    area = replace(KITA, pins=(*KITA.pins, far))
    drawing = draw_paper(area, site=SITE, size=A4)
    check_drawing(drawing, area)
    assert [one.pin.number for panel in drawing.panels for one in panel.pins if one.beyond] == [99]


def test_the_city_names_its_areas() -> None:
    """The cover of the booklet: each area once, without pins."""
    [panel] = draw_paper_city(SITE, PaperSize(126, 110, 10.5, 5.5)).panels
    assert {one.text for one in panel.names} == {area.data.name for area in SITE.areas}
    assert panel.pins == ()


def test_layers_are_drawn_where_the_city_has_them() -> None:
    """Water with level lines in it, railways over roads; none where none is asked for."""
    [panel] = draw_paper(KITA, site=SITE, size=A4).panels
    assert [one.kind for one in panel.lines] == [
        LayerKind.WATER,
        LayerKind.WATER,
        LayerKind.ROAD,
        LayerKind.RAILWAY,
    ]
    assert [bool(one.hatching) for one in panel.lines] == [False, True, False, False]
    bare = replace(SITE, geography=replace(SITE.geography, layers=(), landmarks=()))
    [panel] = draw_paper(KITA, site=bare, size=A4).panels
    assert (panel.lines, panel.landmarks) == ((), ())


def test_landmarks_of_the_wanted_kinds() -> None:
    """A school by its short name, a station, a tower; the park's kind was not asked for."""
    assert [one.kind for one in SITE.geography.landmarks] == ["小学校", "駅", "塔"]
    [panel] = draw_paper(KITA, site=SITE, size=A4).panels
    assert {one.sign for one in panel.landmarks} == {"school", "station", "spot"}
    assert "見本市立北小" in {one.text for one in panel.names}


def test_landmarks_give_way() -> None:
    """A school under a pin is not drawn over it."""
    point = KITA.pins[0].point
    site = replace(
        SITE, geography=replace(SITE.geography, landmarks=(Landmark("北小学校", "小学校", point),))
    )
    [panel] = draw_paper(KITA, site=site, size=A4).panels
    assert panel.landmarks == ()


def test_a_layer_in_another_plane(tmp_path: Path) -> None:
    """A file without a CRS gets the record's, and is clipped to the city's surroundings."""
    root = tmp_path / "root"
    shutil.copytree(MINIATURE, root)
    (root / "areas/road.geojson").unlink()
    (root / "areas/road.csv").write_text(
        'WKT\n"LINESTRING (136.0 36.565, 136.65 36.566, 137.5 36.57)"\n', "utf-8"
    )
    city = root / "areas/city.yaml"
    text = city.read_text("utf-8").replace(
        "{file: road.geojson, kind: road}", "{file: road.csv, kind: road, crs: EPSG:6668}"
    )
    city.write_text(text, "utf-8")
    site = site_at(root)
    [road] = [one for one in site.geography.layers if one.kind is LayerKind.ROAD]
    assert 136.5 < road.bounds[0] < 136.65 < road.bounds[2] < 136.8


def site_at(root: Path) -> Site:
    """Return the site of a root."""
    checked = check(root, today=dt.date(2026, 11, 24))
    assert checked.site, [finding.code for finding in checked.findings]
    return checked.site


def test_nothing_is_read_where_nothing_is_asked(tmp_path: Path) -> None:
    """A city without layers has none, and its table of landmarks is left alone."""
    root = tmp_path / "root"
    shutil.copytree(MINIATURE, root)
    city = root / "areas/city.yaml"
    lines = city.read_text("utf-8").splitlines()
    kept = [one for one in lines if not one.startswith(("layers:", "  - {file:", "landmarks:"))]
    city.write_text("\n".join(kept) + "\n", "utf-8")
    loaded = load(root)
    assert loaded.records
    assert loaded.records.landmarks == ()
    assert site_at(root).geography.layers == ()


def test_the_sample_layers_are_samples() -> None:
    """The miniature's files hold one layer of each kind."""
    for name in ("water", "railway", "road"):
        assert json.loads((MINIATURE / f"areas/{name}.geojson").read_text("utf-8"))["features"]

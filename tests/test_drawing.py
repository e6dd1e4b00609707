"""Our own figure: nothing hidden, nothing outside, the same each time."""

from __future__ import annotations

import math
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sitegen.drawing import draw_area, draw_city
from sitegen.drawing.labels import Labels
from sitegen.drawing.projection import Frame
from sitegen.drawing.spread import spread
from sitegen.records import LatLon
from tests.test_join import site_of_miniature

BOX = (600.0, 400.0)
POINTS = st.lists(
    st.tuples(st.floats(0, 600), st.floats(0, 400)) | st.just((300.0, 200.0)), min_size=1, max_size=30
)


@given(POINTS)
def test_pins_never_cover_each_other(points: list[tuple[float, float]]) -> None:
    """Thirty pins on one corner are moved apart, and all stay inside the figure."""
    places = spread(points, apart=27, box=BOX, edge=15)
    assert len(places) == len(points)
    for index, (x, y) in enumerate(places):
        assert 15 <= x <= 585
        assert 15 <= y <= 385
        for other in places[index + 1 :]:
            assert math.dist((x, y), other) >= 20
    assert places == spread(points, apart=27, box=BOX, edge=15)


@given(st.lists(st.tuples(st.floats(20, 580), st.floats(20, 380)), min_size=1, max_size=5))
def test_pins_with_room_stay_where_they_are(points: list[tuple[float, float]]) -> None:
    """Only what would hide something is moved."""
    if all(math.dist(one, other) > 30 for i, one in enumerate(points) for other in points[i + 1 :]):
        for (x, y), (px, py) in zip(points, spread(points, apart=27, box=BOX, edge=15), strict=True):
            assert math.dist((x, y), (px, py)) < 0.2


def overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> float:
    """Return how far two boxes reach into each other."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    return min(wide, min(one[3], other[3]) - max(one[1], other[1]))


@given(st.lists(st.tuples(st.text("あアa漢", min_size=1, max_size=8), st.floats(0, 600), st.floats(0, 400))))
def test_names_never_cover_each_other(wanted: list[tuple[str, float, float]]) -> None:
    """A name without room is left out rather than printed over another."""
    labels = Labels([(0, 0, 100, 50)], box=BOX)
    boxes = [(0.0, 0.0, 100.0, 50.0)]
    for text, x, y in wanted:
        label = labels.place(text, (x, y), size=15)
        if label:
            wide = 15 * sum(1 if ord(one) > 0x2E7F else 0.55 for one in text)
            box = (label.x - wide / 2, label.y - 7, label.x + wide / 2, label.y + 7)
            assert not any(
                box[0] < other[2] - 0.2
                and box[2] > other[0] + 0.2
                and box[1] < other[3] - 0.2
                and box[3] > other[1] + 0.2
                for other in boxes
            )
            boxes.append(box)


@given(st.floats(122, 154), st.floats(20, 45), st.floats(0.001, 1), st.floats(0.001, 1))
def test_the_projection_keeps_the_shape_of_the_ground(
    west: float, south: float, wide: float, high: float
) -> None:
    """A kilometre east is as long as a kilometre north, and the bounds lie inside the margin."""
    frame = Frame.around((west, south, west + wide, south + high), width=600, margin=20, tallest=1)
    left, top = frame.at(west, south + high)
    right, bottom = frame.at(west + wide, south)
    assert left - 20 >= -0.2
    assert right <= frame.width - 20 + 0.2
    assert top - 20 >= -0.2
    assert bottom <= frame.height - 20 + 0.2
    shrink = math.cos(math.radians(south + high / 2))
    assert math.isclose((right - left) / wide / shrink, (bottom - top) / high, rel_tol=0.05, abs_tol=400)


def test_an_area_shows_its_pins_at_their_points() -> None:
    """Tips are the true points, numbers those of the list, neighbours drawn and named."""
    _, site, _ = site_of_miniature()
    area = site.areas[0]
    drawing = draw_area(area, site=site)
    assert [one.pin.number for one in drawing.pins] == [1, 2, 3, 4]
    assert [one.name for one in drawing.lands] == ["南圏域", "北圏域"]
    assert all(0 < one.x < drawing.frame.width and 0 < one.y < drawing.frame.height for one in drawing.pins)
    assert {one.label.text for one in drawing.districts if one.label} == {"北", "東"}
    assert drawing.scale.text == "500m"


def test_the_city_shows_every_area() -> None:
    """Each area is a land that can be pressed."""
    _, site, _ = site_of_miniature()
    drawing = draw_city(site)
    assert drawing.whole
    assert [one.slug for one in drawing.lands] == ["kita", "minami", "shima"]
    assert all(one.path.startswith("M") and one.path.endswith("z") for one in drawing.lands)


def test_a_pin_far_away_does_not_shrink_the_area() -> None:
    """A place that only its record puts into the area stands at the edge, its line pointing out."""
    _, site, _ = site_of_miniature()
    area = site.areas[0]
    far = replace(area.pins[0], number=99, point=LatLon(37.5, 137.5))
    drawing = draw_area(replace(area, pins=(*area.pins, far)), site=site)
    near = draw_area(area, site=site)
    pin = drawing.pins[-1]
    assert drawing.frame.scale > near.frame.scale * 0.3
    assert 0 < pin.x < drawing.frame.width
    assert 0 < pin.y < drawing.frame.height
    assert pin.moved

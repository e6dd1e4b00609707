"""Numbering: the figure on the map is the figure in the list."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sitegen.records import LatLon, PlaceRecord
from sitegen.site import Located, Place, Placement, Why, kana_row, reading
from sitegen.site.assemble import Held, number_pins


def held(  # noqa: PLR0913 - a row of the test tables
    ident: str,
    latitude: float,
    longitude: float,
    *,
    venue: str = "",
    district: str = "北",
    categories: tuple[str, ...] = (),
) -> Held:
    """Return one gathering that stands at a point of the area `kita`."""
    entry = Located("kita", district, Why.POINT, 0.0, LatLon(latitude, longitude))
    record = PlaceRecord(name=ident, venue=venue or ident, categories=categories)
    return entry, Place(ident, f"places/{ident}.yaml", record, Placement(ident, (entry,)))


def test_one_pin_a_venue() -> None:
    """Gatherings on one point share a pin, and so do those of one hall a few steps apart."""
    pins = number_pins(
        [
            held("a", 36.5, 136.6, venue="公民館"),
            held("b", 36.5, 136.6, venue="公民館2階"),
            held("c", 36.5003, 136.6, venue="公民館"),
            held("d", 36.52, 136.6, venue="公民館"),
        ],
        districts=["北"],
    )
    assert [(pin.number, [place.id for place in pin.places]) for pin in pins] == [
        (1, ["d"]),
        (2, ["a", "b", "c"]),
    ]


def test_numbers_follow_districts_then_the_map() -> None:
    """A reader who follows the numbers goes district by district, from north-west to south-east."""
    pins = number_pins(
        [
            held("south", 36.50, 136.60),
            held("other", 36.60, 136.50, district="南"),
            held("north", 36.55, 136.60),
            held("nowhere", 36.56, 136.60, district=""),
        ],
        districts=["南", "北"],
    )
    assert [pin.places[0].id for pin in pins] == ["other", "north", "south", "nowhere"]


def test_numbers_run_across_the_map_on_the_slant() -> None:
    """East counts as much as south: neither rows nor columns, but corner to corner."""
    rows = [
        held("south-east", 36.50, 136.66),
        held("north-east", 36.52, 136.64),
        held("west", 36.50, 136.60),
        held("north-west", 36.53, 136.61),
    ]
    numbered = [pin.places[0].id for pin in number_pins(rows, districts=["北"])]
    assert numbered == ["north-west", "west", "north-east", "south-east"]


def test_a_pin_is_marked_by_what_all_its_gatherings_share() -> None:
    """A mark never says café where there is also a gymnastics group."""
    same = [held("a", 36.5, 136.6, categories=("cafe",)), held("b", 36.5, 136.6, categories=("cafe", "food"))]
    differing = [*same, held("c", 36.5, 136.6, categories=("food",))]
    assert number_pins(same, districts=[])[0].mark == "cafe"
    assert number_pins(differing, districts=[])[0].mark == "several"
    assert number_pins([held("d", 36.5, 136.6)], districts=[])[0].mark == "other"


@given(
    st.lists(
        st.tuples(
            st.sampled_from([36.5, 36.50001, 36.5004, 36.51]),
            st.sampled_from([136.6, 136.6004, 136.61]),
            st.sampled_from(["甲", "乙", "丙"]),
        ),
        max_size=30,
    )
)
def test_no_gathering_is_lost_or_doubled(spots: list[tuple[float, float, str]]) -> None:
    """Whatever lies where, each gathering stands at exactly one pin, and numbers have no gap."""
    rows = [
        held(f"p{index}", latitude, longitude, venue=venue)
        for index, (latitude, longitude, venue) in enumerate(spots)
    ]
    pins = number_pins(rows, districts=["北"])
    assert [pin.number for pin in pins] == list(range(1, len(pins) + 1))
    assert sorted(place.id for pin in pins for place in pin.places) == sorted(
        f"p{i}" for i in range(len(spots))
    )


def test_names_are_read_not_guessed() -> None:
    """Kana is put in order; a kanji name without its reading is not given one."""
    assert reading(PlaceRecord(name="ガーデンカフェ")) == "かてんかふえ"
    assert reading(PlaceRecord(name="日だまりの会")) is None
    assert reading(PlaceRecord(name="日だまりの会", kana="ひだまりのかい")) == "ひたまりのかい"
    assert kana_row(PlaceRecord(name="「ぽっかぽか」")) == "は"
    assert kana_row(PlaceRecord(name="Café")) is None

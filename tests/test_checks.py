"""The checks, where a bad sample alone does not say enough: what must not be found."""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path

import pytest

from sitegen.checks import check_records
from sitegen.checks.looks import contrast
from sitegen.load import load
from sitegen.records import LatLon, PlaceRecord, Records, Sourced, Town
from tests.golden import MINIATURE, TODAY


def found(*places: PlaceRecord, root: Path = MINIATURE, today: dt.date = TODAY) -> list[str]:
    """Return the codes found in records that stand in the miniature city."""
    records = load(root).records
    assert records
    sourced = tuple(Sourced(f"p{index}", f"places/p{index}.yaml", one) for index, one in enumerate(places))
    city = Records(records.city, records.areas, sourced, records.towns)
    return [one.code for one in check_records(city, today=today, root=root)]


def place(name: str = "例の会", **values: object) -> PlaceRecord:
    """Return a sound gathering with `values` changed."""
    return PlaceRecord.model_validate({"name": name, "district": "北", "confirmed": "2026-10-01", **values})


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("お茶の会", "お茶の会", True),
        ("お茶の会", "お茶・の会", True),
        ("第1体操教室", "第2体操教室", False),
        ("ふれあい広場", "ふれあい体操教室", False),
    ],
)
def test_doubles_are_told_from_neighbours(one: str, other: str, *, same: bool) -> None:
    """Groups at one hall often have names alike; only the same name twice is suspected."""
    codes = found(place(one, venue="会館"), place(other, venue="会館"))
    assert ("near-duplicate" in codes) is same


def test_a_hall_with_many_groups_is_no_geocoders_guess() -> None:
    """Three groups at one address share their point rightly."""
    spot = {"location": "36.565, 136.651", "address": "北町1-1"}
    assert "shared-point" not in found(*(place(f"{n}の会", venue="会館", **spot) for n in "甲乙丙"))


@pytest.mark.parametrize("months", [11, 12])
def test_old_is_what_the_city_calls_old(months: int) -> None:
    """Eleven months are young, twelve are old, by the calendar and not by days."""
    day = dt.date(2026, 11, 24).replace(year=2026 if months == 11 else 2025, month=12 if months == 11 else 11)
    day = dt.date(2025, 12, 24) if months == 11 else dt.date(2025, 11, 24)
    assert ("old-confirmation" in found(place(confirmed=day))) is (months == 12)


@pytest.mark.parametrize("phone", ["076-231-1755", "0120-00-0000", "００７６-２３１-１７５５"])
def test_telephones_of_halls_are_no_mobiles(phone: str) -> None:
    """A landline, a free number and a number of forms are let through."""
    assert "personal-mobile" not in found(place(booking=f"電話 {phone}"))


def test_a_town_in_the_address_is_only_a_hint() -> None:
    """The longest town that fits is named, and nothing is joined by it."""
    records = load(MINIATURE).records
    assert records
    point = LatLon(36.56, 136.65)
    towns = tuple(
        Town(name, point, district, "kita", None, None, records.city.at())
        for name, district in (("北町", "東"), ("北町一丁目", "北"))
    )
    homeless = Sourced("p", "places/p.yaml", PlaceRecord(name="会", address="見本市北町一丁目2"))
    city = Records(records.city, records.areas, (homeless,), towns)
    hints = [one for one in check_records(city, today=TODAY, root=MINIATURE) if one.code == "no-place"]
    assert [one.values for one in hints] == [{"suggestion": "北"}]


def test_the_contrast_is_that_of_wcag() -> None:
    """Black on white is 21, the five Kaga colours carry white numbers at 7 and more."""
    assert round(contrast("#000000", "#FFFFFF"), 1) == 21.0
    for colour in ("#8E2435", "#1B4B72", "#75520F", "#47591E", "#5F3A66"):
        assert contrast(colour, "#FFFFFF") >= 7


def test_a_name_as_long_as_a_newsletter_is_checked_at_once() -> None:
    """No check may look at each character from each other one: a minute would pass."""
    start = time.process_time()
    found(place("a" * 100_000, venue="会館"), place("い" * 100_000, venue="会館"))
    assert time.process_time() - start < 5

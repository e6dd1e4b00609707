"""Rendering: what a record says stays text, whatever it says."""

from __future__ import annotations

import datetime as dt
import json

from hypothesis import given
from hypothesis import strategies as st

from sitegen.records import CityRecord
from sitegen.render import content_policy, paragraphs, script_json
from sitegen.schedule.wording import long_date


@given(st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_data_in_a_page_cannot_end_its_script(data: object) -> None:
    """JSON inside a script element reads back as it was and holds nothing that HTML would see."""
    text = str(script_json(data))
    assert json.loads(text) == data
    assert not set("<>&\u2028\u2029") & set(text)


def test_the_weekday_stands_beside_every_date() -> None:
    """Readers plan by weekday, so a date never comes without one."""
    assert long_date(dt.date(2026, 11, 27)) == "2026年11月27日（金）"


def test_blank_lines_part_paragraphs() -> None:
    """A description is written as a mail is: with blank lines."""
    assert paragraphs("一行目\n二行目\n\n \n三行目\n") == ["一行目\n二行目", "三行目"]


def city(**more: object) -> CityRecord:
    """Return a city that has only what it must have."""
    return CityRecord.model_validate(
        {
            "name": "見本市",
            "title": "つどいの場",
            "summary": "集まりをさがせます。",
            "publisher": {"name": "編集部"},
            "newsletter": {"name": "通信"},
            "categories": {},
            "boundaries": {"file": "districts.geojson"},
            **more,
        }
    )


def test_only_the_tiles_host_is_let_in() -> None:
    """Nothing may come from a third party but the tiles, and without tiles nothing at all."""
    tiles = {
        "tiles": "https://tiles.example.jp/{z}/{x}/{y}.png",
        "attribution": "例",
        "url": "https://example.jp/",
    }
    assert "https:" not in content_policy(city())
    assert "img-src 'self' data: https://tiles.example.jp;" in content_policy(city(basemap=tiles))
    assert "unsafe" not in content_policy(city(basemap=tiles))

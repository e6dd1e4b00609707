"""The records of Kanazawa: real facts as they were published, samples marked as samples."""

from __future__ import annotations

import csv
import datetime as dt
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from sitegen.build import Checked, check
from sitegen.diagnostics import Severity
from sitegen.pages.towns import town_key
from sitegen.records import Kind, LatLon

ROOT = Path(__file__).parents[1]
TOOLS = ROOT / "tools"
TODAY = dt.date(2026, 11, 24)


@pytest.fixture(scope="module")
def kanazawa() -> Checked:
    """Check the repository's own records once."""
    return check(ROOT, today=TODAY)


def test_the_records_are_sound(kanazawa: Checked) -> None:
    """What the repository holds can be published."""
    assert not [one for one in kanazawa.findings if one.severity is Severity.ERROR]
    assert kanazawa.site
    assert len(kanazawa.site.areas) == 19


def test_published_gatherings_say_what_was_published(kanazawa: Checked) -> None:
    """Fifteen gatherings, with exactly the facts of the source and no other."""
    assert kanazawa.site
    real = {one.data.name: one.data for one in kanazawa.site.places if not one.data.sample}
    with (TOOLS / "data" / "gatherings.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    assert len(rows) == len(real) == 15
    for row in rows:
        data = real[row["name"]]
        assert data.schedule == (row["schedule"],)
        assert (data.venue or "", data.who or "", data.fee or "") == (row["venue"], row["who"], row["fee"])
        assert data.location == LatLon(float(row["latitude"]), float(row["longitude"]))
        assert (data.contact.name if data.contact else None) == (row["contact"] or None)
        assert (data.contact.phone if data.contact else None) == (row["phone"] or None)
        assert (data.confirmed.isoformat() if data.confirmed else "") == row["published"]
        assert (data.district, data.source) == (row["district"], row["source"])
        assert (data.kana, data.summary, data.description, data.address, data.organizer) == (None,) * 5


def test_samples_are_marked_and_name_nobody(kanazawa: Checked) -> None:
    """At least 300, each with 見本 in its name, without telephone, organisation or contact."""
    assert kanazawa.site
    samples = [one.data for one in kanazawa.site.places if one.data.sample]
    assert sum(one.kind is Kind.GATHERING for one in samples) >= 300
    for data in samples:
        assert data.name.startswith("見本")
        assert (data.contact, data.organizer) == (None, None)


def test_each_area_has_8_to_30_gatherings(kanazawa: Checked) -> None:
    """Enough to show what a page is for, not more than a sheet can hold."""
    assert kanazawa.site
    counts = {area.slug: len(area.gatherings) for area in kanazawa.site.areas}
    assert min(counts.values()) >= 8
    assert max(counts.values()) <= 30
    assert all(area.services for area in kanazawa.site.areas)


def test_samples_meet_in_public_facilities(kanazawa: Checked) -> None:
    """Venue, address and point of each sample are those of one real facility."""
    assert kanazawa.site
    with (TOOLS / "data" / "facilities.csv").open(encoding="utf-8", newline="") as file:
        known = {
            (
                row["name"],
                row["address"].removeprefix("石川県"),
                float(row["latitude"]),
                float(row["longitude"]),
            )
            for row in csv.DictReader(file)
        }
    for place in kanazawa.site.places:
        data = place.data
        if data.sample and isinstance(data.location, LatLon):
            assert (data.venue, data.address, *data.location) in known


def test_samples_show_every_kind_of_record(kanazawa: Checked) -> None:
    """Shared venues, no point but an address, routes, services, treasures, pauses, old ones."""
    assert kanazawa.site
    site = kanazawa.site
    assert sum(len(pin.places) > 1 for area in site.areas for pin in area.pins) > 30
    assert sum(bool(area.unplaced) for area in site.areas) == 19
    assert sum(len(one.data.stops) > 2 for one in site.places) >= 6
    assert Counter(one.data.kind for one in site.places)[Kind.TREASURE] >= 3
    assert sum(bool(one.data.paused) for one in site.places) >= 2
    assert {one.code for one in kanazawa.findings} >= {"old-confirmation", "no-confirmation"}


FORMS = (
    r"毎月第\d.曜日 午[前後]\d+時.*～$",
    r"頃出発$",
    r"毎月第\d,\d",
    r"月2回\(第\d、\d",
    r"年1回\(",
    r"^平日 ",
    r"^[月火]～[金土] ",
    r"^[偶奇]数月の",
    r"^月1回 \d",
    r"第5.曜日、2月は第3.曜日 .*出入り自由",
    r"^\d+/\d+\(.\)、",
    r"8月は開催なし",
    r"月と\d+月は第5",
    r"\(除く\)",
    r"祝日は第2.曜日に変更",
    r"／毎月第3日曜日",
    r"雨天中止",
    r"第1～3.曜日",
    r"^毎月\d+日",
    r"^[月火]・[水木]・[金土]曜日",
    r"曜日 午後／第4",
    r"^不定期$",
    r"1回100円$",
    r"^週不確定",
    r"^第一.曜日を除く",
    r"^月1回 \d+月\d+日\(",
    r"^令和9年",
    r"昼の部.*夜の部",
    r"祝日・年末年始は除く",
    r"6月休み",
    r"祝日の場合翌日開催",
    r"^2か月に1回$",
    r"添付している案内",
    r"^おおむね毎月2回",
    r"^1・3週",
    r"^（月〜土",
)


def test_schedules_come_in_every_form(kanazawa: Checked) -> None:
    """Each form of the towns' sentences is somewhere, mostly more than once."""
    assert kanazawa.site
    sentences = [text for one in kanazawa.site.places if one.data.sample for text in one.data.schedule]
    missing = [form for form in FORMS if not any(re.search(form, text) for text in sentences)]
    assert not missing


def test_the_tools_write_the_same_records_again(tmp_path: Path) -> None:
    """Whoever runs the documented scripts gets these files, byte for byte."""
    for script in ("import_kanazawa.py", "make_samples.py"):
        subprocess.run(  # noqa: S603 - our own scripts
            [sys.executable, str(TOOLS / script), "--root", str(tmp_path)], check=True, capture_output=True
        )
    written = {
        path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()
    }
    assert len(written) > 380
    for name, data in written.items():
        assert (ROOT / name).read_bytes() == data, name


def test_nearly_every_town_can_be_found_by_its_reading(kanazawa: Checked) -> None:
    """The readings come from the postal code data; what they do not know stays empty."""
    assert kanazawa.site
    towns = kanazawa.site.towns
    assert len(towns) == 910
    assert sum(town.kana is not None for town in towns) >= 880
    assert next(town.kana for town in towns if town.name == "長町一丁目") == "ながまちいっちょうめ"


def test_the_second_block_of_a_town_comes_after_the_first(kanazawa: Checked) -> None:
    """一, 二, 三丁目, not いち, さん, に."""
    assert kanazawa.site
    towns = sorted(kanazawa.site.towns, key=town_key)
    assert [town.name for town in towns if town.name.startswith("長町")] == [
        "長町一丁目",
        "長町二丁目",
        "長町三丁目",
    ]
    assert [town.kana is None for town in towns] == sorted(town.kana is None for town in towns)

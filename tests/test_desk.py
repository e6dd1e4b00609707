"""What happens to gatherings, as readers and coordinators see it: ends, rough places, reports."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.build import build, check
from sitegen.formats.desk import desk_csv
from sitegen.site import Site
from sitegen.site.cells import guarded
from sitegen.site.freshness import CALLS, Reason, Round, only, rounds
from tests.golden import GOLDEN, MINIATURE, MONTHS, TODAY

OWN = ("places/ended/", "easy/places/ended/", "en/places/ended/")


def text_of(name: str) -> str:
    """Return a page of the golden city."""
    return (GOLDEN / name).read_text("utf-8")


def site_of(root: Path, today: dt.date = TODAY) -> Site:
    """Return the joined site of records."""
    site = check(root, today=today).site
    assert site
    return site


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a copy of the miniature city."""
    return Path(shutil.copytree(MINIATURE, tmp_path / "root"))


# ---- ended ------------------------------------------------------------------------------------------


def test_what_has_ended_is_named_nowhere_but_on_its_page() -> None:
    """No list, map, search, sheet, feed of others, count or sitemap holds it, in no language."""
    named = {
        path.relative_to(GOLDEN).as_posix()
        for path in sorted(GOLDEN.rglob("*"))
        if path.is_file()
        and re.search("北の囲碁|Sample go club|places/ended/", path.read_bytes().decode("utf-8", "ignore"))
    }
    # A reading that furigana knows, and what the worker knows of every file, show it to nobody.
    assert {name for name in named if not name.startswith((*OWN, "edit/"))} <= {"sw.js"}
    assert {f"{folder}index.html" for folder in OWN} <= named


@pytest.mark.parametrize(
    ("prefix", "words"),
    [
        ("", "この集まりは2026年10月30日（金）でおわりました"),
        ("easy/", "この あつまりは"),
        ("en/", "This gathering ended on Fri 30 Oct 2026"),
    ],
)
def test_its_page_says_so_and_leads_on(prefix: str, words: str) -> None:
    """Who comes by a printed code reads when and why, and what else meets near by."""
    page = text_of(f"{prefix}places/ended/index.html")
    assert words in page
    assert '<meta name="robots" content="noindex">' in page
    assert "../../places/ocha/index.html" in page
    assert "../../areas/kita/index.html" in page
    assert "tel:" not in page.split("<main", 1)[1].split("</main>", 1)[0]


def test_the_calendar_of_what_has_ended_forgets_the_coming_dates() -> None:
    """Whoever subscribed to it keeps a calendar that can be read, without any date after the end."""
    feed = (GOLDEN / "places" / "ended" / "calendar.ics").read_text("utf-8")
    assert feed.startswith("BEGIN:VCALENDAR")
    assert "BEGIN:VEVENT" not in feed


def test_until_its_end_it_is_listed_with_the_notice_and_no_later_date() -> None:
    """The last date is the day of the end; list, page, card and sheet say it beforehand."""
    page = text_of("places/approximate/index.html")
    assert "2026年12月15日（火）でおわります" in page
    assert "12月15日（火）" in page
    assert "12月22日（火）" not in page
    for name in ("areas/minami/index.html", "areas/minami/list/index.html", "assets/cards.js"):
        assert re.search("12月15日（火）でおわります", text_of(name)), name
    feed = (GOLDEN / "places" / "approximate" / "calendar.ics").read_text("utf-8")
    assert "DTSTART:20261215" in feed.replace(";TZID=Asia/Tokyo", "") or "20261215" in feed
    assert "20261222" not in feed


def test_on_the_day_of_its_end_it_still_meets(root: Path) -> None:
    """The day of the end is the last one that it meets; the day after, it is gone."""
    last = dt.date(2026, 12, 15)
    assert "approximate" in {place.id for place in site_of(root, last).places}
    after = site_of(root, last + dt.timedelta(days=1))
    assert "approximate" not in {place.id for place in after.places}
    assert {place.id for place in after.ended} == {"approximate", "ended"}


def test_a_newsletter_story_of_what_has_ended_says_so(root: Path) -> None:
    """An old issue still tells its story; its facts invite nobody."""
    path = root / "areas" / "newsletters" / "2026-11.yaml"
    story = "stories:\n  - {title: 囲碁の会, text: たのしい会です。, place: ended}\n"
    path.write_text(re.sub(r"(?ms)^stories:.*?(?=^\w)", story, path.read_text("utf-8")), encoding="utf-8")
    assert build(root, root / "output", today=TODAY, months=MONTHS).pages
    page = (root / "output" / "newsletters" / "2026-11" / "index.html").read_text("utf-8")
    facts = page.split('class="news-facts"', 1)[1].split("</aside>", 1)[0]
    assert "この集まりは2026年10月30日（金）でおわりました" in facts
    assert "毎週金曜" not in facts


# ---- approximate ------------------------------------------------------------------------------------


def test_a_place_that_is_only_about_right_says_so_everywhere() -> None:
    """Words on page, list and sheet; a ring around its pin on map and paper, explained in the legend."""
    assert "地図の印は、およその場所です" in text_of("places/approximate/index.html")
    area = text_of("areas/minami/index.html")
    entry = area.split('id="approximate"', 1)[1].split("</li>", 1)[0]
    assert "およその場所" in entry
    assert " data-about " in entry
    assert '<circle class="about"' in entry
    assert area.count("点線の輪は、およその場所") == 1
    assert '"about":true' in area
    sheet = text_of("areas/minami/list/index.html")
    assert "印はおよその場所" in sheet
    assert "点線の輪は、およその場所" in sheet
    assert "およその場所" not in text_of("areas/kita/index.html").split("<main", 1)[1]


def test_no_machine_is_told_an_exact_point() -> None:
    """Neither JSON-LD nor a calendar claims it, and no way is shown to what might be another house."""
    page = text_of("places/approximate/index.html")
    data = json.loads(re.findall(r'application/ld\+json">(.*?)</script>', page)[0])
    assert "geo" not in data
    assert "google.com/maps" not in page
    assert "GEO:" not in (GOLDEN / "places" / "approximate" / "calendar.ics").read_text("utf-8")
    assert "geo" in json.loads(
        re.findall(r'application/ld\+json">(.*?)</script>', text_of("places/ocha/index.html"))[0]
    )


def test_where_one_of_a_venue_knows_its_point_the_pin_stands_there(root: Path) -> None:
    """A point that is only about right takes no pin away from one that is right."""
    name = "name: 見本 あとから\nvenue: 南の家\nlocation: 36.55852, 136.65852\napproximate: true\n"
    (root / "places" / "minami" / "a-first.yaml").write_text(name, encoding="utf-8")
    site = site_of(root)
    pin = next(pin for area in site.areas for pin in area.pins if "a-first" in {one.id for one in pin.places})
    assert len(pin.places) > 1
    assert (pin.point.latitude, pin.approximate) == (36.5585, False)


# ---- what only the desk says -----------------------------------------------------------------------


def test_reports_and_notes_stand_on_the_desk_only() -> None:
    """What readers report is for the coordinators' page; what an old table held is on no page at all."""
    for words, where in (("部屋が変わったらしい", "desk/"), ("鍵の担当", None), ("おわると聞いた", None)):
        # The form under edit/ is the coordinators', too, and holds their files as they are.
        named = [
            name
            for path in sorted(GOLDEN.rglob("*"))
            if not (name := path.relative_to(GOLDEN).as_posix()).startswith("edit/")
            if path.is_file() and words in path.read_bytes().decode("utf-8", "ignore")
        ]
        assert all(where and name.startswith(where) for name in named), named
        assert bool(named) is bool(where), words


def test_nobody_is_led_to_the_desk() -> None:
    """No page of a reader links to it, and no search engine keeps it."""
    for path in sorted(GOLDEN.rglob("*.html")):
        name = path.relative_to(GOLDEN).as_posix()
        text = path.read_text("utf-8")
        if name.startswith(("desk/", "edit/")):
            assert '<meta name="robots" content="noindex">' in text
        else:
            assert "desk/" not in text, name


# ---- what is due -------------------------------------------------------------------------------------


def by_number(root: Path, today: dt.date = TODAY, months: int | None = None) -> dict[int | None, Round]:
    """Return what is due by coordinator."""
    return {one.number: one for one in rounds(site_of(root, today), today=today, months=months)}


def test_the_order_of_work_is_reports_then_the_unconfirmed_then_the_oldest(root: Path) -> None:
    """The first line of the list is the first call of the day."""
    for ident, lines in {
        "reported-late": "confirmed: 2026-11-01\nproblems: [{date: 2026-11-03, note: い}]\n",
        "reported-soon": "confirmed: 2026-11-01\nproblems: [{date: 2026-10-03, note: ろ}]\n",
        "never": "",
        "older": "confirmed: 2020-01-01\n",
        "old": "confirmed: 2025-01-01\n",
        "answered": "confirmed: 2026-11-01\nproblems: [{date: 2026-10-03, note: は, answered: 2026-10-04}]\n",
    }.items():
        text = f"name: 見本 {ident}\nlocation: 36.5671, 136.6531\nschedule: 毎週月曜\n{lines}"
        (root / "places" / "kita" / f"{ident}.yaml").write_text(text, encoding="utf-8")
    calls = [entry.place.id for entry in by_number(root)[1].calls]
    assert calls == ["reported-soon", "reported-late", "empty-values", "never", "older", "old"]


def test_each_record_is_in_one_round_so_that_nobody_is_called_twice(root: Path) -> None:
    """What belongs to several coordinators is in the last round, what has ended in none."""
    found = [entry.place.id for one in by_number(root).values() for entry in one.entries]
    assert len(found) == len(set(found))
    assert set(found) == {place.id for place in site_of(root).places}
    assert "mimamori" in {entry.place.id for entry in by_number(root)[None].entries}


@given(st.dates(dt.date(2026, 11, 2), dt.date(2031, 1, 1)), st.integers(1, 60))
def test_what_is_due_stays_due(today: dt.date, months: int) -> None:
    """As days go by without a confirmation, nothing leaves the list but what ends."""
    site = SITE
    now, later = (
        {
            entry.place.id
            for one in rounds(site, today=day, months=months)
            for entry in one.entries
            if Reason.OLD in entry.reasons
        }
        for day in (today, today + dt.timedelta(days=31))
    )
    assert now <= later


SITE = site_of(MINIATURE)


def test_an_area_alone(root: Path) -> None:
    """A coordinator of several areas can take one at a time; nothing of others stands in it."""
    site = site_of(root)
    chosen = only(rounds(site, today=TODAY), "kita")
    assert {slug for one in chosen for slug in (area.slug for area in one.areas)} == {"kita"}
    assert all("kita" in {area.slug for area in entry.areas} for one in chosen for entry in one.entries)
    assert {"mimamori", "taiso"} <= {entry.place.id for one in chosen for entry in one.entries}


def test_reasons_are_told_apart(root: Path) -> None:
    """Each record says all that it lacks, and a call is made only for what must be asked."""
    found = {entry.place.id: entry for one in by_number(root).values() for entry in one.entries}
    assert found["no-point"].lacks == (Reason.NO_PHONE, Reason.UNDATED, Reason.UNPLACED)
    assert not found["no-point"].calls
    assert found["approximate"].reasons == (Reason.PROBLEM, Reason.NO_PHONE, Reason.APPROXIMATE)
    assert found["old"].months == 43
    assert found["ocha"].reasons == ()
    # Neighbourly help has no number to call.
    assert found["otakara"].reasons == ()
    assert (
        Reason.OLD
        in {entry.place.id: entry for entry in by_number(root, months=9)[None].entries}["otakara"].reasons
    )
    assert frozenset(Reason) > CALLS


# ---- the page and its table ---------------------------------------------------------------------


def test_a_coordinators_page_leads_to_telephone_page_and_file() -> None:
    """Everything the call needs stands in one row: number, question, where to write the answer."""
    page = text_of("desk/others/index.html")
    first = page.split("<tbody>", 1)[1].split("</tr>", 1)[0]
    assert "見本 南の歌声" in first
    assert "2026年1月20日（火）" in first
    assert "部屋が変わったらしい" in first
    assert "../../places/approximate/index.html" in first
    assert "../../edit/index.html?id=approximate" in first
    assert "places/minami/approximate.yaml" in first
    assert "<h1>係がひとりに決まらない記録" in page
    overview = text_of("desk/index.html")
    assert re.findall(r"<dd><b>(\d+)</b>", overview) == ["1", "3", "13"]


def test_the_table_is_what_excel_reads() -> None:
    """UTF-8 with a mark, CR LF, a row a record, no cell that a spreadsheet runs."""
    data = (GOLDEN / "desk" / "desk.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert len(rows) == 1 + len(SITE.places)
    assert {len(row) for row in rows} == {len(rows[0])}


@given(st.text())
def test_no_cell_is_a_formula(text: str) -> None:
    """What somebody called a gathering stays its name, and nothing of it is lost."""
    cell = guarded(text)
    assert not cell.lstrip(" \u3000").startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
    assert cell in (text, f"'{text}")


def test_a_formula_for_a_name_is_guarded_in_the_table(root: Path) -> None:
    """The guard is used, not only there."""
    path = root / "places" / "kita" / "taiso.yaml"
    path.write_text(path.read_text("utf-8").replace("見本 朝の体操", '"=HYPERLINK(1)"'), encoding="utf-8")
    site = site_of(root)
    assert b"'=HYPERLINK(1)" in desk_csv(rounds(site, today=TODAY), site.city)

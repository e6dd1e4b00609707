"""The newsletter: issues as records, joined, on the web, in its feed; and the draft of the next."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from click.testing import CliRunner

from sitegen.build import build, check
from sitegen.cli import main
from sitegen.pages.newsletters import fiscal_years, number_runs
from sitegen.records import Month, fiscal_name
from tests.golden import MINIATURE, ROOT
from tests.test_bad_samples import BAD

TODAY = dt.date(2026, 11, 24)
ATOM = "{http://www.w3.org/2005/Atom}"
FOLDER = "areas/newsletters"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a copy of the sound root."""
    shutil.copytree(BAD / "_sound", tmp_path / "root")
    (tmp_path / "root" / FOLDER).mkdir()
    return tmp_path / "root"


@pytest.fixture(scope="module")
def miniature(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the miniature city once for the tests of this module."""
    output = tmp_path_factory.mktemp("newsletters") / "site"
    assert build(MINIATURE, output, today=TODAY, months=1).pages
    return output


def write(root: Path, month: str, text: str) -> None:
    """Write an issue."""
    (root / FOLDER / f"{month}.yaml").write_text(text, encoding="utf-8")


def codes(root: Path) -> list[tuple[str, int, int]]:
    """Return what is found, with lines and columns."""
    return [(one.code, one.span.line, one.span.column) for one in check(root, today=TODAY).findings]


def test_a_fiscal_year_begins_in_april() -> None:
    """January to March belong to the year before; the first year of an era is 元年."""
    assert [Month(2027, month).fiscal_year for month in (3, 4)] == [2026, 2027]
    assert [fiscal_name(year) for year in (2026, 2019, 2018)] == ["令和8年度", "令和元年度", "平成30年度"]
    assert Month.named("2026-05") == Month(2026, 5)
    assert [Month.named(name) for name in ("2026-5", "2026-13", "0000-01", "2026-05-01", "x")] == [None] * 5
    assert str(Month(2026, 5)) == "2026-05"


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ([8, 7], "№7・№8"),
        (list(range(1, 13)), "№1～№12"),
        ([5], "№5"),
        ([1, 3, 4, 5, 9], "№1・№3～№5・№9"),
    ],
)
def test_numbers_are_written_as_the_council_does(numbers: list[int], said: str) -> None:
    """№1～№11, as in its report."""
    assert number_runs(numbers) == said


def test_numbers_go_on_within_a_year_and_begin_anew(root: Path) -> None:
    """A month may have no issue; a new year begins again; a year's first issue may have any number."""
    for month, number in (("2026-02", 11), ("2026-04", 1), ("2026-07", 2), ("2027-05", 3)):
        write(root, month, f"number: {number}\ntitle: 見本の号\n")
    assert codes(root) == []
    site = check(root, today=TODAY).site
    assert site
    assert [issue.id for issue in site.newsletters] == ["2027-05", "2026-07", "2026-04", "2026-02"]
    years = fiscal_years(site.newsletters)
    assert [(year.name, year.numbers) for year in years] == [
        ("令和9年度", "№3"),
        ("令和8年度", "№1・№2"),
        ("令和7年度", "№11"),
    ]


def test_a_district_counts_once_a_year(root: Path) -> None:
    """As the council's report counts them."""
    write(root, "2026-05", "number: 1\ntitle: 見本\ndistricts: [北, 南]\n")
    write(root, "2026-06", "number: 2\ntitle: 見本\ndistricts: [南, 西]\n")
    site = check(root, today=TODAY).site
    assert site
    [year] = fiscal_years(site.newsletters)
    assert year.districts == ("北", "南", "西")


def test_what_is_wrong_is_found_where_it_stands(root: Path) -> None:
    """Line and column, with the near name; the missing words of a photo, too."""
    write(
        root,
        "2026-05",
        "number: 13\ntitle: 見本\nstories:\n  - title: 記事\n    photo: {file: a.svg}\n  - place: x\n",
    )
    assert codes(root) == [("number-range", 1, 9), ("missing-key", 5, 5), ("missing-key", 6, 5)]
    write(root, "2026-05", "number: 1\ntitle: 見本\ndistricts: [北, 南区]\nareas: [北圏域]\n")
    findings = check(root, today=TODAY).findings
    assert [(one.code, one.span.line, one.span.column) for one in findings] == [
        ("unknown-district", 3, 16),
        ("unknown-area", 4, 9),
    ]
    assert [one.values["suggestion"] for one in findings] == ["南", "kita"]


def test_a_place_is_suggested_by_its_name(root: Path) -> None:
    """Who knows the gathering's name is told its id; without anything near there is no endless list."""
    site = check(root, today=TODAY).site
    assert site
    name = next(place.data.name for place in site.places if place.id == "ocha")
    write(root, "2026-05", f"number: 1\ntitle: 見本\nstories: [{{title: 記事, place: {name}}}]\n")
    [finding] = check(root, today=TODAY).findings
    assert (finding.code, finding.values["suggestion"]) == ("unknown-place", "ocha")
    write(root, "2026-05", "number: 1\ntitle: 見本\nstories: [{title: 記事, place: zzzzzzzz}]\n")
    [finding] = check(root, today=TODAY).findings
    assert "suggestion" not in finding.values
    assert "places/" in finding.hint("ja")


def test_what_follows_from_a_broken_file_is_not_told(root: Path) -> None:
    """A gathering whose file is broken, an issue between two that cannot be read."""
    write(root, "2026-05", "number: 1\ntitle: 見本\nstories: [{title: 記事, place: ocha}]\n")
    write(root, "2026-06", "number: 2\n")
    write(root, "2026-07", "number: 3\ntitle: 見本\n")
    (root / "places/ocha.yaml").write_text("nam: x\n", encoding="utf-8")
    assert {one.code for one in check(root, today=TODAY).findings} == {
        *("area-without-gatherings", "missing-key", "unknown-key"),
    }


def test_a_broken_issue_hides_no_mistake_of_an_area(root: Path) -> None:
    """Only a broken area excuses names that nobody knows."""
    write(root, "2026-05", "number: x\ntitle: 見本\n")
    place = (root / "places/ocha.yaml").read_text("utf-8")
    (root / "places/ocha.yaml").write_text(place + "district: 東西\n", encoding="utf-8")
    assert "unknown-district" in {one.code for one in check(root, today=TODAY).findings}


def test_persons_are_found_in_issues_too(root: Path) -> None:
    """A mobile number in an article is as public as one in a record."""
    write(root, "2026-05", "number: 1\ntitle: 見本\nnote: 090-1234-5678 まで\n")
    assert [code for code, *_ in codes(root)] == ["personal-mobile"]


def test_the_guides_example_is_sound(root: Path) -> None:
    """What the guide shows passes the checks as it stands, but for the names of its city."""
    text = (ROOT / FOLDER / "README.md").read_text("utf-8").split("```yaml\n")[1].split("```")[0]
    for here, there in (("oshaberi-cafe-nagadohei", "ocha"), ("[長土塀]", "[北]"), ("[baba]", "[kita]")):
        assert here in text
        text = text.replace(here, there)
    write(root, "2026-05", text)
    assert codes(root) == []


def test_without_newsletters_nothing_is_made_nor_imported(root: Path, tmp_path: Path) -> None:
    """No page, no link, no feed; with drawings alone no Pillow."""
    (root / FOLDER).rmdir()
    build(root, tmp_path / "site", today=TODAY, months=1)
    assert not (tmp_path / "site/newsletters").exists()
    assert "newsletters/" not in (tmp_path / "site/index.html").read_text("utf-8")


def test_drawings_need_no_pillow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The miniature city has a drawing; it is built where Pillow is not installed."""
    monkeypatch.setitem(sys.modules, "PIL", None)
    built = build(MINIATURE, tmp_path / "site", today=TODAY, months=1)
    assert built.pages
    drawing = tmp_path / "site/newsletters/2026-11-ocha.svg"
    assert drawing.read_bytes() == (MINIATURE / FOLDER / "2026-11-ocha.svg").read_bytes()


def test_a_photo_stands_on_its_page_in_sizes(root: Path, tmp_path: Path) -> None:
    """The page names the files that were made; without Pillow the issue comes without it."""
    photo = BAD / "photo-without-consent" / FOLDER / "hiroba.jpg"
    shutil.copyfile(photo, root / FOLDER / "hiroba.jpg")
    inside = "{file: hiroba.jpg, alt: 広場, consent: 人は写っていません}"
    write(root, "2026-05", f"number: 1\ntitle: 見本\nstories: [{{title: 記事, photo: {inside}}}]\n")
    build(root, tmp_path / "site", today=TODAY, months=1)
    page = (tmp_path / "site/newsletters/2026-05/index.html").read_text("utf-8")
    named = set(re.findall(r"photos/[0-9a-f]{16}-\d+\.jpg", page))
    made = {f"photos/{path.name}" for path in (tmp_path / "site/newsletters/photos").iterdir()}
    assert len(named) == 2
    assert named == made
    assert "人は写っていません" not in page


def test_an_issue_stays_text_whatever_it_says(miniature: Path) -> None:
    """Nothing of it is code on its page, in the archive or in the feed."""
    for name in ("2026-11/index.html", "index.html", "feed.xml"):
        text = (miniature / "newsletters" / name).read_text("utf-8")
        assert "<script>alert" not in text
        assert "<img src=x" not in text
        assert "<b>太字" not in text
        assert "{{ 7*7 }}" in text


def test_the_feed_is_atom(miniature: Path) -> None:
    """What RFC 4287 asks for: one id, title, updated and author; for each entry its own, all different."""
    feed = ET.parse(miniature / "newsletters/feed.xml").getroot()  # noqa: S314 - made here
    assert feed.tag == f"{ATOM}feed"
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == 2
    for one in (feed, *entries):
        for name in ("id", "title", "updated"):
            assert len(one.findall(f"{ATOM}{name}")) == 1, name
        assert dt.datetime.fromisoformat(one.findtext(f"{ATOM}updated", "")).utcoffset()
    ids = [one.findtext(f"{ATOM}id", "") for one in (feed, *entries)]
    assert len(set(ids)) == 3
    assert all(ident.startswith("https://example.jp/tsudoi/newsletters/") for ident in ids)
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links["self"] == "https://example.jp/tsudoi/newsletters/feed.xml"


def test_issues_lead_to_each_other_and_to_their_lists(miniature: Path) -> None:
    """Previous, next, and the printed lists of the areas that come with it."""
    new = (miniature / "newsletters/2026-11/index.html").read_text("utf-8")
    old = (miniature / "newsletters/2026-03/index.html").read_text("utf-8")
    assert 'rel="prev" href="../2026-03/index.html"' in new
    assert 'rel="next" href="../2026-11/index.html"' in old
    assert 'rel="next"' not in new
    for area in ("kita", "shima"):
        assert f'href="../../areas/{area}/list/index.html"' in new
        assert (miniature / f"areas/{area}/list/index.html").is_file()


def test_facts_come_from_the_record(miniature: Path) -> None:
    """They stand beside a story about a gathering, unless the issue says no."""
    page = (miniature / "newsletters/2026-11/index.html").read_text("utf-8")
    assert page.count('class="news-facts"') == 3
    assert 'href="tel:0760000002"' in page
    for label in ("11月", "とまる所", "来てくれる地区"):
        assert f"<dt>{label}</dt>" in page
    assert "places/taiso/" not in page


def test_other_languages_lead_to_the_japanese_pages(miniature: Path) -> None:
    """They stand once; every edition's footer leads there."""
    assert not (miniature / "en/newsletters").exists()
    for path, link in (("en/index.html", "../newsletters/"), ("en/about/index.html", "../../newsletters/")):
        assert f'href="{link}index.html" hreflang="ja"' in (miniature / path).read_text("utf-8")
    assert "/en/newsletters/" not in (miniature / "sitemap.xml").read_text("utf-8")


def new(root: Path, name: str) -> int:
    """Run `sitegen new newsletter`."""
    arguments = ["new", "newsletter", name, "--root", str(root), "--today", "2026-11-24"]
    return CliRunner().invoke(main, arguments).exit_code


def test_a_draft_goes_on_from_the_last_issue(root: Path) -> None:
    """Its number, its areas, and what changes in its month; it passes the checks as it stands."""
    write(root, "2026-11", "number: 8\ntitle: 見本\nareas: [kita, minami]\nwriting: vertical\n")
    place = (root / "places/ocha.yaml").read_text("utf-8")
    name = "見本 『引用: \"と' # {{ }}"
    place = re.sub(r"^name:.*$", lambda _: f"name: |-\n  {name}", place, flags=re.MULTILINE)
    pause = "paused: {from: 2026-12-01, until: 2027-01-31, reason: 会場の工事のため}\n"
    (root / "places/ocha.yaml").write_text(place + pause, encoding="utf-8")
    other = (root / "places/taiso.yaml").read_text("utf-8")
    other = re.sub(r"^confirmed:.*\n", "", other, flags=re.MULTILINE)
    more = "confirmed: 2026-11-20\npaused: {until: 2026-11-30, reason: 夏のあいだ}\n"
    (root / "places/taiso.yaml").write_text(other + more, encoding="utf-8")
    assert new(root, "2026-12") == 0
    text = (root / FOLDER / "2026-12.yaml").read_text("utf-8")
    site = check(root, today=TODAY).site
    assert site
    assert [code for code, *_ in codes(root) if code.startswith(("yaml", "newsletter", "unknown"))] == []
    [issue, _] = site.newsletters
    assert (issue.data.number, issue.data.areas, issue.data.writing) == (9, ("kita", "minami"), "vertical")
    said = "\n".join(notice.text for notice in issue.data.notices)
    assert f"{name}" in said
    assert "12月1日（火）から2027年1月31日（日）までお休みです（会場の工事のため）" in said
    assert "11月30日（月）でお休みを終えます" in said
    assert [notice.title for notice in issue.data.notices] == ["お休みと再開", "確かめた集まり"]
    assert "paused の from" in text


@pytest.mark.parametrize(
    ("month", "number"), [("2026-04", 1), ("2026-05", 4), ("2026-12", 7), ("2027-04", 1), ("2026-08", 6)]
)
def test_a_drafts_number_follows_within_its_year(root: Path, month: str, number: int) -> None:
    """Before the year's first issue one less, after the last one more, in a new year one."""
    write(root, "2026-06", "number: 5\ntitle: 見本\n")
    write(root, "2026-09", "number: 6\ntitle: 見本\n")
    if month == "2026-04":
        write(root, "2026-06", "number: 1\ntitle: 見本\n")
    assert new(root, month) == 0
    assert f"\nnumber: {number}\n" in (root / FOLDER / f"{month}.yaml").read_text("utf-8")


def test_a_draft_is_of_a_month_and_written_once(root: Path) -> None:
    """A name that is no month is refused, and so is a second draft."""
    assert new(root, "december") == 2
    assert new(root, "2026-12") == 0
    assert new(root, "2026-12") == 2
    (root / "areas/city.yaml").unlink()
    assert new(root, "2027-01") == 2

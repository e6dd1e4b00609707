"""Sheets of paper: nothing is lost, nothing lies over another, the pages are as many as were asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from sitegen.checking import check
from sitegen.pages import Plan
from sitegen.pages.printed import FORMATS, Wish
from sitegen.paper import write_paper
from tests.printed.crowd import make_crowd

pytestmark = pytest.mark.browser
TODAY = dt.date(2026, 11, 25)
# Five Tuesdays, Wednesdays and Thursdays.
MONTH = (2026, 12)
BOXES = (Path(__file__).parents[1] / "printed/boxes.js").read_text("utf-8")
NAMES = "[...document.querySelectorAll('.leaf [data-name]')].map((one) => one.dataset.name)"
LEAST = {"large": 18.0, "fax": 12.0}


SMALLEST = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let least = Infinity;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !element.checkVisibility()) continue;
    if (element.closest("svg, rt, template, script")) continue;
    least = Math.min(least, parseFloat(getComputedStyle(element).fontSize) * 72 / 96);
  }
  return least;
}"""


@pytest.fixture
def lay(tmp_path: Path, new_page: Callable[..., Page]) -> Callable[..., tuple[Page, dict[str, Any]]]:
    """Write an area's document in a form and let it lay itself out."""

    def open_sheet(root: Path, form: str, *, area: str = "kita", **wish: Any) -> tuple[Page, dict[str, Any]]:  # noqa: ANN401 - a Wish's own
        checked = check(root, today=TODAY)
        assert checked.site
        assert checked.horizon
        plan = Plan(checked.site, checked.horizon, checked.almanac, checked.findings)
        one = next(one for one in checked.site.areas if one.slug == area)
        of = None if FORMATS[form].whole else one
        [sheet] = write_paper(plan, [(of, FORMATS[form])], Wish(MONTH, **wish), tmp_path / form, root=root)
        page = new_page()
        page.goto((tmp_path / form / sheet.page).as_uri())
        return page, page.evaluate("window.sitegenFitted")

    return open_sheet


CROWDS: dict[str, dict[str, Any]] = {
    "1": {"count": 1},
    "8": {"count": 8},
    "40": {"count": 40},
    "120": {"count": 120},
    "400": {"count": 400},
    "ten at one venue": {"count": 14, "one_venue": 10},
    "a corner": {"count": 20, "corner": True},
    "long names": {"count": 12, "long": True},
}


@pytest.mark.parametrize("form", [name for name, one in FORMATS.items() if not one.whole])
@pytest.mark.parametrize("crowd", ["8", "40"])
def test_every_form_holds_everything(lay: Callable[..., Any], tmp_path: Path, form: str, crowd: str) -> None:
    """No overlap, no loss, type no smaller than promised, the page count kept or the exception said."""
    page, report = lay(make_crowd(tmp_path / "city", **CROWDS[crowd]), form)
    assert page.evaluate(BOXES) == []
    assert sorted(page.evaluate(NAMES)) == sorted(
        f"見本 {number}番目の集まり" for number in range(1, CROWDS[crowd]["count"] + 1)
    )
    assert report["problems"] == []
    assert report["size"] >= LEAST.get(form, 10.5)
    assert page.evaluate(SMALLEST) >= LEAST.get(form, 10.5) - 0.01
    if report["asked"]:
        assert report["pages"] == report["asked"] or report["beyond"]


@pytest.mark.parametrize("crowd", CROWDS)
def test_two_pages_under_stress(lay: Callable[..., Any], tmp_path: Path, crowd: str) -> None:
    """From one gathering to four hundred: all stand there once, with their telephones."""
    page, report = lay(make_crowd(tmp_path / "city", **CROWDS[crowd]), "a4-2")
    assert page.evaluate(BOXES) == []
    count = CROWDS[crowd]["count"]
    assert len(page.evaluate(NAMES)) == len(set(page.evaluate(NAMES))) == count
    text = page.locator("#leaves").inner_text()
    assert all(f"076-000-{number:04}" in text for number in range(1, count + 1))
    assert report["pages"] == 2 or (report["pages"] > 2 and report["beyond"])
    assert page.locator(".leaf").count() == report["pages"]


def test_details_give_way_in_order_and_are_named(lay: Callable[..., Any], tmp_path: Path) -> None:
    """With forty on two pages something goes; names, dates, venues and telephones never do."""
    page, report = lay(make_crowd(tmp_path / "city", count=40), "a4-2")
    assert report["gave"]
    said = page.locator(".imprint-gave").inner_text()
    assert "QRコードのページにあります" in said
    for name in ("申込み", "参加費"):
        assert (name in said) == (name in report["gave"])
    assert page.locator(".leaf .venue:visible").count() == 40
    assert page.locator(".leaf .dates:visible").count() >= 33


def test_one_page_more_rather_than_one_gathering_less(lay: Callable[..., Any], tmp_path: Path) -> None:
    """A hundred and twenty do not fit on one side: those beyond it are named, and printed."""
    page, report = lay(make_crowd(tmp_path / "city", count=120), "a4")
    assert report["pages"] > 1
    assert 0 < len(report["beyond"]) < 120
    assert len(page.evaluate(NAMES)) == 120


def test_few_gatherings_fill_their_pages(lay: Callable[..., Any], tmp_path: Path) -> None:
    """Where there is room the type is large, and the month starts a page of its own."""
    page, report = lay(make_crowd(tmp_path / "city", count=3), "a4-2")
    assert report["size"] == 14
    assert report["pages"] == 2
    assert page.locator(".leaf").nth(1).locator(".days").count() == 1


def test_more_pages_make_larger_type(lay: Callable[..., Any], tmp_path: Path) -> None:
    """What fits on two pages stands on four in a larger type, with nothing left out."""
    root = make_crowd(tmp_path / "city", count=24)
    _, two = lay(root, "a4-2")
    _, four = lay(root, "a4-4")
    assert two["gave"]
    assert not four["gave"]
    assert four["size"] > two["size"]


def test_pages_asked_for_are_filled(lay: Callable[..., Any], tmp_path: Path) -> None:
    """Six pages of little: what is left over is room for notes."""
    page, report = lay(make_crowd(tmp_path / "city", count=2), "a4-4", pages=6)
    assert report["pages"] == 6
    assert page.locator(".filler").count() >= 2


def test_numbers_of_map_and_list_agree(lay: Callable[..., Any], tmp_path: Path) -> None:
    """Every number of the list stands on the map once, and no other."""
    page, _ = lay(make_crowd(tmp_path / "city", count=40), "a4-2")
    of_map = page.evaluate(
        "[...document.querySelectorAll('.map-piece [data-pin]')].map((one) => one.dataset.pin)"
    )
    of_list = page.evaluate(
        "[...document.querySelectorAll('.list .numbers .mark')].map((one) => one.textContent)"
    )
    assert sorted(map(int, of_map)) == sorted(map(int, of_list)) == list(range(1, 41))


def test_the_booklet_numbers_its_contents(lay: Callable[..., Any], tmp_path: Path) -> None:
    """Each area begins a page, and the contents say which."""
    page, _ = lay(make_crowd(tmp_path / "city", count=40), "booklet")
    assert page.evaluate(BOXES) == []
    pages = page.locator(".contents-page").all_inner_texts()
    leaves = page.locator(".leaf")
    for number, name in zip(pages, page.locator(".contents-line b").all_inner_texts(), strict=True):
        assert leaves.nth(int(number) - 1).locator(".mast-area-name").inner_text() == name


def test_furigana_on_request(lay: Callable[..., Any], tmp_path: Path) -> None:
    """Readings stand over the kanji and are measured with them; without the wish there are none."""
    root = make_crowd(tmp_path / "city", count=8)
    page, _ = lay(root, "a4-2", ruby=True)
    assert page.locator(".leaf rt, .leaf .furigana").count() > 20
    assert page.evaluate(BOXES) == []
    page, _ = lay(root, "a4")
    assert page.locator(".furigana").count() == 0


def test_crop_marks_on_request(lay: Callable[..., Any], tmp_path: Path) -> None:
    """Eight marks around each page, outside of the bleed."""
    page, report = lay(make_crowd(tmp_path / "city", count=8), "a4", crop_marks=True)
    assert page.locator(".crop-mark").count() == 8 * report["pages"]
    assert page.evaluate(BOXES) == []
    away = page.evaluate(
        "[...document.querySelectorAll('.crop-mark.across.left')].map((one) => "
        "one.closest('.leaf').getBoundingClientRect().left - one.getBoundingClientRect().right)"
    )
    assert all(one >= 3 * 96 / 25.4 for one in away)

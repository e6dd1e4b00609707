"""The newsletter on paper: all of an issue stands there, upright where it is vertical, and runs nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from sitegen.checking import check
from sitegen.pages import Plan
from sitegen.pages.printed import NEWSLETTER, Wish
from sitegen.paper import write_paper
from tests.golden import MINIATURE, ROOT

pytestmark = pytest.mark.browser
BOXES = (Path(__file__).parents[1] / "printed/boxes.js").read_text("utf-8")


@pytest.fixture
def lay(tmp_path: Path, new_page: Callable[..., Page]) -> Callable[..., tuple[Page, dict[str, Any]]]:
    """Write an issue's document and let it lay itself out."""

    def open_issue(root: Path, month: tuple[int, int], **wish: Any) -> tuple[Page, dict[str, Any]]:  # noqa: ANN401 - a Wish's own
        checked = check(root, today=dt.date(*month, 1))
        assert checked.site
        assert checked.horizon
        plan = Plan(checked.site, checked.horizon, checked.almanac, checked.findings)
        issue = next(one for one in checked.site.newsletters if tuple(one.month) == month)
        [sheet] = write_paper(plan, [(issue, NEWSLETTER)], Wish(month, **wish), tmp_path / "paper", root=root)
        page = new_page()
        page.on("dialog", lambda dialog: pytest.fail(f"ran: {dialog.message}"))
        page.goto((tmp_path / "paper" / sheet.page).as_uri())
        return page, page.evaluate("window.sitegenFitted")

    return open_issue


def test_an_issue_of_one_area_is_a_folded_sheet(lay: Callable[..., Any]) -> None:
    """Four pages: stories with pictures and voices, facts from the record, the area's map, list and days."""
    page, report = lay(ROOT, (2026, 10))
    assert report["pages"] == 4
    assert not report["beyond"]
    assert page.evaluate(BOXES) == []
    text = page.locator("#leaves").inner_text()
    for said in (
        "№7",
        "2026年10月号",
        "お茶を一杯",
        "見本・80代のかた",
        "編集後記",
        "見本のお知らせ",
        "10月の予定",
    ):
        assert said in text
    assert "毎週水曜日 13:30～15:00" in page.locator(".news-facts").first.inner_text()
    assert page.locator(".news-photo img").evaluate_all("all => all.every((one) => one.naturalWidth > 0)")
    names = page.locator(".list [data-name]").evaluate_all("all => all.map((one) => one.dataset.name)")
    assert len(names) == len(set(names)) > 20


def test_a_head_never_stands_alone_at_the_foot_of_a_page(lay: Callable[..., Any]) -> None:
    """The story begins on the page of its head."""
    page, _ = lay(ROOT, (2026, 11))
    alone = page.locator(".leaf-body").evaluate_all(
        "all => all.filter((body) => body.lastElementChild?.matches('.story-head, .chapter')).length"
    )
    assert alone == 0
    assert page.evaluate(BOXES) == []


def test_vertical_lines_hold_the_whole_story(lay: Callable[..., Any]) -> None:
    """Lines from right to left, figures upright, nothing beyond the tiers; hostile text stays text."""
    page, report = lay(MINIATURE, (2026, 11))
    assert report["problems"] == []
    first = page.locator(".vertical").first
    assert first.evaluate("one => getComputedStyle(one).writingMode") == "vertical-rl"
    assert first.evaluate(
        "one => one.scrollHeight <= one.clientHeight + 1 && one.scrollWidth <= one.clientWidth + 1"
    )
    assert {"12", "!?"} <= set(first.locator(".tcy").all_inner_texts())
    assert "<b>太字ではありません</b>" in first.inner_text()
    assert page.evaluate(BOXES) == []


def test_fewer_pages_are_filled_or_said(lay: Callable[..., Any]) -> None:
    """Asked for two pages, it says what gave way or what came after."""
    _, report = lay(ROOT, (2026, 10), pages=2)
    assert report["pages"] == 2 or report["beyond"]
    assert report["gave"]

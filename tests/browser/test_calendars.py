"""An area's calendar and sheet in a real browser: on a phone, on a desk, on paper."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from sitegen.build import build
from tests.golden import MINIATURE, ROOT, TODAY

pytestmark = pytest.mark.browser

MONTH = "areas/kita/calendar/2026-12/index.html"
SHEET = "areas/kita/list/index.html"
NOON = dt.datetime(2026, 11, 24, 3, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the miniature city, its odd records in sentences that can be read."""
    root = tmp_path_factory.mktemp("months") / "root"
    shutil.copytree(MINIATURE, root)
    hostile = root / "places/odd/hostile.yaml"
    hostile.write_text(
        re.sub("(?m)^schedule:.*", "schedule: 毎週水曜 10:00", hostile.read_text("utf-8")), "utf-8"
    )
    output = root.parent / "site"
    assert build(root, output, today=TODAY).pages
    return output


@pytest.fixture(scope="module")
def kanazawa(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the repository's own city, whose months are full."""
    output = tmp_path_factory.mktemp("kanazawa") / "site"
    assert build(ROOT, output, today=TODAY, keep_going=True).pages
    return output


@pytest.fixture
def visit(new_page: Callable[..., Page]) -> Callable[..., Page]:
    """Open a page of a site from disk, the clock at noon of the day it was built."""

    def open_page(site: Path, path: str, **options: object) -> Page:
        page = new_page(**{"timezone_id": "Asia/Tokyo"} | options)
        page.clock.set_fixed_time(NOON)
        page.goto((site / path).as_uri())
        return page

    return open_page


@pytest.mark.parametrize("path", [MONTH, "areas/kita/calendar/index.html", SHEET])
@pytest.mark.parametrize("width", [360, 1440])
def test_nothing_stands_in_a_readers_way(
    visit: Callable[..., Page], site: Path, path: str, width: int
) -> None:
    """Axe finds nothing, and no line is wider than the screen."""
    page = visit(site, path, width=width)
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_calendars_text_has_seven_to_one(visit: Callable[..., Page], site: Path, scheme: str) -> None:
    """White on ink for Sundays, ink on paper for the rest, by day and by night."""
    page = visit(site, MONTH, color_scheme=scheme)
    results = Axe().run(page, options={"runOnly": ["color-contrast-enhanced"]})
    assert results.violations_count == 0, results.generate_report()


def test_a_phone_lists_the_days_on_which_something_meets(visit: Callable[..., Page], site: Path) -> None:
    """Days without anything are not listed; each listed day names its weekday."""
    page = visit(site, MONTH, width=360)
    days = page.locator(".month td:visible")
    assert days.count() == page.locator(".month td:has(li)").count()
    assert days.first.inner_text().startswith("3日（木）")
    assert not page.locator(".month thead").is_visible()


def test_a_desk_shows_the_whole_month_as_a_table(visit: Callable[..., Page], site: Path) -> None:
    """Seven columns with heads, a caption, every day of the month."""
    page = visit(site, MONTH)
    assert page.get_by_role("columnheader").count() == 7
    assert page.locator(".month td[data-date]:visible").count() == 31
    assert "日曜日・祝日" in page.locator(".month caption").inner_text()


@pytest.mark.parametrize("path", [MONTH, SHEET])
def test_large_letters_lose_nothing(visit: Callable[..., Page], site: Path, path: str) -> None:
    """Text of twice the size stays within the screen, on a phone and on a desk."""
    for width in (360, 1440):
        page = visit(site, path, width=width)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_numbers_keep_their_shapes_and_figures(visit: Callable[..., Page], site: Path) -> None:
    """A number of the calendar is drawn, in the shape it has on the map."""
    page = visit(site, MONTH)
    number = page.locator(".month .number").first
    box = number.bounding_box()
    assert box
    assert box["width"] > 16
    assert number.evaluate(
        "one => document.querySelector(one.firstElementChild.getAttribute('href')) !== null"
    )


def fullest(site: Path) -> list[str]:
    """Return the fullest month of each size that months are printed in."""
    found: dict[str, tuple[int, str]] = {}
    for file in sorted(site.glob("areas/*/calendar/*/index.html")):
        html = file.read_text("utf-8")
        size = re.search(r"print-\d+", html)
        assert size
        row = (html.count("<li><span"), file.relative_to(site).as_posix())
        found[size[0]] = max(row, found.get(size[0], row))
    return [path for _, path in found.values()]


def test_a_month_prints_on_one_page_of_a4(visit: Callable[..., Page], kanazawa: Path) -> None:
    """However full: an area's month is one page that lies on its side."""
    paths = fullest(kanazawa)
    assert len(paths) > 2
    for path in paths:
        paper = visit(kanazawa, path).pdf(prefer_css_page_size=True)
        assert len(re.findall(rb"/Type /Page\b", paper)) == 1, path
        assert re.search(rb"/MediaBox \[0 0 84[12][.\d]* 59[45][.\d]*\]", paper)


def test_the_sheet_says_on_paper_what_the_map_shows(visit: Callable[..., Page], site: Path) -> None:
    """Every number of the box by date is a number of the map, and every pin that meets is in it."""
    page = visit(site, SHEET)
    page.emulate_media(media="print")
    on_map = set(page.locator(".sheet-map .pin text").all_text_contents())
    in_box = page.locator(".sheet-box .number").evaluate_all(
        "all => all.map(one => one.getAttribute('aria-label').replace('番', ''))"
    )
    assert in_box
    assert set(in_box) <= on_map
    assert len(re.findall(rb"/Type /Page\b", page.pdf(prefer_css_page_size=True))) <= 4

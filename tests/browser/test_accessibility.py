"""Every kind of page passes axe and fits, in every language, on every screen and in every state.

All kinds in all languages on the narrowest phone, which is 400 % zoom on a desk and where most
can be wrong, and with text of twice the size; in Japanese on a tablet and a desk, too. By night and
in forced colours the colours alone, since they change nothing else; states in Japanese, since
languages differ in words only.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.kinds import DESK, KINDS, LANGUAGES, PAGES, PHONE, SITE, TABLET

pytestmark = pytest.mark.browser

MEASURES = Path(__file__).parent / "measures"
LOST = (MEASURES / "lost.js").read_text("utf-8")
FAINT = (MEASURES / "faint.js").read_text("utf-8")
Open = Callable[..., Page]

# Axe leaves these out of itself: they are of WCAG 2.2 (2.5.8, 2.5.3), AAA or good practice.
MORE = ("target-size", "label-content-name-mismatch", "color-contrast-enhanced", "focus-order-semantics")
EVERY_RULE = {"rules": {name: {"enabled": True} for name in MORE}}
COLOURS = {"runOnly": ["color-contrast", "color-contrast-enhanced", "link-in-text-block"]}
DARK: dict[str, Any] = {"color_scheme": "dark", "forced_colors": "none"}
FORCED: dict[str, Any] = {"color_scheme": "dark", "forced_colors": "active"}


def assert_clean(page: Page, options: object = None) -> None:
    """Axe finds nothing."""
    results = Axe().run(page, options=options or EVERY_RULE)
    assert results.violations_count == 0, results.generate_report()


def assert_fits(page: Page, width: int) -> None:
    """Nothing scrolls sideways, is cut off, lies outside or over something else that is pressed."""
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(LOST) == {"cut": [], "over": [], "out": []}


def assert_readable(page: Page) -> None:
    """By night text has 7:1, and in the reader's own colours 4.5:1 at least."""
    page.emulate_media(**DARK)
    assert_clean(page, COLOURS)
    page.emulate_media(**FORCED)
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    assert page.evaluate(FAINT) == []


@pytest.mark.parametrize(("kind", "language"), PAGES)
def test_no_page_has_a_violation(open_page: Open, kind: str, language: str) -> None:
    """WCAG 2.2 AA and axe's best practices, targets of 24 px among them; nothing sideways, nothing cut."""
    page = open_page(LANGUAGES[language] + KINDS[kind], width=PHONE)
    assert_fits(page, PHONE)
    assert_clean(page)
    if language == "ja":
        for width in (TABLET, DESK):
            assert_fits(page, width)
            assert_clean(page)


@pytest.mark.parametrize(("kind", "language"), PAGES)
def test_text_of_twice_the_size_loses_nothing(open_page: Open, kind: str, language: str) -> None:
    """Text alone enlarged to 200 % (WCAG 1.4.4), on a desk, in Japanese on a phone, too."""
    page = open_page(LANGUAGES[language] + KINDS[kind], width=DESK)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert_fits(page, DESK)
    if language == "ja":
        assert_fits(page, 390)


@pytest.mark.parametrize("kind", KINDS)
def test_every_scheme_has_its_contrast(open_page: Open, kind: str) -> None:
    """Not by day alone."""
    assert_readable(open_page(KINDS[kind], width=DESK))


# ---- states: what a reader has opened, chosen or kept


def filtered(page: Page) -> None:
    """Choose a day, with all choices unfolded."""
    page.locator(".finder-more > summary").click()
    page.get_by_role("checkbox", name="水曜日").check()
    expect(page.locator(".asked-chip")).to_be_visible()


def nothing_left(page: Page) -> None:
    """Choose what nothing fits."""
    page.get_by_role("checkbox", name="日曜日").check()
    page.get_by_label("ことば・町の名前").fill("東ヶ丘")
    expect(page.get_by_role("button", name="東ヶ丘の近く")).to_be_visible()


def near(page: Page) -> None:
    """Measure from a town, so that the neighbours' gatherings are there, too."""
    nothing_left(page)
    page.get_by_role("button", name="ぜんぶはずす").first.click()
    page.get_by_label("ことば・町の名前").fill("東ヶ丘")
    page.get_by_role("button", name="東ヶ丘の近く").click()
    expect(page.locator(".distance").first).to_be_visible()


def panel_open(page: Page) -> None:
    """Open a pin."""
    page.locator("#hirune [data-show-pin]").click()
    expect(page.locator(".map-panel")).to_be_visible()


def large_map(page: Page) -> None:
    """Let the map fill the window."""
    page.get_by_role("button", name="大きな地図").click()


def reading_open(page: Page) -> None:
    """Open the panel of reading."""
    page.locator("details[data-reading] > summary").click()


def read_large(page: Page) -> None:
    """Ask for furigana, the largest text and wide spacing."""
    reading_open(page)
    for name, value in {"ruby": "on", "text": "largest", "spacing": "wide"}.items():
        page.locator(f"input[name=reading-{name}][value={value}]").check()
    expect(page.locator("main rt").first).to_be_attached()
    page.locator(".reading-panel button").click()


def combobox_open(page: Page) -> None:
    """Type into the question, and go to the second answer."""
    page.get_by_role("combobox").fill("みほん")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.get_by_role("combobox").press("ArrowDown")
    page.get_by_role("combobox").press("ArrowDown")


def kept(page: Page) -> None:
    """Keep two gatherings and look at them."""
    for path in ("areas/kita/index.html", "saved/index.html"):
        page.goto(f"{SITE}{path}")
        for button in page.locator("#ocha .save, #taiso .save").all():
            button.click()
    expect(page.locator(".saved-entry")).to_have_count(2)


STATES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "filtered": ("area", filtered),
    "filtered city": ("finder", filtered),
    "nothing left": ("area", nothing_left),
    "near": ("area", near),
    "panel": ("area", panel_open),
    "large map": ("area", large_map),
    "reading panel": ("gathering", reading_open),
    "large on home": ("home", read_large),
    "large on an area": ("area", read_large),
    "large on a gathering": ("gathering", read_large),
    "combobox": ("home", combobox_open),
    "kept": ("saved", kept),
}


@pytest.mark.parametrize("state", STATES)
def test_no_state_has_a_violation(open_page: Open, state: str) -> None:
    """What opens, what was chosen and what was kept is as clean as what was there, on a phone and a desk."""
    kind, act = STATES[state]
    page = open_page(KINDS[kind], width=PHONE)
    act(page)
    for width in (PHONE, DESK):
        assert_fits(page, width)
        assert_clean(page)
    assert_readable(page)

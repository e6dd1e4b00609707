"""The keyboard alone does everything, and whoever uses it always sees where it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.kinds import DESK, KINDS, PHONE

pytestmark = pytest.mark.browser

FOCUS = (Path(__file__).parent / "measures" / "focus.js").read_text("utf-8")
Open = Callable[..., Page]


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize(
    "kind", ["home", "area", "finder", "gathering", "listing", "calendar", "saved", "subscribe", "towns"]
)
def test_the_focus_is_always_seen(open_page: Open, kind: str, width: int) -> None:
    """Tab through the whole page: each stop is drawn, in the window, not covered, and there is an end."""
    page = open_page(KINDS[kind], width=width)
    stops: list[str] = []
    while True:
        page.keyboard.press("Tab")
        found = page.evaluate(FOCUS)
        if found is None:
            break
        assert not found["problem"], found
        stops.append(found["name"])
        assert len(stops) < 200, stops
    assert len(stops) > 10
    assert stops[0].startswith("a.skip")


def test_under_the_large_map_nothing_has_the_focus(open_page: Open) -> None:
    """Whoever tabs out of a map that fills the window has the page back, and Escape does it, too."""
    page = open_page(KINDS["area"])
    button = page.get_by_role("button", name="大きな地図")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".map-frame.is-large")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(".map-frame.is-large")).to_have_count(0)
    assert not page.evaluate(FOCUS)["problem"]
    button.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.locator(".map-frame.is-large")).to_have_count(0)
    expect(button).to_be_focused()


@pytest.mark.parametrize("kind", ["home", "area", "finder", "gathering"])
def test_nothing_moves_for_who_wants_no_motion(open_page: Open, kind: str) -> None:
    """No animation, no transition, no smooth scrolling, and the map does not glide."""
    page = open_page(KINDS[kind], reduced_motion="reduce")
    moving = page.evaluate(
        """() => [...document.querySelectorAll('*')].filter((one) => {
          const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(one);
          const moves = transitionDuration.split(', ').some((time) => parseFloat(time) > 0.001);
          return animationName !== 'none' || moves || scrollBehavior === 'smooth';
        }).map((one) => `${one.localName}.${one.className?.baseVal ?? one.className}`)"""
    )
    assert moving == []
    glides = page.evaluate(
        """() => {
          const { zoomAnimation, fadeAnimation, inertia } = window.sitegenMap.map.options;
          return { zoomAnimation, fadeAnimation, inertia };
        }"""
    )
    assert not any(glides.values()), glides


def tab_to(page: Page, what: Locator) -> None:
    """Go on by Tab until the focus is there."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if what.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"Tab does not reach {what}")


def test_the_keyboard_alone_does_everything(open_page: Open) -> None:
    """My town, a Wednesday, a gathering, its telephone, keeping it, printing what was kept."""
    page = open_page(KINDS["home"])
    tab_to(page, page.get_by_role("combobox"))
    page.keyboard.insert_text("きたまち")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/areas/kita/**")
    tab_to(page, page.get_by_role("checkbox", name="水曜日"))
    page.keyboard.press("Space")
    expect(page.locator(".entry:visible")).to_have_count(1)
    tab_to(page, page.get_by_role("heading", name="見本 お茶のみサロン").get_by_role("link"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/places/ocha/**")
    save = page.locator(".entry-acts .save")
    tab_to(page, save)
    page.keyboard.press("Enter")
    expect(save).to_have_attribute("aria-pressed", "true")
    expect(save).to_be_focused()
    page.reload()
    tab_to(page, page.locator("a.phone-big[href='tel:0760000002']"))
    page.reload()
    tab_to(page, page.get_by_role("navigation").get_by_role("link", name="とってある集まり"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/saved/**")
    page.evaluate("window.print = () => { document.title = 'printed'; }")
    tab_to(page, page.get_by_role("button", name="紙に印刷する"))
    page.keyboard.press("Enter")
    expect(page).to_have_title("printed")

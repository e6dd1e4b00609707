"""Tried as a new user would: from opening the site to telephoning a gathering near 長町 on a Wednesday."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "has_touch": True, "is_mobile": True}
MOST_PRESSES = 4
MOST_TABS = 60
NUMBER = "tel:0760000009"
Read = Callable[..., Page]


@dataclass
class Reader:
    """Somebody before a page, whose presses are counted."""

    page: Page
    presses: int = 0

    def press(self, what: Locator) -> None:
        """Touch something with a finger."""
        what.tap()
        self.presses += 1

    def key(self, name: str) -> None:
        """Press a key that does something, as a finger does."""
        self.page.keyboard.press(name)
        self.presses += 1

    def telephone(self, row: Locator) -> None:
        """Touch the telephone number of a row, which no browser here can dial."""
        link = row.locator("a[href^='tel:']")
        link.tap(trial=True)
        box = link.bounding_box()
        assert box
        assert box["height"] >= 43.9
        assert link.get_attribute("href") == NUMBER
        self.presses += 1

    def tab_to(self, what: Locator) -> None:
        """Go on by Tab until the focus is there."""
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            if what.evaluate("element => element === document.activeElement"):
                return
        raise AssertionError(f"{MOST_TABS} tabs do not reach {what}")


def row_of(page: Page, name: str) -> Locator:
    """Return the row of a gathering that shows, in the area's list or beyond its border."""
    return page.locator("main").get_by_role("listitem").filter(has=page.get_by_role("link", name=name)).first


@pytest.mark.parametrize(("town", "area"), [("長町一丁目", "nakamuramachi"), ("長町三丁目", "baba")])
def test_four_presses_and_one_word_lead_to_the_telephone(
    read: Read, kanazawa: Path, town: str, area: str
) -> None:
    """By touch on a phone: one word, the town, the day, the number; on either side of a border."""
    reader = Reader(read("index.html", site=kanazawa, **PHONE))
    page = reader.page
    page.get_by_role("combobox", name="お住まいの町は？").fill("長町")
    reader.press(page.get_by_role("option", name=town))
    page.wait_for_url(f"**/areas/{area}/**")
    reader.press(page.locator("label", has_text="水曜日"))
    expect(page.locator("[data-found-count]")).to_have_text(re.compile("のうち"))
    row = row_of(page, "見本 お茶のみサロン")
    expect(row).to_contain_text("11月25日（水）")
    reader.telephone(row)
    assert reader.presses <= MOST_PRESSES


def test_the_same_by_keyboard(read: Read, kanazawa: Path) -> None:
    """Tab, letters, an arrow, Enter and the space bar are enough."""
    reader = Reader(read("index.html", site=kanazawa))
    page = reader.page
    reader.tab_to(page.get_by_role("combobox"))
    page.keyboard.insert_text("長町")
    expect(page.get_by_role("option")).to_have_count(3)
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option", selected=True)).to_have_text("長町三丁目 馬場圏域")
    reader.key("Enter")
    page.wait_for_url("**/areas/baba/**")
    reader.tab_to(page.get_by_role("checkbox", name="水曜日"))
    reader.key("Space")
    expect(page.locator("[data-found-count]")).to_have_text(re.compile("のうち"))
    link = row_of(page, "見本 お茶のみサロン").locator("a[href^='tel:']")
    reader.tab_to(link)
    expect(link).to_be_in_viewport()
    assert link.get_attribute("href") == NUMBER
    assert reader.presses + 1 <= MOST_PRESSES


def test_the_same_by_ear(read: Read, kanazawa: Path) -> None:
    """What is needed is heard in the order it is needed, by role and name alone, and changes are told."""
    page = read("index.html", site=kanazawa)
    spoken = page.locator("body").aria_snapshot()
    assert in_order(spoken, "search:", 'combobox "お住まいの町は？"', 'button "さがす"')
    page.get_by_role("combobox", name="お住まいの町は？").fill("長町")
    expect(page.get_by_role("status").filter(has_text="3つ見つかりました")).to_have_count(1)
    page.get_by_role("option", name="長町三丁目 馬場圏域").click()
    page.wait_for_url("**/areas/baba/**")
    page.get_by_role("checkbox", name="水曜日").check()
    expect(page.get_by_role("status").filter(has_text="のうち")).to_have_count(1)
    spoken = page.locator("body").aria_snapshot()
    assert in_order(
        spoken,
        'heading "馬場圏域" [level=1]',
        'search "集まりをさがす"',
        'checkbox "水曜日" [checked]',
        "status: 21か所のうち",
        'heading "つどいの場',
        'heading "見本 お茶のみサロン" [level=3]',
        "11月25日（水）",
        'link "電話 076-000-0009"',
        "地図",
    )


def in_order(text: str, *parts: str) -> bool:
    """Tell whether parts stand in a text one after the other."""
    at = 0
    for part in parts:
        found = text.find(part, at)
        assert found >= 0, f"{part!r} is not after what comes before it in:\n{text}"
        at = found
    return True


def test_the_same_without_scripts_by_reading(read: Read, kanazawa: Path) -> None:
    """The index of towns, the town, the list with its days, the number."""
    reader = Reader(read("index.html", site=kanazawa, java_script_enabled=False, **PHONE))
    page = reader.page
    reader.press(page.get_by_role("link", name="町の一覧からえらぶ"))
    reader.press(page.get_by_role("navigation", name="五十音").get_by_role("link", name="な", exact=True))
    reader.press(page.get_by_role("link", name=re.compile("長町三丁目")))
    row = row_of(page, "見本 お茶のみサロン")
    expect(row).to_contain_text("毎週水曜日")
    expect(row).to_contain_text("11月25日（水）")
    reader.telephone(row)
    assert reader.presses <= MOST_PRESSES


def test_the_same_in_english(read: Read, kanazawa: Path) -> None:
    """Who reads no Japanese types nagamachi; the word English is the first press."""
    reader = Reader(read("index.html", site=kanazawa, **PHONE))
    page = reader.page
    reader.press(page.get_by_role("link", name="English"))
    page.wait_for_url("**/en/index.html")
    page.get_by_role("combobox").fill("nagamachi")
    reader.press(page.get_by_role("option", name="Nagamachi 3-chome"))
    page.wait_for_url("**/en/areas/baba/**")
    reader.press(page.locator("label", has_text="Wednesday"))
    row = row_of(page, "Sample: Tea salon")
    expect(row).to_contain_text(re.compile("Wed.*25 Nov|25 Nov.*Wed|Wed.*Nov(ember)? 25"))
    reader.telephone(row)
    assert reader.presses <= MOST_PRESSES

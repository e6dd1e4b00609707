"""The built miniature city in a real browser, as its readers meet it."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from sitegen.build import build
from sitegen.schedule.nouns import JAPAN
from tests.golden import MINIATURE, TODAY
from tests.kinds import KINDS

pytestmark = pytest.mark.browser

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154"
    "789c6360000002000001e221bc330000000049454e44ae426082"
)


@dataclass
class Visit:
    """A page and what went wrong or went out while it was open."""

    page: Page
    problems: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)


@pytest.fixture
def visit(
    new_page: Callable[..., Page], serve_folder: Callable[[Path], str], miniature: Path
) -> Callable[..., Visit]:
    """Open a page of the site; tiles are answered here, any other host is noted and refused."""

    def open_page(path: str, *, root: Path = miniature, **options: object) -> Visit:
        seen = Visit(new_page(**options))
        base = serve_folder(root)

        def answer(route: Route) -> None:
            url = route.request.url
            if url.startswith(base):
                route.continue_()
            elif url.startswith("https://cyberjapandata.gsi.go.jp/"):
                route.fulfill(body=PIXEL, content_type="image/png")
            else:
                seen.foreign.append(url)
                route.abort()

        seen.page.context.route("**/*", answer)
        seen.page.on("pageerror", lambda error: seen.problems.append(str(error)))
        seen.page.on(
            "console", lambda said: seen.problems.append(said.text) if said.type == "error" else None
        )
        seen.page.on("dialog", lambda dialog: seen.problems.append(dialog.message))
        if options.get("java_script_enabled", True):
            seen.page.clock.set_fixed_time(dt.datetime.combine(TODAY, dt.time(8), JAPAN))
        seen.page.goto(f"{base}/{path}", wait_until="load")
        if seen.page.locator("#map-data").count() and options.get("java_script_enabled", True):
            seen.page.wait_for_selector("html.has-map")
        return seen

    return open_page


@pytest.mark.parametrize("name", [kind for kind in KINDS if kind != "missing"])
def test_no_page_complains_or_asks_elsewhere(visit: Callable[..., Visit], name: str) -> None:
    """Nothing goes wrong in the console, and nothing but tiles comes from anywhere else."""
    seen = visit(KINDS[name])
    assert not seen.problems
    assert not seen.foreign


@pytest.mark.parametrize("name", ["home", "area", "gathering"])
def test_a_page_is_whole_without_scripts(visit: Callable[..., Visit], name: str) -> None:
    """With JavaScript off the drawing stands in the map's place and every row is there."""
    page = visit(KINDS[name], java_script_enabled=False).page
    assert page.locator(".map-drawing svg").is_visible()
    assert page.locator("[data-show-pin]:visible").count() == 0
    if name == "area":
        assert page.locator(".entry").count() == 6
    if name == "home":
        page.locator(".map-drawing").get_by_role("link", name="南圏域").click()
        assert page.locator("h1").inner_text() == "南圏域"


def test_hostile_text_is_text(visit: Callable[..., Visit]) -> None:
    """Template syntax, markup and script in a record are shown as they were written."""
    for path in ("places/hostile/index.html", "areas/minami/index.html", "areas/minami/list/index.html"):
        seen = visit(path)
        assert "{{ 7*7 }}{% raw %}</script><script>alert(1)</script>${1+1}" in (
            seen.page.locator("main").text_content() or ""
        )
        assert seen.page.locator("main script:not([type])").count() == 0
        assert seen.page.locator("main img[onerror], main [onload]").count() == 0
        assert seen.page.locator("a[href^='javascript']").count() == 0
        assert not seen.problems
        assert not seen.foreign


def test_the_panel_shows_hostile_text_as_text(visit: Callable[..., Visit]) -> None:
    """What reaches the page through the map's script is text, too."""
    seen = visit("areas/minami/index.html")
    number = seen.page.locator("#hostile").get_attribute("data-pin")
    seen.page.locator(f"#hostile [data-show-pin='{number}']").click()
    assert "{{ 7*7 }}{% raw %}</script>" in seen.page.locator(".map-panel").inner_text()
    assert not seen.problems


def test_a_turned_name_turns_nothing_else(visit: Callable[..., Visit]) -> None:
    """A name with a right-to-left override does not turn the words after it."""
    page = visit("places/index.html").page
    row = page.locator("[data-place=bidi] .entry-body")
    when = row.locator(".when")
    assert row.locator("h3 a").evaluate("element => getComputedStyle(element).unicodeBidi") == "isolate"
    assert when.evaluate("element => getComputedStyle(element).direction") == "ltr"
    left = row.evaluate("element => element.getBoundingClientRect().left")
    assert when.evaluate("element => element.getBoundingClientRect().left") == left


def test_a_name_of_100_kilobytes_breaks_nothing(visit: Callable[..., Visit], tmp_path: Path) -> None:
    """Somebody will paste a whole newsletter into `name`: the page stays whole and readable."""
    root = tmp_path / "root"
    shutil.copytree(MINIATURE, root)
    name = "ながいなまえ" * 5700
    record = f"name: {name}\nschedule: 毎週月曜\nlocation: 36.5655, 136.6495\nconfirmed: 2026-10-01\n"
    (root / "places" / "long.yaml").write_text(record, encoding="utf-8")
    assert build(root, tmp_path / "site", today=TODAY).pages
    seen = visit("areas/kita/index.html", root=tmp_path / "site", width=360)
    # What is far off the screen is not laid out and has no text yet.
    seen.page.locator("#long").scroll_into_view_if_needed()
    assert seen.page.locator("#long h3").text_content() == name
    # To part it into phrases takes Chromium half a minute.
    assert seen.page.locator("#long h3").evaluate("one => getComputedStyle(one).wordBreak") == "normal"
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= 360
    assert not seen.problems


def test_the_keyboard_alone_reads_map_and_list(visit: Callable[..., Visit]) -> None:
    """Tab reaches each pin in the order of its number; Enter opens it, Escape comes back."""
    page = visit("areas/kita/index.html").page
    page.locator(".map-column h2").evaluate("element => { element.tabIndex = -1; element.focus(); }")
    numbers: list[str] = []
    for _ in range(40):
        page.keyboard.press("Tab")
        pin = page.evaluate("document.activeElement.closest('[data-pin-number]')?.dataset.pinNumber ?? ''")
        if pin:
            numbers.append(pin)
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]
    assert len(numbers) >= 4
    page.locator("[data-pin-number='1']").focus()
    page.keyboard.press("Enter")
    assert page.locator(".map-panel").is_visible()
    assert page.locator(".entry.is-chosen[data-pin='1']").count() >= 1
    page.keyboard.press("Escape")
    assert not page.locator(".map-panel").is_visible()
    assert page.evaluate("document.activeElement.dataset.pinNumber") == "1"


def test_a_page_opens_from_disk(chromium: Browser, miniature: Path) -> None:
    """Who has no server opens output/index.html with a double click: the map works there, too."""
    page = chromium.new_page()
    problems: list[str] = []
    page.on("console", lambda said: problems.append(said.text) if said.type == "error" else None)
    page.route(re.compile("^https:"), lambda route: route.fulfill(body=PIXEL, content_type="image/png"))
    page.goto((miniature / "index.html").as_uri())
    page.wait_for_selector("html.has-map")
    page.locator("#ask").fill("ひがしがおか")
    page.locator("[role=option]").first.click()
    page.wait_for_selector("html.has-map")
    assert page.locator("h1").inner_text() == "北圏域"
    assert not problems
    page.close()


@pytest.mark.parametrize("path", ["areas/kita/list/index.html", "areas/minami/list/index.html"])
def test_the_sheet_prints_on_a4_with_nothing_lost(visit: Callable[..., Visit], path: str) -> None:
    """On paper the numbers of map and list agree and no text leaves the page."""
    page = visit(path).page
    page.emulate_media(media="print")
    on_map = set(page.locator(".sheet-map .pin text").all_text_contents())
    in_list = set(page.locator(".sheet-venue h3 .mark text").all_text_contents())
    assert on_map == in_list
    page.set_viewport_size({"width": 695, "height": 1000})
    assert page.evaluate("document.documentElement.scrollWidth") <= 695


def test_a_row_shows_its_pin_and_a_pin_marks_its_rows(visit: Callable[..., Visit]) -> None:
    """List and map are one: the button of a row opens its pin, closing goes back to the button."""
    page = visit("areas/kita/index.html").page
    button = page.locator("#hirune [data-show-pin]")
    button.click()
    panel = page.locator(".map-panel")
    assert "東の会館前" in panel.inner_text()
    assert "見本 移動スーパー" in panel.inner_text()
    assert page.locator(".entry.is-chosen").count() == 2
    assert page.locator("[data-pin-number='3']").get_attribute("aria-expanded") == "true"
    panel.get_by_role("button", name="閉じる").click()
    assert not panel.is_visible()
    assert button.evaluate("element => element === document.activeElement")
    assert page.locator("[data-pin-number='3']").get_attribute("aria-expanded") == "false"


def test_a_screen_reader_hears_number_venue_and_what_meets(visit: Callable[..., Visit]) -> None:
    """A pin is a button with a name that says as much as the list's row."""
    page = visit("areas/kita/index.html").page
    names = [pin.get_attribute("aria-label") for pin in page.locator("[data-pin-number]").all()]
    assert names == [
        "1番 見本公民館 2つの集まり",
        "2番 ひとこと",
        "3番 東の会館前 2つの集まり",
        "4番 川べの家 かわべのカフェ",
    ]
    assert {pin.get_attribute("role") for pin in page.locator("[data-pin-number]").all()} == {"button"}


def test_pins_on_one_spot_do_not_hide_each_other(visit: Callable[..., Visit]) -> None:
    """However far out the map is zoomed, each pin can be pressed."""
    page = visit("areas/minami/index.html", width=360).page
    for _ in range(4):
        page.get_by_role("button", name="− 遠く").click()
    boxes = [pin.bounding_box() for pin in page.locator("[data-pin-number]").all()]
    assert len(boxes) == 6
    for index, one in enumerate(boxes):
        for other in boxes[index + 1 :]:
            assert one
            assert other
            assert abs(one["x"] - other["x"]) + abs(one["y"] - other["y"]) > 20


def test_the_map_is_no_trap_for_a_thumb(visit: Callable[..., Visit]) -> None:
    """On a touch screen one finger scrolls the page over the map; the large map may be dragged."""
    page = visit("areas/kita/index.html", width=360, has_touch=True, is_mobile=True).page
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.folium-map')).touchAction") == "pan-x pan-y"
    )
    assert page.evaluate("window.map_area.dragging.enabled()") is False
    page.get_by_role("button", name="大きな地図").click()
    assert page.evaluate("window.map_area.dragging.enabled()") is True
    page.get_by_role("button", name="もとの大きさ").click()
    assert page.evaluate("window.map_area.dragging.enabled()") is False


def test_where_i_am_is_asked_only_when_pressed(visit: Callable[..., Visit]) -> None:
    """No page asks for the position by itself; a refusal is answered in words."""
    page = visit("areas/kita/index.html").page
    page.evaluate(
        """() => {
            navigator.geolocation.getCurrentPosition = (_, fail) => {
                window.asked = true;
                fail({ code: 1 });
            };
        }"""
    )
    assert page.evaluate("window.asked ?? false") is False
    page.get_by_role("button", name="いまいる所", exact=True).click()
    assert page.evaluate("window.asked") is True
    assert "許可がありません" in page.locator(".map-said").inner_text()


def test_without_tiles_the_map_still_stands(visit: Callable[..., Visit]) -> None:
    """A server of tiles that is down takes neither outline, nor pins, nor panel away."""
    seen = visit("areas/kita/index.html")
    seen.page.context.unroute("**/*")
    seen.page.route(re.compile("^https:"), lambda route: route.abort())
    seen.page.reload()
    seen.page.wait_for_selector("html.has-map")
    assert seen.page.locator(".shape-own").count() == 1
    seen.page.locator("[data-pin-number='1']").click()
    assert seen.page.locator(".map-panel").is_visible()


@pytest.mark.parametrize(
    ("typed", "area"),
    [
        ("北町", "北圏域"),
        ("きたまち", "北圏域"),
        ("キタマチ", "北圏域"),
        ("北町２", "北圏域"),
        ("東が丘", "北圏域"),
        ("ﾐﾅﾐﾏﾁ", "南圏域"),
        ("西", "南圏域"),
    ],
)
def test_a_town_is_found_however_it_is_typed(visit: Callable[..., Visit], typed: str, area: str) -> None:
    """By kanji, kana, half width, 丁目 in any digits, ヶ or が: with keys alone, to the area's page."""
    page = visit("index.html").page
    page.locator("#ask").fill(typed)
    page.wait_for_selector("[role=option]")
    page.keyboard.press("ArrowDown")
    assert page.locator("#ask").get_attribute("aria-activedescendant") == "ask-option-0"
    page.keyboard.press("Enter")
    page.wait_for_url("**/areas/**")
    assert page.locator("h1").inner_text() == area


def test_a_town_that_is_not_there_is_answered_kindly(visit: Callable[..., Visit]) -> None:
    """Never a bare list of nothing: what else may be tried is said."""
    page = visit("index.html").page
    page.locator("#ask").fill("どこにもない町")
    expect(page.locator(".ask-said")).to_contain_text("「さがす」を押すと、書いてあることもさがします")


def test_an_area_of_the_city_is_opened_by_a_press(visit: Callable[..., Visit]) -> None:
    """On the home page's map an area's name is a link, and its ground may be pressed, too."""
    page = visit("index.html").page
    page.locator(".land-label a", has_text="南圏域").click()
    page.wait_for_url("**/areas/minami/**")
    assert page.locator("h1").inner_text() == "南圏域"


def test_what_can_be_pressed_is_large(visit: Callable[..., Visit]) -> None:
    """Buttons, pins and links that stand alone are 44 px high for hands that tremble."""
    page = visit("areas/kita/index.html", width=360).page
    selectors = (".act", ".menu a", ".entry-acts button", ".phone", ".map-buttons button", ".map-pin")
    for selector in selectors:
        for element in page.locator(f"{selector}:visible").all():
            box = element.bounding_box()
            assert box
            assert box["height"] >= 43.9, selector

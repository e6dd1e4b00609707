"""The panel of the masthead: furigana, size and spacing, as a reader in a real browser meets them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

AREA, HOME, ALL = "areas/kita/index.html", "index.html", "places/index.html"
REFUSED = """Object.defineProperty(window, "localStorage", {
    get() { throw new DOMException("no", "SecurityError"); },
})"""
# All that is written in the page: what furigana may add to for a while, but never change.
WRITTEN = """() => {
    const copy = document.body.cloneNode(true);
    for (const reading of copy.querySelectorAll("rt")) reading.remove();
    return copy.textContent;
}"""
Visit = Callable[..., Page]


@pytest.fixture
def visit(new_page: Callable[..., Page], serve_folder: Callable[[Path], str], miniature: Path) -> Visit:
    """Open a page; `kept` is what the reader had chosen before, `before` runs before its scripts."""

    def open_page(
        path: str, *, kept: object = None, before: str = "", disk: bool = False, **options: object
    ) -> Page:
        page = new_page(**options)
        page.context.route(re.compile("^https:"), lambda route: route.abort())
        page.on("pageerror", lambda error: pytest.fail(str(error)))
        if kept is not None:
            text = json.dumps(kept if isinstance(kept, str) else json.dumps(kept))
            before = (
                f"localStorage.getItem('sitegen.reading') ?? localStorage.setItem('sitegen.reading', {text})"
            )
        if before:
            page.context.add_init_script(before)
        base = miniature.as_uri() if disk else serve_folder(miniature)
        page.goto(f"{base}/{path}")
        return page

    return open_page


def choose(page: Page, choice: str) -> None:
    """Open the panel if need be, and take one of its choices: `ruby=on`."""
    name, value = choice.split("=")
    if page.locator("details.reading[open]").count() == 0:
        page.locator(".reading > summary").click()
    page.locator(f".reading label:has([name='reading-{name}'][value='{value}'])").click()


def with_furigana(page: Page) -> Page:
    """Wait until the readings stand."""
    page.wait_for_selector("h1 rt")
    return page


def read(page: Page, text: str) -> str:
    """Return a text that another script adds to the page, with its readings in brackets."""
    page.evaluate(
        """(text) => {
            const added = document.createElement("p");
            added.textContent = text;
            document.querySelector("main").append(added);
        }""",
        text,
    )
    box = page.locator("main > p:last-child .furigana")
    box.wait_for()
    shown: str = box.evaluate("""(box) => [...box.childNodes].map((one) => (
        one.nodeName === "RUBY" ? `${one.firstChild.data}[${one.lastChild.textContent}]` : one.data
    )).join("")""")
    return shown


def test_furigana_comes_when_asked_and_goes_without_a_trace(visit: Visit) -> None:
    """Names and words get their readings; what is written stays as it was, to the letter."""
    page = visit(AREA)
    assert page.locator("ruby").count() == 0
    before, text = page.locator("main").inner_html(), page.evaluate(WRITTEN)
    choose(page, "ruby=on")
    with_furigana(page)
    assert page.locator("h1 ruby").evaluate_all("(all) => all.map((one) => one.textContent)") == [
        "北圏域きたけんいき"
    ]
    assert page.locator("#taiso h3 rt").all_text_contents() == ["みほん", "あさ", "たいそう"]
    assert page.evaluate(WRITTEN) == text
    for _ in range(3):
        choose(page, "ruby=off")
        assert page.locator("main").inner_html() == before
        choose(page, "ruby=on")
        assert page.evaluate(WRITTEN) == text
    assert page.locator("html[data-ruby]").count() == 1


def test_nothing_is_loaded_before_it_is_asked_for(visit: Visit) -> None:
    """The readings weigh more than most pages: only who wants them waits for them."""
    page = visit(HOME)
    loaded = """() => performance.getEntriesByType("resource")
        .filter(({ name }) => /furigana|readings/.test(name)).length"""
    assert page.evaluate(loaded) == 0
    choose(page, "ruby=on")
    with_furigana(page)
    assert page.evaluate(loaded) == 2


def test_what_was_chosen_holds_on_every_page(visit: Visit) -> None:
    """The device remembers it, in whatever language the next page is."""
    page = visit(HOME)
    for choice in ("ruby=on", "text=largest", "spacing=wide"):
        choose(page, choice)
    page.goto(page.url.replace(HOME, "en/" + AREA))
    page.wait_for_selector("rt")
    html = page.locator("html")
    assert html.get_attribute("data-text") == "largest"
    assert html.get_attribute("data-spacing") == "wide"
    assert html.evaluate("(html) => getComputedStyle(html).fontSize") == "24px"
    assert page.evaluate("JSON.parse(localStorage.getItem('sitegen.reading'))") == {
        "ruby": "on",
        "text": "largest",
        "spacing": "wide",
    }
    page.locator(".reading > summary").click()
    assert page.locator(".reading input:checked").evaluate_all("(all) => all.map((one) => one.value)") == [
        "on",
        "largest",
        "wide",
    ]


def test_easy_japanese_has_furigana_from_the_beginning(visit: Visit) -> None:
    """Who reads やさしい日本語 need not ask for it, and may still do without."""
    page = visit("easy/" + AREA)
    page.wait_for_selector("rt")
    choose(page, "ruby=off")
    page.wait_for_function("!document.querySelector('rt')")
    page.reload()
    page.wait_for_selector("[data-reading=ready]")
    assert page.locator("rt").count() == 0


@pytest.mark.parametrize("kept", ["", "{", "null", "7", '{"ruby": 1, "text": "huge", "spacing": null}'])
def test_broken_memory_is_no_memory(visit: Visit, kept: str) -> None:
    """Whatever stands in the storage, the page comes as usual and can be set anew."""
    page = visit(HOME, kept=kept)
    assert not page.evaluate(
        "['data-text', 'data-spacing', 'data-ruby'].some((one) => document.documentElement.hasAttribute(one))"
    )
    choose(page, "spacing=wide")
    page.reload()
    assert page.locator("html[data-spacing=wide]").count() == 1


def test_a_browser_that_keeps_nothing_still_obeys(visit: Visit) -> None:
    """In private, and from disk, the choice holds for the page at least."""
    page = visit(AREA, before=REFUSED)
    choose(page, "text=large")
    assert page.locator("html[data-text=large]").count() == 1
    choose(page, "ruby=on")
    with_furigana(page)
    page = visit(AREA, disk=True)
    choose(page, "ruby=on")
    with_furigana(page)


def test_the_panel_is_worked_by_keys(visit: Visit) -> None:
    """Enter opens it, arrows choose, Escape closes it and goes back to where it was opened."""
    page = visit(AREA)
    page.locator(".reading > summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    with_furigana(page)
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    assert page.locator("html[data-text=large]").count() == 1
    page.keyboard.press("Escape")
    assert page.locator("details.reading[open]").count() == 0
    assert page.evaluate("document.activeElement.matches('.reading > summary')")


def test_the_panel_closes_when_the_reader_goes_on(visit: Visit) -> None:
    """By a press beside it, by its button, and by Tab beyond its end, where it would hide the focus."""
    page = visit(AREA)
    panel, summary = page.locator("details.reading[open]"), page.locator(".reading > summary")
    summary.click()
    page.locator("h1").click(position={"x": 2, "y": 2}, force=True)
    page.mouse.click(5, 700)
    assert panel.count() == 0
    summary.click()
    page.locator(".reading-panel button").click()
    assert panel.count() == 0
    assert page.evaluate("document.activeElement.matches('.reading > summary')")
    summary.click()
    page.locator(".reading-panel button").focus()
    page.keyboard.press("Tab")
    assert panel.count() == 0
    assert not page.evaluate("document.activeElement.matches('.reading > summary')")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_open_panel_is_accessible(visit: Visit, width: int, scheme: str) -> None:
    """Axe finds nothing with the panel open and furigana on; all that is pressed has 44 px."""
    page = with_furigana(visit(AREA, kept={"ruby": "on"}, width=width, color_scheme=scheme))
    page.locator(".reading > summary").click()
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    for part in page.locator(".reading > summary, .reading label, .reading button").all():
        box = part.bounding_box()
        assert box
        assert box["height"] >= 43.9


def test_a_screen_reader_hears_each_word_once(visit: Visit) -> None:
    """The readings are for the eye: names of links and headings are what they were."""
    page = with_furigana(visit(AREA, kept={"ruby": "on"}))
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")
    names = [node["name"]["value"] for node in tree["nodes"] if node.get("name")]
    assert "北圏域" in names
    assert "見本 朝の体操" in names
    assert not any("きたけんいき" in name or "たいそう" in name for name in names)


@pytest.mark.parametrize("path", [HOME, AREA, ALL, "places/shogi/index.html", "en/" + AREA, "easy/" + AREA])
def test_nothing_is_cut_off_at_320_and_the_largest(visit: Visit, path: str) -> None:
    """Text half as large again, wide, with furigana: no page scrolls sideways, the panel neither."""
    page = visit(path, kept={"ruby": "on", "text": "largest", "spacing": "wide"}, width=320)
    page.wait_for_selector("rt")
    page.locator(".reading > summary").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    box = page.locator(".reading-panel").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("北町一丁目の公民館で", "北町[きたまち]一丁目[いっちょうめ]の公民館[こうみんかん]で"),
        # A name counts only where all beside it is read: 大北町 may be another town.
        ("大北町の会場", "大北町の会場[かいじょう]"),
        ("11月27日（金）9時30分から", "11月[がつ]27日[にち]（金[きん]）9時[じ]30分[ぷん]から"),
        (
            "４月１日、２０日、24日（日）",
            "４月[がつ]１日[ついたち]、２０日[はつか]、24日[にじゅうよっか]（日[にち]）",
        ),
        (
            "毎月第2・4月曜、12か月、月2回",
            "毎月[まいつき]第[だい]2・4月曜[げつよう]、12か月[げつ]、月[つき]2回[かい]",
        ),
        ("毎週月～金、2人で1日", "毎週[まいしゅう]月[げつ]～金[きん]、2人[ふたり]で1日"),
        ("開く日、日本の人、3か所", "開[ひら]く日[ひ]、日本[にほん]の人[ひと]、3か所[しょ]"),
        ("来る日、上の方、生地、公民館", "来[く]る日[ひ]、上の方、生地、公民館[こうみんかん]"),
    ],
)
def test_texts_are_read_as_people_read_them(visit: Visit, text: str, shown: str) -> None:
    """What another script adds is read, too; where a reading is not certain there is none."""
    assert read(with_furigana(visit(AREA, kept={"ruby": "on"})), text) == shown


def test_sorted_and_written_anew_the_page_keeps_its_readings(visit: Visit) -> None:
    """Other scripts move rows and fill them again: readings follow, are never doubled, and nobody waits."""
    page = with_furigana(visit(ALL, kept={"ruby": "on"}))
    count, text = page.locator("rt").count(), page.evaluate(WRITTEN)
    page.evaluate("""() => {
        for (const list of document.querySelectorAll("main ul, main ol")) {
            list.append(...[...list.children].reverse());
        }
        const title = document.querySelector("h1");
        title.textContent = title.textContent.replace(title.querySelector("rt").textContent, "");
    }""")
    page.wait_for_selector("h1 rt")
    assert page.locator("rt").count() == count
    assert len(page.evaluate(WRITTEN)) == len(text)
    assert page.locator("rt rt, .furigana .furigana").count() == 0


def test_what_is_no_text_of_the_page_is_left_alone(visit: Visit) -> None:
    """Neither forms nor drawings, nor other languages, nor what says so itself."""
    page = with_furigana(visit(AREA, kept={"ruby": "on"}))
    page.evaluate("""() => {
        const made = new DOMParser().parseFromString(
            `<div id="left"><textarea>公民館</textarea><select><option>公民館</option></select>
            <code>公民館</code><svg><text>公民館</text></svg><p lang="zh">公民館</p>
            <p data-no-ruby>公民館</p><p class="visually-hidden">公民館</p>
            <p><ruby>公民館<rt>かん</rt></ruby></p></div><p id="seen">公民館</p>`,
            "text/html");
        document.querySelector("main").append(...made.body.childNodes);
    }""")
    page.wait_for_selector("#seen rt")
    assert page.locator("#left rt").all_text_contents() == ["かん"]


def test_without_scripts_there_is_no_panel(visit: Visit) -> None:
    """A panel that can do nothing would only stand in the way."""
    page = visit(HOME, java_script_enabled=False)
    assert not page.locator(".reading > summary").is_visible()


def test_when_the_readings_do_not_come_the_panel_says_so(visit: Visit) -> None:
    """Without a network the wish is answered in words, and asking again asks again."""
    page = visit(HOME)
    page.route("**/readings.js*", lambda route: route.abort())
    page.route("**/furigana.js*", lambda route: route.abort())
    choose(page, "ruby=on")
    page.wait_for_function("document.querySelector('.reading [role=status]').textContent !== ''")
    page.unroute("**/readings.js*")
    page.unroute("**/furigana.js*")
    choose(page, "ruby=off")
    choose(page, "ruby=on")
    with_furigana(page)

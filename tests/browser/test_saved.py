"""Keeping gatherings on one's own device, and passing a page on, in a real browser."""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page

from sitegen.build import build
from tests.calendar_readers import read_javascript, read_python
from tests.golden import MINIATURE, TODAY

pytestmark = pytest.mark.browser

SAVED, AREA, PLACE = "saved/index.html", "areas/kita/index.html", "places/ocha/index.html"
JAPAN = dt.timezone(dt.timedelta(hours=9))
WEB = "https://example.jp/tsudoi/"
OCHA, TAISO = "見本 お茶のみサロン", "見本 朝の体操"
Visit = Callable[..., Page]


@pytest.fixture
def site(miniature: Path) -> Path:
    """Return the folder of the site that is visited."""
    return miniature


@pytest.fixture
def visit(new_page: Callable[..., Page], serve_folder: Callable[[Path], str], site: Path) -> Visit:
    """Open a page as the clock in Japan shows a date and a time; `kept` is what was saved before."""

    def open_page(  # noqa: PLR0913 - what a visit may differ in, each by its name
        path: str,
        *,
        disk: bool = False,
        kept: object = None,
        day: dt.date = TODAY,
        time: str = "08:00",
        before: str = "",
        **options: object,
    ) -> Page:
        page = new_page(**options)
        base = site.as_uri() if disk else serve_folder(site)
        page.context.route(re.compile("^https:"), lambda route: route.abort())
        page.on("pageerror", lambda error: pytest.fail(str(error)))
        page.on("dialog", lambda dialog: pytest.fail(dialog.message))
        if before:
            page.context.add_init_script(before)
        if options.get("java_script_enabled", True):
            page.clock.install(time=dt.datetime.combine(day, dt.time.fromisoformat(time), JAPAN))
        page.goto(f"{base}/{path}")
        if kept is not None:
            text = kept if isinstance(kept, str) else json.dumps(kept)
            page.evaluate("(text) => localStorage.setItem('sitegen.saved', text)", text)
            page.reload()
        return page

    return open_page


def stored(page: Page) -> object:
    """Return what the device has written down."""
    return page.evaluate("JSON.parse(localStorage.getItem('sitegen.saved'))")


def names(page: Page) -> list[str]:
    """Return the names of the list, in order."""
    return page.locator(".saved-entry h2").all_inner_texts()


def said(page: Page) -> str:
    """Return what the page says of what happened."""
    return page.locator("[data-saved-said]").inner_text()


def focused(page: Page) -> str:
    """Return the words of what has the focus."""
    text: str = page.evaluate("document.activeElement.textContent")
    return " ".join(text.split())


def follow(link: Locator, path: str) -> None:
    """Go where a link leads, until the page there is ready."""
    link.click()
    link.page.wait_for_url(f"**/{path}")


def clean(page: Page) -> None:
    """Fail if axe finds anything, or if a line is wider than the screen."""
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


# ---- keeping -------------------------------------------------------------------------------


@pytest.mark.parametrize("disk", [False, True])
def test_what_is_kept_stands_on_its_page(visit: Visit, *, disk: bool) -> None:
    """From a list and from a gathering's page; the masthead counts; the next visit knows."""
    page = visit(AREA, disk=disk)
    row = page.locator("[data-place='taiso']")
    row.get_by_role("button", name=re.compile(f"^とっておく ?：{TAISO}$")).click()
    button = row.get_by_role("button", name=re.compile(f"^とってあります ?：{TAISO}$"))
    assert button.get_attribute("aria-pressed") == "true"
    assert page.locator("[data-saved-link]").text_content() == "とってある集まり 1か所"
    follow(page.get_by_role("link", name=OCHA).last, PLACE)
    page.get_by_role("button", name="とっておく").click()
    assert stored(page) == ["taiso", "ocha"]
    page.reload()
    follow(page.get_by_role("link", name="とってある集まり"), SAVED)
    assert page.locator("h1").inner_text() == "とってある集まり2か所"
    assert names(page) == [OCHA, TAISO]
    follow(page.get_by_role("link", name=OCHA), PLACE)
    page.get_by_role("button", name="とってあります").click()
    assert stored(page) == ["taiso"]


def test_a_row_has_one_button_and_it_says_whose(visit: Visit) -> None:
    """Whoever hears the buttons alone can tell them apart."""
    page = visit(AREA)
    buttons = page.locator("button[data-save]")
    assert buttons.count() == page.locator("[data-place]").count() == 6
    heard = [" ".join(text.split()) for text in buttons.all_text_contents()]
    assert len(set(heard)) == 6
    assert all(text.startswith("とっておく：") for text in heard)


def test_a_kept_gathering_says_what_its_reader_goes_by(visit: Visit) -> None:
    """Name, next date, when, where, telephone: one look before going out."""
    row = visit(SAVED, kept=["ocha"]).locator(".saved-entry")
    text = " ".join(row.inner_text().split())
    assert "つぎは あした11月25日（水） 13:30～15:00" in text
    assert "毎月第2・第4水曜 13:30～15:00 第1土曜 10:00～正午（8月休み）" in text
    assert "見本公民館 2階 和室" in text
    assert row.locator(".phone").get_attribute("href") == "tel:0760000002"


def test_the_list_is_in_the_order_of_the_next_dates(visit: Visit) -> None:
    """Whatever was saved first; what has no date stands last, and each day has its own order."""
    kept = ["hirune", "taiso", "shogi", "ocha", "mimamori"]
    page = visit(SAVED, kept=kept)
    assert names(page)[:3] == [OCHA, "見本 昼と夜の将棋", TAISO]
    assert set(names(page)[3:]) == {"日だまりの会", "見本 見守りの電話"}
    later = visit(SAVED, kept=kept, day=dt.date(2026, 11, 28))
    assert names(later)[0] == TAISO
    assert "つぎは 11月30日（月） 9:30～10:30" in later.locator(".saved-entry").first.inner_text()


def test_a_pause_is_said_until_it_is_over(visit: Visit) -> None:
    """A gathering that pauses is kept, and its row says why nothing is on."""
    page = visit(SAVED, kept=["hirune"])
    assert "お休み（会場の工事のため）" in page.locator(".paused").inner_text()
    over = visit(SAVED, kept=["hirune"], day=dt.date(2027, 4, 1))
    assert over.locator(".paused").is_hidden()


def test_when_the_dates_run_out_the_list_says_so(visit: Visit) -> None:
    """A page a year old promises nothing."""
    page = visit(SAVED, kept=["ocha"], day=TODAY + dt.timedelta(days=365))
    assert page.locator(".next").inner_text().startswith("いま分かっている日は、4月30日（金）で終わり")
    assert page.locator(".saved-dates li").count() == 0


# ---- what is written down ------------------------------------------------------------------


@pytest.mark.parametrize("kept", ["{oops", "42", '"ocha"', "null", '{"0": "ocha"}', ""])
def test_what_cannot_be_read_counts_as_nothing(visit: Visit, kept: str) -> None:
    """Something else may have written there: the page is as new, and works."""
    page = visit(SAVED, kept=kept)
    assert page.locator("[data-saved-empty]").is_visible()
    page = visit(AREA, kept=kept)
    page.locator("[data-place='taiso'] button[data-save]").click()
    assert stored(page) == ["taiso"]


def test_of_what_can_be_read_only_ids_count(visit: Visit) -> None:
    """What is no id of ours is left aside, and what stands twice counts once."""
    page = visit(SAVED, kept=["ocha", 5, None, ["taiso"], "<b>", "__proto__", "../taiso", "ocha"])
    assert names(page) == [OCHA]
    assert page.locator("[data-saved-gone]").is_hidden()


def test_what_is_gone_is_said_and_can_be_let_go(visit: Visit) -> None:
    """A record that was taken away is not silently lost, whatever it was called."""
    page = visit(SAVED, kept=["constructor", "ocha", "old-salon"])
    gone = page.locator("[data-saved-gone]")
    assert gone.locator("li > span").all_inner_texts() == ["constructor", "old-salon"]
    assert page.locator("[data-saved-total]").inner_text() == "3か所"
    gone.get_by_role("button", name="old-salon").click()
    assert said(page) == "「old-salon」をはずしました"
    assert stored(page) == ["constructor", "ocha"]
    gone.get_by_role("button", name="constructor").click()
    assert gone.is_hidden()
    assert names(page) == [OCHA]


@pytest.mark.parametrize(
    "refusal",
    [
        "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); };",
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException(''); } });",
    ],
)
def test_where_nothing_may_be_stored_there_are_no_buttons(visit: Visit, refusal: str) -> None:
    """A button that forgets would be worse than none; the page of the kept says why."""
    page = visit(AREA, before=refusal)
    assert page.locator("button[data-save]").count() == 0
    assert page.locator("[data-saved-link]").inner_text() == "とってある集まり"
    page = visit(SAVED, before=refusal)
    assert page.locator("[data-saved-refused]").is_visible()
    assert page.locator("[data-saved-empty]").is_hidden()
    clean(page)


def test_without_scripts_the_page_says_how_it_works(visit: Visit) -> None:
    """No button that does nothing, and the link in the masthead leads to words."""
    page = visit(AREA, java_script_enabled=False)
    assert page.locator("button:visible").count() == 0
    follow(page.locator("[data-saved-link]"), SAVED)
    assert "JavaScript" in page.locator("main").inner_text()
    assert page.locator("button:visible").count() == 0


def test_two_tabs_agree(visit: Visit) -> None:
    """What one tab keeps the other shows at once, and whoever is at a button there stays at it."""
    page = visit(SAVED, kept=["ocha", "taiso"])
    page.locator(".saved-remove").last.focus()
    other = page.context.new_page()
    other.goto(page.url.replace(SAVED, AREA))
    other.locator("[data-place='hirune'] button[data-save]").click()
    page.wait_for_function("document.querySelectorAll('.saved-entry').length === 3")
    assert focused(page) == f"はずす：{TAISO}"
    assert page.locator("[data-saved-link]").inner_text().endswith("3か所")
    page.locator(".saved-remove").first.click()
    pressed = other.locator("[data-place='ocha'] [data-save][aria-pressed='false']")
    pressed.wait_for()
    assert "とっておく" in pressed.inner_text()


# ---- letting go ----------------------------------------------------------------------------


def test_all_are_forgotten_in_two_steps_and_taken_back_by_keys_alone(visit: Visit) -> None:
    """A question stands between, its safe answer has the focus, and the way back stays open."""
    kept = ["taiso", "hirune", "ocha"]
    page = visit(SAVED, kept=kept)
    forget = page.locator("[data-saved-forget]")
    forget.focus()
    page.keyboard.press("Enter")
    assert page.get_by_role("group", name="とってある3か所を、すべて忘れますか").is_visible()
    assert focused(page) == "やめる"
    assert stored(page) == kept
    page.keyboard.press("Escape")
    assert focused(page) == "すべて忘れる"
    assert forget.get_attribute("aria-expanded") == "false"
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    assert focused(page) == "すべて忘れる"
    assert stored(page) == kept
    page.keyboard.press("Enter")
    page.keyboard.press("Shift+Tab")
    assert focused(page) == "はい、すべて忘れる"
    page.keyboard.press("Enter")
    assert stored(page) is None
    assert said(page) == "すべて忘れました"
    assert page.locator("[data-saved-empty]").is_visible()
    assert focused(page) == "もとにもどす"
    page.keyboard.press("Enter")
    assert stored(page) == kept
    assert names(page) == [OCHA, TAISO, "日だまりの会"]
    assert said(page) == "もとにもどしました"
    assert focused(page).startswith("とってある集まり")
    assert page.locator("[data-saved-undo]").is_hidden()


def test_one_is_let_go_and_taken_back(visit: Visit) -> None:
    """The next one's button has the focus then, the last one leaves the way back."""
    page = visit(SAVED, kept=["ocha", "taiso"])
    page.get_by_role("button", name=OCHA).press("Enter")
    assert said(page) == f"「{OCHA}」をはずしました"
    assert focused(page) == f"はずす：{TAISO}"
    page.keyboard.press("Enter")
    assert focused(page) == "もとにもどす"
    page.keyboard.press("Enter")
    assert stored(page) == ["taiso"]


def test_taking_back_loses_nothing_of_another_tab(visit: Visit) -> None:
    """What was kept between forgetting and taking back stays kept."""
    page = visit(SAVED, kept=["ocha"])
    page.locator("[data-saved-forget]").click()
    page.locator("[data-saved-yes]").click()
    other = page.context.new_page()
    other.goto(page.url.replace(SAVED, AREA))
    other.locator("[data-place='taiso'] button[data-save]").click()
    page.locator(".saved-entry").wait_for()
    page.locator("[data-saved-undo]").click()
    assert stored(page) == ["ocha", "taiso"]


# ---- paper and calendar --------------------------------------------------------------------


def test_the_printed_list_has_the_next_six_dates(visit: Visit) -> None:
    """A sheet for the wall: dates, days off among them, where, the telephone; no buttons."""
    page = visit(
        SAVED, kept=["ocha", "taiso", "hirune"], before="window.print = () => { window.printed = 1; };"
    )
    assert page.locator(".saved-dates:visible").count() == 0
    page.get_by_role("button", name="紙に印刷する").click()
    assert page.evaluate("window.printed") == 1
    page.emulate_media(media="print")
    assert page.locator("main button:visible").count() == 0
    assert page.locator(".saved-dates:visible").count() == 2
    ocha = page.locator(".saved-entry", has_text=OCHA)
    lines = [re.sub(r"\s+", "", line) for line in ocha.locator("li").all_inner_texts()]
    assert lines[:3] == [
        "11月25日（水）13:30～15:00",
        "12月5日（土）10:00～12:00",
        "12月9日（水）13:30～15:00",
    ]
    assert "12月23日（水）お休み" in lines
    assert len([line for line in lines if "お休み" not in line]) == 6
    assert "見本市北町1-1" in ocha.inner_text()
    assert ocha.locator(".phone").is_visible()
    assert len(re.findall(rb"/Type /Page\b", page.pdf(prefer_css_page_size=True))) == 1


def test_the_kept_are_one_calendar_file(visit: Visit, site: Path) -> None:
    """Two readers that are not ours find in it what they find in the gatherings' own files."""
    kept = ["shogi", "ocha", "hirune", "taiso"]
    page = visit(SAVED, kept=kept)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="カレンダーに入れる").click()
    assert waiting.value.suggested_filename == "tsudoi.ics"
    merged = Path(waiting.value.path()).read_bytes()
    single = {
        ident: (site / f"places/{ident}/calendar.ics").read_bytes() for ident in kept if ident != "hirune"
    }
    for read in (read_python, read_javascript):
        name, events = read({"all": merged})["all"]
        assert name == "とってある集まり"
        assert events == [event for _, found in read(single).values() for event in found]
    assert merged.count(b"BEGIN:VTIMEZONE\r\n") == merged.count(b"BEGIN:VCALENDAR\r\n") == 1
    assert merged.count(b"\n") == merged.count(b"\r\n")
    assert max(map(len, merged.split(b"\r\n"))) <= 75
    assert b"BEGIN:VEVENT" + single["ocha"].partition(b"BEGIN:VEVENT")[2][:-15] in merged
    assert said(page).startswith("カレンダーのファイルをつくりました")


@pytest.mark.parametrize("disk", [False, True])
def test_where_a_file_cannot_be_had_the_single_ones_are_offered(visit: Visit, *, disk: bool) -> None:
    """From disk, or when one is missing: no half a file, but a link to each."""
    page = visit(SAVED, kept=["ocha", "taiso", "hirune"], disk=disk)
    page.route("**/places/taiso/calendar.ics", lambda route: route.fulfill(status=404, body="no"))
    page.get_by_role("button", name="カレンダーに入れる").click()
    links = page.locator("[data-saved-files] a")
    links.first.wait_for()
    assert "一つずつ" in said(page)
    assert [link.get_attribute("href") for link in links.all()] == [
        "../places/ocha/calendar.ics",
        "../places/taiso/calendar.ics",
    ]
    clean(page)


def test_without_any_date_there_is_no_calendar_to_make(visit: Visit) -> None:
    """An empty calendar would be taken for a broken one."""
    page = visit(SAVED, kept=["no-point"])
    assert page.locator("[data-saved-calendar]").is_hidden()
    assert names(page) == ["見本 手芸の会"]


# ---- passing on ----------------------------------------------------------------------------

SHEET = """
navigator.share = async (given) => {
  window.shared = given;
  if (window.refuses) throw new DOMException("", window.refuses);
};
"""
CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { %s } } });"


def test_a_page_is_passed_on_by_the_devices_own_sheet(visit: Visit) -> None:
    """Its name, when it is, its address on the web; whoever changes their mind hears nothing."""
    page = visit(f"{PLACE}?from=mail#map", before=SHEET + CLIPBOARD % "window.copied = text;")
    button = page.get_by_role("button", name="人に教える")
    button.click()
    shared = page.evaluate("window.shared")
    assert shared["url"] == page.locator("link[rel=canonical]").get_attribute("href")
    assert shared["url"].startswith(WEB)
    assert shared["title"] == OCHA
    assert "毎月第2・第4水曜 13:30～15:00" in shared["text"]
    page.evaluate("window.refuses = 'AbortError'")
    button.click()
    assert page.evaluate("window.copied") is None
    assert page.locator(".share-said").inner_text() == ""


@pytest.mark.parametrize("before", ["", SHEET + "window.refuses = 'NotAllowedError';"])
@pytest.mark.parametrize("disk", [False, True])
def test_else_the_link_is_copied(visit: Visit, before: str, *, disk: bool) -> None:
    """Where there is no sheet, or it fails."""
    page = visit(PLACE, disk=disk, before=before + CLIPBOARD % "window.copied = text;")
    page.get_by_role("button", name="人に教える").press("Enter")
    page.get_by_text("リンクを写しました").wait_for()
    assert page.evaluate("window.copied") == page.locator("link[rel=canonical]").get_attribute("href")


def test_at_last_the_link_stands_there_to_be_copied(visit: Visit) -> None:
    """Where no script may copy, it is selected in a field; pressed again there is one field still."""
    page = visit(PLACE, before=CLIPBOARD % "throw new DOMException('', 'NotAllowedError');")
    for _ in range(2):
        page.get_by_role("button", name="人に教える").click()
        field = page.get_by_role("textbox", name="このページのリンク")
        field.wait_for()
        assert field.evaluate("(one) => one.value.slice(one.selectionStart, one.selectionEnd)").startswith(
            WEB
        )
    assert page.locator(".share-link").count() == 1
    clean(page)


@pytest.fixture(scope="module")
def nowhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the miniature city as it is before anyone knows its address."""
    root = tmp_path_factory.mktemp("nowhere") / "root"
    shutil.copytree(MINIATURE, root)
    city = root / "areas/city.yaml"
    city.write_text(re.sub("(?m)^url:.*\n", "", city.read_text("utf-8")), "utf-8")
    assert build(root, root.parent / "site", today=TODAY).pages
    return root.parent / "site"


class TestWithoutAnAddress:
    """A site that was told no address of its own."""

    @pytest.fixture
    def site(self, nowhere: Path) -> Path:
        return nowhere

    def test_the_address_of_the_visit_is_passed_on(self, visit: Visit) -> None:
        """Without what this visit added to it."""
        page = visit(f"{PLACE}?from=mail#map", before=SHEET)
        page.get_by_role("button", name="人に教える").click()
        assert page.evaluate("window.shared.url") == page.url.partition("?")[0]

    def test_from_disk_there_is_nothing_to_pass_on(self, visit: Visit) -> None:
        """A path on one's own disk is of no use to anyone else."""
        page = visit(PLACE, disk=True)
        assert page.locator("button[data-save]").count() == 1
        assert page.get_by_role("button", name="人に教える").count() == 0


# ---- for everyone --------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_no_state_has_an_accessibility_violation(visit: Visit, width: int, scheme: str) -> None:
    """Empty, full, asking, forgotten, kept: axe finds nothing and no line is cut off."""
    page = visit(SAVED, width=width, color_scheme=scheme)
    clean(page)
    page = visit(SAVED, kept=["ocha", "hirune", "hostile", "old-salon"], width=width, color_scheme=scheme)
    clean(page)
    page.locator("[data-saved-forget]").click()
    clean(page)
    page.locator("[data-saved-yes]").click()
    clean(page)
    clean(visit(PLACE, kept=["ocha"], width=width, color_scheme=scheme))


def test_hostile_text_is_text(visit: Visit) -> None:
    """What a record says is shown as it was written, in the list, in what is said, in the button."""
    page = visit(SAVED, kept=["hostile"])
    assert "<img src=x onerror=alert(2)>" in names(page)[0]
    page.locator(".saved-remove").click()
    assert "</script><script>alert(1)</script>" in said(page)
    assert page.locator("main img, main script").count() == 0

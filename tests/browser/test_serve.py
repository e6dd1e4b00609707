"""What who writes records sees in the browser: the page loaded anew, and what is wrong laid over it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from sitegen.serve import Board, Server, Workshop, start_server
from tests.golden import MINIATURE, MONTHS, TODAY

pytestmark = pytest.mark.browser

RECORD = "places/kita/taiso.yaml"
WRONG = ("[exercise]", "['<img src=x onerror=alert(1)>']")


class Desk:
    """Somebody who writes records while they are served."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.board = Board()
        self.workshop = Workshop(root, months=MONTHS)
        self.server: Server = start_server(self.board, port=0, bug=self._bug)
        self.work()

    @staticmethod
    def _bug(problem: Exception) -> None:
        raise problem

    def work(self) -> None:
        """Look at the records, as the command does after each change."""
        self.workshop.work(TODAY)
        self.board.show(self.workshop.shown)

    def change(self, before: str, after: str, record: str = RECORD) -> None:
        """Change something in a record."""
        path = self.root / record
        text = path.read_text("utf-8")
        assert before in text
        path.write_text(text.replace(before, after, 1), encoding="utf-8")
        self.work()

    def close(self) -> None:
        """Serve no longer."""
        self.board.close()
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Serve a copy of the miniature city."""
    desk = Desk(Path(shutil.copytree(MINIATURE, tmp_path / "root")))
    yield desk
    desk.close()


@pytest.fixture
def look(desk: Desk, new_page: Callable[..., Page]) -> Callable[..., Page]:
    """Open an address of the desk's server; a script that fails, or is not allowed, fails the test."""

    def open_page(path: str, **options: object) -> Page:
        page = new_page(**options)
        page.route("https://**", lambda route: route.abort())
        page.on("pageerror", lambda error: pytest.fail(str(error)))
        page.on("dialog", lambda _: pytest.fail("what a record says ran as a script"))
        page.goto(desk.server.address + path)
        return page

    return open_page


def connected(page: Page) -> None:
    """Wait until the page has heard from the server for the first time: warnings have their number."""
    expect(page.locator(".sitegen-serve-count")).to_be_visible()


def wait_until(page: Page, true: str) -> None:
    """Wait until an expression is true; the page's policy lets no text be run within it."""
    look = f"const look = () => {true} ? done() : requestAnimationFrame(look)"
    page.evaluate(f"new Promise((done) => {{ {look}; look(); }})")


def test_a_change_is_seen_without_a_press_and_where_one_was(desk: Desk, look: Callable[..., Page]) -> None:
    """The page is loaded anew by itself, and stays where it was scrolled to."""
    page = look("places/taiso/", width=360)
    connected(page)
    page.evaluate("scrollTo(0, 400)")
    assert page.evaluate("scrollY") == 400
    desk.change("見本 朝の体操", "見本 夕方の体操")
    expect(page.locator("h1")).to_contain_text("見本 夕方の体操")
    wait_until(page, "scrollY === 400")


def test_every_language_is_loaded_anew(desk: Desk, look: Callable[..., Page]) -> None:
    """A page in another language hears of a change as the Japanese one does."""
    page = look("en/places/taiso/")
    connected(page)
    desk.change("見本 朝の体操", "見本 夕方の体操")
    expect(page.locator("h1")).to_contain_text("見本 夕方の体操")


def test_an_error_is_laid_over_the_last_good_page_until_it_is_mended(
    desk: Desk, look: Callable[..., Page]
) -> None:
    """File, line, message and cure stand over the page as it was, as text; mended, they go."""
    page = look("places/taiso/")
    connected(page)
    expect(page.locator("#sitegen-serve-list")).to_be_hidden()
    desk.change(*WRONG)
    found = page.get_by_role("dialog")
    expect(found).to_be_visible()
    expect(found).to_contain_text(f"{RECORD}:4:14")
    expect(found).to_contain_text("<img src=x onerror=alert(1)>")
    expect(found.locator("li").first.locator("span")).not_to_be_empty()
    expect(found).to_be_focused()
    expect(page.get_by_role("alert")).to_contain_text("まちがい 1")
    expect(page.locator("h1")).to_contain_text("見本 朝の体操")
    assert page.locator(".sitegen-serve img").count() == 0
    desk.change(*reversed(WRONG))
    expect(found).to_be_hidden()
    connected(page)


def test_the_list_is_closed_and_opened_with_the_keyboard(desk: Desk, look: Callable[..., Page]) -> None:
    """Escape closes the list, the number stays and opens it, and focus goes along."""
    page = look("places/taiso/")
    desk.change(*WRONG)
    found, count = page.get_by_role("dialog"), page.locator(".sitegen-serve-count")
    expect(found).to_be_focused()
    page.keyboard.press("Escape")
    expect(found).to_be_hidden()
    expect(count).to_be_focused()
    expect(count).to_have_attribute("aria-expanded", "false")
    expect(count).to_contain_text("まちがい 1")
    page.keyboard.press("Enter")
    expect(found).to_be_focused()
    page.keyboard.press("Tab")
    expect(found.get_by_role("button")).to_be_focused()
    page.keyboard.press("Enter")
    expect(found).to_be_hidden()


def test_who_writes_on_the_page_keeps_the_cursor(desk: Desk, look: Callable[..., Page]) -> None:
    """A list that comes up takes nothing from who is typing."""
    page = look("places/")
    connected(page)
    box = page.locator("#finder-q")
    box.focus()
    desk.change(*WRONG)
    expect(page.get_by_role("dialog")).to_be_visible()
    expect(box).to_be_focused()


def test_warnings_are_a_number_to_press(desk: Desk, look: Callable[..., Page]) -> None:
    """Warnings hide nothing: a number stands in the corner, and opens their list."""
    page = look("places/taiso/")
    count = page.locator(".sitegen-serve-count")
    expect(count).to_contain_text("注意")
    count.click()
    expect(page.get_by_role("dialog").locator("li").first).to_contain_text("places/")
    assert desk.workshop.shown.files


def test_what_is_wrong_from_the_beginning_is_said_and_the_site_comes(
    desk: Desk, look: Callable[..., Page]
) -> None:
    """Records that were never sound have a page that says why, and goes by itself."""
    desk.workshop = Workshop(desk.root, months=MONTHS)
    desk.change(*WRONG)
    page = look("areas/kita/")
    expect(page.locator("h1")).to_have_text("まちがいがあるので、まだ見られません")
    expect(page.locator("li")).to_contain_text(f"{RECORD}:4:14")
    desk.change("categories: ", "kategories: ")
    expect(page.locator("li").first).to_contain_text("kategories")
    desk.change("kategories: ", "categories: ")
    desk.change(*reversed(WRONG))
    expect(page.locator("h1")).to_contain_text("北圏域")


def test_what_is_laid_over_the_page_can_be_used_by_all(desk: Desk, look: Callable[..., Page]) -> None:
    """WCAG 2.2 AA, as far as axe sees, wide and narrow."""
    desk.change(*WRONG)
    for page in (look("places/taiso/"), look("places/taiso/", width=360)):
        expect(page.get_by_role("dialog")).to_be_visible()
        found = Axe().run(page, context=".sitegen-serve")
        assert found.violations_count == 0, found.generate_report()


def test_the_waiting_page_can_be_used_by_all(desk: Desk, look: Callable[..., Page]) -> None:
    """The page before there is a site meets the same rules."""
    desk.workshop = Workshop(desk.root, months=MONTHS)
    desk.change(*WRONG)
    found = Axe().run(look(""))
    assert found.violations_count == 0, found.generate_report()


def test_no_worker_keeps_what_is_old(desk: Desk, look: Callable[..., Page]) -> None:
    """No service worker is at work, or it would show old pages."""
    page = look("", service_workers="allow")
    connected(page)
    page.wait_for_load_state("load")
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    assert "data-offline" not in page.content().partition("<head>")[0]
    assert desk.board.shown.build in page.content()

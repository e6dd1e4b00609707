"""Without a network: what a reader has kept stays readable, and two builds never mix."""

from __future__ import annotations

import datetime as dt
import functools
import json
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Response

from sitegen.build import build
from tests.golden import MINIATURE, TODAY

pytestmark = pytest.mark.browser

FOLDER = "/tsudoi"
KEPT_BY = "つくったページを見ています"
SECONDS = 20
ACTIVE = """async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    return registration?.active?.state === "activated" && !registration.installing && !registration.waiting;
}"""
KEPT = """async (address) => Boolean(await caches.match(new URL(address, location.href).href))"""
WAITING = """async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting)"""
GONE = """async () => !(await navigator.serviceWorker.getRegistration())"""
# The caches of this site, apart from the list of what to keep.
ONLY_CACHE = """async (build) => {
    const ours = (await caches.keys()).filter((name) => name.startsWith("sitegen /tsudoi/ "));
    return ours.filter((name) => !name.endsWith(" wishes")).join() === `sitegen /tsudoi/ ${build}`;
}"""


@dataclass
class Host:
    """A server of one folder below its root: it can be stopped, be slow, and change its site."""

    site: Path
    port: int = 0
    # Once this path has been served, the site is this one.
    swap: tuple[str, Path] | None = None
    served: list[str] = field(default_factory=list)
    open: threading.Event = field(default_factory=threading.Event)
    server: ThreadingHTTPServer | None = None

    def start(self) -> None:
        """Serve, on the port it had before."""
        self.open.set()
        self.server = ThreadingHTTPServer(("127.0.0.1", self.port), functools.partial(Handler, self))
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def stop(self) -> None:
        """Be gone, as seen from a reader without a network."""
        self.open.set()
        if self.server:
            self.server.shutdown()
            self.server.server_close()
            self.server = None

    def url(self, path: str) -> str:
        """Return the address of a path of the site."""
        return f"http://127.0.0.1:{self.port}{FOLDER}/{path}"


class Handler(SimpleHTTPRequestHandler):
    """Serve the files of a host's site without a word."""

    def __init__(self, host: Host, *rest: object) -> None:
        self.host = host
        super().__init__(*rest, directory=str(host.site))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Serve a file of the folder; the root of the host is somebody else's."""
        host, path = self.host, urlsplit(self.path).path.removeprefix(FOLDER)
        host.open.wait(30)
        if not self.path.startswith(FOLDER):
            self.send_error(404)
            return
        self.path = path
        host.served.append(path)
        super().do_GET()
        if host.swap and path == host.swap[0]:
            host.site, host.swap = host.swap[1], None

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the parent's name
        """Say nothing."""


@pytest.fixture(scope="module")
def tomorrow(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the miniature city as it is the day after."""
    output = tmp_path_factory.mktemp("tomorrow") / "site"
    assert build(MINIATURE, output, today=TODAY + dt.timedelta(days=1)).pages
    return output


@pytest.fixture(scope="module")
def turned_off(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the miniature city with `offline: false`."""
    root = tmp_path_factory.mktemp("off") / "root"
    shutil.copytree(MINIATURE, root)
    city = root / "areas" / "city.yaml"
    city.write_text(city.read_text("utf-8") + "offline: false\n", encoding="utf-8")
    assert build(root, root.parent / "site", today=TODAY).pages
    return root.parent / "site"


@pytest.fixture
def host(miniature: Path) -> Iterator[Host]:
    """Serve the miniature city in a sub-folder."""
    one = Host(miniature)
    one.start()
    yield one
    one.stop()


def wait_until(page: Page, test: str, value: str = "") -> None:
    """Wait until an asynchronous function of the page's says true (wait_for_function waits for none)."""
    page.evaluate(
        f"""async ([value, until]) => {{
            while (!(await ({test})(value))) {{
                if (performance.now() > until) throw new Error("waited in vain");
                await new Promise((next) => {{ setTimeout(next, 20); }});
            }}
        }}""",
        [value, page.evaluate("performance.now()") + SECONDS * 1000],
    )


@dataclass
class Reader:
    """A reader's browser, and the names of the builds of all it loaded since the last navigation."""

    page: Page
    host: Host
    loaded: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Note what is loaded, and let nobody but our own host answer."""
        self.page.on("response", self._note)
        self.page.context.route(re.compile("^https:"), lambda route: route.abort())

    def _note(self, response: Response) -> None:
        query = parse_qs(urlsplit(response.url).query)
        if "v" in query:
            self.loaded[response.url] = query["v"][0]

    def visit(self, path: str) -> Page:
        """Open a page of the site."""
        self.loaded.clear()
        self.page.goto(self.host.url(path), wait_until="load")
        return self.page

    def settle(self, *addresses: str) -> None:
        """Wait until the worker of the page's build is at work and the pages are kept."""
        wait_until(self.page, ACTIVE)
        for address in addresses:
            wait_until(self.page, KEPT, self.host.url(address))

    def build(self) -> str:
        """Return the build of the page; everything it loaded must name the same, by its digest, too."""
        name = str(self.page.evaluate("document.documentElement.dataset.build"))
        assert self.loaded
        assert set(self.loaded.values()) == {name}
        return name

    def notice(self) -> str:
        """Return what the page says of being kept, as far as it can be seen."""
        found = self.page.locator(".kept-notice")
        return found.inner_text() if found.is_visible() else ""


@pytest.fixture
def reader(new_page: Callable[..., Page], host: Host) -> Reader:
    """Return a reader who was never here."""
    return Reader(new_page(width=360, service_workers="allow"), host)


def name_of(site: Path) -> str:
    """Return the name of the build that a site is."""
    found = re.search(r'data-build="(\w+)"', (site / "index.html").read_text("utf-8"))
    assert found
    return found[1]


def save(page: Page, *ids: str) -> None:
    """Save gatherings as the button does."""
    page.evaluate(
        "ids => { localStorage.setItem('sitegen.saved', JSON.stringify(ids));"
        " dispatchEvent(new Event('sitegen:saved')); }",
        list(ids),
    )


def test_home_area_and_saved_gathering_are_read_without_a_network(reader: Reader, host: Host) -> None:
    """Where there is no network the three stand there whole, and each says from what day it is."""
    page = reader.visit("areas/kita/index.html")
    reader.settle("index.html", "areas/kita/index.html")
    save(page, "ocha")
    reader.settle("places/ocha/index.html")
    host.stop()
    for path in ("", "index.html", "areas/kita/index.html", "areas/kita/", "places/ocha/index.html"):
        reader.visit(path)
        assert reader.notice() == "いま、つながりません。11月24日（火）につくったページを見ています。"
        assert reader.build() == name_of(host.site)
        page.wait_for_selector("html.has-map")
    # The photo belongs to the page; the dates of all months belong to the area.
    assert page.locator(".photo img").evaluate("image => image.naturalWidth > 0")


def test_a_kept_area_knows_its_dates_after_weeks(reader: Reader, host: Host) -> None:
    """The two weeks written in the page are over: the dates of all months are kept beside it."""
    reader.visit("areas/kita/index.html")
    reader.settle("areas/kita/index.html")
    host.stop()
    reader.page.clock.set_fixed_time(dt.datetime(2027, 1, 6, 3, tzinfo=dt.UTC))
    page = reader.visit("areas/kita/index.html")
    page.wait_for_selector("[data-day^='2027-01']")


def test_with_a_network_nothing_is_said(reader: Reader) -> None:
    """The notice is for kept pages only, and the page comes from the network though it is kept."""
    reader.visit("areas/kita/index.html")
    reader.settle("areas/kita/index.html")
    reader.host.served.clear()
    reader.visit("areas/kita/index.html")
    assert reader.notice() == ""
    assert "/areas/kita/index.html" in reader.host.served


def test_a_page_that_was_never_kept_is_answered_plainly(reader: Reader, host: Host) -> None:
    """It says that there is no network, leads to what is kept, and a reload is all it takes later."""
    page = reader.visit("areas/kita/index.html")
    save(page, "ocha")
    reader.settle("areas/kita/index.html", "saved/index.html", "places/ocha/index.html")
    host.stop()
    reader.visit("areas/minami/list/index.html")
    assert page.locator("h1").inner_text() == "インターネットにつながっていません"
    page.wait_for_selector("[data-kept-list] a")
    links = page.locator("[data-kept-list] a")
    assert links.all_inner_texts() == ["はじめのページ", "北圏域", "とってある集まり", "見本 お茶のみサロン"]
    assert reader.build() == name_of(host.site)
    assert Axe().run(page).violations_count == 0
    links.nth(1).click()
    page.wait_for_url("**/areas/kita/index.html")
    assert KEPT_BY in reader.notice()
    reader.visit("areas/minami/list/index.html")
    host.start()
    page.locator("[data-kept-again] a").click()
    page.wait_for_selector(".sheet")


def test_a_slow_network_is_not_waited_for_without_end(reader: Reader, host: Host) -> None:
    """After some seconds the kept page is shown; what is not kept is waited for."""
    reader.visit("areas/kita/index.html")
    reader.settle("areas/kita/index.html")
    host.open.clear()
    reader.visit("areas/kita/index.html")
    assert KEPT_BY in reader.notice()
    host.open.set()
    reader.visit("areas/minami/index.html")
    assert reader.notice() == ""


def test_a_new_build_takes_over_whole(reader: Reader, host: Host, tomorrow: Path) -> None:
    """The page of the new build loads its own files, and afterwards all that is kept is of it."""
    page = reader.visit("areas/kita/index.html")
    save(page, "ocha")
    reader.settle("areas/kita/index.html", "places/ocha/index.html")
    old, new = name_of(host.site), name_of(tomorrow)
    assert reader.build() == old != new
    host.site = tomorrow
    reader.visit("index.html")
    assert reader.build() == new
    wait_until(page, ONLY_CACHE, new)
    host.stop()
    for path in ("index.html", "areas/kita/index.html", "places/ocha/index.html"):
        reader.visit(path)
        assert "11月25日（水）" in reader.notice()
        assert reader.build() == new


def test_a_new_build_has_everything_before_it_is_let_in(reader: Reader, host: Host, tomorrow: Path) -> None:
    """What the reader kept of the old build is fetched anew in the install, though no page asks again."""
    page = reader.visit("areas/kita/index.html")
    save(page, "ocha")
    reader.settle("areas/kita/index.html", "saved/index.html", "places/ocha/index.html")
    host.site = tomorrow
    page.evaluate("ServiceWorker.prototype.postMessage = () => undefined")
    page.evaluate("navigator.serviceWorker.getRegistration().then((one) => one.update())")
    wait_until(page, WAITING)
    names = (
        "(name) => caches.open(name).then((cache) => cache.keys()).then((all) => all.map(({ url }) => url))"
    )
    kept = page.evaluate(names, f"sitegen {FOLDER}/ {name_of(tomorrow)}")
    offline = ("offline/index.html", "easy/offline/index.html", "en/offline/index.html")
    pages = ("index.html", *offline, "areas/kita/index.html", "saved/index.html", "places/ocha/index.html")
    assert {url for url in kept if url.endswith(".html")} == {host.url(path) for path in pages}


def test_an_open_page_keeps_its_worker(reader: Reader, host: Host, tomorrow: Path) -> None:
    """A page of the old build that is still open gets no file of the new one, whatever it asks for."""
    page = reader.visit("areas/kita/index.html")
    reader.settle("areas/kita/index.html")
    host.site = tomorrow
    other = page.context.new_page()
    other.goto(host.url("index.html"))
    wait_until(other, WAITING)
    content = "(path) => fetch(path).then((answer) => answer.text(), () => 'refused')"
    kept, missing = "assets/agenda/kita.js", "assets/agenda/minami.js"
    assert TODAY.isoformat() in page.evaluate(content, f"{FOLDER}/{kept}?v={reader.build()}")
    assert page.evaluate(content, f"{FOLDER}/{missing}?v={reader.build()}") == "refused"
    # The tab is closed: the next page lets the new worker in.
    page.close()
    other.goto(host.url("index.html"))
    wait_until(other, ACTIVE)
    wait_until(other, ONLY_CACHE, name_of(tomorrow))


@pytest.mark.parametrize("path", ["/sw.js", "/offline/index.html", "/assets/site.css", "/index.html"])
def test_a_server_that_swaps_amid_an_install_is_not_believed(
    reader: Reader, host: Host, tomorrow: Path, tmp_path: Path, path: str
) -> None:
    """Pages of one build and files of the next make no cache; the next visit makes a whole one."""
    changed, middle = tmp_path / "changed", tmp_path / "middle"
    shutil.copytree(tomorrow, changed)
    (changed / "assets/site.css").write_text("body { color: red; }\n", encoding="utf-8")
    reader.visit("about/index.html")
    reader.settle("index.html")
    # Another worker is to be installed, and on the way the site changes under it.
    shutil.copytree(host.site, middle)
    name = name_of(host.site)
    for page in middle.rglob("*.html"):
        page.write_text(page.read_text("utf-8").replace(name, "1" * 10), encoding="utf-8")
    worker = (middle / "sw.js").read_text("utf-8").replace(name, "1" * 10)
    (middle / "sw.js").write_text(worker, encoding="utf-8")
    host.site, host.swap = middle, (path, changed)
    state = reader.page.evaluate(
        """async () => {
            const { installing } = await (await navigator.serviceWorker.getRegistration()).update();
            return new Promise((done) => { installing.onstatechange = () => done(installing.state); });
        }"""
    )
    assert state == "redundant"
    assert host.site == changed
    host.stop()
    reader.visit("index.html")
    assert reader.build() == name


def test_turned_off_it_goes_with_all_it_kept(reader: Reader, host: Host, turned_off: Path) -> None:
    """A reader who had the worker is rid of it, and no page registers another."""
    page = reader.visit("areas/kita/index.html")
    reader.settle("areas/kita/index.html")
    host.site = turned_off
    reader.visit("index.html")
    wait_until(page, GONE)
    assert page.evaluate("caches.keys()") == []
    reader.visit("areas/kita/index.html")
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    assert page.locator(".kept-notice").count() == 0
    assert page.evaluate("localStorage.getItem('sitegen.area')") == "kita"


def test_a_neighbour_on_the_same_host_is_left_alone(reader: Reader, host: Host, tomorrow: Path) -> None:
    """Caches are the host's: another site's, in another folder, stay what they are."""
    page = reader.visit("index.html")
    page.evaluate("caches.open('sitegen /other/ 0123456789').then(() => caches.open('somebody'))")
    reader.settle("index.html")
    host.site = tomorrow
    reader.visit("index.html")
    wait_until(page, ONLY_CACHE, name_of(tomorrow))
    assert {"sitegen /other/ 0123456789", "somebody"} <= set(page.evaluate("caches.keys()"))


def test_a_gathering_that_ended_does_not_hold_the_rest_up(reader: Reader, host: Host) -> None:
    """A saved gathering whose page is gone, or a broken memory, leaves all others kept."""
    page = reader.visit("index.html")
    save(page, "gone", "../../etc", "ocha")
    reader.settle("index.html", "places/ocha/index.html")
    page.evaluate("localStorage.setItem('sitegen.saved', '{broken')")
    host.stop()
    reader.visit("index.html")
    assert KEPT_BY in reader.notice()


def test_the_site_can_be_installed(reader: Reader, host: Host) -> None:
    """Chromium reads the manifest without a complaint, and each icon has the size it claims."""
    page = reader.visit("about/index.html")
    session = page.context.new_cdp_session(page)
    read = session.send("Page.getAppManifest")
    assert read["errors"] == []
    errors = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
    # A test's browser forgets everything, so nothing can be installed in it.
    assert [error["errorId"] for error in errors if error["errorId"] != "in-incognito"] == []
    data = json.loads(read["data"])
    assert data["lang"] == "ja"
    for icon in data["icons"]:
        width = page.evaluate(
            "(src) => new Promise((done) => { const image = new Image(); image.src = src;"
            " image.onload = () => done(image.naturalWidth); image.onerror = () => done(0); })",
            host.url(icon["src"]),
        )
        assert width
        assert icon["sizes"] in ("any", f"{width}x{width}")

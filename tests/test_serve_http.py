"""The server of `sitegen serve`, through real sockets on a free port."""

from __future__ import annotations

import http.client
import json
import shutil
import socket
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from sitegen.serve import Board, NoPortError, Server, Shown, Workshop, start_server
from tests.golden import MINIATURE, MONTHS, TODAY

SECONDS = 20
Ask = Callable[..., http.client.HTTPResponse]


def no_bug(problem: Exception) -> None:
    """Fail: no page of these tests is one that cannot be made."""
    raise problem


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the miniature city."""
    return Path(shutil.copytree(MINIATURE, tmp_path_factory.mktemp("served") / "root"))


@pytest.fixture(scope="module")
def sound(root: Path) -> Shown:
    """Return what is shown of the miniature city."""
    workshop = Workshop(root, months=MONTHS)
    workshop.work(TODAY)
    return workshop.shown


@pytest.fixture
def board(sound: Shown) -> Board:
    """Return a board with the miniature city on it."""
    board = Board()
    board.show(sound)
    return board


@pytest.fixture
def server(board: Board) -> Iterator[Server]:
    """Serve a board on a free port."""
    server = start_server(board, port=0, bug=no_bug)
    yield server
    board.close()
    server.shutdown()
    server.server_close()


@pytest.fixture
def ask(server: Server) -> Iterator[Ask]:
    """Ask the server for an address; its headers and its body come whole."""
    lines = []

    def ask(path: str, method: str = "GET", **headers: str) -> http.client.HTTPResponse:
        line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=SECONDS)
        lines.append(line)
        line.putrequest(method, path, skip_host="Host" in headers)
        for name, value in headers.items():
            line.putheader(name, value)
        line.endheaders()
        return line.getresponse()

    yield ask
    for line in lines:
        line.close()


def errors(root: Path, *, sound: Shown | None = None, name: str = "<img src=x>") -> Shown:
    """Return what is shown of the records with a mistake, as a hostile contributor writes one."""
    copy = Path(shutil.copytree(root, root.with_name("broken"), dirs_exist_ok=True))
    record = copy / "places" / "kita" / "taiso.yaml"
    text = (root / "places/kita/taiso.yaml").read_text("utf-8")
    record.write_text(text.replace("[exercise]", f"['{name}']"), encoding="utf-8")
    workshop = Workshop(copy, months=MONTHS)
    workshop.work(TODAY)
    shown = workshop.shown
    return Shown(sound.files, sound.build, shown.findings) if sound else shown


def test_it_listens_on_this_machine_alone(server: Server) -> None:
    """No other machine can ask."""
    assert server.socket.getsockname()[0] == "127.0.0.1"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/areas/kita/", "text/html; charset=utf-8"),
        ("/en/places/ocha/index.html", "text/html; charset=utf-8"),
        ("/assets/site.css?v=123", "text/css; charset=utf-8"),
        ("/assets/words.js", "text/javascript; charset=utf-8"),
        ("/assets/icon.svg", "image/svg+xml"),
        ("/places/ocha/salon.png", "image/png"),
        ("/calendars/all.ics", "text/calendar; charset=utf-8"),
        ("/manifest.webmanifest", "application/manifest+json"),
        ("/newsletters/feed.xml", "application/xml"),
        ("/-/serve.js", "text/javascript; charset=utf-8"),
        ("/-/serve.css", "text/css; charset=utf-8"),
    ],
)
def test_files_come_with_their_kind_and_are_not_kept(ask: Ask, path: str, kind: str) -> None:
    """Each kind of file has its type, and no browser keeps it."""
    found = ask(path)
    assert (found.status, found.headers["Content-Type"]) == (200, kind)
    assert found.headers["Cache-Control"] == "no-store"
    assert found.headers["X-Content-Type-Options"] == "nosniff"
    assert len(found.read()) == int(found.headers["Content-Length"])


def test_a_page_is_the_sites_with_our_script_and_without_the_worker(ask: Ask, sound: Shown) -> None:
    """A page is the file of the site but for one style, one script and the mark for the worker."""
    assert sound.files
    page, own = ask("/").read().decode(), (sound.files.read("index.html") or b"").decode()
    added = (
        '<link rel="stylesheet" href="/-/serve.css">\n'
        f'<script defer src="/-/serve.js" data-build="{sound.build}"></script>\n'
    )
    assert page == own.replace(" data-offline>", ">", 1).replace("</head>", f"{added}</head>", 1)
    assert " data-offline>" in own
    assert b"unregister" in ask("/sw.js").read()


def test_all_that_is_no_page_comes_as_it_is(ask: Ask, sound: Shown) -> None:
    """Scripts, calendars and data are the files of the site, byte for byte."""
    assert sound.files
    for path in ("assets/agenda/kita.js", "calendars/all.ics", "sitemap.xml", "en/assets/search.js"):
        assert ask(f"/{path}").read() == sound.files.read(path)


def test_a_folder_without_its_stroke_leads_on(ask: Ask) -> None:
    """An address of a folder is completed, or its links would lead nowhere."""
    found = ask("/areas/kita")
    assert (found.status, found.headers["Location"]) == (302, "/areas/kita/")


class Links(HTMLParser):
    """The addresses that a page names."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where a link, a style or a script leads; meta names the web address rightly."""
        self.found += [value or "" for name, value in attrs if tag != "meta" and name in {"href", "src"}]


def test_an_address_that_is_none_has_the_sites_own_page(ask: Ask) -> None:
    """Its links stay here, though in the published page they name the web address."""
    found = ask("/places/nowhere/")
    page = found.read().decode()
    assert found.status == 404
    assert "ページが見つかりません" in page
    links = Links(page).found
    assert "/index.html" in links
    assert not [link for link in links if link.startswith("https://example.jp/tsudoi/")]


@pytest.mark.parametrize(
    "path",
    [
        "/../../../etc/passwd",
        "/..%2f..%2fplaces/kita/taiso.yaml",
        "/%2e%2e/areas/city.yaml",
        "//etc/passwd",
        "/places/kita/taiso.yaml",
        "/-/../areas/city.yaml",
        "/-/waiting.html",
        "/areas/kita/..%5c..%5ccity.yaml",
        "/%00",
    ],
)
def test_nothing_but_the_sites_files_can_be_had(ask: Ask, path: str) -> None:
    """No way of writing an address leads to a file of the disk, not even to a record."""
    assert ask(path).status == 404


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "127.0.0.1:1", ""]
)
def test_another_name_for_this_machine_gets_nothing(ask: Ask, host: str) -> None:
    """A page elsewhere may give its own name our address and read what we answer to it."""
    for path in ("/", "/-/events"):
        found = ask(path, Host=host)
        assert found.status == 421
        assert "つどい" not in found.read().decode()


def test_this_machine_has_two_names(ask: Ask, server: Server) -> None:
    """Both ways of calling this machine are ours."""
    for name in ("127.0.0.1", "localhost"):
        assert ask("/", Host=f"{name}:{server.port}").status == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_it_can_only_be_looked_at(ask: Ask, method: str) -> None:
    """Whatever would change something is refused."""
    found = ask("/", method)
    assert (found.status, found.headers["Allow"]) == (405, "GET, HEAD")


def test_head_has_no_body(ask: Ask) -> None:
    """HEAD gets the headers alone."""
    found = ask("/", "HEAD")
    assert found.status == 200
    assert int(found.headers["Content-Length"]) > 1000
    assert found.read() == b""


def news(line: http.client.HTTPResponse) -> dict[str, object]:
    """Return the next news of a line, which waits for it."""
    while not (text := line.readline()).startswith(b"data: "):
        assert text, "the line has ended"
    found: dict[str, object] = json.loads(text.removeprefix(b"data: "))
    return found


def test_an_open_page_hears_at_once_and_of_each_change(
    ask: Ask, board: Board, sound: Shown, root: Path
) -> None:
    """The line tells of the build and of findings, at first and at each change."""
    line = ask("/-/events")
    assert line.headers["Content-Type"] == "text/event-stream"
    assert news(line)["build"] == sound.build
    board.show(errors(root, sound=sound))
    heard = news(line)
    assert (heard["build"], heard["errors"]) == (sound.build, 1)
    assert isinstance(heard["found"], list)
    first = heard["found"][0]
    assert first["where"] == "places/kita/taiso.yaml:4:14"
    assert "<img src=x>" in first["message"]
    assert first["hint"]
    board.show(Shown(sound.files, "another", ()))
    assert news(line) == {"build": "another", "errors": 0, "warnings": 0, "found": []}


def test_until_records_are_sound_a_page_says_what_is_wrong(ask: Ask, board: Board, root: Path) -> None:
    """Every address has the list of errors, in which hostile text is only text."""
    board.show(errors(root, name="<script>alert(1)</script>"))
    for path in ("/", "/areas/kita/", "/any/thing"):
        found = ask(path)
        page = found.read().decode()
        assert found.status == 503
        assert "places/kita/taiso.yaml:4:14" in page
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
        assert "script-src 'self'" in page


def test_a_page_that_cannot_be_made_is_said_and_others_are(board: Board, sound: Shown) -> None:
    """A bug costs one page, is told to whoever runs the command, and ends nothing."""

    class Torn:
        def read(self, path: str) -> bytes | None:
            raise ZeroDivisionError(path)

    said: list[Exception] = []
    board.show(Shown(Torn(), "x"))  # type: ignore[arg-type]
    server = start_server(board, port=0, bug=said.append)
    line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=SECONDS)
    line.request("GET", "/")
    assert line.getresponse().status == 500
    assert isinstance(said[0], ZeroDivisionError)
    board.show(sound)
    line.close()
    line.request("GET", "/")
    assert line.getresponse().status == 200
    line.close()
    board.close()
    server.shutdown()
    server.server_close()


def test_where_a_port_is_taken_the_next_one_is_used(board: Board) -> None:
    """A second server takes the next port."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        server = start_server(board, port=port, bug=no_bug)
        assert port < server.port < port + 20
        server.shutdown()
        server.server_close()


def test_beyond_the_last_port_there_is_none(board: Board) -> None:
    """Where no port is left that is said, and nothing hangs."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 65535))
        taken.listen()
        with pytest.raises(NoPortError):
            start_server(board, port=65535, bug=no_bug)

"""The server: this machine's browsers alone, reading alone."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

from sitegen.serve.answers import HTML, Answer, answer, news
from sitegen.serve.board import Board
from sitegen.serve.workshop import Shown

HERE = "127.0.0.1"
NAMES = (HERE, "localhost")
TRIES = 20
METHODS = ("GET", "HEAD")
EVENTS = "/-/events"
# Seconds after which a silent line is tried, to see whether anybody is still there.
SILENCE = 15
HEADERS = {
    # The next answer may be another one.
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
}
ELSEWHERE = "このアドレスでは見られません。http://127.0.0.1 で始まるアドレスで開いてください。\n"
ONLY_LOOK = "ここでは、見ることだけができます。\n"
BUG = "このページをつくれませんでした。くわしいことは、sitegen serve の画面に出ています。\n"


class NoPortError(Exception):
    """No port is free."""


class Server(ThreadingHTTPServer):
    """A server on this machine's own address that answers with what hangs on a board."""

    daemon_threads = True
    # Elsewhere it would let a second server take the port of a first.
    allow_reuse_address = os.name == "posix"

    def __init__(self, port: int, board: Board, bug: Callable[[Exception], None]) -> None:
        self.board = board
        self.bug = bug
        super().__init__((HERE, port), Handler)

    @property
    def port(self) -> int:
        """The port it listens on."""
        return int(self.server_address[1])

    @property
    def address(self) -> str:
        """Where a browser finds it."""
        return f"http://{HERE}:{self.port}/"

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - the parent's
        """Say nothing of a browser that went away."""


class Handler(BaseHTTPRequestHandler):
    """One line to a browser."""

    protocol_version = "HTTP/1.1"
    # An answer's end is not to wait until its beginning has been confirmed.
    disable_nagle_algorithm = True
    server: Server

    def parse_request(self) -> bool:
        """Read what is asked; refuse what would be more than looking."""
        if not super().parse_request():
            return False
        if self.command in METHODS:
            return True
        # What else was sent is not read.
        self.close_connection = True
        allowed = {"Allow": ", ".join(METHODS), "Connection": "close"}
        self._send(_text(HTTPStatus.METHOD_NOT_ALLOWED, ONLY_LOOK), **allowed)
        return False

    def do_GET(self) -> None:
        """Answer with a file, or with the news."""
        if self._is_ours():
            if self.path.partition("?")[0] == EVENTS:
                self._tell()
            else:
                self._send(self._answer())

    def do_HEAD(self) -> None:
        """Answer as to GET, without the body."""
        if self._is_ours():
            self._send(self._answer())

    def _is_ours(self) -> bool:
        """Tell whether it was us who were asked: a page elsewhere may give its own name our address."""
        name, _, port = (self.headers.get("Host") or "").partition(":")
        if name in NAMES and port in {"", str(self.server.port)}:
            return True
        self._send(_text(HTTPStatus.MISDIRECTED_REQUEST, ELSEWHERE))
        return False

    def _answer(self) -> Answer:
        try:
            return answer(self.path, self.server.board.shown)
        except OSError:
            # A photo that went between being read and being asked for.
            return _text(HTTPStatus.NOT_FOUND, "このファイルは、いまはありません。\n")
        except Exception as problem:  # noqa: BLE001 - one page that cannot be made is not the end of all
            self.server.bug(problem)
            return _text(HTTPStatus.INTERNAL_SERVER_ERROR, BUG)

    def _send(self, found: Answer, **headers: str) -> None:
        self.send_response(found.status)
        given = {"Content-Type": found.kind, "Content-Length": str(len(found.body)), **HEADERS, **headers}
        if found.location:
            given["Location"] = found.location
        for name, value in given.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(found.body)

    def _tell(self) -> None:
        """Send the news now and whenever there are others, as long as the page stays open."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        for name, value in {"Content-Type": "text/event-stream", "Connection": "close", **HEADERS}.items():
            self.send_header(name, value)
        self.end_headers()
        seen, board = -1, self.server.board
        while not board.closed:
            turn, shown = board.wait(seen, seconds=SILENCE)
            line = f"data: {news(shown)}\n\n" if turn != seen else ":\n\n"
            try:
                self.wfile.write(line.encode())
            except OSError:
                return
            if turn != seen:
                self._prepare(shown)
            seen = turn

    def _prepare(self, shown: Shown) -> None:
        """Make the page that is open while its browser makes up its mind to ask for it."""
        path = urlsplit(self.headers.get("Referer") or "").path
        if shown.files and path:
            with suppress(Exception):
                answer(path, shown)

    def version_string(self) -> str:
        """Say who answers."""
        return "sitegen"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the parent's name
        """Say nothing: what matters is said where the site is built."""


def _text(status: HTTPStatus, text: str) -> Answer:
    return Answer(status, HTML.replace("html", "plain"), text.encode())


def start_server(board: Board, *, port: int, bug: Callable[[Exception], None]) -> Server:
    """Start a server on a port, or on the next one that is free; raise NoPortError if none is.

    Port 0 is any that is free. `bug` is told of a page that could not be made.
    """
    for number in range(port, port + (TRIES if port else 1)):
        try:
            server = Server(number, board, bug)
        except (OSError, OverflowError):
            continue
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
        return server
    raise NoPortError

"""What is answered to a browser that asks for an address: a file of the site, dressed for serving."""

from __future__ import annotations

import json
from dataclasses import dataclass
from html import escape
from http import HTTPStatus
from pathlib import Path
from string import Template
from urllib.parse import quote, unquote

from sitegen.diagnostics import Finding, Severity
from sitegen.formats.findings import visible
from sitegen.formats.offline import leaving
from sitegen.serve.workshop import Shown

ASSETS = Path(__file__).parents[1] / "assets" / "serve"
OWN = {"-/serve.js": "serve.js", "-/serve.css": "serve.css"}
HTML = "text/html; charset=utf-8"
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".geojson": "application/geo+json",
    ".html": HTML,
    ".ics": "text/calendar; charset=utf-8",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml",
}
# The list is for reading; whoever has more to mend begins with these.
MOST = 100


@dataclass(frozen=True, slots=True)
class Answer:
    """A status, the kind of what is sent and its bytes; or where else to ask."""

    status: HTTPStatus
    kind: str
    body: bytes
    location: str | None = None


def answer(address: str, shown: Shown) -> Answer:
    """Return what a browser gets at an address of the server: a path, maybe with a query."""
    path = unquote(address.partition("#")[0].partition("?")[0]).removeprefix("/")
    if path in OWN:
        return Answer(HTTPStatus.OK, _type(path), (ASSETS / OWN[path]).read_bytes())
    if path == "sw.js":
        # A worker would go on showing old pages; this one removes what an older one kept, and goes.
        return Answer(HTTPStatus.OK, _type(path), leaving())
    if shown.files is None:
        return Answer(HTTPStatus.SERVICE_UNAVAILABLE, HTML, _waiting(shown))
    whole = f"{path}index.html" if not path or path.endswith("/") else path
    body = shown.files.read(whole)
    if body is None and f"{path}/index.html" in shown.files:
        return Answer(HTTPStatus.FOUND, HTML, b"", location=f"/{quote(path)}/")
    if body is None:
        return Answer(HTTPStatus.NOT_FOUND, HTML, _dressed(shown.files.missing(), shown))
    return Answer(HTTPStatus.OK, _type(whole), _dressed(body, shown) if whole.endswith(".html") else body)


def _type(path: str) -> str:
    return TYPES.get(Path(path).suffix, "application/octet-stream")


def _dressed(page: bytes, shown: Shown) -> bytes:
    """Return a page with our script, which loads it anew, and without the mark that calls the worker."""
    before, head, rest = page.partition(b"<head>")
    ours = (
        '<link rel="stylesheet" href="/-/serve.css">\n'
        f'<script defer src="/-/serve.js" data-build="{shown.build}"></script>\n</head>'
    )
    return before.replace(b" data-offline>", b">") + head + rest.replace(b"</head>", ours.encode(), 1)


def _waiting(shown: Shown) -> bytes:
    """Return the page that stands until the records are sound for the first time."""
    rows = "".join(_row(one) for one in shown.grave[:MOST] if one.severity is Severity.ERROR)
    text = Template((ASSETS / "waiting.html").read_text("utf-8")).substitute(rows=rows)
    return text.encode()


def _row(one: Finding) -> str:
    where, message, hint = (escape(part) for part in _words(one))
    return f"<li><code>{where}</code> <strong>{message}</strong> <span>{hint}</span></li>\n"


def _words(one: Finding) -> tuple[str, str, str]:
    """Return where a finding is, what is wrong and the cure."""
    span = one.span
    where = f"{visible(span.path)}:{span.line}:{span.column}"
    return where, visible(one.message("ja")), visible(one.hint("ja"))


def news(shown: Shown) -> str:
    """Return what an open page is told: the build to show, and the findings to list, as JSON."""
    grave = shown.grave
    errors = sum(one.severity is Severity.ERROR for one in grave)
    found = [
        dict(zip(("where", "message", "hint"), _words(one), strict=True), severity=one.severity.value)
        for one in grave[:MOST]
    ]
    data = {"build": shown.build, "errors": errors, "warnings": len(grave) - errors, "found": found}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))

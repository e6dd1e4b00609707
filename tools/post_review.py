"""Post the review of a pull request as one comment, which later reviews replace.

    python3 tools/post_review.py review/review.md

Runs with a token that may write comments, beside a text that a pull request's own workflow made. So the
text is not believed: it must be of the form that `sitegen review --markdown` writes, in which nothing
is a link, an image or a mention. To which pull request it belongs is asked of the forge, by what
the event says (HEAD_OWNER, HEAD_BRANCH, HEAD_SHA), never taken from the text. Needs nothing but
Python, so that no package runs beside the token.
"""

from __future__ import annotations

import html
import os
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from forge import Forge, is_ours

MARKER = "<!-- sitegen-review -->"
LARGEST = 65_000
TAG = re.compile(r"</?(?:ins|del|details|summary|code)>|<br>")
ENTITY = re.compile(r"&#[0-9]{1,6};")
GAP = "&#8203;"
# What could be markup, a link, an image or a call to somebody, where the writer spells it out.
FORBIDDEN = re.compile(r"""[<>`\[\]\\"'=^~$@!{}_%&]""")
HEADING = re.compile(r"^#{2,4} ", re.MULTILINE)
STRONG = re.compile(r"\*\*([^*\n]+)\*\*")
# Found by forges in finished text: addresses, emoji, hosts, tickets, commits.
FOUND = (
    re.compile(r"://|:[A-Za-z+_/]"),
    re.compile(r"(?i)www\."),
    re.compile(r"[A-Za-z]-[0-9]"),
    re.compile(r"(?i)(?<![0-9a-z])[0-9a-f]{7,40}(?![0-9a-z])"),
)
LEFT = re.compile(r"[#*]")
COMMAND = re.compile(r"^\s*/", re.MULTILINE)
HIDDEN = {"Cc", "Cf", "Cs", "Co"}
CALLS = frozenset("@#!&~%$")
SPELT = CALLS | frozenset("\\`*_[]<>|\"'^={}\u200b")


def trouble(text: str) -> str | None:
    """Return what of a text is not of the writer's form, None if all of it is."""
    return next(_troubles(text), None)


def _troubles(text: str) -> Iterator[str]:
    if not text.startswith(MARKER):
        yield "no marker"
    if len(text) > LARGEST:
        yield "too long"
    if any(one not in "\n\u200d" and unicodedata.category(one) in HIDDEN for one in text):
        yield "a control character"
    body = text.removeprefix(MARKER)
    for entity in ENTITY.finditer(body):
        shown = html.unescape(entity[0])
        if shown not in SPELT or (shown in CALLS and not body.startswith(GAP, entity.end())):
            yield entity[0]
    if COMMAND.search(body):
        yield "a line that begins with /"
    plain = STRONG.sub(r"\1", HEADING.sub("", ENTITY.sub("\0", TAG.sub("\0", body))))
    for pattern in (FORBIDDEN, LEFT, *FOUND):
        if met := pattern.search(plain):
            yield repr(met[0])


def main() -> None:
    """Post the text, or say why not."""
    text = _read(Path(sys.argv[1]))
    if (problem := trouble(text)) is not None:
        sys.exit(f"見直しのまとめが決まった形ではないので、のせません（{problem}）。")
    forge = Forge.of_environment()
    number = pull_request(forge)
    if number is None:
        print("この版の、開いているプルリクエストはありません。のせるところがないので、おわります。")
        return
    print(f"#{number} に見直しを{post(forge, number, text + _where())}。")


def _read(path: Path) -> str:
    if path.is_symlink() or path.stat().st_size > LARGEST * 4:
        sys.exit("見直しのまとめが読めないか、大きすぎます。")
    return path.read_text("utf-8")


def _where() -> str:
    """Return where the report can be had: the run that made it, by what the event says of it."""
    server, run = os.environ["GITHUB_SERVER_URL"], int(os.environ["RUN_ID"])
    return f"\n[レポートとできあがりの見本]({server}/{os.environ['GITHUB_REPOSITORY']}/actions/runs/{run})\n"


def pull_request(forge: Forge) -> int | None:
    """Return the number of the open pull request of the event's branch, if it still is at its commit."""
    head = quote(f"{os.environ['HEAD_OWNER']}:{os.environ['HEAD_BRANCH']}", safe="")
    found: list[dict[str, Any]] = list(forge.every(f"pulls?state=open&head={head}"))
    wanted = [one["number"] for one in found if one["head"]["sha"] == os.environ["HEAD_SHA"]]
    return int(wanted[0]) if wanted else None


def post(forge: Forge, number: int, text: str) -> str:
    """Replace our comment of a pull request, or write the first one; say which."""
    for one in forge.every(f"issues/{number}/comments"):
        if is_ours(one, MARKER):
            forge.ask("PATCH", f"issues/comments/{one['id']}", {"body": text})
            return "のせなおしました"
    forge.ask("POST", f"issues/{number}/comments", {"body": text})
    return "のせました"


if __name__ == "__main__":
    main()

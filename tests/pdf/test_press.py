"""The browser that prints: how many pages it opens, what it refuses, what it outlives."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sitegen.pdf import leaf
from sitegen.pdf.leaf import Made
from sitegen.pdf.press import Press

pytestmark = pytest.mark.browser
STAMP = re.compile(rb"D:\d{14}")
FITTED = "{pages: 1, asked: null, size: 12, gave: [], beyond: [], problems: []}"


@pytest.fixture
def press(chromium_path: str) -> Iterator[Press]:
    """Start a press of two pages that waits three seconds."""
    with Press(chromium_path, at_once=2, patience=3) as one:
        assert one.start().trouble() is None
        yield one


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str], str]:
    """Write a page with a script; return its address."""

    def page(script: str, head: str = "") -> str:
        path = tmp_path / f"{len(list(tmp_path.iterdir()))}.html"
        path.write_text(f"<!doctype html><html lang=ja>{head}<p>あ</p><script>{script}</script>", "utf-8")
        return path.as_uri()

    return page


def test_no_more_pages_than_allowed(press: Press, write: Callable[[str], str]) -> None:
    """Beside the empty one, two at a time, each closed after ten documents, and all in the end."""
    most = []
    context = press._context  # noqa: SLF001 - nobody else opens pages in it
    context.on("page", lambda _: most.append(len(context.pages)))
    address = write(f"window.sitegenFitted = {FITTED}")
    made = dict(press.print_all([address] * 25))
    assert sorted(made) == list(range(25))
    assert all(isinstance(one, Made) for one in made.values())
    assert 25 / leaf.MOST <= len(most) <= 4
    assert max(most) <= 3
    assert len(context.pages) == 1


def test_a_document_leaves_nothing_to_the_next(press: Press, write: Callable[[str], str]) -> None:
    """In the page of another one it is printed as in a page of its own, also after one that failed."""
    first = write(f"window.left = 1; document.title = 'あ'; window.sitegenFitted = {FITTED}")
    second = write(
        f"window.sitegenFitted = Promise.resolve({{...{FITTED}, problems: [String(window.left)]}})"
    )
    [(_, alone)] = press.print_all([second])
    after = dict(press.print_all([first, first, second, write("null.lay"), second, second]))
    assert isinstance(alone, Made)
    assert alone.problems == ("undefined",)
    assert "null" in str(after[3])
    for index in (2, 4, 5):
        made = after[index]
        assert isinstance(made, Made)
        assert made.problems == ("undefined",)
        assert STAMP.sub(b"", made.pdf) == STAMP.sub(b"", alone.pdf)


def test_pages_that_fail(press: Press, write: Callable[[str], str]) -> None:
    """A script that throws, one that never ends, none at all, a crash, no file: each is said."""
    good = f"window.sitegenFitted = {FITTED}"
    pages = [
        *(
            write("null.lay"),
            write("for (;;);"),
            write(""),
            write("window.sitegenFitted = new Promise(() => {})"),
        ),
        *("file:///nowhere.html", write(good)),
    ]
    made = dict(press.print_all(pages))
    assert "null" in str(made[0])
    assert "3秒" in str(made[1])
    assert "スクリプト" in str(made[2])
    assert "3秒" in str(made[3])
    assert "ERR_FILE_NOT_FOUND" in str(made[4])
    assert isinstance(made[5], Made)


def test_nothing_is_loaded_from_elsewhere(
    press: Press, write: Callable[..., str], serve_folder: Callable[[Path], str], tmp_path: Path
) -> None:
    """A page from the disk cannot reach even a server on this machine."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site/there.js").write_text("window.reached = 1", "utf-8")
    script = (
        f"""window.sitegenFitted = (async () => ({{...{FITTED}, problems: [String(window.reached)]}}))()"""
    )
    address = serve_folder(tmp_path / "site")
    [(_, made)] = press.print_all([write(script, head=f'<script src="{address}/there.js"></script>')])
    assert isinstance(made, Made)
    assert made.problems == ("undefined",)


def test_a_press_that_is_not_needed() -> None:
    """One that never starts leaves nothing behind."""
    with Press("/nowhere/chromium") as one:
        assert one.at_once in {2, 3, 4}

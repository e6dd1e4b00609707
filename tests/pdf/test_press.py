"""The browser that prints: how many pages it opens, what it refuses, what it outlives."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sitegen.pdf.press import Made, Press

pytestmark = pytest.mark.browser
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
    """However many are to be printed: beside the empty one, two at a time, and all closed in the end."""
    most = []
    press._context.on("page", lambda _: most.append(len(press._context.pages)))
    address = write(f"window.sitegenFitted = {FITTED}")
    made = dict(press.print_all([address] * 9))
    assert sorted(made) == list(range(9))
    assert all(isinstance(one, Made) for one in made.values())
    assert len(most) == 9
    assert max(most) <= 3
    assert len(press._context.pages) == 1


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

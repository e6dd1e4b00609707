"""An area as it is heard, and every text in the voice of its language."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.golden import build_miniature
from tests.kinds import KINDS, LANGUAGES, SINGLE, SITE
from tests.spoken import SPOKEN, listen

pytestmark = pytest.mark.browser

FOREIGN = (Path(__file__).parent / "measures" / "foreign.js").read_text("utf-8")
# An attribute cannot hold two languages: the English name of a pin or a drawing has the Japanese name
# of its venue or gathering in it where no other is known; the row it belongs to has it with its language.
MIXED = re.compile(r"^(a|div|svg) aria-label: ")


def test_an_area_is_heard_as_it_was_accepted(chromium: Browser, tmp_path: Path) -> None:
    """Every change of what a screen reader says is a change of the text: read it, then accept it."""
    build_miniature(tmp_path / "site")
    assert listen(chromium, tmp_path / "site") == SPOKEN.read_text("utf-8"), "read it, then `make accept`"


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in SINGLE])
def test_japanese_on_an_english_page_says_that_it_is(open_page: Callable[..., Page], kind: str) -> None:
    """A screen reader changes its voice for every name that has no English one."""
    found = open_page(LANGUAGES["en"] + KINDS[kind]).evaluate(FOREIGN)
    assert found["texts"] == []
    assert [one for one in found["attributes"] if not MIXED.match(one)] == []


class Switch(HTMLParser):
    """Collect the language of a page, the links of its switch and those of its head, by their tags."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.lang = ""
        self.links: dict[str, dict[str, str]] = {}
        self.head: dict[str, str] = {}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.lang = given["lang"]
        elif tag == "a" and given.get("rel") == "alternate":
            self.links[given["hreflang"]] = given
        elif tag == "link" and "hreflang" in given:
            self.head[given["hreflang"]] = given["href"]


def test_the_switch_of_languages_stays_on_the_page(miniature: Path) -> None:
    """From every page of the site each language leads to the same page, which is there; its own is marked."""
    pages = {path.relative_to(miniature).as_posix() for path in miniature.rglob("*.html")}
    single = {path for path in pages if path.startswith(("newsletters/", "desk/"))} | {
        KINDS[kind] for kind in SINGLE
    }
    for path in sorted(pages - single):
        page = Switch((miniature / path).read_text("utf-8"))
        prefix = next((one for one in LANGUAGES.values() if one and path.startswith(one)), "")
        own = path.removeprefix(prefix)
        ways = [((miniature / path).parent / link["href"]).resolve() for link in page.links.values()]
        assert ways == [miniature.resolve() / one / own for one in LANGUAGES.values()], path
        assert all(way.is_file() for way in ways), path
        assert all(link["lang"] == tag for tag, link in page.links.items())
        assert [tag for tag, link in page.links.items() if "aria-current" in link] == [page.lang], path
        wanted = {
            tag: SITE + (one + own).removesuffix("index.html")
            for tag, one in zip(page.links, LANGUAGES.values(), strict=True)
        }
        assert page.head in ({}, wanted), path

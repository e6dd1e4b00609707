"""The miniature city has every feature once; its site is known byte for byte."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from sitegen.build import build, check
from tests.golden import GOLDEN, MINIATURE, MONTHS, TODAY, build_miniature, read_tree


class Links(HTMLParser):
    """Collect what a page leads to, and its ids, each of which may stand once."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in {"href", "src", "action"} and value and tag != "use":
                self.found.append(value)
            if name == "id" and value:
                assert value not in self.ids, value
                self.ids.add(value)


def test_the_miniature_city_is_what_was_accepted(tmp_path: Path) -> None:
    """Every change a reader would see is a change of the golden tree: read it, then accept it."""
    made = build_miniature(tmp_path / "site")
    accepted = read_tree(GOLDEN)
    assert sorted(made) == sorted(accepted)
    differing = [name for name in made if made[name] != accepted[name]]
    assert not differing, "read the diff, then run `make accept`"


@pytest.mark.parametrize(("seed", "locale"), [("0", "C"), ("4242", "C.UTF-8")])
def test_the_same_records_give_the_same_bytes(tmp_path: Path, seed: str, locale: str) -> None:
    """Neither the hash seed, nor the locale, nor the order of files on disk may show."""
    root = tmp_path / "root"
    for path in sorted(MINIATURE.rglob("*"), reverse=True):
        if path.is_file():
            target = root / path.relative_to(MINIATURE)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    command = [
        sys.executable,
        "-m",
        "sitegen",
        "build",
        "--root",
        str(root),
        "--output",
        str(tmp_path / "site"),
    ]
    environment = os.environ | {"PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": "America/New_York"}
    subprocess.run(  # noqa: S603 - our own command
        [*command, "--today", TODAY.isoformat(), "--horizon", str(MONTHS)],
        check=True,
        capture_output=True,
        env=environment,
    )
    assert read_tree(tmp_path / "site") == read_tree(GOLDEN)


def test_links_lead_to_files(tmp_path: Path) -> None:
    """Every relative link, script, style and image of every page is a file of the site."""
    built = build(MINIATURE, tmp_path / "site", today=TODAY)
    assert built.pages

    for page in sorted((tmp_path / "site").rglob("*.html")):
        links = Links()
        links.feed(page.read_text("utf-8"))
        for link in links.found:
            if link.startswith(("https://", "mailto:", "tel:", "webcal:")):
                continue
            path, _, fragment = link.partition("#")
            path = path.partition("?")[0]
            found = (
                (page.parent / path).resolve().is_file() if path else not fragment or fragment in links.ids
            )
            assert found, (page, link)


def test_the_miniature_city_has_no_errors() -> None:
    """Its odd records are odd, not wrong: what they deserve is a warning or a note."""
    findings = check(MINIATURE, today=TODAY).findings
    assert {finding.code for finding in findings} >= {"place-near-area", "old-confirmation"}
    assert not [finding for finding in findings if finding.severity == "error"]

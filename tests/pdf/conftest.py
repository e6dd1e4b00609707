"""Fixtures of the tests of PDF files: a city that every machine's fonts can print, and the command."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sitegen.cli import main
from tests.chromium import CURE, find_chromium
from tests.golden import MINIATURE

# What asks for a font of its own, and what turns the order of a text round.
ODD = re.compile(
    "[\U0001f000-\U0001ffff\u200d\ufe0f\u202a-\u202e\u2066-\u2069]|\\\\[uU](202[A-Ea-e]|206[6-9])"
)


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Return the path of Chromium; skip, with the cure, where there is none."""
    path = find_chromium()
    if path is None:
        if os.environ.get("SITEGEN_REQUIRE_BROWSER"):
            pytest.fail(CURE)
        pytest.skip(CURE)
    return path


@pytest.fixture(scope="session")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the miniature city without the odd characters of its records."""
    root = tmp_path_factory.mktemp("city") / "root"
    shutil.copytree(MINIATURE, root)
    for path in root.rglob("*.yaml"):
        path.write_text(ODD.sub("", path.read_text("utf-8")), "utf-8")
    return root


@pytest.fixture(scope="session")
def run() -> Callable[..., Result]:
    """Run a command in this process, on a day late in November 2026."""

    def go(*arguments: str | Path, today: str = "2026-11-25") -> Result:
        given = [str(one) for one in arguments]
        return CliRunner().invoke(main, [*given, "--today", today], catch_exceptions=False)

    return go


@pytest.fixture(scope="session")
def sheets(
    city: Path, run: Callable[..., Result], tmp_path_factory: pytest.TempPathFactory, chromium_path: str
) -> Path:
    """Print an area in a form of each kind, and the booklet; return the folder."""
    folder = tmp_path_factory.mktemp("sheets") / "print"
    forms = [part for name in ("a4-2", "a3-fold", "booklet") for part in ("--format", name)]
    result = run(
        *("pdf", "--root", city, "--area", "kita", "--output", folder, "--chromium", chromium_path), *forms
    )
    assert result.exit_code == 0, result.output
    return folder

"""The golden miniature city: what a build of it must be, byte for byte.

`python -m tests.accept` (or `make accept`) takes today's output as right after you have read
its diff.
"""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

from sitegen.build import build

HERE = Path(__file__).parent
MINIATURE = HERE / "miniature"
GOLDEN = HERE / "golden"
TODAY = dt.date(2026, 11, 24)
# Three months show a month's two ends and the turn of the year; more would only repeat them.
MONTHS = 3
ROOT = HERE.parent

NO_BUILD = b"0" * 10
DIGEST = re.compile(rb"sha256-[\w+/]+=")
NO_DIGEST = b"sha256-0="

# Copied as they are from sitegen/assets, from Leaflet and from the records: comparing them
# with themselves would prove nothing and fill the tree.
COPIED = ("assets/leaflet/", "edit/edit.", "newsletters/2026-11-ocha.svg", "places/ocha/salon.png")


def build_miniature(output: Path) -> dict[str, bytes]:
    """Build the miniature city into `output`; return the files worth comparing, by path."""
    built = build(MINIATURE, output, today=TODAY, months=MONTHS)
    if built.pages is None:
        raise AssertionError("\n".join(f"{one.span} {one.code}" for one in built.findings))
    return read_tree(output)


def read_tree(folder: Path) -> dict[str, bytes]:
    """Return the generated files under `folder` by their posix paths.

    The build's name changes with every change of the program, and the worker holds a digest of
    every file: in their place stand zeros, or the golden tree would change as a whole each time.
    """
    assets = {f"assets/{path.name}" for path in (ROOT / "sitegen" / "assets").iterdir()}
    files = {
        path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()
    }
    build = re.search(rb'data-build="(\w+)"', (folder / "index.html").read_bytes())
    name_of_build = build[1] if build else NO_BUILD
    return {
        name: DIGEST.sub(NO_DIGEST, path.read_bytes().replace(name_of_build, NO_BUILD))
        for name, path in files.items()
        if name not in assets and not name.startswith((*COPIED, "."))
    }

"""The golden miniature city: what a build of it must be, byte for byte.

`python -m tests.accept` (or `make accept`) takes today's output as right after you have read
its diff.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from sitegen.build import build

HERE = Path(__file__).parent
MINIATURE = HERE / "miniature"
GOLDEN = HERE / "golden"
TODAY = dt.date(2026, 11, 24)
# Three months show a month's two ends and the turn of the year; more would only repeat them.
MONTHS = 3
ROOT = HERE.parent

# Copied as they are from sitegen/assets, from Leaflet and from the records: comparing them
# with themselves would prove nothing and fill the tree.
COPIED = ("assets/leaflet/", "places/ocha/salon.png")


def build_miniature(output: Path) -> dict[str, bytes]:
    """Build the miniature city into `output`; return the files worth comparing, by path."""
    built = build(MINIATURE, output, today=TODAY, months=MONTHS)
    if built.pages is None:
        raise AssertionError("\n".join(f"{one.span} {one.code}" for one in built.findings))
    return read_tree(output)


def read_tree(folder: Path) -> dict[str, bytes]:
    """Return the generated files under `folder` by their posix paths."""
    assets = {f"assets/{path.name}" for path in (ROOT / "sitegen" / "assets").iterdir()}
    files = {
        path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()
    }
    return {
        name: path.read_bytes()
        for name, path in files.items()
        if name not in assets and not name.startswith((*COPIED, "."))
    }

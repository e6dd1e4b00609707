"""A small pull request on the miniature city: some of it sound, some of it wrong, and its review."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from sitegen.review import Review, review
from tests.golden import HERE, MINIATURE, TODAY

GOLDEN_REVIEW = HERE / "review" / "golden.md"
NEW = """name: 見本 あたらしい会
categories: [cafe]
schedule: 毎週火曜 10:00～12:00
venue: 見本公民館
location: 36.567178, 136.650355
confirmed: 2026-11-20
"""


def edit(root: Path, path: str, old: str, new: str) -> None:
    """Replace a text of a record that is in it."""
    file = root / path
    text = file.read_text("utf-8")
    if old not in text:
        raise AssertionError(f"{path}: {old}")
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def copy_miniature(folder: Path) -> Path:
    """Return a copy of the miniature city."""
    shutil.copytree(MINIATURE, folder)
    return folder


def spoil(root: Path) -> None:
    """Make the three mistakes: a time that does not exist, a misspelt category, a point in the next city."""
    edit(root, "places/kita/taiso.yaml", "9:30～10:30", "9:30～25:00")
    edit(root, "places/minami/old.yaml", "[food]", "[foood]")
    edit(root, "places/minami/shogi.yaml", "36.5585, 136.6585", "36.5140, 136.5680")


def change(root: Path) -> None:
    """Change, move, pause, rename, add and delete records; change an area and an issue."""
    edit(root, "places/kita/ocha.yaml", "毎月第2・第4水曜 13:30", "毎月第2・第4木曜 13:30")
    edit(root, "places/kita/kyoukai.yaml", "name:", "paused: {from: 2026-12-01, reason: 会場の工事}\nname:")
    edit(root, "places/shima/minato.yaml", "location: ", "location: 36.5585, 136.6585 # ")
    (root / "places/kita/new.yaml").write_text(NEW, encoding="utf-8")
    (root / "places/minami/no-point.yaml").unlink()
    (root / "places/odd/bidi.yaml").rename(root / "places/odd/renamed.yaml")
    edit(root, "areas/kita.yaml", "川の北のまちです。", "川の北の、静かなまちです。")


def git(root: Path, *arguments: str) -> str:
    """Run Git in a folder, as nobody in particular; return what it says."""
    config = ("-c", "user.name=Test", "-c", "user.email=test@example.jp", "-c", "commit.gpgsign=false")
    command = ["git", *config, *arguments]
    done = subprocess.run(command, cwd=root, check=True, capture_output=True, text=True)  # noqa: S603 - our own words
    return done.stdout.strip()


def review_of(before: Path, after: Path) -> Review:
    """Return the review of two folders, without paper."""
    return review(before, after, names=("main", "HEAD"), today=TODAY, uncounted="数えていません。")


def golden_review(folder: Path) -> Review:
    """Return the review of everything above at once."""
    before, after = copy_miniature(folder / "before"), copy_miniature(folder / "after")
    spoil(after)
    change(after)
    return review_of(before, after)

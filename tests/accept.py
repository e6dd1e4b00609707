"""Accept what sitegen makes today: the golden city, its review, how its area is heard, the guides' tables.

How it is heard takes a Chromium; where there is none, the accepted text stays as it is.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from sitegen.formats.guides import refresh
from sitegen.review import to_markdown
from tests.changes import GOLDEN_REVIEW, golden_review
from tests.chromium import CURE, find_chromium, start_chromium
from tests.golden import GOLDEN, ROOT, build_miniature
from tests.spoken import SPOKEN, listen


def main() -> None:
    """Write the golden tree, the spoken text and the generated parts of the guides anew."""
    with tempfile.TemporaryDirectory() as folder:
        files = build_miniature(Path(folder) / "site")
        heard = hear(Path(folder) / "site")
        GOLDEN_REVIEW.write_text(to_markdown(golden_review(Path(folder))), encoding="utf-8")
    shutil.rmtree(GOLDEN, ignore_errors=True)
    for name, data in files.items():
        target = GOLDEN / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    guides = refresh(ROOT)
    for name, text in guides.items():
        (ROOT / name).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / name).write_text(text, encoding="utf-8")
    if heard is not None:
        SPOKEN.write_text(heard, encoding="utf-8")
    told = "" if heard is not None else f"; {SPOKEN.name} is as it was: {CURE}"
    print(f"{len(files)} golden files, {len(guides)} guides{told}")  # noqa: T201 - a command's answer


def hear(site: Path) -> str | None:
    """Return how an area's page is heard, None without a Chromium."""
    path = find_chromium()
    if path is None:
        return None
    with sync_playwright() as playwright:
        return listen(start_chromium(playwright, path), site)


if __name__ == "__main__":
    main()

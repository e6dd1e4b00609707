"""Take the pictures of the coordinators' guides from a built site: python tools/guide_pictures.py [SITE].

The site is to be one built with --today 2026-11-24, the day the pictures' clock shows. The review is
made of a change that is made up here, in a folder of its own.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import FloatRect, Locator, Page, sync_playwright

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
PLACE = "oshaberi-cafe-nagadohei"
RECORD = f"places/baba/{PLACE}.yaml"
NOON = dt.datetime(2026, 11, 24, 3, tzinfo=dt.UTC)
SENTENCE = "毎月第3月曜 14:00～15:00、8月休み"
TALLEST = 900


def main(site: Path) -> None:
    """Write docs/images/guide-*.png."""
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--allow-file-access-from-files"]
        )
        page = browser.new_page(viewport={"width": 900, "height": 900})
        page.clock.set_fixed_time(NOON)
        show(page, site / f"places/{PLACE}/index.html")
        take(page.locator(".for-coordinators"), "guide-place-foot", above=260)
        show(page, site / "desk/1/index.html")
        page.screenshot(
            path=IMAGES / "guide-desk.png", clip={"x": 0, "y": 0, "width": 900, "height": TALLEST}
        )
        form(page, site)
        review(page, Path(folder))
        browser.close()


def show(page: Page, path: Path, query: str = "") -> None:
    """Open a file of the site."""
    page.goto(f"{path.resolve().as_uri()}{query}")
    page.wait_for_load_state("networkidle")


def take(part: Locator, name: str, *, above: int = 0) -> None:
    """Write a picture of a part of the page, with what stands above it."""
    box = part.bounding_box()
    if box is None:
        raise SystemExit(f"{name}: nothing to be seen")
    # A box is measured from the window's edge, a clip from the page's.
    begins = box["y"] + part.page.evaluate("scrollY")
    top = max(0, begins - above)
    height = min(TALLEST, begins + box["height"] + 16 - top)
    clip: FloatRect = {"x": 0, "y": top, "width": 900, "height": height}
    part.page.screenshot(path=IMAGES / f"{name}.png", full_page=True, clip=clip)


def form(page: Page, site: Path) -> None:
    """Take the form with a sentence that is understood, then with a mistake."""
    show(page, site / "edit/index.html", f"?id={PLACE}")
    page.locator("#f-schedule-0").fill(SENTENCE)
    page.locator("#f-schedule-0").blur()
    take(page.locator("#f-schedule"), "guide-edit-schedule", above=70)
    page.locator("#f-contact input").nth(1).fill("076-2")
    page.get_by_role("button", name="記録をつくる").click()
    take(page.locator("[data-errors]"), "guide-edit-error", above=20)


def review(page: Page, folder: Path) -> None:
    """Take the report of a change of the sentence."""
    before, after = folder / "いま", folder / "提案"
    for root in (before, after):
        for name in ("areas", "places"):
            shutil.copytree(ROOT / name, root / name)
    text = (after / RECORD).read_text("utf-8")
    lines = [f"schedule: {SENTENCE}" if one.startswith("schedule:") else one for one in text.splitlines()]
    (after / RECORD).write_text("\n".join(lines) + "\n", encoding="utf-8")
    command = [sys.executable, "-m", "sitegen", "review", before.name, after.name, "--today", "2026-11-24"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    subprocess.run(  # noqa: S603 - a fixed command
        [*command, "--no-pages", "--html", "report"],
        cwd=folder,
        env=environment,
        check=True,
        capture_output=True,
    )
    show(page, folder / "report" / "index.html")
    page.screenshot(
        path=IMAGES / "guide-review.png", clip={"x": 0, "y": 0, "width": 900, "height": 1200}, full_page=True
    )


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "output"))

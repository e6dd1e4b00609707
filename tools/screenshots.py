"""Take the pictures of the README from a built site: python tools/screenshots.py [SITE].

The site is to be one built with --today 2026-11-24, the day the pictures' clock shows.
"""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

IMAGES = Path(__file__).parents[1] / "docs" / "images"
DESK, PHONE = (1200, 900), (360, 780)
PICTURES = {
    "home": ("index.html", DESK),
    "home-phone": ("index.html", PHONE),
    "area": ("areas/baba/index.html", DESK),
    "area-phone": ("areas/baba/index.html", PHONE),
    "calendar": ("areas/baba/calendar/2026-12/index.html", DESK),
    "calendar-phone": ("areas/baba/calendar/2026-12/index.html", PHONE),
    "gathering-phone": ("places/oshaberi-cafe-nagadohei/index.html", PHONE),
}
DAY = "2026-11-24"
AREA = ("--area", "baba", "--month", "2026-12")
PRINTED = {
    "sheet": (AREA, 1),
    "sheet-back": (AREA, 2),
    "sheet-poster": ((*AREA, "--format", "poster"), 1),
    "sheet-large": ((*AREA, "--format", "large"), 1),
    "sheet-fax": ((*AREA, "--format", "fax"), 1),
    "sheet-newsletter": (("--newsletter", "2026-11"), 1),
}
NOON = dt.datetime(2026, 11, 24, 3, tzinfo=dt.UTC)


def main(site: Path) -> None:
    """Write docs/images/*.png; the base map's tiles are there only where there is a network."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        path = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for name, (address, (width, height)) in PICTURES.items():
            page = browser.new_page(viewport={"width": width, "height": height})
            page.clock.set_fixed_time(NOON)
            page.goto((site / address).resolve().as_uri())
            page.wait_for_load_state("load")
            page.screenshot(path=IMAGES / f"{name}.png")
            page.close()
        browser.close()
        print_pictures(Path(folder))


def print_pictures(folder: Path) -> None:
    """Write a picture of a page of each printed form that the README shows."""
    for name, (arguments, page) in PRINTED.items():
        command = [sys.executable, "-m", "sitegen", "pdf", "--today", DAY, "--output", str(folder / name)]
        subprocess.run([*command, *arguments], check=True, capture_output=True)  # noqa: S603 - fixed commands
        pdf = min((folder / name).glob("*.pdf"), key=lambda path: len(path.name))
        # poppler-utils turns a page into a picture.
        shown = ["-r", "75", "-f", str(page), "-singlefile", "-gray", "-png"]
        subprocess.run(["pdftoppm", *shown, str(pdf), str(IMAGES / name)], check=True)  # noqa: S603, S607


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "output"))

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
        page = browser.new_page()
        page.goto((site / "areas/baba/list/index.html").resolve().as_uri())
        sheet = Path(folder) / "sheet.pdf"
        page.pdf(path=sheet, prefer_css_page_size=True)
        # poppler-utils turns the sheet's first page into a picture.
        command = [
            "pdftoppm",
            "-r",
            "90",
            "-png",
            "-f",
            "1",
            "-singlefile",
            str(sheet),
            str(IMAGES / "sheet"),
        ]
        subprocess.run(command, check=True)  # noqa: S603 - a fixed command
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "output"))

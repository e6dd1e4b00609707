"""Take the pictures of the README from a built site: python tools/screenshots.py [SITE]."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

IMAGES = Path(__file__).parents[1] / "docs" / "images"
PAGES = {"home": "index.html", "area": "areas/baba/index.html"}


def main(site: Path) -> None:
    """Write docs/images/*.png; the base map's tiles are there only where there is a network."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        path = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for name, address in PAGES.items():
            for kind, width, height in (("", 1200, 900), ("-phone", 360, 780)):
                page = browser.new_page(viewport={"width": width, "height": height})
                page.goto((site / address).resolve().as_uri())
                page.wait_for_selector("html.has-map")
                page.screenshot(path=IMAGES / f"{name}{kind}.png")
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

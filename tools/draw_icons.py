"""Draw the icons of the installed site from its emblem: python tools/draw_icons.py.

Writes the SVG icons and, with Chromium, the PNG ones into sitegen/assets.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

PACKAGE = Path(__file__).parents[1] / "sitegen"
EMBLEM = PACKAGE / "templates" / "partials" / "emblem.svg"
ASSETS = PACKAGE / "assets"
INK, PAPER = "#22201d", "#fbf8f1"
SIDE = 40
# Whoever masks an icon may cut all but the inner four fifths, a circle.
INSET, MASKED_INSET = 6, 9
CORNER = 7
PICTURES = {"icon-192": ("icon", 192), "icon-512": ("icon", 512), "apple-touch-icon": ("icon-maskable", 180)}


def icon(*, inset: float, corner: float) -> str:
    """Return the emblem in ink on paper; `inset` and `corner` are in units of the emblem's side of 40."""
    shapes = "".join(re.findall(r"<circle[^>]*/>", EMBLEM.read_text("utf-8"))).replace("currentColor", INK)
    wide = SIDE + 2 * inset
    ground = f'<rect x="{-inset}" y="{-inset}" width="{wide}" height="{wide}" rx="{corner}" fill="{PAPER}"/>'
    box = f"{-inset} {-inset} {wide} {wide}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" fill="{INK}">{ground}{shapes}</svg>\n'


def main() -> None:
    """Write assets/icon*.svg and the PNG pictures of them."""
    drawn = {"icon": icon(inset=INSET, corner=CORNER), "icon-maskable": icon(inset=MASKED_INSET, corner=0)}
    for name, text in drawn.items():
        (ASSETS / f"{name}.svg").write_text(text, encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, (source, side) in PICTURES.items():
            page = browser.new_page(viewport={"width": side, "height": side})
            page.set_content(f"<style>body{{margin:0}}svg{{display:block}}</style>{drawn[source]}")
            page.screenshot(path=ASSETS / f"{name}.png", omit_background=True)
            page.close()
        browser.close()


if __name__ == "__main__":
    main()

"""An area's page as a screen reader has it, kept as a text that is read from top to bottom.

It must read like a well-told list: what a thing is before what it does, nothing twice, nothing
without a name. `make accept` takes today's text as right after you have read it.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.golden import HERE, TODAY

SPOKEN = HERE / "spoken.txt"
PAGE = "areas/kita/index.html"
MORNING = dt.datetime.combine(TODAY, dt.time(8), dt.timezone(dt.timedelta(hours=9)))
WIDTH, HEIGHT = 1280, 800


def listen(browser: Browser, site: Path) -> str:
    """Return the accessibility tree of the area's page of a built miniature city, one thing a line.

    Where links lead is left out: nobody hears it.
    """
    page = browser.new_page(
        viewport={"width": WIDTH, "height": HEIGHT}, locale="ja-JP", service_workers="block"
    )
    page.route("https://**", lambda route: route.abort())
    page.clock.set_fixed_time(MORNING)
    page.goto((site / PAGE).as_uri())
    expect(page.get_by_role("button", name="大きな地図")).to_be_visible()
    expect(page.locator(".save").first).to_be_visible()
    text = page.locator("body").aria_snapshot()
    page.close()
    return "".join(
        f"{line.removesuffix(':')}\n" for line in text.splitlines() if not line.lstrip().startswith("- /url")
    )

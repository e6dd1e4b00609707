"""A slow telephone on a slow line, in a real Chromium: when it paints, what it fetches, what jumps."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
# Nothing but this machine is there: tiles and what a naive page would fetch elsewhere fail at once.
FLAGS = ["--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
CPU_SLOWDOWN = 4
# Lighthouse's slow 4G: 150 ms there and back, 1.6 Mbit/s down, 750 kbit/s up.
SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
HEIGHT = 800
# The browser's own entries: what shifted though nobody had just pressed anything, and how long each
# press took to the next paint.
OBSERVE = """
window.measured = { shift: 0, presses: [] };
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) {
    if (!one.hadRecentInput) measured.shift += one.value;
  }
}).observe({ type: "layout-shift", buffered: true });
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) measured.presses.push([one.name, one.startTime, one.duration]);
}).observe({ type: "event", durationThreshold: 16, buffered: true });
"""
# A busy telephone may have fetched all long before it paints.
FIRST_PAINT = """() => new Promise((done) => {
  new PerformanceObserver((list) => {
    for (const one of list.getEntriesByName("first-contentful-paint")) done(one.startTime);
  }).observe({ type: "paint", buffered: true });
})"""
SETTLED = """() => new Promise((done) => {
  requestAnimationFrame(() => setTimeout(() => requestIdleCallback(done), 60));
})"""


def open_browser(playwright: Playwright) -> Browser:
    """Start the system's Chromium; raise RuntimeError with the cure where there is none."""
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        raise RuntimeError("Chromium is not installed (on Debian: apt-get install chromium fonts-noto-cjk)")
    return playwright.chromium.launch(executable_path=path, args=FLAGS)


class Phone:
    """A page in a telephone that has never seen the site; `fetched` holds bytes by address."""

    def __init__(self, page: Page, session: CDPSession) -> None:
        self.page = page
        self.fetched: dict[str, float] = {}
        self._asked: dict[str, str] = {}
        session.on("Network.requestWillBeSent", self._ask)
        session.on("Network.loadingFinished", self._finish)

    def _ask(self, event: dict[str, Any]) -> None:
        self._asked[event["requestId"]] = event["request"]["url"]

    def _finish(self, event: dict[str, Any]) -> None:
        url = self._asked[event["requestId"]]
        if url.startswith("http"):
            self.fetched[url] = self.fetched.get(url, 0) + event["encodedDataLength"]

    def open(self, url: str) -> None:
        """Open a page and wait until nothing more is fetched."""
        self.page.goto(url, wait_until="networkidle")

    @property
    def first_paint(self) -> float:
        """Milliseconds from the press of the link to the first text or drawing on the screen."""
        return float(self.page.evaluate(FIRST_PAINT))

    @property
    def shift(self) -> float:
        """What has jumped so far without a press just before: the sum of the layout shifts."""
        return float(self.page.evaluate("measured.shift"))

    def settle(self) -> None:
        """Wait until what was done has been painted and the browser has written its entries."""
        self.page.evaluate(SETTLED)

    def scroll_through(self) -> None:
        """Scroll to the end of the page as a thumb does, half a screen at a time."""
        while self.page.evaluate("scrollY + innerHeight < document.documentElement.scrollHeight - 1"):
            before = self.page.evaluate("scrollY")
            self.page.evaluate("scrollBy(0, innerHeight / 2)")
            self.settle()
            if self.page.evaluate("scrollY") == before:
                break

    def press_time(self) -> float:
        """Return how long the longest event of the last press took to the next paint, in ms, and forget it.

        Entries are of steps of 8 ms and from 16 ms up; where there is none it was faster.
        """
        self.settle()
        found: list[list[Any]] = self.page.evaluate("measured.presses.splice(0)")
        return max((float(duration) for _, _, duration in found), default=16.0)


@contextmanager
def telephone(browser: Browser, *, width: int = 360, line: bool = True, slow: bool = True) -> Iterator[Phone]:
    """Give a telephone with an empty memory and no worker; on a slow `line`, with a `slow` processor."""
    context = browser.new_context(
        viewport={"width": width, "height": HEIGHT}, locale="ja-JP", service_workers="block"
    )
    context.add_init_script(OBSERVE)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    if line:
        session.send("Network.emulateNetworkConditions", SLOW_4G)
    if slow:
        session.send("Emulation.setCPUThrottlingRate", {"rate": CPU_SLOWDOWN})
    try:
        yield Phone(page, session)
    finally:
        context.close()

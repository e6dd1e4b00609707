"""The system's Chromium, as the browser tests start it."""

from __future__ import annotations

from playwright.sync_api import Browser, Playwright

from sitegen.pdf.press import FLAGS, find_chromium

__all__ = ["CURE", "find_chromium", "start_chromium"]

CURE = "Chromium is not installed (on Debian: apt-get install chromium fonts-noto-cjk)"


def start_chromium(playwright: Playwright, path: str) -> Browser:
    """Start a Chromium that talks to nobody but the pages it opens."""
    return playwright.chromium.launch(executable_path=path, args=list(FLAGS))

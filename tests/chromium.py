"""The system's Chromium, as the browser tests start it."""

from __future__ import annotations

import shutil

from playwright.sync_api import Browser, Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
CURE = "Chromium is not installed (on Debian: apt-get install chromium fonts-noto-cjk)"


def find_chromium() -> str | None:
    """Return the path of the system's Chromium, None where there is none."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def start_chromium(playwright: Playwright, path: str) -> Browser:
    """Start a Chromium that talks to nobody but the pages it opens."""
    return playwright.chromium.launch(executable_path=path, args=list(FLAGS))

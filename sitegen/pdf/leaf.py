"""Documents that are opened, lay themselves out and are printed."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from playwright.async_api import BrowserContext, Error, Page

# Seconds in which a page closes that works.
FAREWELL = 5.0
# To print in a page that is there takes two thirds of the time: no process starts, fonts are read.
# Memory stays bounded, since each page is closed after so many documents.
MOST = 10


@dataclass(frozen=True, slots=True)
class Made:
    """A document as Chromium printed it, and what it said of how it laid itself out."""

    pdf: bytes
    pages: int
    asked: int | None
    gave: tuple[str, ...]
    beyond: tuple[str, ...]
    problems: tuple[str, ...]


class Leaf:
    """A page of the browser in which documents are opened and printed, one after another.

    What a document leaves behind goes with its page: a fresh one is taken after some documents,
    and after each that could not be printed.
    """

    def __init__(self, context: BrowserContext, patience: float) -> None:
        self._context = context
        self._patience = patience
        self._page: Page | None = None
        self._opened = 0
        self._wrong: list[str] = []

    async def print(self, address: str) -> Made | str:
        """Open a document, let it lay itself out and print it; return what was made, or why it was not."""
        try:
            async with asyncio.timeout(self._patience):
                made = await self._print(await self._fresh(), address)
        except TimeoutError:
            made = f"{self._patience:g}秒たっても紙面が組みあがりませんでした"
        except Error as problem:
            made = first_line(problem)
        if isinstance(made, str) or self._opened >= MOST:
            await self.close()
        return made

    async def close(self) -> None:
        """Close the page, if one is open."""
        page, self._page = self._page, None
        if page is not None:
            # One that crashed or never ends can't be asked; it goes with the browser.
            with suppress(Error, TimeoutError):
                await asyncio.wait_for(page.close(), FAREWELL)

    async def _fresh(self) -> Page:
        """Return the page, where nothing has gone wrong yet."""
        if self._page is None:
            self._page, self._opened = await self._context.new_page(), 0
            self._wrong = wrong = []
            self._page.on("pageerror", lambda error: wrong.append(error.message))
        self._opened += 1
        self._wrong.clear()
        return self._page

    async def _print(self, page: Page, address: str) -> Made | str:
        await page.goto(address, timeout=0)
        report = await page.evaluate("window.sitegenFitted")
        if self._wrong or not isinstance(report, dict):
            return "、".join(self._wrong) or "紙面を組むスクリプトが動きませんでした"
        pdf = await page.pdf(prefer_css_page_size=True, print_background=True, tagged=True, outline=True)
        return _made(pdf, report)


def _made(pdf: bytes, report: dict[str, Any]) -> Made:
    return Made(
        pdf=pdf,
        pages=report["pages"],
        asked=report["asked"],
        gave=tuple(report["gave"]),
        beyond=tuple(report["beyond"]),
        problems=tuple(report["problems"]),
    )


def first_line(problem: Error) -> str:
    """Return what a problem of the browser is, without its log."""
    return problem.message.strip().partition("\n")[0]

"""A page that is opened, lays itself out and is printed."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from playwright.async_api import BrowserContext, Error

# Seconds in which a page closes that works.
FAREWELL = 5.0


@dataclass(frozen=True, slots=True)
class Made:
    """A page as Chromium printed it, and what it said of how it laid itself out."""

    pdf: bytes
    pages: int
    asked: int | None
    gave: tuple[str, ...]
    beyond: tuple[str, ...]
    problems: tuple[str, ...]


async def print_page(context: BrowserContext, address: str, patience: float) -> Made | str:
    """Open a page, let it lay itself out and print it; return what was made or why it could not be."""
    wrong: list[str] = []
    page = None
    try:
        async with asyncio.timeout(patience):
            page = await context.new_page()
            page.on("pageerror", lambda error: wrong.append(error.message))
            await page.goto(address, timeout=0)
            report = await page.evaluate("window.sitegenFitted")
            if wrong or not isinstance(report, dict):
                return "、".join(wrong) or "紙面を組むスクリプトが動きませんでした"
            pdf = await page.pdf(prefer_css_page_size=True, print_background=True, tagged=True, outline=True)
    except TimeoutError:
        return f"{patience:g}秒たっても紙面が組みあがりませんでした"
    except Error as problem:
        return first_line(problem)
    finally:
        if page is not None:
            # One that crashed or never ends can't be asked; it goes with the browser.
            with suppress(Error, TimeoutError):
                await asyncio.wait_for(page.close(), FAREWELL)
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

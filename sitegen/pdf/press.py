"""One Chromium that prints pages from this machine's disk, started beside other work."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import threading
from collections.abc import Coroutine, Iterator, Sequence
from concurrent.futures import Future
from contextlib import suppress
from types import TracebackType
from typing import Any, Self, TypeVar

from playwright.async_api import BrowserContext, Error, Page, Playwright, Route, async_playwright

from sitegen.pdf.leaf import FAREWELL, Leaf, Made, first_line

T = TypeVar("T")
NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
# A sheet loads what lies beside it, and nothing else.
ELSEWHERE = re.compile(r"^(?!file:|data:)")
WARM = """<p style='font-family: "BIZ UDPGothic", "Noto Sans CJK JP", sans-serif'>日<b>日</b></p>"""
FEWEST, MOST = 2, 4
# Seconds. Four hundred gatherings take three; a page that takes this long never ends.
PATIENCE = 90.0


Done = tuple[int, Made | str | Exception]


def find_chromium() -> str | None:
    """Return the path of the system's Chromium, None where there is none."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


class Press:
    """A Chromium in a thread with a loop of its own; used by one thread at a time.

    At most `at_once` pages are open, each closed after some sheets: what they cost in memory does
    not grow with the number of sheets.
    """

    def __init__(self, path: str, *, at_once: int | None = None, patience: float = PATIENCE) -> None:
        self.path = path
        self.at_once = at_once or min(max(os.cpu_count() or 1, FEWEST), MOST)
        self.patience = patience
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._playwright: Playwright | None = None
        self._opening: Future[tuple[BrowserContext, Page]] = Future()

    def start(self) -> Self:
        """Begin to start the browser; nothing is waited for."""
        if not self._thread.is_alive():
            self._thread.start()
            self._opening = asyncio.run_coroutine_threadsafe(self._open(), self._loop)
        return self

    def trouble(self) -> str | None:
        """Wait for the browser; return why it does not start, None if it did."""
        self.start()
        try:
            self._opening.result()
        except Error as problem:
            return first_line(problem)
        return None

    def print_all(self, addresses: Sequence[str]) -> Iterator[tuple[int, Made | str]]:
        """Print pages; yield each as it is done: its place in the order, what was made or why not."""
        # As many as may be open wait for who takes them; the others wait to be opened.
        done: asyncio.Queue[Done] = asyncio.Queue(self.at_once)
        feeding = asyncio.run_coroutine_threadsafe(self._feed(addresses, done), self._loop)
        try:
            for _ in addresses:
                index, made = self._wait(done.get())
                if isinstance(made, Exception):
                    raise made
                yield index, made
            # Until the last pages are closed.
            feeding.result()
        finally:
            feeding.cancel()

    def ask(self, script: str, argument: object) -> object:
        """Return what a script answers on an empty page."""
        return self._wait(self._blank.evaluate(script, argument))

    def close(self) -> None:
        """End the browser and the thread; nothing of them is left."""
        if self._thread.is_alive():
            with suppress(Error, TimeoutError):
                self._wait(asyncio.wait_for(self._shut(), FAREWELL))
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join()
        self._loop.close()

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the browser."""
        self.close()

    # ---- in the thread of the browser -------------------------------------------------------

    @property
    def _context(self) -> BrowserContext:
        return self._opening.result()[0]

    @property
    def _blank(self) -> Page:
        return self._opening.result()[1]

    def _wait(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result()

    async def _open(self) -> tuple[BrowserContext, Page]:
        self._playwright = await async_playwright().start()
        browser = await self._playwright.chromium.launch(executable_path=self.path, args=list(FLAGS))
        context = await browser.new_context(locale="ja-JP", service_workers="block")
        await context.route(ELSEWHERE, _refuse)
        # The first page and the first print start processes and read fonts: half a second that the
        # first sheet need not wait for.
        blank = await context.new_page()
        await blank.set_content(WARM)
        await blank.pdf()
        return context, blank

    async def _shut(self) -> None:
        with suppress(Error):
            context, _ = await asyncio.wrap_future(self._opening)
            if context.browser:
                await context.browser.close()
        if self._playwright:
            await self._playwright.stop()

    async def _feed(self, addresses: Sequence[str], done: asyncio.Queue[Done]) -> None:
        waiting = iter(enumerate(addresses))

        async def work() -> None:
            leaf = Leaf(self._context, self.patience)
            try:
                for index, address in waiting:
                    try:
                        made: Made | str | Exception = await leaf.print(address)
                    except Exception as problem:  # noqa: BLE001 - raised again in the thread that waits
                        made = problem
                    await done.put((index, made))
            finally:
                await leaf.close()

        await asyncio.gather(*(work() for _ in range(self.at_once)))


async def _refuse(route: Route) -> None:
    await route.abort()

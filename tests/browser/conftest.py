"""Fixtures of the browser tests: the miniature city's site, and pages that close behind a test."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from sitegen.build import build
from tests.golden import MINIATURE, ROOT, TODAY
from tests.kinds import SITE

# Milliseconds: what has not come by then does not come, however busy the machine is.
WAIT = 10_000
PHONE = "076-000-0009"
JAPAN = dt.timezone(dt.timedelta(hours=9))


@pytest.fixture(scope="session")
def miniature(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the miniature city once for all tests."""
    output = tmp_path_factory.mktemp("miniature") / "site"
    assert build(MINIATURE, output, today=TODAY).pages
    return output


@pytest.fixture(scope="session")
def kanazawa(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the repository's own records once for all tests: nineteen areas, hundreds of rows.

    No published gathering of a Wednesday has a telephone, and a sample must not: one gets it here.
    """
    root = tmp_path_factory.mktemp("kanazawa")
    for name in ("places", "areas"):
        shutil.copytree(ROOT / name, root / name)
    record = root / "places/samples/baba/baba-ochanomi.yaml"
    record.write_text(f"{record.read_text('utf-8')}\ncontact: {{phone: {PHONE}}}\n", "utf-8")
    assert build(root, root / "site", today=TODAY).pages
    return root / "site"


@pytest.fixture
def new_page(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Open blank pages of a width, each a reader of its own; without the worker, or routes would fail."""
    contexts = []

    def open_page(*, width: int = 1280, **options: object) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": 800},
            **{"locale": "ja-JP", "service_workers": "block"} | options,  # type: ignore[arg-type]
        )
        context.set_default_timeout(WAIT)
        contexts.append(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def read(
    new_page: Callable[..., Page], serve_folder: Callable[[Path], str], miniature: Path
) -> Callable[..., Page]:
    """Open a page of a site as a reader of a day does; what fails in it fails here.

    Tiles, which alone come from elsewhere, never arrive.
    """

    def open_page(
        path: str,
        *,
        site: Path = miniature,
        disk: bool = False,
        day: dt.date = TODAY,
        time: str = "08:00",
        **options: object,
    ) -> Page:
        page = new_page(**options)
        base = site.as_uri() if disk else serve_folder(site)
        page.route("https://cyberjapandata.gsi.go.jp/**", lambda route: route.abort())
        page.on("pageerror", lambda error: pytest.fail(str(error)))
        if options.get("java_script_enabled", True):
            page.clock.set_fixed_time(dt.datetime.combine(day, dt.time.fromisoformat(time), JAPAN))
        page.goto(f"{base}/{path}")
        return page

    return open_page


@pytest.fixture
def open_page(new_page: Callable[..., Page], miniature: Path) -> Callable[..., Page]:
    """Open a page of the miniature city at its own address, on the day it was built."""

    def answer(route: Route) -> None:
        path = miniature / route.request.url.removeprefix(SITE).partition("?")[0]
        if path.is_file():
            route.fulfill(path=path)
        else:
            route.fulfill(status=404, body="")

    def go(path: str, **options: object) -> Page:
        page = new_page(**options)
        page.route(re.compile("^https:"), lambda route: route.abort())
        page.route(f"{SITE}**", answer)
        page.on("pageerror", lambda error: pytest.fail(str(error)))
        page.clock.set_fixed_time(dt.datetime.combine(TODAY, dt.time(8), JAPAN))
        page.goto(f"{SITE}{path}")
        if page.locator("#map-data").count():
            expect(page.locator("html")).to_have_class(re.compile("has-map"))
        return page

    return go

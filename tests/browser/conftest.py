"""Fixtures of the browser tests: the miniature city's site, and pages that close behind a test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from sitegen.build import build
from tests.golden import MINIATURE, TODAY

# Milliseconds: what has not come by then does not come, however busy the machine is.
WAIT = 10_000


@pytest.fixture(scope="session")
def miniature(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the miniature city once for all tests."""
    output = tmp_path_factory.mktemp("miniature") / "site"
    assert build(MINIATURE, output, today=TODAY).pages
    return output


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

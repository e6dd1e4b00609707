"""The report of a change opens from a disk: nothing fails to load, nothing is cut, axe finds nothing."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from sitegen.review import report_files
from sitegen.write import write_site
from tests.changes import golden_review

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Write the report of the made-up pull request; return its address."""
    folder = tmp_path_factory.mktemp("report")
    write_site(report_files(golden_review(folder)), folder / "review")
    return (folder / "review" / "index.html").as_uri()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1440])
def test_the_report_reads_on_every_screen(chromium: Browser, report: str, width: int, scheme: str) -> None:
    """From file://, on a phone and a desk, by day and by night, with every part unfolded."""
    context = chromium.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(report)
    page.locator("details:not([open]) > summary").evaluate_all("all => all.forEach(one => one.click())")
    assert said == []
    assert [one for one in asked if not one.startswith(("file:", "data:"))] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    # Axe puts a script into the page, which the page's own policy forbids to others, not to the debugger.
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    context.close()

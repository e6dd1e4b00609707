"""How long after a record is saved its change is on the screen: `python -m tests.benchmarks.served`.

A city of 1,000 gatherings is served by `sitegen serve` in a process of its own to a real Chromium that
shows the page of one of them, or its area's. Each round writes the record's file and stops the clock
when the page, loaded anew by itself, has painted the new text. Nothing is warmed but by the first round.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Error, Page, sync_playwright

from tests.benchmarks.phone import SETTLED, open_browser
from tests.benchmarks.scale import scale_up

ROOT = Path(__file__).parents[2]
TODAY = "2026-11-24"
GATHERINGS = 1000
GOAL = 0.25
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/")
TOOK = re.compile(r"→ (\d+) ミリ秒")
# Told with the clock's milliseconds when the first frame is painted in which the name stands. A document
# that waits for its styles has no frames yet.
PAINTED = r"""(() => {
  const tell = (name) => {
    const [way] = performance.getEntriesByType("navigation");
    const times = [0, way.requestStart, way.responseEnd, performance.now()];
    console.debug("painted", ...times.map((one) => performance.timeOrigin + one), name);
  };
  const look = () => {
    const [name] = document.querySelector("main")?.textContent.match(/はかる集まり\d+/) ?? [];
    if (name) setTimeout(tell, 0, name);
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()"""


@contextmanager
def served(root: Path, said: Path) -> Iterator[str]:
    """Serve a root by the command, which writes what it says into a file; give the address."""
    command = [sys.executable, "-m", "sitegen", "serve", "--root", str(root), "--today", TODAY]
    with said.open("w") as output:
        process = subprocess.Popen([*command, "--port", "0", "--no-open"], cwd=ROOT, stdout=output)  # noqa: S603
    try:
        while not (found := ADDRESS.search(said.read_text("utf-8"))):
            if process.poll() is not None:
                raise RuntimeError("sitegen serve ended before it served")
            time.sleep(0.05)
        yield found.group()
    finally:
        process.terminate()
        process.wait()


def measure_serving(folder: Path, *, edits: int = 15) -> dict[str, object]:
    """Return the median seconds from a save to the screen, and what the server took of it."""
    with sync_playwright() as playwright:
        browser = open_browser(playwright)
        found = _measure(folder, browser, edits)
        browser.close()
    return found


def _measure(folder: Path, browser: Browser, edits: int) -> dict[str, object]:
    root = scale_up(ROOT, folder / "thousand", times=3, most=GATHERINGS)
    record = min((root / "places").rglob("*.yaml"))
    found: dict[str, object] = {}
    said = folder / "said"
    with served(root, said) as address:
        for name, path in (
            ("own page", f"places/{record.stem}/"),
            ("area page", area_of(record, address, browser)),
        ):
            page = browser.new_context(locale="ja-JP", service_workers="block").new_page()
            page.add_init_script(PAINTED)
            page.goto(address + path, wait_until="load")
            # The first one only warms up.
            steps = [edit(record, page, turn) for turn in range(edits + 1)][1:]
            *split, whole = ([step[index] for step in steps] for index in range(4))
            found[f"{name}, seconds"] = round(statistics.median(whole), 3)
            found[f"{name}, slowest"] = round(max(whole), 3)
            found[f"{name}, until it loads, asks, has it"] = [
                round(statistics.median(one), 3) for one in split
            ]
            page.context.close()
    took = [int(one) for one in TOOK.findall(said.read_text("utf-8"))]
    found["of it building, seconds"] = round(statistics.median(took) / 1000, 3)
    worst = max(float(str(found[f"{name} page, seconds"])) for name in ("own", "area"))
    found[f"goal {GOAL}"] = "met" if worst <= GOAL else "missed"
    return found


def area_of(record: Path, address: str, browser: Browser) -> str:
    """Return the path of the page of a record's area."""
    page = browser.new_page()
    page.goto(f"{address}places/{record.stem}/")
    href = page.locator("main a[href*='areas/']").first.get_attribute("href") or ""
    page.close()
    return f"areas/{href.split('areas/')[1].split('/')[0]}/"


def edit(record: Path, page: Page, turn: int) -> list[float]:
    """Give a record another name; return the seconds until its page loads, asks, has it, has painted it."""
    text = record.read_text("utf-8")
    name = f"はかる集まり{turn}"
    new = re.sub(r"(?m)^name: .*$", f"name: {name}", text, count=1)
    # Who writes has long been looking at a page that stands still.
    settle(page)
    # A page may be loaded twice: of half a file that the server read, or of one that changed meanwhile.
    with page.expect_console_message(lambda said: said.text.endswith(f" {name}")) as said:
        start = time.time()
        record.write_text(new, encoding="utf-8")
    return [float(one) / 1000 - start for one in said.value.text.split()[1:-1]]


def settle(page: Page) -> None:
    """Wait until a page stands still; it may be loaded once more meanwhile."""
    for last in (False, True):
        page.wait_for_load_state("load")
        try:
            page.evaluate(SETTLED)
        except Error:
            if last:
                raise
        else:
            return


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edits", type=int, default=15)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = measure_serving(Path(folder), edits=options.edits)
    print(json.dumps(found, ensure_ascii=False, indent=2))  # noqa: T201


if __name__ == "__main__":
    main()

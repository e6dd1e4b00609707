"""What a reader waits for and carries, on a slow telephone: `make bench-web`.

Medians of several runs in a real Chromium whose processor is slowed four times, on Lighthouse's
slow 4G (150 ms there and back, 1.6 Mbit/s down, 750 kbit/s up), each in a telephone that has seen
nothing before. Presses are timed by the browser itself (Event Timing: from the finger to the
paint), in steps of 8 ms.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.benchmarks.elsewhere import bring_home
from tests.benchmarks.naive import main as make_naive
from tests.benchmarks.phone import Phone, open_browser, telephone
from tests.benchmarks.scale import scale_up
from tests.benchmarks.serving import serving
from tests.benchmarks.weight import area_page, weigh

ROOT = Path(__file__).parents[2]
JAPAN = dt.timezone(dt.timedelta(hours=9))
SEARCHED = ("search.js", "fold.js", "unpack.js")
WIDTHS = (360, 1280)
DAYS = ("mon", "wed", "fri", "sat")
WORD = "taisou"


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure beside its goal, the most it may be."""

    name: str
    value: float
    goal: float
    unit: str
    more: str = ""

    @property
    def line(self) -> str:
        """The figure for people."""
        verdict = "met" if self.value <= self.goal else "NOT MET"
        goal = f"goal {self.goal:g} {self.unit}".rstrip()
        value = f"{self.value:g} {self.unit}"
        return f"{self.name:<44} {value:>9}  {verdict:<7} ({goal}{self.more and '; ' + self.more})"


def main() -> None:
    """Build the cities, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = open_browser(playwright)
        found = measure(Path(folder), browser, options.runs)
        browser.close()
    if options.json:
        rows = [{"name": one.name, "value": one.value, "goal": one.goal, "unit": one.unit} for one in found]
        print(json.dumps(rows, ensure_ascii=False, indent=2))  # noqa: T201
    else:
        print("\n".join(one.line for one in found))  # noqa: T201


def measure(folder: Path, browser: Browser, runs: int) -> list[Measured]:
    """Return every figure."""
    site = _build(ROOT, folder / "site")
    five = _build(scale_up(ROOT, folder / "five", times=2, most=500), folder / "site5")
    thousand = _build(scale_up(ROOT, folder / "ten", times=3, most=1000), folder / "site10")
    make_naive(ROOT, folder / "folium")
    naive = bring_home(folder / "folium", folder / "naive")
    bare = bring_home(folder / "folium", folder / "bare", leaflet_only=True)
    found = measure_paint(browser, {"ours": site, "naive": naive, "leaflet": bare}, runs)
    found += measure_presses(browser, five, thousand, runs)
    found.append(measure_weight(browser, thousand))
    found += measure_shifts(browser, site)
    found.append(measure_search(browser, site))
    return found


def _build(root: Path, output: Path) -> Path:
    today = dt.datetime.now(JAPAN).date().isoformat()
    command = [sys.executable, "-m", "sitegen", "build", "--root", str(root), "--output", str(output)]
    subprocess.run([*command, "--today", today], cwd=ROOT, check=True, capture_output=True)  # noqa: S603
    return output


def measure_paint(browser: Browser, sites: dict[str, Path], runs: int) -> list[Measured]:
    """Return the first paint of the fullest area's page over the naive page's; each run opens all."""
    slug = area_page(sites["ours"])[0].split("/")[1]
    pages = dict.fromkeys(sites, f"{slug}.html") | {"ours": f"areas/{slug}/index.html"}
    times: dict[str, list[float]] = {name: [] for name in sites}
    for _ in range(runs + 1):
        for name, site in sites.items():
            with serving(site) as address, telephone(browser) as phone:
                phone.open(f"{address}/{pages[name]}")
                times[name].append(phone.first_paint)
    # The first round only warms up.
    ours, naive, bare = (statistics.median(times[name][1:]) for name in ("ours", "naive", "leaflet"))
    more = f"{ours:.0f} ms, naive {naive:.0f} ms, {ours / bare:.2f} of Leaflet alone {bare:.0f} ms"
    return [Measured(f"first paint of {slug} over naive Folium's", round(ours / naive, 2), 0.5, "", more)]


def measure_presses(browser: Browser, five: Path, thousand: Path, runs: int) -> list[Measured]:
    """Return the time from a press to the next paint: of filters on both lists, of a letter typed."""

    def press_filters(phone: Phone) -> list[float]:
        chips = [phone.page.locator(f"[name=day][value={day}]") for day in DAYS]
        phone.press_time()
        return [_time(phone, chip.click) for chip in chips]

    def type_word(phone: Phone) -> list[float]:
        box = phone.page.locator("#finder-q")
        box.press(WORD[0])
        # The first letter loads what the others are sought in.
        phone.page.locator(".asked-chip").wait_for()
        phone.press_time()
        return [_time(phone, partial(box.press, key)) for key in WORD[1:]]

    found = []
    for name, goal, site, page, press in (
        ("filter to paint, 500 places", 50, five, "places/index.html", press_filters),
        ("filter to paint, an area of theirs", 50, five, area_page(five)[0], press_filters),
        ("letter to paint, 1,000 places", 100, thousand, "places/index.html", type_word),
    ):
        times = []
        with serving(site) as address:
            for _ in range(runs):
                with telephone(browser, line=False) as phone:
                    phone.open(f"{address}/{page}")
                    times += press(phone)
        more = f"{len(times)} presses, the longest {max(times):g}"
        found.append(Measured(name, statistics.median(times), goal, "ms", more))
    return found


def _time(phone: Phone, press: Callable[[], None]) -> float:
    press()
    return phone.press_time()


def measure_weight(browser: Browser, site: Path) -> Measured:
    """Return what the browser fetched for the area page with about 50 gatherings, with all headers."""
    weight = weigh(browser, site, gatherings=50)
    kinds = ", ".join(f"{kind} {size}" for kind, size in weight.kinds.items())
    more = f"{weight.gatherings} gatherings, {len(weight.parts)} files: {kinds}"
    return Measured("an area page and all it loads", round(weight.total, 1), 100, "kB", more)


def measure_shifts(browser: Browser, site: Path) -> list[Measured]:
    """Return the largest layout shift of each kind of page: opened, scrolled to its end, sifted."""
    area = area_page(site)[0]
    gathering = min((site / "places").glob("*/index.html")).relative_to(site).as_posix()
    found = []
    with serving(site) as address:
        for name, page in {
            "home": "index.html",
            "area": area,
            "finder": "places/index.html",
            "gathering": gathering,
        }.items():
            shifts = []
            for width in WIDTHS:
                with telephone(browser, width=width) as phone:
                    phone.open(f"{address}/{page}")
                    phone.scroll_through()
                    chip = phone.page.locator("[name=day][value=wed]")
                    if chip.count():
                        chip.click()
                        phone.settle()
                        phone.scroll_through()
                    shifts.append(phone.shift)
            more = ", ".join(f"{shift:.4f} at {width}" for shift, width in zip(shifts, WIDTHS, strict=True))
            found.append(Measured(f"layout shift, {name}", round(max(shifts), 4), 0.02, "", more))
    return found


def measure_search(browser: Browser, site: Path) -> Measured:
    """Return how many pages fetch search data before anybody searches, of those that can."""
    early = []
    pages = ["index.html", "places/index.html", area_page(site)[0]]
    with serving(site) as address:
        for page in pages:
            with telephone(browser, slow=False, line=False) as phone:
                phone.open(f"{address}/{page}")
                early += [url for url in phone.fetched if any(name in url for name in SEARCHED)]
                phone.page.locator("#ask, #finder-q").first.press("t")
                phone.page.wait_for_load_state("networkidle")
    return Measured("files of the search fetched before it", len(early), 0, "", f"{len(pages)} pages")


if __name__ == "__main__":
    main()

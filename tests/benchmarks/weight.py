"""How much a reader's telephone fetches for a page, as a real browser counts it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser

from tests.benchmarks.phone import telephone
from tests.benchmarks.serving import serving

ENTRY = '<li class="entry"'


@dataclass(frozen=True, slots=True)
class Weight:
    """A page and all it loads by itself, tiles apart: bytes on the line, headers too, by path."""

    page: str
    gatherings: int
    parts: dict[str, float]

    @property
    def total(self) -> float:
        """All of it together, in kB."""
        return sum(self.parts.values()) / 1000

    @property
    def kinds(self) -> dict[str, float]:
        """The same in kB by kind: the page, Leaflet, and our own files by their ending."""
        found: Counter[str] = Counter()
        for path, size in self.parts.items():
            kind = "page" if path == self.page else "leaflet" if "leaflet" in path else Path(path).suffix[1:]
            found[kind] += size / 1000  # type: ignore[assignment]
        return {kind: round(size, 1) for kind, size in found.most_common()}


def area_page(site: Path, *, gatherings: int | None = None) -> tuple[str, int]:
    """Return the area page with the longest list, or the one nearest to `gatherings` long; and how long."""
    counts = {
        path.relative_to(site).as_posix(): path.read_text("utf-8").count(ENTRY)
        for path in sorted(site.glob("areas/*/index.html"))
    }
    aim = max(counts.values()) if gatherings is None else gatherings
    return min(counts.items(), key=lambda item: abs(item[1] - aim))


def weigh(browser: Browser, site: Path, *, gatherings: int) -> Weight:
    """Return what the area page with about so many gatherings weighs, read to its end."""
    page, count = area_page(site, gatherings=gatherings)
    with serving(site) as address, telephone(browser, slow=False, line=False) as phone:
        phone.open(f"{address}/{page}")
        phone.scroll_through()
        parts: Counter[str] = Counter()
        for url, size in phone.fetched.items():
            parts[urlsplit(url).path.lstrip("/")] += size  # type: ignore[assignment]
    return Weight(page, count, dict(parts))

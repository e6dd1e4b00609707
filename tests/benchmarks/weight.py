"""How much a reader's phone has to fetch for a page, tiles apart."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Weight:
    """A page and what it loads, in bytes as a server sends them (gzip, level 6)."""

    page: str
    gatherings: int
    parts: dict[str, int]

    @property
    def total(self) -> int:
        """All of it together."""
        return sum(self.parts.values())

    def as_dict(self) -> dict[str, object]:
        """Return the figures for printing, in kB."""
        return {
            "page": self.page,
            "gatherings": self.gatherings,
            "kB compressed": round(self.total / 1000, 1),
            "of it the page": round(self.parts[self.page] / 1000, 1),
        }


class Loads(HTMLParser):
    """Collect what a page loads by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.entries = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in {"script", "img"} and given.get("src"):
            self.found.append(str(given["src"]))
        if tag == "link" and given.get("rel") in {"stylesheet", "icon"}:
            self.found.append(str(given["href"]))
        if given.get("class") == "entry":
            self.entries += 1


def weigh(site: Path, page: str) -> Weight:
    """Return what `page` weighs with everything it loads."""
    loads = Loads()
    loads.feed((site / page).read_text("utf-8"))
    files = {page: site / page} | {one: (site / page).parent / one for one in loads.found}
    return Weight(
        page, loads.entries, {name: len(gzip.compress(path.read_bytes(), 6)) for name, path in files.items()}
    )


def heaviest(site: Path, *, gatherings: int | None = None) -> Weight:
    """Return the heaviest area page, or the one whose list is nearest to `gatherings` long."""
    pages = sorted(path.relative_to(site).as_posix() for path in site.glob("areas/*/index.html"))
    weights = [weigh(site, page) for page in pages]
    if gatherings is None:
        return max(weights, key=lambda one: one.total)
    return min(weights, key=lambda one: (abs(one.gatherings - gatherings), -one.total))

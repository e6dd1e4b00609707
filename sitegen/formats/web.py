"""What a site needs beside its pages: styles and scripts, the sitemap, robots."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial
from pathlib import Path
from urllib.parse import urlsplit
from xml.sax.saxutils import escape

from sitegen.formats.photos import cleaned
from sitegen.formats.script import data_script
from sitegen.languages import JAPANESE, language
from sitegen.lazy import joined, making
from sitegen.pages import Draft, Page, absolute
from sitegen.records import CityRecord
from sitegen.site import Site
from sitegen.site.folding import GROUPS, LATIN

ASSETS = Path(__file__).parents[1] / "assets"
# What pages load together goes over the line as one file under the name of the one it is for: on a
# slow line each file more is a wait more, and what they repeat is packed once.
TOGETHER = {
    "ask.js": ("dates.js", "agenda.js", "load.js", "ask.js"),
    "finder.js": ("dates.js", "agenda.js", "filter.js", "load.js", "asked.js", "finder.js", "mapfound.js"),
    "map.js": ("map.js", "ring.js", "mapland.js", "mappins.js"),
    "site.css": ("site.css", "reading.css", "saved.css"),
    "words.js": ("words.js", "reading.js", "offline.js", "saved.js"),
}
# Of their parts, those that are also loaded alone.
ALONE = {"dates.js", "filter.js"}
# A quarter of the scripts is said to the next developer, who reads them where they are written. Only
# whole lines: what stands in a line with code stays.
COMMENT = re.compile(rb"^[ \t]*(?://[^\n]*|/\*(?:(?!\*/).)*\*/)[ \t]*\n", re.MULTILINE | re.DOTALL)


def web_files(pages: Iterable[Page | Draft], site: Site, *, root: Path) -> Mapping[str, bytes | Path]:
    """Return every file of the site that is no page and the same in all languages, by path."""
    assets = {f"assets/{path.name}": path for path in sorted(ASSETS.iterdir()) if path.is_file()}
    for name in {name for parts in TOGETHER.values() for name in parts} - ALONE:
        del assets[f"assets/{name}"]
    files: dict[str, Callable[[], bytes]] = {
        f"assets/{name}": partial(together, parts) for name, parts in TOGETHER.items()
    }
    files["assets/fold.js"] = fold_script
    files["robots.txt"] = partial(robots, site.city)
    if site.city.url:
        files["sitemap.xml"] = partial(sitemap, pages, site.city)
    return joined((assets, making({**files, **_photos(site, root=root)})))


@cache
def together(parts: tuple[str, ...]) -> bytes:
    """Return assets as one, line for line as they are written, without the lines that only comment."""
    return b"".join(COMMENT.sub(b"", (ASSETS / part).read_bytes()) for part in parts)


def _photos(site: Site, *, root: Path) -> Mapping[str, Callable[[], bytes]]:
    """Return the photos of gatherings, freed of what cameras write into them."""
    return {
        f"places/{place.id}/{place.data.photo.file}": partial(
            cleaned, (root / place.path).with_name(place.data.photo.file)
        )
        for place in site.places
        if place.data.photo
    }


def fold_script() -> bytes:
    """Return assets/fold.js with the tables that it shares with `sitegen.site.folding` before it."""
    tables = {"groups": GROUPS, "latin": LATIN}
    return b'"use strict";\n' + data_script("sitegenForms", tables) + (ASSETS / "fold.js").read_bytes()


def robots(city: CityRecord) -> bytes:
    """Return robots.txt: everything may be read but the coordinators' desk and form."""
    root = urlsplit(city.url or "").path.rstrip("/")
    lines = ["User-agent: *", f"Disallow: {root}/desk/", f"Disallow: {root}/edit/"]
    if city.url:
        lines.append(f"Sitemap: {absolute(city, 'sitemap.xml')}")
    return ("\n".join(lines) + "\n").encode()


def sitemap(pages: Iterable[Page | Draft], city: CityRecord) -> bytes:
    """Return sitemap.xml of the public pages in every language (sitemaps.org 0.9)."""
    addresses = [
        absolute(city, language(code).prefix + page.path)
        for page in (planned.page for planned in pages)
        if page.public and not page.repeats
        for code in (city.languages if not page.single else (JAPANESE.code,))
    ]
    rows = "".join(f"<url><loc>{escape(address)}</loc></url>\n" for address in addresses if address)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'
    ).encode()

"""Put beside Folium's pages what they fetch from elsewhere, which a benchmark cannot reach.

Leaflet is the real one, from XStatic. Of the other files only the weight is real (measured once
with gzip, level 6): each is a comment that a browser passes over, where the real one is parsed and
run. They come from our own server over connections that are open already, where the real ones need
four more hosts. Files of unknown weight, fonts and images are left out. All of this favours the
naive page.
"""

from __future__ import annotations

import base64
import random
from pathlib import Path

import folium
from xstatic.pkg import leaflet

LEAFLET = Path(leaflet.BASE_DIR)
# Bytes as they are, and compressed, of the versions that Folium 0.20 names.
WEIGHTS = {
    "jquery-3.7.1.min.js": (87533, 30288),
    "bootstrap.bundle.min.js": (80496, 23291),
    "bootstrap.min.css": (194901, 27362),
    "all.min.css": (101784, 22184),
    "leaflet.awesome-markers.js": (3789, 1192),
    "leaflet.awesome-markers.css": (2285, 638),
}


def bring_home(pages: Path, target: Path, *, leaflet_only: bool = False) -> Path:
    """Copy Folium's pages into `target` with all they name elsewhere beside them; return `target`.

    With `leaflet_only` the files that are not Leaflet's are not even asked for.
    """
    target.mkdir(parents=True)
    addresses = [url for _, url in (*folium.Map.default_js, *folium.Map.default_css)]
    texts = {path.name: path.read_text("utf-8") for path in sorted(pages.glob("*.html"))}
    for address in addresses:
        name = address.rpartition("/")[2]
        real = LEAFLET / name
        if real.is_file():
            (target / name).write_bytes(real.read_bytes())
        elif name in WEIGHTS:
            (target / name).write_bytes(_stand_in(*WEIGHTS[name]))
        keep = real.is_file() or (name in WEIGHTS and not leaflet_only)
        for page, text in texts.items():
            if address not in text:
                raise ValueError(f"Folium does not fetch {address}")
            texts[page] = text.replace(address, name if keep else "data:,")
    for page, text in texts.items():
        (target / page).write_text(text, encoding="utf-8")
    return target


def _stand_in(size: int, packed: int) -> bytes:
    """Return a comment of `size` bytes that gzip makes about `packed`."""
    # Noise in base64 packs to what it was made of; the rest is blank and packs to nearly nothing.
    made = random.Random(size).randbytes(packed - size // 1000)  # noqa: S311 - nothing secret
    noise = base64.b64encode(made)[: size - 4]
    return b"/*" + noise.ljust(size - 4) + b"*/"

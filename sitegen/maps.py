"""The frame of a Leaflet map, made by Folium and taken apart for our own page.

Folium compiles what it has rendered as a template once more, so contributed text never comes
here: a frame knows numbers, the name of its element and the tiles' address, whose characters
are restricted. Pins and names are drawn by the page's own script from escaped JSON.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from xstatic.pkg import leaflet

from sitegen.records.maps import TILES_PATTERN, Basemap
from sitegen.site import Bounds


@contextmanager
def _without_pandas() -> Iterator[None]:
    """Let a library do without pandas, if nobody here has it yet."""
    if "pandas" in sys.modules:
        yield
        return
    sys.modules["pandas"] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules["pandas"]


# Folium takes pandas' frames where it can: half of the time its import takes, and we give it none.
with _without_pandas():
    import folium

MIN_ZOOM = 5
MAX_ZOOM = 18
RULE = re.compile(r"[#.\w-][^{}<>]*\{[^{}]*\}")
NAME = re.compile(r"[a-z][a-z0-9]*")
LEAFLET = Path(leaflet.BASE_DIR)
LEAFLET_RULE = re.compile(r"(?<=\n)\t?([.\w][^{}]*)\{[^{}]*\}\n+")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# Half of leaflet.css, which every reader would fetch before anything is painted.
UNUSED = re.compile(r"-(bar|control-layers|control-zoom|oldie|popup|tooltip|vml)\b|\.lvml|-popup-|-tooltip-")


@dataclass(frozen=True, slots=True)
class Frame:
    """A map taken apart: the rules of its element, the element, the script that makes it a map.

    The script runs after Leaflet's and leaves the map in the global `element_id`.
    """

    element_id: str
    style: str
    html: str
    script: str


def make_frames(wanted: Mapping[str, tuple[str, Bounds]], *, basemap: Basemap | None) -> dict[str, Frame]:
    """Return a frame `map_<name>` for each key of `wanted`, which gives its name and bounds.

    Bounds are west, south, east, north in degrees. Raises ValueError for a name or a tiles'
    address that could hold template syntax.
    """
    # One layer serves all maps in turn: Folium takes longer to make it than to render it.
    tiles = _tiles(basemap) if basemap else None
    zoom = basemap.max_zoom if basemap else MAX_ZOOM
    made: dict[str, tuple[Frame, Bounds]] = {}
    frames = {}
    for key, (name, bounds) in wanted.items():
        if name not in made:
            made[name] = (_take_apart(_map(name, bounds, zoom=zoom), name, tiles), bounds)
        frames[key] = _moved(*made[name], bounds)
    return frames


def _moved(frame: Frame, bounds: Bounds, to: Bounds) -> Frame:
    """Return the frame of a map of `bounds` as that of the map of the same name that shows `to`.

    Maps of one name differ in nothing else, and Folium takes three milliseconds for each.
    """
    script = frame.script
    for said, other in zip(_view(bounds), _view(to), strict=True):
        if script.count(said) != 1:
            raise ValueError(f"Folium does not write {said!r} once")
        script = script.replace(said, other)
    return replace(frame, script=script)


def _view(bounds: Bounds) -> tuple[str, str]:
    """Return how Folium writes the middle and the corners of a map."""
    west, south, east, north = bounds
    corners = [[south, west], [north, east]]
    return f"center: {json.dumps(_middle(bounds))},", f"fitBounds(\n{json.dumps(corners)},"


def _middle(bounds: Bounds) -> list[float]:
    west, south, east, north = bounds
    return [round((south + north) / 2, 5), round((west + east) / 2, 5)]


def _map(name: str, bounds: Bounds, *, zoom: int) -> folium.Map:
    if not NAME.fullmatch(name):
        raise ValueError(f"not a name for a map: {name}")
    west, south, east, north = bounds
    made = folium.Map(
        location=_middle(bounds),
        tiles=None,
        # Without a tile layer Leaflet has no limit of its own.
        maxZoom=zoom,
        zoom_control=False,
        zoom_snap=0.5,
        scroll_wheel_zoom=False,
        zoom_animation=False,
        fade_animation=False,
        marker_zoom_animation=False,
    )
    made._id = name  # noqa: SLF001 - Folium's own ids are random, and a build must repeat itself
    made.fit_bounds([[south, west], [north, east]])
    return made


def _tiles(basemap: Basemap) -> folium.TileLayer:
    if not re.fullmatch(TILES_PATTERN, basemap.tiles):
        raise ValueError(f"not an address of tiles: {basemap.tiles}")
    # Folium insists on an attribution; the true one is contributed text and added by our script.
    layer = folium.TileLayer(basemap.tiles, attr="-", max_zoom=basemap.max_zoom, min_zoom=MIN_ZOOM)
    layer.options.pop("attribution")
    layer._id = "base"  # noqa: SLF001 - as above
    return layer


def _take_apart(made: folium.Map, name: str, tiles: folium.TileLayer | None) -> Frame:
    if tiles is not None:
        made.add_child(tiles, name="tiles", index=0)
    figure: Any = made.get_root()
    figure.render()
    element = f"map_{name}"
    head = "".join(child.render() for child in figure.header._children.values())  # noqa: SLF001 - no public way
    rules = [rule for rule in RULE.findall(head) if rule.startswith((f"#{element} ", ".leaflet-container"))]
    return Frame(element, _tidy("\n".join(rules)), _tidy(figure.html.render()), _tidy(figure.script.render()))


def _tidy(text: str) -> str:
    return "".join(f"{line.strip()}\n" for line in text.splitlines() if line.strip())


def leaflet_script() -> Path:
    """Return the file of Leaflet's script."""
    return LEAFLET / "leaflet.js"


@cache
def leaflet_styles() -> str:
    """Return the rules of leaflet.css for what our maps use.

    Its images belong to controls and icons that we do not use.
    """
    return LEAFLET_RULE.sub(_if_used, COMMENT.sub("", (LEAFLET / "leaflet.css").read_text("utf-8")))


def _if_used(rule: re.Match[str]) -> str:
    return "" if all(UNUSED.search(selector) for selector in rule[1].split(",")) else rule[0]

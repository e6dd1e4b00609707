"""Make the figure of every page that has a map: Folium's frame and our own drawing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from sitegen.drawing import draw_area, draw_city, draw_place
from sitegen.lazy import Lazy
from sitegen.maps import Frame, leaflet_script, leaflet_styles, make_frames
from sitegen.pages import Figure, Plan
from sitegen.site import Area, Pin, Site

Frames = Mapping[str, Frame]


def site_frames(site: Site) -> Frames:
    """Return Folium's frames of the site's maps by name, the same in every language.

    Every gathering's own map shares one frame, since only the page's data differ.
    """
    outline = site.geography.outline.bounds
    wanted = {"city": ("city", outline), "place": ("place", outline)}
    wanted |= {f"area/{area.slug}": ("area", area.territory.shape.bounds) for area in site.areas}
    return make_frames(wanted, basemap=site.city.basemap)


def frame_files(frames: Frames) -> Mapping[str, bytes | Path]:
    """Return by path the files that the maps need."""
    files: dict[str, bytes | Path] = {_script(name): frame.script.encode() for name, frame in frames.items()}
    # The frames' own few rules are not worth a wait of their own.
    rules = "".join(dict.fromkeys(frame.style for frame in frames.values()))
    return files | {
        "assets/leaflet/leaflet.js": leaflet_script(),
        "assets/leaflet/leaflet.css": (leaflet_styles() + rules).encode(),
    }


def make_figures(plan: Plan, frames: Frames) -> Mapping[str, Figure]:
    """Return the figures of the pages by name, their drawings in the plan's language."""
    site = plan.site
    areas = {area.slug: area for area in site.areas}
    drawn = Lazy(areas, lambda slug: draw_area(areas[slug], site=site))
    pinned = _pinned(site)

    def figure(name: str) -> Figure:
        kind, _, ident = name.partition("/")
        frame = "place" if kind == "place" else name
        if kind == "city":
            drawing = draw_city(site)
        else:
            drawing = drawn[ident] if kind == "area" else draw_place(pins=pinned[ident], areas=drawn)
        return Figure(frames[frame].html, _script(frame), drawing)

    names = (*(f"area/{slug}" for slug in areas), *(f"place/{ident}" for ident in pinned))
    return Lazy(("city", *names), figure)


def _script(name: str) -> str:
    """Return the path of a frame's script."""
    return f"assets/maps/{name.removeprefix('area/')}.js"


def _pinned(site: Site) -> Mapping[str, Sequence[tuple[Area, Pin]]]:
    """Return the pins of each place that stands on a map, by its id, in whatever areas they lie."""
    found: dict[str, list[tuple[Area, Pin]]] = {}
    for area in site.areas:
        for pin in area.pins:
            for place in pin.places:
                found.setdefault(place.id, []).append((area, pin))
    return found

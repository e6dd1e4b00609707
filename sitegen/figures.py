"""Make the figure of every page that has a map: Folium's frame and our own drawing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from sitegen.drawing import draw_area, draw_city, draw_place
from sitegen.maps import leaflet_files, make_frames
from sitegen.pages import Figure
from sitegen.site import Area, Pin, Place, Site

Made = tuple[Mapping[str, Figure], Mapping[str, bytes | Path]]


def make_figures(site: Site) -> Made:
    """Return the figures by name, and by path the files that their maps need.

    Every gathering's own map shares one frame, since only the page's data differ.
    """
    outline = site.geography.outline.bounds
    wanted = {"city": ("city", outline), "place": ("place", outline)}
    wanted |= {f"area/{area.slug}": ("area", area.territory.shape.bounds) for area in site.areas}
    frames = make_frames(wanted, basemap=site.city.basemap)
    scripts = {name: f"assets/maps/{name.removeprefix('area/')}.js" for name in frames}
    figures = {"city": Figure(frames["city"].html, scripts["city"], draw_city(site))}
    areas = {area.slug: draw_area(area, site=site) for area in site.areas}
    for slug, drawing in areas.items():
        name = f"area/{slug}"
        figures[name] = Figure(frames[name].html, scripts[name], drawing)
    for place, pins in _pinned(site):
        figures[f"place/{place.id}"] = Figure(
            frames["place"].html, scripts["place"], draw_place(place, pins=pins, areas=areas)
        )
    files: dict[str, bytes | Path] = {scripts[name]: frame.script.encode() for name, frame in frames.items()}
    files["assets/maps/frames.css"] = "".join(
        dict.fromkeys(frame.style for frame in frames.values())
    ).encode()
    files |= {f"assets/leaflet/{name}": path for name, path in leaflet_files().items()}
    return figures, files


def _pinned(site: Site) -> Iterable[tuple[Place, list[tuple[Area, Pin]]]]:
    """Return each place that stands on a map, with its pins in whatever areas they lie."""
    found: dict[str, tuple[Place, list[tuple[Area, Pin]]]] = {}
    for area in site.areas:
        for pin in area.pins:
            for place in pin.places:
                found.setdefault(place.id, (place, []))[1].append((area, pin))
    return found.values()

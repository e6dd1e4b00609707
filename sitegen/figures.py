"""Make the figure of every page that has a map: Folium's frame and our own drawing."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain

from sitegen.drawing import draw_area, draw_city, draw_place
from sitegen.maps import frame
from sitegen.pages import Figure
from sitegen.site import Site

Made = tuple[Mapping[str, Figure], Mapping[str, bytes]]


def make_figures(site: Site) -> Made:
    """Return the figures by name, and the scripts of their maps by path.

    Every gathering's own map shares one frame, since only the page's data differ.
    """
    basemap = site.city.basemap
    bounds = site.geography.outline.bounds
    frames = {
        "city": frame("city", bounds=bounds, basemap=basemap),
        "place": frame("place", bounds=bounds, basemap=basemap),
    } | {
        f"area/{area.slug}": frame("area", bounds=area.territory.shape.bounds, basemap=basemap)
        for area in site.areas
    }
    scripts = {name: f"assets/maps/{name.removeprefix('area/')}.js" for name in frames}
    drawings = chain(
        [("city", draw_city(site))],
        ((f"area/{area.slug}", draw_area(area, site=site)) for area in site.areas),
    )
    figures = {name: Figure(frames[name].html, scripts[name], drawing) for name, drawing in drawings}
    for area in site.areas:
        for place in dict.fromkeys(place for pin in area.pins for place in pin.places):
            drawing = draw_place(place, area=area, site=site)
            figures.setdefault(f"place/{place.id}", Figure(frames["place"].html, scripts["place"], drawing))
    return figures, {scripts[name]: made.script.encode() for name, made in frames.items()}

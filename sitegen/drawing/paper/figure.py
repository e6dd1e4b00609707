"""Draw an area, and the whole city, for paper."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from sitegen.drawing.paper.layout import Laid, Sheet, lay_out, ornament_of, tips_of
from sitegen.drawing.paper.lines import draw_landmarks, draw_lines, layer_lines
from sitegen.drawing.paper.names import Names, along, along_rings
from sitegen.drawing.paper.nouns import (
    REACH,
    XY,
    Box,
    PaperDrawing,
    PaperPanel,
    PaperPin,
    PaperSize,
)
from sitegen.drawing.paper.ornament import place_ornament
from sitegen.drawing.paper.pins import pack_tight
from sitegen.drawing.paper.room import Room
from sitegen.drawing.paper.view import View
from sitegen.site import Area, Pin, Site

SMALLEST = 4.0
SMALLER = 0.88


def draw_paper(area: Area, *, site: Site, size: PaperSize) -> PaperDrawing:
    """Return the map of an area with its neighbours and its numbered pins, each of them once."""
    for pin in _pins_sizes(size.pin):
        sheet = Sheet(area, site, size, pin)
        maps = lay_out(sheet)
        if maps:
            return PaperDrawing(size, tuple(_panel(one, sheet) for one in maps), pin)
    sheet = Sheet(area, site, size, min(SMALLEST, size.pin))
    view = sheet.view(size.width, size.height)
    tips = tips_of(area.pins, view)
    ornament = ornament_of(view, tips, sheet)
    places = pack_tight(tips, Room.of(size.width, size.height, sheet.pin, [ornament.box]))
    one = Laid(view, (0.0, 0.0), area.pins, tips, tuple(places), ornament)
    return PaperDrawing(size, (_panel(one, sheet),), sheet.pin, tight=True)


def _pins_sizes(largest: float) -> Iterator[float]:
    size = largest
    while size > SMALLEST:
        yield round(size, 2)
        size *= SMALLER
    yield min(SMALLEST, largest)


def _panel(one: Laid, sheet: Sheet) -> PaperPanel:
    """Draw a map whose pins stand: names go around them."""
    view, area, site = one.view, sheet.area, sheet.site
    pins = tuple(_pin(*three, view, sheet.pin) for three in zip(one.pins, one.places, one.tips, strict=True))
    own = area.territory.shape.polygons
    names = Names(
        view,
        _taken(pins, one, sheet.pin),
        along_rings([*view.rings(own), *layer_lines(site.geography, view)], view),
    )
    districts = area.territory.districts if len(area.territory.districts) > 1 else ()
    for district in districts:
        rings = view.rings(district.shape.polygons)
        names.inside(district.name, rings, view.at(*district.shape.label), sheet.size.type, "district")
    areas = {other.slug: other for other in site.areas}
    near = [(areas[other.slug], other.label) for other in area.territory.neighbours]
    for other, label in near:
        rings = view.rings(other.territory.shape.polygons)
        names.inside(other.data.name, rings, view.at(*label), sheet.size.type, "near")
    landmarks = draw_landmarks(site.geography.landmarks, view, view.rings(own), names, sheet.size.type)
    return PaperPanel(
        *(*one.at, view.width, view.height),
        lands=view.borders((other.territory.shape.polygons for other, _ in near), own),
        own=view.path(own),
        districts=view.borders((district.shape.polygons for district in districts), own),
        lines=draw_lines(site.geography, view),
        names=tuple(names.placed),
        calls=tuple(names.calls),
        landmarks=landmarks,
        pins=pins,
        ornament=one.ornament,
        letter=one.letter,
        zoomed=one.zoomed,
    )


def _pin(pin: Pin, place: XY, tip: XY, view: View, diameter: float) -> PaperPin:
    beyond = not view.holds(view.at(pin.point.longitude, pin.point.latitude))
    return PaperPin(pin, *place, *tip, math.dist(place, tip) > diameter * 0.45, beyond)


def _taken(pins: Sequence[PaperPin], one: Laid, diameter: float) -> Iterator[Box]:
    """Yield what names must keep off: pins, their lines, the ornament, the letter of an inset."""
    yield one.ornament.box
    if one.letter:
        yield one.letter.box
    reach = diameter * REACH
    for pin in pins:
        yield pin.x - reach, pin.y - reach, pin.x + reach, pin.y + reach
        if pin.moved:
            yield from along((pin.x, pin.y), (pin.tip_x, pin.tip_y))


def draw_paper_city(site: Site, size: PaperSize) -> PaperDrawing:
    """Return the whole city with its areas named, for a cover."""
    view = View.around(site.geography.outline.bounds, size.width, size.height, 3)
    outline = site.geography.outline.polygons
    rings = view.rings(outline)
    ornament = place_ornament(view, (), rings, size.type)
    names = Names(view, [ornament.box])
    # Small areas are named first: they have the least room to move a name in.
    order = sorted(site.areas, key=lambda area: (_extent(area), area.slug))
    left = []
    for area in order:
        shape = area.territory.shape
        own, at = view.rings(shape.polygons), view.at(*shape.label)
        if not names.wholly_inside(area.data.name, own, at, size.type, "area"):
            left.append((area.data.name, own, at))
    for text, own, at in left:
        if not names.outside(text, rings, at, size.type, "area"):
            names.inside(text, own, at, size.type, "area")
    panel = PaperPanel(
        *(0.0, 0.0, size.width, size.height),
        lands=view.borders((area.territory.shape.polygons for area in site.areas), outline),
        own=view.path(outline),
        districts="",
        lines=draw_lines(site.geography, view),
        names=tuple(names.placed),
        calls=tuple(names.calls),
        landmarks=(),
        pins=(),
        ornament=ornament,
        whole=True,
    )
    return PaperDrawing(size, (panel,), size.pin)


def _extent(area: Area) -> float:
    west, south, east, north = area.territory.shape.bounds
    return (east - west) * (north - south)

"""Draw an area, and the whole city, for paper."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sitegen.drawing.figures import widened
from sitegen.drawing.paper.inset import Split, find_box, holds, splits
from sitegen.drawing.paper.lines import draw_landmarks, draw_lines, layer_lines
from sitegen.drawing.paper.names import Names, along, along_rings
from sitegen.drawing.paper.nouns import (
    REACH,
    XY,
    Box,
    PaperDrawing,
    PaperName,
    PaperOrnament,
    PaperPanel,
    PaperPin,
    PaperSize,
)
from sitegen.drawing.paper.ornament import place_ornament
from sitegen.drawing.paper.pins import pack_tight, settle, strayed
from sitegen.drawing.paper.room import Room
from sitegen.drawing.paper.view import View
from sitegen.site import Area, Pin, Site

SMALLEST = 4.0
SMALLER = 0.88
LETTER = 1.15
MARGIN = 0.09
# An inset must take this much of the pins' way from them to be worth its room.
FAR, WORTH = 1.5, 0.5
# Pins that fill the whole map find no more room on a part of it.
FULL = 0.45


@dataclass(frozen=True, slots=True)
class _Map:
    """One map with its pins where they can stand: what is decided before anything is drawn."""

    view: View
    at: XY
    pins: tuple[Pin, ...]
    tips: tuple[XY, ...]
    places: tuple[XY, ...]
    ornament: PaperOrnament
    letter: PaperName | None = None
    zoomed: Box | None = None

    @property
    def strayed(self) -> float:
        return strayed(self.places, self.tips, 0)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What a figure is drawn of, and how large its pins are in this attempt."""

    area: Area
    site: Site
    size: PaperSize
    pin: float

    def view(self, width: float, height: float) -> View:
        margin = max(self.pin * REACH + 2, min(width, height) * MARGIN)
        return View.around(widened(self.area.territory.shape.bounds, self.area.pins), width, height, margin)


def draw_paper(area: Area, *, site: Site, size: PaperSize) -> PaperDrawing:
    """Return the map of an area with its neighbours and its numbered pins, each of them once."""
    for pin in _pins_sizes(size.pin):
        sheet = _Sheet(area, site, size, pin)
        maps = _decided(sheet)
        if maps:
            return PaperDrawing(size, tuple(_panel(one, sheet) for one in maps), pin)
    sheet = _Sheet(area, site, size, min(SMALLEST, size.pin))
    view = sheet.view(size.width, size.height)
    tips = _tips(area.pins, view)
    ornament = _ornament(view, tips, sheet)
    places = pack_tight(tips, Room.of(size.width, size.height, sheet.pin, [ornament.box]))
    one = _Map(view, (0.0, 0.0), area.pins, tips, tuple(places), ornament)
    return PaperDrawing(size, (_panel(one, sheet),), sheet.pin, tight=True)


def _pins_sizes(largest: float) -> Iterator[float]:
    size = largest
    while size > SMALLEST:
        yield round(size, 2)
        size *= SMALLER
    yield min(SMALLEST, largest)


def _decided(sheet: _Sheet) -> tuple[_Map, ...]:
    """Return the map, or the map and its inset; nothing if pins of this size find no room."""
    size, area = sheet.size, sheet.area
    view = sheet.view(size.width, size.height)
    whole = _settled(view, (0.0, 0.0), area.pins, sheet)
    way = _way((whole,), sheet) if whole else math.inf
    crowd = len(area.pins) * sheet.pin**2 > FULL * size.width * size.height
    if crowd or way < FAR * sheet.pin:
        return (whole,) if whole else ()
    tried = [found for split in splits(size) if (found := _split(split, sheet))]
    best = min(tried, key=lambda maps: _way(maps, sheet), default=None)
    if best and _way(best, sheet) < way * WORTH:
        return best
    return (whole,) if whole else ()


def _way(maps: Sequence[_Map], sheet: _Sheet) -> float:
    apart = sheet.pin * REACH * 2
    return sum(strayed(one.places, one.tips, apart) for one in maps)


def _settled(  # noqa: PLR0913 - a map is told apart by these
    view: View,
    at: XY,
    pins: Sequence[Pin],
    sheet: _Sheet,
    *,
    letter: PaperName | None = None,
    zoomed: Box | None = None,
) -> _Map | None:
    tips = _tips(pins, view)
    kept = [box for box in (zoomed, letter.box if letter else None) if box]
    ornament = _ornament(view, tips, sheet, kept)
    places = settle(tips, Room.of(view.width, view.height, sheet.pin, [ornament.box, *kept]))
    if places is None:
        return None
    return _Map(view, at, tuple(pins), tips, tuple(places), ornament, letter, zoomed)


def _split(split: Split, sheet: _Sheet) -> tuple[_Map, _Map] | None:
    """Return the main map and the inset of one way to part the figure."""
    view, pins = sheet.view(*split.main), sheet.area.pins
    tips = _tips(pins, view)
    box = find_box(view, split, tips, sheet.pin * REACH * 2)
    if box is None:
        return None
    inside = [holds(box, tip) for tip in tips]
    letter, title = _letters(box, view, sheet.size.type * LETTER)
    main = _settled(
        view,
        (0.0, 0.0),
        [pin for pin, held in zip(pins, inside, strict=True) if not held],
        sheet,
        letter=letter,
        zoomed=box,
    )
    inset = _settled(
        view.zoomed(box, *split.inset),
        split.at,
        [pin for pin, held in zip(pins, inside, strict=True) if held],
        sheet,
        letter=title,
    )
    return (main, inset) if main and inset else None


def _letters(box: Box, view: View, size: float) -> tuple[PaperName, PaperName]:
    """Return the letter in the part that is zoomed, beside it where it is small, and that of the inset."""
    letter = PaperName("A", round((box[0] + box[2]) / 2, 2), round((box[1] + box[3]) / 2, 2), size, "letter")
    wide, high = letter.box[2] - letter.box[0] + 1, letter.box[3] - letter.box[1]
    if wide > box[2] - box[0] or high > box[3] - box[1]:
        x = box[2] + wide / 2 if box[2] + wide < view.width else box[0] - wide / 2
        letter = replace(letter, x=round(x, 2), y=round(min(max(letter.y, high), view.height - high), 2))
    title = PaperName("拡大図 A", 0, 0, size, "letter")
    return letter, replace(title, x=round(title.box[2] + 1.2, 2), y=round(title.box[3] + 1.0, 2))


def _tips(pins: Sequence[Pin], view: View) -> tuple[XY, ...]:
    """Return where pins really are; at the frame's edge where that lies beyond the map."""
    points = (view.at(pin.point.longitude, pin.point.latitude) for pin in pins)
    return tuple((min(max(x, 0.0), view.width), min(max(y, 0.0), view.height)) for x, y in points)


def _ornament(view: View, tips: Sequence[XY], sheet: _Sheet, kept: Sequence[Box] = ()) -> PaperOrnament:
    rings = view.rings(sheet.area.territory.shape.polygons)
    return place_ornament(view, tips, rings, sheet.size.type, kept)


def _panel(one: _Map, sheet: _Sheet) -> PaperPanel:
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


def _taken(pins: Sequence[PaperPin], one: _Map, diameter: float) -> Iterator[Box]:
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

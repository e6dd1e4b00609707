"""Decide how an area stands on paper: one map or two, and where the pins go, before anything is drawn."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sitegen.drawing.figures import widened
from sitegen.drawing.paper.inset import Split, find_box, holds, splits
from sitegen.drawing.paper.nouns import (
    REACH,
    XY,
    Box,
    PaperName,
    PaperOrnament,
    PaperSize,
)
from sitegen.drawing.paper.ornament import place_ornament
from sitegen.drawing.paper.pins import settle, strayed
from sitegen.drawing.paper.room import Room
from sitegen.drawing.paper.view import View
from sitegen.site import Area, Pin, Site

LETTER = 1.15
MARGIN = 0.09
# An inset must take this much of the pins' way from them to be worth its room.
FAR, WORTH = 1.5, 0.5
# Pins that fill the whole map find no more room on a part of it.
FULL = 0.45


@dataclass(frozen=True, slots=True)
class Laid:
    """One map with its pins where they can stand: what is decided before anything is drawn."""

    view: View
    at: XY
    pins: tuple[Pin, ...]
    tips: tuple[XY, ...]
    places: tuple[XY, ...]
    ornament: PaperOrnament
    letter: PaperName | None = None
    zoomed: Box | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a figure is drawn of, and how large its pins are in this attempt."""

    area: Area
    site: Site
    size: PaperSize
    pin: float

    def view(self, width: float, height: float) -> View:
        """Return the view of the whole area, with its surroundings, on a map of a size in mm."""
        margin = max(self.pin * REACH + 2, min(width, height) * MARGIN)
        return View.around(widened(self.area.territory.shape.bounds, self.area.pins), width, height, margin)


def lay_out(sheet: Sheet) -> tuple[Laid, ...]:
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


def _way(maps: Sequence[Laid], sheet: Sheet) -> float:
    apart = sheet.pin * REACH * 2
    return sum(strayed(one.places, one.tips, apart) for one in maps)


def _settled(  # noqa: PLR0913 - a map is told apart by these
    view: View,
    at: XY,
    pins: Sequence[Pin],
    sheet: Sheet,
    *,
    letter: PaperName | None = None,
    zoomed: Box | None = None,
) -> Laid | None:
    tips = tips_of(pins, view)
    kept = [box for box in (zoomed, letter.box if letter else None) if box]
    ornament = ornament_of(view, tips, sheet, kept)
    places = settle(tips, Room.of(view.width, view.height, sheet.pin, [ornament.box, *kept]))
    if places is None:
        return None
    return Laid(view, at, tuple(pins), tips, tuple(places), ornament, letter, zoomed)


def _split(split: Split, sheet: Sheet) -> tuple[Laid, Laid] | None:
    """Return the main map and the inset of one way to part the figure."""
    view, pins = sheet.view(*split.main), sheet.area.pins
    tips = tips_of(pins, view)
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


def tips_of(pins: Sequence[Pin], view: View) -> tuple[XY, ...]:
    """Return where pins really are; at the frame's edge where that lies beyond the map."""
    points = (view.at(pin.point.longitude, pin.point.latitude) for pin in pins)
    return tuple((min(max(x, 0.0), view.width), min(max(y, 0.0), view.height)) for x, y in points)


def ornament_of(view: View, tips: Sequence[XY], sheet: Sheet, kept: Sequence[Box] = ()) -> PaperOrnament:
    """Return the scale bar in the corner of a map where it hides least, off what is `kept`."""
    rings = view.rings(sheet.area.territory.shape.polygons)
    return place_ornament(view, tips, rings, sheet.size.type, kept)

"""Draw areas, the city and the surroundings of a place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sitegen.drawing.labels import Labels, around
from sitegen.drawing.nouns import Drawing, DrawnPin, Ground, Land, Scale
from sitegen.drawing.ornaments import place_north, place_scale
from sitegen.drawing.projection import XY, Frame
from sitegen.drawing.spread import spread
from sitegen.site import Area, Bounds, District, Pin, Shape, Site

WIDTH = 600.0
MARGIN = 20.0
RADIUS = 13.0
LABEL = 15.0
TALLEST_AREA = 0.85
TALLEST_CITY = 1.35
WALK = 0.0045
OUTSKIRTS = 0.01


def draw_area(area: Area, *, site: Site) -> Drawing:
    """Return an area with its districts, its neighbours and its numbered pins."""
    shape = area.territory.shape
    bounds = widened(shape.bounds, area.pins)
    frame = Frame.around(bounds, width=WIDTH, margin=MARGIN, tallest=TALLEST_AREA)
    pins = _pins(area.pins, frame)
    scale, north = place_scale(frame, pins), place_north(frame, pins)
    labels = _labels(frame, pins, scale, north)
    districts = _districts(area.territory.districts, frame, labels)
    areas = {one.slug: one for one in site.areas}
    neighbours = tuple(
        _land(areas[one.slug], frame, labels, at=one.label, own=False) for one in area.territory.neighbours
    )
    own = Land(area.slug, area.data.name, frame.path(shape.polygons), own=True, label=None)
    return Drawing(
        frame=frame,
        lands=(*neighbours, own),
        districts=districts,
        pins=pins,
        scale=scale,
        north=north,
    )


def draw_city(site: Site) -> Drawing:
    """Return the whole city, each area a land that can be pressed."""
    frame = Frame.around(site.geography.outline.bounds, width=WIDTH, margin=MARGIN, tallest=TALLEST_CITY)
    scale, north = place_scale(frame, ()), place_north(frame, ())
    labels = _labels(frame, (), scale, north)
    # Small areas are named first: they have the least room to move a name in.
    order = sorted(site.areas, key=lambda area: (_extent(area.territory.shape), area.slug))
    lands = {area.slug: _land(area, frame, labels, at=area.territory.shape.label, own=True) for area in order}
    return Drawing(
        frame=frame,
        lands=tuple(lands[area.slug] for area in site.areas),
        districts=(),
        pins=(),
        scale=scale,
        north=north,
        whole=True,
    )


def draw_place(*, pins: Sequence[tuple[Area, Pin]], areas: Mapping[str, Drawing]) -> Drawing:
    """Return the surroundings of a place's pins, in the areas they lie in.

    `areas` are those areas' own drawings by slug: their paths serve again, moved and enlarged,
    since drawing each area anew for each of its gatherings would take most of a build.
    """
    points = [pin.point for _, pin in pins]
    bounds = (
        min(point.longitude for point in points) - WALK * 1.6,
        min(point.latitude for point in points) - WALK,
        max(point.longitude for point in points) + WALK * 1.6,
        max(point.latitude for point in points) + WALK,
    )
    frame = Frame.around(bounds, width=WIDTH, margin=0, tallest=TALLEST_AREA)
    drawn = _pins([pin for _, pin in pins], frame)
    scale, north = place_scale(frame, drawn), place_north(frame, drawn)
    labels = _labels(frame, drawn, scale, north)
    lands, districts = [], []
    for area in {area.slug: area for area, _ in pins}.values():
        source = areas[area.slug]
        transform = frame.over(source.frame)
        lands += [replace(one, transform=transform) for one in source.lands if one.own]
        for district, ground in zip(area.territory.districts, source.districts, strict=False):
            if _meets(district.shape, bounds):
                label = labels.place(district.name, frame.at(*district.shape.label), size=LABEL)
                districts.append(Ground(ground.path, label, transform))
    return Drawing(
        frame=frame,
        lands=tuple(lands),
        districts=tuple(districts),
        pins=drawn,
        scale=scale,
        north=north,
    )


def _labels(frame: Frame, pins: Iterable[DrawnPin], scale: Scale, north: XY) -> Labels:
    """Return the names to place around the pins, the scale bar and the arrow."""
    bar = (scale.x - 4, scale.y - 12, scale.x + scale.length + 44, scale.y + 8)
    taken = [bar, around(north, 26), *(around((pin.x, pin.y), RADIUS) for pin in pins)]
    return Labels(taken, box=(frame.width, frame.height))


def _districts(districts: Sequence[District], frame: Frame, labels: Labels) -> tuple[Ground, ...]:
    if len(districts) < 2:  # noqa: PLR2004 - one district is the area itself
        return ()
    return tuple(
        Ground(frame.path(one.shape.polygons), labels.place(one.name, frame.at(*one.shape.label), size=LABEL))
        for one in districts
    )


def _meets(shape: Shape, bounds: Bounds) -> bool:
    west, south, east, north = shape.bounds
    return west < bounds[2] and east > bounds[0] and south < bounds[3] and north > bounds[1]


def widened(bounds: Bounds, pins: Iterable[Pin]) -> Bounds:
    """Return bounds that also hold the pins that stand just outside their area.

    A pin far away, in the area only because its record says so, stands at the edge instead,
    with a line that points to where it is: the area itself must stay legible.
    """
    west, south, east, north = bounds
    widest = (west - OUTSKIRTS, south - OUTSKIRTS, east + OUTSKIRTS, north + OUTSKIRTS)
    for pin in pins:
        west, east = min(west, pin.point.longitude), max(east, pin.point.longitude)
        south, north = min(south, pin.point.latitude), max(north, pin.point.latitude)
    return max(west, widest[0]), max(south, widest[1]), min(east, widest[2]), min(north, widest[3])


def _land(area: Area, frame: Frame, labels: Labels, *, at: tuple[float, float], own: bool) -> Land:
    shape = area.territory.shape
    label = labels.place(area.data.name, _held(frame.at(*at), frame), size=LABEL)
    return Land(area.slug, area.data.name, frame.path(shape.polygons), own=own, label=label)


def _held(point: XY, frame: Frame) -> XY:
    """Return a neighbour's name drawn into the figure, where its own middle may lie outside."""
    edge = LABEL * 3
    return min(max(point[0], edge), frame.width - edge), min(max(point[1], LABEL), frame.height - LABEL)


def _pins(pins: Sequence[Pin], frame: Frame) -> tuple[DrawnPin, ...]:
    tips = [frame.at(pin.point.longitude, pin.point.latitude) for pin in pins]
    places = spread(tips, apart=RADIUS * 2.1, box=(frame.width, frame.height), edge=RADIUS + 2)
    return tuple(
        DrawnPin(pin, *place, *tip, abs(place[0] - tip[0]) + abs(place[1] - tip[1]) > RADIUS / 3)
        for pin, place, tip in zip(pins, places, tips, strict=True)
    )


def _extent(shape: Shape) -> float:
    west, south, east, north = shape.bounds
    return (east - west) * (north - south)

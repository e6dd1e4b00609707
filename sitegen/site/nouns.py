"""The joined site: every area with its shape, its numbered pins and its gatherings.

Coordinates are degrees (WGS 84, which at this scale is also JGD2011); rings hold
(longitude, latitude) pairs as GeoJSON does, distances are metres.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from sitegen.records import AreaRecord, CityRecord, Landmark, LatLon, LayerKind, PlaceRecord, Town
from sitegen.schedule import Timetable

if TYPE_CHECKING:
    from sitegen.site.issues import Issue

Ring = tuple[tuple[float, float], ...]
Polygon = tuple[Ring, ...]
Bounds = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Shape:
    """An area on the ground, simplified for drawing with its shared borders kept.

    `polygons` hold the exterior ring first, then holes; `bounds` are west, south, east, north;
    `label` is a point well inside, where a name can stand.
    """

    polygons: tuple[Polygon, ...]
    bounds: Bounds
    label: tuple[float, float]


@dataclass(frozen=True, slots=True)
class District:
    """A district (地区・校下) with its polygon, and how its name is read where that is known."""

    name: str
    shape: Shape
    kana: str | None = None


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An area that touches another: `label` is a point of it that a map of the other shows."""

    slug: str
    label: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Territory:
    """An area's ground: its shape, its districts and the areas that touch it."""

    slug: str
    shape: Shape
    districts: tuple[District, ...]
    neighbours: tuple[Neighbour, ...]


@dataclass(frozen=True, slots=True)
class Layer:
    """Water, railways or roads of one file: lines, and polygons of which the exterior ring is first."""

    kind: LayerKind
    lines: tuple[Ring, ...]
    polygons: tuple[Polygon, ...]
    bounds: Bounds


@dataclass(frozen=True, slots=True)
class Geography:
    """The city on the ground: its outline, each area's territory by slug, and what maps on paper show."""

    outline: Shape
    territories: Mapping[str, Territory]
    layers: tuple[Layer, ...] = ()
    landmarks: tuple[Landmark, ...] = ()


class Why(StrEnum):
    """Why a place is in its area."""

    POINT = "point"
    DECLARED = "declared"
    NEAREST = "nearest"


@dataclass(frozen=True, slots=True)
class Located:
    """One point of a place and the area it lies in.

    `distance` is how far outside the area the point lies, in metres (0 inside); it is None
    when there is no point and the area was declared. `district` is None where none is known.
    """

    area: str
    district: str | None
    why: Why
    distance: float | None
    point: LatLon | None
    stop: str | None = None


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a place is: one entry for each stop, in the record's order."""

    place: str
    located: tuple[Located, ...]

    @property
    def areas(self) -> tuple[str, ...]:
        """The slugs of the areas it is in, each once, in the order of its stops."""
        return tuple(dict.fromkeys(entry.area for entry in self.located))


@dataclass(frozen=True, slots=True)
class Place:
    """A record with its placement and its dates; the id is its address on the web, `path` its file."""

    id: str
    path: str
    data: PlaceRecord
    placement: Placement
    timetable: Timetable = field(default_factory=Timetable)


@dataclass(frozen=True, slots=True)
class Pin:
    """One venue on an area's map: its number, its point and what meets there.

    `mark` is the id of the category that all of `places` share first, "several" when they
    differ, "other" when none has a category; `approximate` if the point is only about where it is.
    """

    number: int
    point: LatLon
    venue: str
    district: str | None
    mark: str
    places: tuple[Place, ...]
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """An area with everything its pages show.

    `pins` are numbered from 1 in district order, then north-west to south-east; `unplaced` are
    gatherings without a point, `services` come to the door, `treasures` are neighbourly help.
    """

    slug: str
    data: AreaRecord
    territory: Territory
    pins: tuple[Pin, ...]
    unplaced: tuple[Place, ...]
    services: tuple[Place, ...]
    treasures: tuple[Place, ...]

    @property
    def gatherings(self) -> tuple[Place, ...]:
        """Every gathering of the area once, in the order of the pins, the unplaced last."""
        pinned = (place for pin in self.pins for place in pin.places)
        return tuple({place.id: place for place in (*pinned, *self.unplaced)}.values())


@dataclass(frozen=True, slots=True)
class Site:
    """The whole directory, ready to be planned into pages; newsletters come the newest first.

    `ended` are the records of what meets no more: they keep their pages and stand nowhere else.
    """

    city: CityRecord
    geography: Geography
    areas: tuple[Area, ...]
    places: tuple[Place, ...]
    towns: tuple[Town, ...]
    left_out: tuple[str, ...] = field(default=())
    newsletters: tuple[Issue, ...] = field(default=())
    ended: tuple[Place, ...] = field(default=())

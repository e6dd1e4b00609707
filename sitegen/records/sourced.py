"""Records together with where each of their values stands in its file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from sitegen.diagnostics import Span
from sitegen.records.area import AreaRecord
from sitegen.records.city import CityRecord
from sitegen.records.fields import LatLon
from sitegen.records.newsletter import NewsletterRecord
from sitegen.records.place import PlaceRecord

Key = tuple[str | int, ...]
M_co = TypeVar("M_co", AreaRecord, CityRecord, NewsletterRecord, PlaceRecord, covariant=True)


@dataclass(frozen=True, slots=True)
class Sourced(Generic[M_co]):
    """A record, its id (the file's name) and the span of each key and value in its file."""

    id: str
    path: str
    data: M_co
    spans: Mapping[Key, Span] = field(repr=False, compare=False, default_factory=dict)

    def at(self, *key: str | int) -> Span:
        """Return where the value of `key` stands; of the nearest enclosing one if it is absent."""
        for end in range(len(key), 0, -1):
            if span := self.spans.get(key[:end]):
                return span
        return self.spans.get((), Span(self.path))


@dataclass(frozen=True, slots=True)
class Town:
    """A town (町) with its point, as a row of the towns' CSV; population None is unknown."""

    name: str
    point: LatLon
    district: str
    area: str
    population: int | None
    kana: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Landmark:
    """Something that everybody knows, to find one's way by on a map."""

    name: str
    kind: str
    point: LatLon


@dataclass(frozen=True, slots=True)
class Records:
    """All that was read and is sound; `left_out` names the files that are not."""

    city: Sourced[CityRecord]
    areas: tuple[Sourced[AreaRecord], ...]
    places: tuple[Sourced[PlaceRecord], ...]
    towns: tuple[Town, ...] = ()
    left_out: tuple[str, ...] = ()
    newsletters: tuple[Sourced[NewsletterRecord], ...] = ()
    landmarks: tuple[Landmark, ...] = ()

"""Which areas a service comes to: by what its record says, not by where it lies."""

from __future__ import annotations

from sitegen.records import WHOLE_CITY, PlaceRecord, Records, Sourced


def serves_areas(record: Sourced[PlaceRecord], records: Records) -> tuple[str, ...]:
    """Return the slugs of the areas a service comes to: by district, by slug, or the whole city."""
    serves = set(record.data.serves)
    if not serves:
        return ()
    if serves & set(WHOLE_CITY):
        return tuple(area.id for area in records.areas)
    return tuple(
        area.id
        for area in records.areas
        if area.id in serves or area.data.name in serves or serves & set(area.data.districts)
    )

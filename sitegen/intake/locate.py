"""Where drafts lie: their own point, else their town's as an approximate one; and in which area that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sitegen.diagnostics import Finding
from sitegen.intake.addresses import towns_named
from sitegen.intake.nouns import Draft, told
from sitegen.join import Ground, place_all
from sitegen.load.nodes import Value
from sitegen.records import LatLon, PlaceRecord, Records, Sourced


@dataclass(frozen=True, slots=True)
class Lying:
    """A draft with its location in its values, the area it lies in, and what is doubtful about it.

    `outside` says how far away the nearest area is, "" for a draft within the city or without a point.
    """

    draft: Draft
    values: dict[str, Value]
    area: str | None
    outside: str = ""
    findings: tuple[Finding, ...] = ()


def locate(drafts: Sequence[Draft], records: Records, *, ground: Ground | None) -> tuple[Lying, ...]:
    """Give every draft its location and find the area it lies in; without ground no area is known."""
    given = [_with_point(draft, records) for draft in drafts]
    probes = tuple(_probe(index, values) for index, (values, _) in enumerate(given))
    areas: dict[str, str] = {}
    far: dict[str, str] = {}
    if ground is not None:
        placements, findings = place_all(_with_places(records, probes), ground)
        areas = {one.place: one.located[0].area for one in placements}
        far = {
            one.span.path: f"{one.values['name']}まで{one.values['distance']}m"
            for one in findings
            if one.code == "place-in-no-area"
        }
    return tuple(
        Lying(
            draft,
            _slim(values, areas.get(probe.id)),
            areas.get(probe.id),
            far.get(probe.path, ""),
            tuple(found),
        )
        for draft, (values, found), probe in zip(drafts, given, probes, strict=True)
    )


def _with_point(draft: Draft, records: Records) -> tuple[dict[str, Value], list[Finding]]:
    values = dict(draft.values)
    if draft.point:
        values["location"] = written(draft.point)
        return values, []
    towns = towns_named(str(values.get("address") or ""), records)
    if len(towns) == 1:
        values |= {"location": written(towns[0].point), "approximate": "true"}
        return values, [told("import-town-point", draft.row, name=draft.name, town=towns[0].name)]
    districts = {town.district for town in towns}
    if len(districts) == 1 and not values.get("district"):
        values["district"] = districts.pop()
    return values, []


def written(point: LatLon) -> str:
    """Return a point as map sites copy it, to a tenth of a metre."""
    return f"{point.latitude:.6f}, {point.longitude:.6f}"


def _slim(values: dict[str, Value], found: str | None) -> dict[str, Value]:
    """Return the values without an area that the point or the district says already."""
    if "area" in values and (values.get("district") or ("location" in values and found)):
        return {key: value for key, value in values.items() if key != "area"}
    return values


def _probe(index: int, values: dict[str, Value]) -> Sourced[PlaceRecord]:
    keys = {key: values[key] for key in ("location", "district", "area") if key in values}
    return Sourced(f"row-{index}", f"row-{index}", PlaceRecord.model_validate({"name": "-", **keys}))


def _with_places(records: Records, places: tuple[Sourced[PlaceRecord], ...]) -> Records:
    return Records(records.city, records.areas, places, records.towns)

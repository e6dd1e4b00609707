"""Checks of names that must exist elsewhere: categories, audiences, languages, districts, areas, blocks."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator

from sitegen.diagnostics import Finding
from sitegen.diagnostics.likeness import is_slip
from sitegen.records import OTHERS, WHOLE_CITY, AreaRecord, CityRecord, Kind, PlaceRecord, Records, Sourced


def unknown_categories(records: Records) -> Iterator[Finding]:
    """A category that areas/city.yaml does not have would have no name, colour or shape."""
    known = records.city.data.categories
    names = {category.name: ident for ident, category in known.items()}
    for record in records.places:
        for index, category in enumerate(record.data.categories):
            if category not in known:
                span = record.at("categories", index)
                yield Finding(
                    "unknown-category",
                    span,
                    {"category": category} | likely(category, [*known, *names], names),
                )


def unknown_audiences(records: Records) -> Iterator[Finding]:
    """Those a gathering is for are named in areas/city.yaml, or nobody could filter by them."""
    known = records.city.data.audiences
    names = {audience.name: ident for ident, audience in known.items()}
    for record in records.places:
        for index, audience in enumerate(record.data.audiences):
            if audience not in known:
                values = {"audience": audience} | likely(audience, [*known, *names], names)
                yield Finding("unknown-audience", record.at("audiences", index), values)


def unused_languages(records: Records) -> Iterator[Finding]:
    """Texts in a language that the site does not have are read by nobody."""
    used = records.city.data.languages
    everything: tuple[Sourced[CityRecord] | Sourced[AreaRecord] | Sourced[PlaceRecord], ...]
    everything = (records.city, *records.areas, *records.places)
    for record in everything:
        for code in OTHERS:
            if code not in used and record.data.own(code) is not None:
                yield Finding("unused-language", record.at(code), {"language": code})


def unknown_districts(records: Records) -> Iterator[Finding]:
    """A district that no area names can't be joined, and is often only misspelt."""
    known = [name for area in records.areas for name in area.data.districts]
    areas = {area.id for area in records.areas} | {area.data.name for area in records.areas}
    for record in records.places:
        if record.data.district and record.data.district not in known:
            values = {"district": record.data.district} | likely(record.data.district, known)
            yield Finding("unknown-district", record.at("district"), values)
        for index, served in enumerate(record.data.serves):
            if served not in known and served not in areas and served not in WHOLE_CITY:
                values = {"district": served} | likely(served, [*known, *sorted(areas)])
                yield Finding("unknown-district", record.at("serves", index), values)


def unknown_areas(records: Records) -> Iterator[Finding]:
    """An area is named by the name of its file."""
    known = [area.id for area in records.areas]
    names = {area.data.name: area.id for area in records.areas}
    for record in records.places:
        if record.data.area and record.data.area not in known:
            values = {"area": record.data.area} | likely(record.data.area, [*known, *names], names)
            yield Finding("unknown-area", record.at("area"), values)


def unknown_blocks(records: Records) -> Iterator[Finding]:
    """Blocks and coordinators of the second layer are listed in areas/city.yaml."""
    city = records.city.data
    for area in records.areas:
        for key, number, known in (
            ("block", area.data.block, city.blocks),
            ("coordinator", area.data.coordinator, city.coordinators),
        ):
            if number is not None and known and number not in known:
                numbers = "、".join(str(one) for one in sorted(known))
                yield Finding(f"unknown-{key}", area.at(key), {"number": number, "known": numbers})


def nowhere(records: Records) -> Iterator[Finding]:
    """A gathering must say where it is, a service whom it serves."""
    towns = sorted(records.towns, key=lambda town: (-len(town.name), town.name))
    for record in records.places:
        data = record.data
        if data.location or data.area or data.district:
            continue
        if data.kind is Kind.SERVICE:
            if not data.serves:
                yield Finding("no-serves", record.at("serves"))
            continue
        # The longest town that the address holds is only ever a hint: nothing is joined by it.
        town = next((town for town in towns if town.name in (data.address or "")), None)
        yield Finding("no-place", record.at("address"), {"suggestion": town.district} if town else {})


def likely(given: str, known: Collection[str], names: dict[str, str] | None = None) -> dict[str, str]:
    """Return the likeliest of what is known as `suggestion`, else the choices.

    A `slip` is one that can be nothing else.
    """
    close = difflib.get_close_matches(given, sorted(known), n=1, cutoff=0.5)
    if close:
        slip = {"slip": given} if is_slip(given, close[0], known) else {}
        return {"suggestion": (names or {}).get(close[0], close[0])} | slip
    return {"choices": "、".join(sorted(set(known) - set(names or {})))}

"""What a city's own names leave to choose from, key by key, for the schema of its records."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sitegen.records import WHOLE_CITY, Records

__all__ = ["choices"]

Choices = dict[str, Any]


def choices(kind: str, records: Records) -> Mapping[str, Choices]:
    """Return for each key of a kind of record that names something of the city: which names there are.

    `many` tells whether a list of them may stand there, too.
    """
    return {
        "place": _of_place(records),
        "area": _of_area(records),
        "city": {},
        "newsletter": {
            "districts": _one_of(_districts(records), many=True),
            "areas": _one_of(_areas(records), many=True),
        },
    }[kind]


def _of_place(records: Records) -> Mapping[str, Choices]:
    city = records.city.data
    kinds = {
        ident: f"{one.name}　{one.about}" if one.about else one.name for ident, one in city.categories.items()
    }
    served = {**dict.fromkeys(WHOLE_CITY, "市内すべて"), **_districts(records), **_areas(records)}
    found = {
        "categories": _one_of(kinds, many=True),
        "audiences": _one_of({ident: one.name for ident, one in city.audiences.items()}, many=True),
        "district": _one_of(_districts(records)),
        "area": _one_of(_areas(records)),
        "serves": _one_of({**served, **{one.data.name: one.id for one in records.areas}}, many=True),
    }
    return {key: one for key, one in found.items() if one["enum"]}


def _of_area(records: Records) -> Mapping[str, Choices]:
    city = records.city.data
    found = {"block": city.blocks, "coordinator": city.coordinators}
    return {
        key: {"many": False, "enum": list(names), "enumDescriptions": list(names.values())}
        for key, names in found.items()
        if names
    }


def _districts(records: Records) -> Mapping[str, str]:
    return {name: f"{area.data.name}の地区" for area in records.areas for name in area.data.districts}


def _areas(records: Records) -> Mapping[str, str]:
    return {area.id: area.data.name for area in records.areas}


def _one_of(names: Mapping[str, str], *, many: bool = False) -> Choices:
    return {"many": many, "enum": list(names), "enumDescriptions": list(names.values())}

"""The order in which a record's keys stand: that of the model that reads them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from pydantic import BaseModel

from sitegen.records import OTHERS, AreaRecord, CityRecord, NewsletterRecord, PlaceRecord

__all__ = ["MODELS", "likely_kind", "ranks"]

MODELS: Mapping[str, type[BaseModel]] = {
    "place": PlaceRecord,
    "area": AreaRecord,
    "city": CityRecord,
    "newsletter": NewsletterRecord,
}


def ranks(model: type[BaseModel]) -> Mapping[str, int]:
    """Return the place of each key; languages share the last, in whatever order they are written."""
    names = [field.alias or name for name, field in model.model_fields.items()]
    return {name: len(names) if name in OTHERS else place for place, name in enumerate(names)}


def likely_kind(keys: Collection[str]) -> str:
    """Return the kind of record that has most of these keys, a place where several have."""
    counts = {kind: len(set(keys) & set(ranks(model))) for kind, model in MODELS.items()}
    return max(MODELS, key=lambda kind: counts[kind])

"""The order in which a record's keys stand: that of the model that reads them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from sitegen.records import OTHERS, AreaRecord, CityRecord, NewsletterRecord, PlaceRecord

__all__ = ["MODELS", "Room", "likely_kind", "ranks"]

MODELS: Mapping[str, type[BaseModel]] = {
    "place": PlaceRecord,
    "area": AreaRecord,
    "city": CityRecord,
    "newsletter": NewsletterRecord,
}


@dataclass(frozen=True, slots=True)
class Room:
    """What may stand at one depth of a record: these models' keys, or keys of the writer's own."""

    models: tuple[type[BaseModel], ...]
    free: bool = False

    def below(self, key: str) -> Room:
        """Return what may stand below a key."""
        if self.free:
            return Room(self.models)
        fields = self._fields(key)
        inner = dict.fromkeys(one for field in fields for one in _models(field.annotation))
        return Room(tuple(inner), free=any(get_origin(field.annotation) is dict for field in fields))

    def annotations(self, key: str) -> list[object]:
        """Return what a key's value is annotated with."""
        fields = [] if self.free else self._fields(key)
        return [one for field in fields for one in (*field.metadata, field.annotation)]

    def _fields(self, key: str) -> list[FieldInfo]:
        return [
            field
            for model in self.models
            for name, field in model.model_fields.items()
            if key in (name, field.alias)
        ]

    def rank(self, key: str) -> int:
        """Return where a key stands among those beside it; unknown ones come last."""
        if self.free:
            return 0
        return min((ranks(model).get(key, LAST) for model in self.models), default=0)


LAST = 1000


def ranks(model: type[BaseModel]) -> Mapping[str, int]:
    """Return the place of each key; languages share the last, in whatever order they are written."""
    names = [field.alias or name for name, field in model.model_fields.items()]
    return {name: len(names) if name in OTHERS else place for place, name in enumerate(names)}


def likely_kind(keys: Collection[str]) -> str:
    """Return the kind of record that has most of these keys, a place where several have."""
    counts = {kind: len(set(keys) & set(ranks(model))) for kind, model in MODELS.items()}
    return max(MODELS, key=lambda kind: counts[kind])


def _models(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)

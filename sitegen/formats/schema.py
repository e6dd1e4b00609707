"""JSON Schema of the records, from the models that read them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from sitegen.records import AreaRecord, CityRecord, NewsletterRecord, PlaceRecord

DIALECT = "https://json-schema.org/draft/2020-12/schema"
MODELS: Mapping[str, type[BaseModel]] = {
    "place": PlaceRecord,
    "area": AreaRecord,
    "city": CityRecord,
    "newsletter": NewsletterRecord,
}
TITLES = {"place": "つどいの場の記録", "area": "圏域の記録", "city": "市の記録", "newsletter": "お便りの記録"}
# An editor reads `2026-10-01` as a date, `100` as a number and a blank key as null before it
# asks the schema; we read each of them as the text that was written.
WRITTEN = ("string", "number", "integer", "boolean")


def json_schema(kind: str) -> str:
    """Return the schema (draft 2020-12) of a `place`, an `area`, the `city` or a `newsletter`."""
    schema = MODELS[kind].model_json_schema(by_alias=True)
    schema = {"$schema": DIALECT, **schema, "title": TITLES[kind]}
    for part in _parts(schema):
        _relax(part)
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _parts(schema: object) -> Iterator[dict[str, object]]:
    """Yield every object inside a schema, the outermost last."""
    if isinstance(schema, Mapping):
        for inner in schema.values():
            yield from _parts(inner)
        if isinstance(schema, dict):
            yield schema
    elif isinstance(schema, list):
        for inner in schema:
            yield from _parts(inner)


def _relax(part: dict[str, object]) -> None:
    """Let a text be written without quotes, and a key be left blank."""
    if part.get("type") in {"string", "integer"} and "enum" not in part and "const" not in part:
        part["type"] = list(WRITTEN)
    properties = part.get("properties")
    if isinstance(properties, dict) and part.get("type") == "object":
        required = part.get("required", [])
        for name, inner in properties.items():
            inner.pop("title", None)
            inner.pop("default", None)
            if isinstance(required, list) and name not in required:
                _nullable(inner)


def _nullable(part: dict[str, object]) -> None:
    if isinstance(part.get("type"), list):
        part["type"] = [*part["type"], "null"]  # type: ignore[misc]
        return
    keep = {name: part.pop(name) for name in ("description", "examples") if name in part}
    choices = part.pop("anyOf") if "anyOf" in part else [dict(part)]
    part.clear()
    if {"type": "null"} not in choices:  # type: ignore[operator]
        choices = [*choices, {"type": "null"}]  # type: ignore[misc]
    part.update(keep | {"anyOf": choices})

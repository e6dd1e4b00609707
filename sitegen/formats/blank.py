"""A record to fill in: every key of the model with its explanation as a comment."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from sitegen.records import AreaRecord, PlaceRecord
from sitegen.records.fields import ID_PATTERN

MODELS: Mapping[str, type[BaseModel]] = {"place": PlaceRecord, "area": AreaRecord}
FOLDERS = {"place": "places", "area": "areas", "newsletter": "areas/newsletters"}
# What a new record should say even though it may be left out.
OFFERED = {"place": ("schedule", "venue", "address", "location"), "area": ("districts",)}
HEADS = {
    "place": "# 新しい集まりの記録です。「:」のうしろに書きこんでください。\n"
    "# 行のはじめの # を消すと、その項目が使われます。いらない行は消してかまいません。\n",
    "area": "# 新しい圏域の記録です。「:」のうしろに書きこんでください。\n",
}


def blank_path(kind: str, ident: str) -> str | None:
    """Return where a new record stands, from the root; None if `ident` is no id.

    A place's id may be led by folders, as in baba/asa-no-taiso.
    """
    parts = ident.split("/")
    sound = all(re.fullmatch(ID_PATTERN, part) for part in parts) and (kind == "place" or len(parts) == 1)
    return f"{FOLDERS[kind]}/{ident}.yaml" if sound else None


def blank(kind: str) -> str:
    """Return a commented record: needed and offered keys to fill in, the others commented out."""
    fields = MODELS[kind].model_fields.items()
    lines = [
        line for name, field in fields for line in field_lines(name, field, offered=name in OFFERED[kind])
    ]
    return HEADS[kind] + "\n".join(lines) + "\n"


def field_lines(name: str, field: FieldInfo, *, offered: bool, value: str | None = None) -> Iterator[str]:
    """Yield a key's lines: what it is for, then the key with its value, or commented out."""
    example = (field.examples or [""])[0]
    need = "（かならず書きます）" if field.is_required() else ""
    yield ""
    yield f"# {field.description}{need}　例: {example}"
    if value is not None:
        yield f"{name}: {value}"
    else:
        yield f"{name}:" if field.is_required() or offered else f"# {name}:"

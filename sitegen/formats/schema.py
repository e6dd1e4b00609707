"""JSON Schema of the records, from the models that read them: for editors, in Japanese."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import BaseModel

from sitegen.formats.choices import choices
from sitegen.records import AreaRecord, CityRecord, NewsletterRecord, PlaceRecord, Records
from sitegen.records.fields import DAY_PATTERN, ID_PATTERN, URL_PATTERN

DIALECT = "https://json-schema.org/draft/2020-12/schema"
MODELS: Mapping[str, type[BaseModel]] = {
    "place": PlaceRecord,
    "area": AreaRecord,
    "city": CityRecord,
    "newsletter": NewsletterRecord,
}
TITLES = {"place": "つどいの場の記録", "area": "圏域の記録", "city": "市の記録", "newsletter": "お便りの記録"}
FOLDER = "areas/schemas"
# An editor reads `2026-10-01` as a date, `100` as a number and a blank key as null before it
# asks the schema; we read each of them as the text that was written.
WRITTEN = ("string", "number", "integer", "boolean")
# What editors say of a text that no check would take. The patterns are wider than the checks.
PATTERNS = {
    "phone": r"^[^0-9０-９]{0,2}[0-9０-９][^A-Za-zぁ-ゖァ-ヺ一-龠]*[0-9０-９]$",
    "location": r"^[^A-Za-zぁ-ゖァ-ヺ一-龠]*[0-9０-９][^A-Za-zぁ-ゖァ-ヺ一-龠]*$",
}
MESSAGES = {
    PATTERNS["phone"]: "電話番号は、市外局番から数字とハイフンだけで書きます（例 076-231-1755）。",
    PATTERNS["location"]: "地図サイトから写した「緯度, 経度」の形で書きます（例 36.567178, 136.645355）。",
    DAY_PATTERN: "日付は、2026-10-01 または 2026年10月1日 のように、年から書きます。",
    ID_PATTERN: "半角の小文字・数字・ハイフンだけで書きます。",
    URL_PATTERN: "https:// または http:// で始まるアドレスを、空白なしで書きます。",
}
OTHER_PATTERN = "決まった書きかたになっていません。項目の説明の例を見てください。"
NOT_A_CHOICE = "{names} のどれかを書きます。"
MOST_NAMED = 12


def json_schema(kind: str, records: Records | None = None) -> str:
    """Return the schema (draft 2020-12) of a `place`, an `area`, the `city` or a `newsletter`.

    With `records` it knows that city's categories, audiences, districts, areas and numbers.
    """
    schema = MODELS[kind].model_json_schema(by_alias=True)
    schema = {"$schema": DIALECT, **schema, "title": TITLES[kind]}
    schema.pop("description", None)
    for name, part in schema.get("$defs", {}).items():
        schema["$defs"][name] = {
            key: value for key, value in part.items() if key not in {"title", "description"}
        }
    for key, one in (choices(kind, records) if records else {}).items():
        schema["properties"][key] = {
            "description": schema["properties"][key]["description"],
            **({"anyOf": [one, {"type": "array", "items": one}]} if one.pop("many") else one),
        }
    for part in _parts(schema):
        _relax(part)
        _speak(part)
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def schema_path(kind: str) -> str:
    """Return where a repository keeps the schema of a kind of record, from its root."""
    return f"{FOLDER}/{kind}.schema.json"


def modeline(path: str, kind: str, root: Path) -> str:
    """Return the line that tells an editor the schema of the file at `path`, "" where `root` has none."""
    schema = schema_path(kind)
    if not (root / schema).is_file():
        return ""
    return f"# yaml-language-server: $schema={posixpath.relpath(schema, posixpath.dirname(path))}\n"


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
            if name in PATTERNS:
                _with_pattern(inner, PATTERNS[name])
            if isinstance(required, list) and name not in required:
                _nullable(inner)


def _with_pattern(part: dict[str, object], pattern: str) -> None:
    """Give the texts among a key's values a pattern."""
    for inner in _parts(part):
        if inner.get("type") == list(WRITTEN) and "pattern" not in inner:
            inner |= {"pattern": pattern, "patternErrorMessage": MESSAGES[pattern]}


def _speak(part: dict[str, object]) -> None:
    """Say in Japanese what a part takes, as editors show it; examples go to the description."""
    if isinstance(pattern := part.get("pattern"), str):
        part["patternErrorMessage"] = MESSAGES.get(pattern, OTHER_PATTERN)
    if isinstance(enum := part.get("enum"), list):
        names = "、".join(str(one) for one in enum[:MOST_NAMED]) + ("など" if len(enum) > MOST_NAMED else "")
        part["errorMessage"] = NOT_A_CHOICE.format(names=names)
    if isinstance(properties := part.get("properties"), dict) and part.get("type") == "object":
        needed = "・".join(map(str, part.get("required", [])))  # type: ignore[call-overload]
        also = f"か、かならず書く項目（{needed}）がありません" if needed else "です"
        few = len(properties) <= MOST_NAMED
        cure = (
            f"書けるのは {'、'.join(properties)} です。" if few else "書ける項目は、Ctrl+Space で選べます。"
        )
        part["errorMessage"] = f"ここに書けない項目{also}。{cure}"
        for inner in properties.values():
            _with_example(inner)


def _with_example(part: dict[str, object]) -> None:
    examples = part.pop("examples", None)
    if isinstance(examples, list) and examples:
        part["description"] = f"{part['description']}\n\n例: {examples[0]}"


def _nullable(part: dict[str, object]) -> None:
    if isinstance(part.get("type"), list):
        part["type"] = [*part["type"], "null"]  # type: ignore[misc]
        return
    keep = {name: part.pop(name) for name in ("description", "examples") if name in part}
    options = part.pop("anyOf") if "anyOf" in part else [dict(part)]
    part.clear()
    if {"type": "null"} not in options:  # type: ignore[operator]
        options = [*options, {"type": "null"}]  # type: ignore[misc]
    part.update(keep | {"anyOf": options})

"""Turn a document into a record of its model, and pydantic's errors into findings."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from typing import Any, get_args, get_origin

from pydantic import BaseModel, ValidationError

from sitegen.diagnostics import CODES, Finding, Span
from sitegen.diagnostics.likeness import is_slip
from sitegen.load.nodes import Document, drop_empty
from sitegen.records.fields import narrow
from sitegen.records.sourced import Key

# What coordinators write when they do not know the key's English name.
HEADINGS = {
    "名前": "name", "名称": "name", "よみ": "kana", "よみがな": "kana", "ふりがな": "kana", "読み": "kana",
    "種類": "categories", "分類": "categories", "カテゴリ": "categories", "category": "categories",
    "概要": "summary", "説明": "description", "日時": "schedule", "日程": "schedule", "開催日": "schedule",
    "会場": "venue", "場所": "venue", "ところ": "venue", "部屋": "room", "住所": "address",
    "所在地": "address", "座標": "location", "緯度経度": "location", "地区": "district", "校下": "district",
    "圏域": "area", "対象": "who", "参加費": "fee", "料金": "fee", "費用": "fee", "申込": "booking",
    "申込み": "booking", "持ち物": "bring", "主催": "organizer", "連絡先": "contact", "問い合わせ": "contact",
    "電話": "phone", "電話番号": "phone", "tel": "phone", "写真": "photo", "リンク": "links",
    "確認日": "confirmed", "出典": "source", "見本": "sample", "休み": "closed",
    "号": "number", "号数": "number", "題": "title", "見出し": "title", "記事": "stories", "本文": "text",
    "リード": "lead", "声": "voices", "お知らせ": "notices", "編集後記": "note", "説明文": "alt",
    "同意": "consent",
}  # fmt: skip
BUILT_IN = {
    "missing": "missing-key",
    "extra_forbidden": "unknown-key",
    "tuple_type": "not-a-list",
    "list_type": "not-a-list",
    "dict_type": "not-a-mapping",
    "model_type": "not-a-mapping",
    "model_attributes_type": "not-a-mapping",
    "too_short": "empty-list",
    "string_too_short": "missing-key",
    "enum": "bad-choice",
    "literal_error": "bad-choice",
    "string_pattern_mismatch": "bad-pattern",
    "greater_than_equal": "number-range",
    "less_than_equal": "number-range",
}
TAGS = {"point", "stops"}


def read_model(model: type[BaseModel], document: Document) -> tuple[BaseModel | None, list[Finding]]:
    """Return the record, or None and a finding for each thing that is wrong with it."""
    if not isinstance(document.value, dict):
        code = "empty-file" if document.value is None else "not-a-mapping"
        key = document.path.rsplit("/", 1)[-1]
        return None, [Finding(code, document.spans.get((), Span(document.path)), {"key": key})]
    unknown = list(_unknown_blanks(model, document))
    try:
        return model.model_validate(drop_empty(document.value)), unknown
    except ValidationError as error:
        findings = [_finding(one, model, document) for one in error.errors(include_url=False)]
        return None, [*unknown, *findings]


def _unknown_blanks(model: type[BaseModel], document: Document) -> Iterator[Finding]:
    """Yield a finding for each key without a value that no model knows.

    A blank value counts as not written, but a misspelt key is a slip all the same.
    """
    for key in document.blank:
        known = _keys_at(model, key[:-1])
        if known and key[-1] not in known and not _is_free(model, key):
            name = str(key[-1])
            yield Finding("unknown-key", document.keys[key], {"key": name} | _likely(name, model, key[:-1]))


def _finding(error: Mapping[str, Any], model: type[BaseModel], document: Document) -> Finding:
    key = _key(error["loc"], document)
    code = BUILT_IN.get(error["type"], error["type"])
    context = error.get("ctx", {})
    last = str(key[-1]) if key else document.path.rsplit("/", 1)[-1]
    values: dict[str, str | int | float] = {"key": last}
    if code not in CODES:
        code = "bad-pattern"
    values |= {name: value for name, value in context.items() if isinstance(value, str | int | float)}
    if code == "missing-key":
        at = document.keys.get(key) or document.keys.get(key[:-1]) or _nearest(key[:-1], document)
        return Finding(code, at, values)
    if code == "unknown-key":
        return Finding(
            code, document.keys.get(key, _nearest(key, document)), values | _likely(last, model, key[:-1])
        )
    if code == "bad-choice":
        values |= _choice(str(error["input"]), str(context["expected"]))
    if code in {"bad-pattern", "number-range"}:
        values["text"] = str(error["input"])
    return Finding(code, _nearest(key, document), values)


def _key(loc: tuple[str | int, ...], document: Document) -> Key:
    """Return pydantic's location as the file's: without the tags of unions and of keys."""
    key: Key = ()
    for part in loc:
        if (part in TAGS and (*key, part) not in document.keys) or part == "[key]":
            continue
        key = (*key, part)
    return key


def _nearest(key: Key, document: Document) -> Span:
    for end in range(len(key), -1, -1):
        if span := document.spans.get(key[:end]):
            return span
    return Span(document.path)


def _likely(name: str, model: type[BaseModel], parents: Key) -> dict[str, str]:
    names = sorted(_keys_at(model, parents))
    heading = HEADINGS.get(name.strip().lower())
    if heading in names:
        return {"suggestion": str(heading), "slip": name}
    close = difflib.get_close_matches(narrow(name).lower(), names, n=1, cutoff=0.6)
    return _suggestion(name, close[0], names) if close else {"choices": "、".join(names)}


def _suggestion(given: str, meant: str, known: list[str]) -> dict[str, str]:
    """Return the likely cure; a `slip` is one that can be nothing else."""
    return {"suggestion": meant} | ({"slip": given} if is_slip(given, meant, known) else {})


def _keys_at(model: type[BaseModel], parents: Key) -> set[str]:
    """Return the keys that the model knows below `parents`."""
    models = {model}
    for part in parents:
        if isinstance(part, str):
            fields = [
                field
                for one in models
                for name, field in one.model_fields.items()
                if part in (name, field.alias)
            ]
            models = {inner for field in fields for inner in _models(field.annotation)} or models
    return {field.alias or name for one in models for name, field in one.model_fields.items()}


def _is_free(model: type[BaseModel], key: Key) -> bool:
    """Tell whether `key` lies where the writer chooses the keys: categories, blocks, coordinators."""
    field = model.model_fields.get(str(key[0]))
    return len(key) > 1 and (field is None or get_origin(field.annotation) is dict)


def all_keys(model: type[BaseModel]) -> set[str]:
    """Return the keys that a model and those inside it know."""
    inner = {one for field in model.model_fields.values() for one in _models(field.annotation)}
    own = {field.alias or name for name, field in model.model_fields.items()}
    return own.union(*(all_keys(one) for one in inner))


def _models(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)


def _choice(given: str, expected: str) -> dict[str, str]:
    choices = [part.strip(" '") for part in expected.replace(" or ", ",").split(",")]
    close = difflib.get_close_matches(narrow(given).lower(), choices, n=1)
    cure = _suggestion(given, close[0], choices) if close else {}
    return {"text": given, "choices": "、".join(choices)} | cure

"""The fields of the coordinators' form: what a record holds, in the order a person thinks of it.

Labels, helps and examples are the model's own (`records/place.py`); nothing is worded twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from sitegen.pages.page import Plan
from sitegen.records import WHOLE_CITY, CityRecord, Kind, PlaceRecord

# What the model says to those who write YAML themselves: names of keys and files, lists.
_FOR_WRITERS = re.compile(r"[A-Za-z]{2,}|箇条書き")
_FLAG = re.compile("なら true$")
_CHOICE = re.compile(r"(\w+)＝([^、（]+(?:（[^）]*）)?)")
_BARE = re.compile(r"^[\[{]")
WIDGETS = {
    "kind": "choice", "categories": "checks", "audiences": "checks", "description": "long",
    "schedule": "sentences", "closed": "rows", "also": "rows", "links": "rows", "paused": "group",
    "ended": "group", "access": "group", "contact": "group", "location": "point",
    "district": "select", "serves": "checks", "approximate": "flag", "confirmed": "day",
}  # fmt: skip
DAYS = {"from", "until", "date"}
SECTIONS: tuple[tuple[str, str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("what", "何という集まりですか", ("name", "kana", "categories", "summary"), ("kind", "description")),
    ("when", "いつ開きますか", ("schedule",), ("closed", "also", "paused", "ended")),
    (
        "where",
        "どこで開きますか",
        ("venue", "room", "address", "location", "approximate", "district"),
        ("serves", "access"),
    ),
    ("who", "だれが来られますか", ("who", "audiences", "fee", "booking", "bring"), ()),
    ("ask", "問い合わせ先はどこですか", ("organizer", "contact"), ("links",)),
    ("sure", "いつ、どう確かめましたか", ("confirmed", "source"), ()),
)


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose: what stands in the record, what a person reads, and what it is about."""

    value: str
    name: str
    about: str | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the form; `parts` are the fields inside a group or a row of several."""

    key: str
    label: str
    help: str
    example: str | None
    widget: str
    required: bool = False
    choices: tuple[Choice, ...] = ()
    parts: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A question with the fields that answer it; `more` are folded away."""

    name: str
    title: str
    fields: tuple[Field, ...]
    more: tuple[Field, ...]


def sections(plan: Plan) -> tuple[Section, ...]:
    """Return the form's questions in their order."""
    known = {name: _field(name, info, plan) for name, info in PlaceRecord.model_fields.items()}
    return tuple(
        Section(name, title, tuple(known[key] for key in keys), tuple(known[key] for key in more))
        for name, title, keys, more in SECTIONS
    )


def _field(name: str, info: FieldInfo, plan: Plan) -> Field:
    label, text = _said(info)
    widget = WIDGETS.get(name, "text")
    return Field(
        key=info.alias or name,
        label=label,
        help=text,
        example=_example(info) if widget not in {"choice", "checks", "select", "flag"} else None,
        widget=widget,
        required=info.is_required(),
        choices=_choices(name, info, plan.site.city, plan),
        parts=tuple(_parts(info)) if widget in {"group", "rows"} else (),
    )


def _parts(info: FieldInfo) -> Iterator[Field]:
    for model in _models(info.annotation):
        for name, inner in model.model_fields.items():
            label, text = _said(inner)
            key = inner.alias or name
            widget = "day" if key in DAYS else "text"
            yield Field(key, label, text, _example(inner), widget, required=inner.is_required())


def _models(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)


def _said(info: FieldInfo) -> tuple[str, str]:
    """Return a key's label and help: the first sentence of its description, and the others."""
    first, *others = (info.description or "").split("。")
    if _CHOICE.match(first):
        first = "何の記録か"
    helps = [one for one in others if one and not _FOR_WRITERS.search(one)]
    label = "、".join(part for part in _FLAG.sub("", first).split("、") if not _FOR_WRITERS.search(part))
    return label, "。".join(helps) + ("。" if helps else "")


def _example(info: FieldInfo) -> str | None:
    example = str((info.examples or [""])[0])
    return None if not example or _BARE.match(example) else example


def _choices(name: str, info: FieldInfo, city: CityRecord, plan: Plan) -> tuple[Choice, ...]:
    if name == "kind":
        said = {found[1]: found[2] for found in _CHOICE.finditer(info.description or "")}
        return tuple(Choice(one.value, re.sub("（書かなければこれ）", "", said[one.value])) for one in Kind)
    if name == "categories":
        return tuple(Choice(ident, one.name, one.about) for ident, one in city.categories.items())
    if name == "audiences":
        return tuple(Choice(ident, one.name) for ident, one in city.audiences.items())
    if name == "serves":
        return (Choice(WHOLE_CITY[0], WHOLE_CITY[0]), *_districts(plan))
    return _districts(plan) if name == "district" else ()


def _districts(plan: Plan) -> tuple[Choice, ...]:
    return tuple(
        Choice(name, name, area.data.name) for area in plan.site.areas for name in area.data.districts
    )

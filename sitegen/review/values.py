"""Which keys of two records differ, in the words of the guides."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from sitegen.records.fields import LatLon
from sitegen.review.nouns import Difference
from sitegen.review.segments import compared
from sitegen.schedule.wording import long_date

# A key's description is its name in Japanese, then how to write it.
NAME = re.compile(r"[^。（＝]+")
# Where the description begins with the values themselves.
NAMES = {"kind": "種別", "writing": "縦書きか横書きか"}
YES_NO = {True: "はい", False: "いいえ"}


def differences(before: BaseModel | None, after: BaseModel | None) -> tuple[Difference, ...]:
    """Return the keys whose values differ, in the model's order, parts of a key on their own."""
    one, other = (dict(_flat(model)) if model else {} for model in (before, after))
    found = []
    for label in dict.fromkeys((*other, *one)):
        old, new = one.get(label, ""), other.get(label, "")
        if old != new:
            found.append(Difference(label, *compared(old, new)))
    return tuple(found)


def _flat(model: BaseModel, above: str = "") -> Iterator[tuple[str, str]]:
    for name, field in type(model).model_fields.items():
        match = NAME.match(field.description or "")
        label = above + NAMES.get(name, match[0] if match else name)
        value = getattr(model, name)
        if isinstance(value, BaseModel):
            yield from _flat(value, f"{label}・")
        elif isinstance(value, Mapping) and any(isinstance(one, BaseModel) for one in value.values()):
            for key, one in value.items():
                yield from _flat(one, f"{label}・{key}・")
        elif value not in (None, (), {}, False) or field.default is True:
            yield label, as_text(value)


def as_text(value: object) -> str:
    """Return a value of a record as people read it."""
    match value:
        case bool():
            text = YES_NO[value]
        case dt.date():
            text = long_date(value)
        case LatLon():
            text = f"{value.latitude}, {value.longitude}"
        case BaseModel():
            text = "、".join(part for _, part in _flat(value))
        case Mapping():
            text = "、".join(f"{as_text(key)}：{as_text(one)}" for key, one in value.items())
        case tuple() | list():
            text = "／".join(as_text(one) for one in value)
        case _:
            text = "" if value is None else str(value)
    return text

"""A record of areas/ before and after: the city, an area, an issue of the newsletter, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from sitegen.diagnostics import Finding
from sitegen.records import Month
from sitegen.review.files import NEWSLETTERS, File, Pair
from sitegen.review.found import told
from sitegen.review.nouns import Kind, RecordChange
from sitegen.review.sides import Side
from sitegen.review.values import differences

CITY = "areas/city.yaml"


def other_change(pair: Pair, old: Side, new: Side, fresh: Mapping[str, tuple[Finding, ...]]) -> RecordChange:
    """Return what became of a record of areas/."""
    before, after = (_data(file, side) for file, side in zip(pair, (old, new), strict=True))
    file = pair[1] or pair[0] or File("", None)
    found = differences(before, after) if before and after else ()
    return RecordChange(
        ident=file.ident,
        name=_name(file.path, after or before),
        path=file.path,
        old_path=pair[0].path if pair[0] and pair[0].path != file.path else None,
        kinds=tuple(_kinds(pair, before, after)),
        differences=found,
        findings=told(fresh.get(file.path, ()), new.files),
    )


def _kinds(pair: Pair, before: BaseModel | None, after: BaseModel | None) -> Iterator[Kind]:
    if pair[1] and after is None:
        yield Kind.UNPUBLISHED
    if pair[0] is None or pair[1] is None:
        yield Kind.ADDED if pair[1] else Kind.DELETED
    elif pair[0].ident != pair[1].ident:
        yield Kind.RENAMED
    else:
        yield Kind.REWRITTEN if before == after and after is not None else Kind.CHANGED


def _data(file: File | None, side: Side) -> BaseModel | None:
    if file is None or side.records is None:
        return None
    records = side.records
    known: dict[str, BaseModel] = {records.city.path: records.city.data}
    known |= {one.path: one.data for one in records.areas}
    known |= {one.path: one.data for one in records.newsletters}
    return known.get(file.path)


def _name(path: str, data: BaseModel | None) -> str:
    if path == CITY:
        return "市の設定"
    ident = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    if path.startswith(NEWSLETTERS):
        month = Month.named(ident)
        return f"お便り {month.year}年{month.month}月号" if month else f"お便り {ident}"
    return str(getattr(data, "name", None) or ident)

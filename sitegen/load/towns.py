"""Read the towns' table: which town lies in which district and area."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from pydantic_core import PydanticCustomError

from sitegen.diagnostics import Finding, Span
from sitegen.records import Town
from sitegen.records.fields import read_number, read_point

COLUMNS = ("town", "latitude", "longitude", "population", "district", "area")


def read_towns(text: str, path: str) -> Iterator[Town | Finding]:
    """Yield a town a row, or a finding for a row that can't be read.

    Columns are town, latitude, longitude, population (empty: unknown), district, area, and
    kana if there is one.
    """
    rows = csv.DictReader(io.StringIO(text, newline=""), strict=False)
    missing = [column for column in COLUMNS if column not in (rows.fieldnames or ())]
    if missing:
        yield Finding("bad-towns-header", Span(path), {"columns": "、".join(missing)})
        return
    for row in rows:
        span = Span(path, rows.line_num)
        try:
            yield _town(row, span)
        except (PydanticCustomError, KeyError) as problem:
            yield Finding("bad-towns-row", span, {"text": str(problem)})


def _town(row: dict[str, str | None], span: Span) -> Town:
    values = {name: (value or "").strip() for name, value in row.items() if isinstance(value, str)}
    absent = [column for column in ("town", "district", "area") if not values.get(column)]
    if absent:
        raise KeyError("、".join(absent))
    population = values.get("population", "")
    return Town(
        name=values["town"],
        point=read_point(f"{values.get('latitude', '')}, {values.get('longitude', '')}"),
        district=values["district"],
        area=values["area"],
        population=read_number(population) if population else None,
        kana=values.get("kana") or None,
        span=span,
    )

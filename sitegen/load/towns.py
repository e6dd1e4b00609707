"""Read the towns' table: which town lies in which district and area."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from pydantic_core import PydanticCustomError

from sitegen.diagnostics import Finding, Span
from sitegen.records import Town
from sitegen.records.fields import read_number, read_point

COLUMNS = ("town", "latitude", "longitude", "population", "district", "area")
NEEDED = ("town", "district", "area")
SHOWN = 40


class _BadRow(Exception):  # noqa: N818 - never leaves this module
    """What of a row can't be read, as it stands there."""


def read_towns(text: str, path: str) -> Iterator[Town | Finding]:
    """Yield a town a row, or a finding for a row that can't be read.

    Columns are town, latitude, longitude, population (empty: unknown), district, area, and
    kana if there is one. A row is one line, so that a quote left open costs one town, not all
    those below it.
    """
    names: list[str] | None = None
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip(" ,\t"):
            continue
        try:
            cells = [cell.strip() for cell in next(csv.reader([line], strict=True))]
            if names is not None:
                yield _town(dict(zip(names, cells, strict=False)), Span(path, number))
                continue
        except _BadRow as problem:
            yield Finding("bad-towns-row", Span(path, number), {"text": str(problem)})
            continue
        except csv.Error:
            yield Finding("bad-towns-row", Span(path, number), {"text": line[:SHOWN]})
            continue
        names = cells
        if missing := [column for column in COLUMNS if column not in names]:
            yield Finding("bad-towns-header", Span(path, number), {"columns": "、".join(missing)})
            return
    if names is None:
        yield Finding("bad-towns-header", Span(path), {"columns": "、".join(COLUMNS)})


def _town(row: dict[str, str], span: Span) -> Town:
    """Return the row as a town; raises _BadRow with the cells that can't be meant."""
    if absent := [column for column in NEEDED if not row.get(column)]:
        raise _BadRow(_cells(row, *absent))
    try:
        point = read_point(f"{row.get('latitude', '')}, {row.get('longitude', '')}")
    except PydanticCustomError:
        raise _BadRow(_cells(row, "latitude", "longitude")) from None
    population = row.get("population", "")
    try:
        people = read_number(population) if population else None
    except PydanticCustomError:
        raise _BadRow(_cells(row, "population")) from None
    return Town(
        name=row["town"],
        point=point,
        district=row["district"],
        area=row["area"],
        population=people,
        kana=row.get("kana") or None,
        span=span,
    )


def _cells(row: dict[str, str], *columns: str) -> str:
    """Return cells as `column=value`, which reads the same in every language."""
    return ", ".join(f"{column}={row.get(column, '')[:SHOWN]}" for column in columns)

"""Read the towns' table: which town lies in which district and area."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic_core import PydanticCustomError

from sitegen.diagnostics import Finding, Span
from sitegen.load.tables import BadRow, Row, Table, cells, read_rows
from sitegen.records import Town
from sitegen.records.fields import read_number, read_point

TABLE = Table(
    ("town", "latitude", "longitude", "population", "district", "area"), "bad-towns-header", "bad-towns-row"
)
NEEDED = ("town", "district", "area")


def read_towns(text: str, path: str) -> Iterator[Town | Finding]:
    """Yield a town a row, or a finding for a row that can't be read.

    Columns are town, latitude, longitude, population (empty: unknown), district, area, and
    kana if there is one.
    """
    return read_rows(text, path, TABLE, _town)


def _town(row: Row, span: Span) -> Town:
    """Return the row as a town; raises BadRow with the cells that can't be meant."""
    if absent := [column for column in NEEDED if not row.get(column)]:
        raise BadRow(cells(row, *absent))
    try:
        point = read_point(f"{row.get('latitude', '')}, {row.get('longitude', '')}")
    except PydanticCustomError:
        raise BadRow(cells(row, "latitude", "longitude")) from None
    population = row.get("population", "")
    try:
        people = read_number(population) if population else None
    except PydanticCustomError:
        raise BadRow(cells(row, "population")) from None
    return Town(
        name=row["town"],
        point=point,
        district=row["district"],
        area=row["area"],
        population=people,
        kana=row.get("kana") or None,
        span=span,
    )

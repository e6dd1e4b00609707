"""Read the landmarks' table: what everybody knows, and where it is."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from pydantic_core import PydanticCustomError

from sitegen.diagnostics import Finding, Span
from sitegen.load.tables import BadRow, Row, Table, cells, read_rows
from sitegen.records import Landmark
from sitegen.records.fields import read_point

TABLE = Table(("name", "kind", "latitude", "longitude"), "bad-landmarks-header", "bad-landmarks-row")


def read_landmarks(text: str, path: str) -> Iterator[Landmark | Finding]:
    """Yield a landmark a row, or a finding for a row that can't be read.

    Columns are name, kind, latitude and longitude, in any order, among others.
    """
    return read_rows(text, path, TABLE, _landmark)


def wanted(landmarks: Collection[Landmark], kinds: Collection[str]) -> tuple[Landmark, ...]:
    """Return the landmarks of these kinds, all of them where none is said."""
    return tuple(one for one in landmarks if not kinds or one.kind in kinds)


def _landmark(row: Row, _: Span) -> Landmark:
    """Return the row as a landmark; raises BadRow with the cells that can't be meant."""
    if absent := [column for column in ("name", "kind") if not row.get(column)]:
        raise BadRow(cells(row, *absent))
    try:
        point = read_point(f"{row.get('latitude', '')}, {row.get('longitude', '')}")
    except PydanticCustomError:
        raise BadRow(cells(row, "latitude", "longitude")) from None
    return Landmark(row["name"], row["kind"], point)

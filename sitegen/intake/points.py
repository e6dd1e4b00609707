"""Where a row says it lies: a geometry or columns, in the right order, in Japan; nothing is looked up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from pydantic_core import PydanticCustomError

from sitegen.exchange import Row
from sitegen.records import LatLon
from sitegen.records.fields import narrow, read_point

Part = tuple[str, str]
SAME = 1e-4


class Find(Protocol):
    """Notes what is doubtful about the row."""

    def __call__(self, code: str, **values: str | int) -> None:
        """Note a finding of this code."""


def read_where(
    row: Row, take: Callable[[str], Part | None], note: Callable[[str, str], None], find: Find
) -> LatLon | None:
    """Return the row's point: its geometry's, else its columns'; a column that says another is a note."""
    written = _columns(take, note)
    if row.point is not None:
        point = _sound(f"{row.point.latitude}, {row.point.longitude}", "位置", note, find)
        if written and not _same(written[1], row.point):
            note(*written)
        return point
    return _sound(written[1], written[0], note, find) if written else None


def _columns(take: Callable[[str], Part | None], note: Callable[[str, str], None]) -> Part | None:
    """Return the cells that say the point, as one; those beside them are notes."""
    latitude, longitude = take("location.latitude"), take("location.longitude")
    both = take("location")
    if latitude and longitude:
        if both:
            note(*both)
        return f"{latitude[0]}・{longitude[0]}", f"{latitude[1].strip()}, {longitude[1].strip()}"
    lone = latitude or longitude
    if lone and both:
        note(*lone)
    return both or lone


def _same(text: str, point: LatLon) -> bool:
    try:
        latitude, longitude = (float(one) for one in narrow(text).replace("、", ",").split(","))
    except ValueError:
        return False
    near = abs(latitude - point.latitude) < SAME and abs(longitude - point.longitude) < SAME
    return near or (abs(longitude - point.latitude) < SAME and abs(latitude - point.longitude) < SAME)


def _sound(text: str, heading: str, note: Callable[[str, str], None], find: Find) -> LatLon | None:
    """Return a point in Japan; one that lies there only when swapped is taken and said."""
    try:
        return read_point(text)
    except PydanticCustomError as problem:
        swapped = (problem.context or {}).get("suggestion") if problem.type == "location-swapped" else None
    if swapped:
        find("import-swapped", text=narrow(text), suggestion=str(swapped))
        return read_point(str(swapped))
    note(heading, text)
    find("import-point", text=narrow(text))
    return None

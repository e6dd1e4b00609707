"""What a foreign file holds, whatever its format: rows of named texts, each with where it stood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sitegen.diagnostics import Finding
from sitegen.records import LatLon


class Shape(StrEnum):
    """What a row is on the ground: only a point, or nothing at all, can be a gathering."""

    POINT = "point"
    NOTHING = "nothing"
    LINE = "line"
    POLYGON = "polygon"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Row:
    """One thing in a foreign file, as it was written.

    `part` is the sheet or the path of folders, "" where there is none. `number` is the row as a
    spreadsheet counts it (headings included), or the feature's place in its part from 1. `values`
    hold every text by its heading, in order; what was blank is left out. `point` is in degrees
    (WGS 84), None where the file gives none. `dates` are the headings whose cell was a date to the
    spreadsheet, whatever its text means: 8月6日 may have been the number 8-6 of a house.
    """

    file: str
    part: str
    number: int
    values: Mapping[str, str]
    shape: Shape = Shape.NOTHING
    point: LatLon | None = None
    dates: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Source:
    """A foreign file that was read: its rows in order, its headings, and what is wrong with it.

    A file that was refused has no rows and an error among its findings.
    """

    file: str
    rows: tuple[Row, ...] = ()
    headings: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = field(default=())

"""What becomes of the rows of a foreign file: drafts of gatherings, and exactly one fate for each row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sitegen.diagnostics import Finding, Span
from sitegen.exchange import Row
from sitegen.load.nodes import Value
from sitegen.records import LatLon


class Fate(StrEnum):
    """What became of a row: read = written + updated + unchanged + merged + left out."""

    WRITTEN = "written"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    MERGED = "merged"
    LEFT_OUT = "left-out"


class Why(StrEnum):
    """Why a row was merged or left out."""

    LINE = "line"
    POLYGON = "polygon"
    LINK = "link"
    FOLDER = "folder"
    NO_NAME = "no-name"
    OUTSIDE = "outside"
    PRESENT = "present"
    DELETED = "deleted"
    SAME_ROW = "same-row"
    SAME_GATHERING = "same-gathering"


@dataclass(frozen=True, slots=True)
class Account:
    """The one fate of a row; `path` is the record it went into, "" if none; `detail` fills the reason."""

    row: Row
    name: str
    fate: Fate
    why: Why | None = None
    path: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A row, or several of one gathering, read as the values of a record.

    `values` has neither the point nor what is added when it is written; `ident` is the row's own
    number in its file's lists, None if it has none.
    """

    rows: tuple[Row, ...]
    name: str
    values: Mapping[str, Value]
    point: LatLon | None = None
    ident: str | None = None
    doubles: tuple[Row, ...] = field(default=())

    @property
    def row(self) -> Row:
        """The first row, which stands for the draft."""
        return self.rows[0]


def where(row: Row) -> Span:
    """Return where a row stands, for a finding: its file, sheet or folder, and row."""
    return Span(f"{row.file}「{row.part}」" if row.part else row.file, row.number)


def told(code: str, row: Row, **values: str | int) -> Finding:
    """Return a finding about a row."""
    return Finding(code, where(row), values)

"""Rows of a foreign table about the miniature city, and one import of them into a root."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

from sitegen.exchange import Row, Shape, Source
from sitegen.intake.importing import Imported, Order, import_source
from sitegen.intake.mapping import Plan
from sitegen.intake.store import save
from sitegen.join import Ground, read_geography
from sitegen.load import load
from sitegen.records import LatLon, Records

TODAY = dt.date(2026, 11, 24)
FILE = "見本.csv"
# Within the miniature city's northern area.
NORTH = LatLon(36.567, 136.65)


def row(values: Mapping[str, str], number: int = 2, *, part: str = "", point: LatLon | None = None) -> Row:
    """Return a row of the sample file."""
    return Row(FILE, part, number, values, Shape.POINT if point else Shape.NOTHING, point)


def table(*rows: Mapping[str, str], file: str = FILE) -> Source:
    """Return a table of rows from line 2 on."""
    made = tuple(Row(file, "", number, values) for number, values in enumerate(rows, start=2))
    return Source(file, made, tuple(dict.fromkeys(heading for one in rows for heading in one)))


def city(root: Path) -> tuple[Records, Ground | None]:
    """Return a root's records and the ground they lie on."""
    records = load(root).records
    assert records is not None
    return records, read_geography(records, root=root)[1]


def take(
    source: Source,
    root: Path,
    *,
    given: Plan | None = None,
    into: str | None = None,
    known: tuple[Records, Ground | None] | None = None,
) -> Imported:
    """Import a source into a root, and write it; `known` spares reading the city again."""
    records, ground = known or city(root)
    one = import_source(source, records, ground, Order(root, TODAY, given or Plan(), into))
    if one.state:
        save(root, created=one.created, changed=one.changed, kept=dict([one.state]))
    return one


def files(root: Path) -> dict[str, bytes]:
    """Return every file of a root by its path."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def written(one: Imported) -> str:
    """Return the text of the only record an import made."""
    (text,) = one.created.values()
    return text


def only(rows: Sequence[Mapping[str, str]], root: Path) -> str:
    """Import rows and return the text of the only record."""
    return written(take(table(*rows), root))

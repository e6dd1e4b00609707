"""Read tables (CSV) of the city row by row, each with the line it stands on."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from sitegen.diagnostics import Finding, Span

SHOWN = 40
T = TypeVar("T")
Row = dict[str, str]


class BadRow(Exception):  # noqa: N818 - never leaves this package
    """What of a row can't be read, as it stands there."""


@dataclass(frozen=True, slots=True)
class Table:
    """The columns that a table must have, and the codes of a bad header and a bad row."""

    columns: tuple[str, ...]
    bad_header: str
    bad_row: str


def read_rows(
    text: str, path: str, table: Table, make: Callable[[Row, Span], T | None]
) -> Iterator[T | Finding]:
    """Yield what `make` returns of each row, or a finding for a row that can't be read.

    `make` raises BadRow with what is wrong, and returns None for a row that is not wanted. A row is
    one line, so that a quote left open costs one row, not all those below it.
    """
    names: list[str] | None = None
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip(" ,\t"):
            continue
        try:
            row = [cell.strip() for cell in next(csv.reader([line], strict=True))]
            if names is not None:
                made = make(dict(zip(names, row, strict=False)), Span(path, number))
                if made is not None:
                    yield made
                continue
        except BadRow as problem:
            yield Finding(table.bad_row, Span(path, number), {"text": str(problem)})
            continue
        except csv.Error:
            yield Finding(table.bad_row, Span(path, number), {"text": line[:SHOWN]})
            continue
        names = row
        if missing := [column for column in table.columns if column not in names]:
            yield Finding(table.bad_header, Span(path, number), {"columns": "、".join(missing)})
            return
    if names is None:
        yield Finding(table.bad_header, Span(path), {"columns": "、".join(table.columns)})


def cells(row: Row, *columns: str) -> str:
    """Return cells as `column=value`, which reads the same in every language."""
    return ", ".join(f"{column}={row.get(column, '')[:SHOWN]}" for column in columns)

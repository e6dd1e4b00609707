"""Workbooks (XLSX): the visible sheets, their values as a reader sees them. Nothing in them runs."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter

from sitegen.diagnostics import Finding, Span
from sitegen.exchange.archives import open_archive, read_entry
from sitegen.exchange.cells import BLANK, Cell, read_cell
from sitegen.exchange.headings import HEAD, Line, Table, read_table, union
from sitegen.exchange.limits import CELLS, COLUMNS, LAST_ROW, ROWS
from sitegen.exchange.marks import Merges, declares_types, merges, uncounted
from sitegen.exchange.nouns import Source
from sitegen.exchange.refusal import Refused, too_long

MACROS = "xl/vbaProject.bin"
# A sheet in the list of them; openpyxl passes over one whose part is missing without a word.
SHEET = re.compile(rb"<(?:\w+:)?sheet\s")
# So many cells of a kind are named; the others are counted.
NAMED = 10


@dataclass(slots=True)
class _Budget:
    """What may still be read of a workbook, over all its sheets."""

    rows: int = ROWS
    cells: int = CELLS

    def spend(self, number: int, cells: int) -> None:
        """Take a row and its cells off; raises Refused where there is too much."""
        self.rows -= cells > 0
        self.cells -= cells
        if self.rows < 0 or self.cells < 0 or cells > COLUMNS:
            raise too_long(number)


@dataclass(slots=True)
class _Sheet:
    """A sheet while it is read: what to carry down from merged cells, and the cells with errors."""

    merges: Merges
    carried: dict[int, tuple[int, Cell]] = field(default_factory=dict)
    errors: list[tuple[str, str, int]] = field(default_factory=list)


def read_workbook(data: bytes, file: str) -> Source:
    """Read the visible sheets of a workbook; what can not be read as it stands is named by its cell."""
    archive = open_archive(data)
    for name in archive.namelist():
        if name.endswith((".xml", ".rels")) and declares_types(read_entry(archive, name)):
            raise Refused("source-entities")
    findings = [Finding("source-macros", Span(file))] if MACROS in archive.namelist() else []
    tables, budget = [], _Budget()
    with warnings.catch_warnings():
        # What openpyxl warns of (lost drop-downs, a missing style) changes no value.
        warnings.simplefilter("ignore")
        try:
            for sheet in _sheets(data, archive):
                table = _table(sheet, archive, file, budget)
                if sheet.sheet_state == "visible":
                    tables.append(table)
                elif count := len(table.rows):
                    values: dict[str, str | int] = {"sheet": str(sheet.title), "rows": count}
                    findings.append(Finding("source-hidden-sheet", Span(file), values))
        except Refused:
            raise
        except Exception as problem:  # noqa: BLE001 - openpyxl raises whatever a broken part makes it stumble over
            raise Refused("source-broken", text=f"{type(problem).__name__}: {problem}"[:200]) from None
    return Source(
        file,
        tuple(row for table in tables for row in table.rows),
        union(table.headings for table in tables),
        (*findings, *(finding for table in tables for finding in table.findings)),
    )


def _sheets(data: bytes, archive: zipfile.ZipFile) -> Sequence[Any]:
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    if len(book.sheetnames) < len(SHEET.findall(read_entry(archive, "xl/workbook.xml"))):
        raise Refused("source-broken", text="シートの中身がありません")
    return book.worksheets


def _table(sheet: Any, archive: zipfile.ZipFile, file: str, budget: _Budget) -> Table:  # noqa: ANN401 - openpyxl's sheet
    # The path is the one thing that says which part of the archive a sheet is.
    xml = read_entry(archive, sheet._worksheet_path)  # noqa: SLF001
    reading = _Sheet(merges(xml))
    # What a sheet says of its own size may be a lie of seventeen thousand million cells.
    sheet.reset_dimensions()
    title = str(sheet.title)
    table = read_table(list(_lines(sheet, reading, budget)), file=file, part=title)
    problems = [*_named("source-formula", uncounted(xml), file, title)]
    for address, text, row in reading.errors[:NAMED]:
        problems.append(
            Finding("source-cell-error", Span(file, row), {"sheet": title, "cell": address, "text": text})
        )
    if (more := len(reading.errors) - NAMED) > 0:
        problems.append(Finding("source-more-errors", Span(file), {"sheet": title, "count": more}))
    return Table(table.rows, table.headings, (*table.findings, *problems))


def _named(code: str, cells: Iterator[str], file: str, title: str) -> Iterator[Finding]:
    found = list(cells)
    if found:
        shown = "、".join(found[:NAMED]) + (f"ほか{len(found) - NAMED}か所" if len(found) > NAMED else "")
        line = int("".join(filter(str.isdigit, found[0])))
        yield Finding(code, Span(file, line), {"sheet": title, "cells": shown})


def _lines(sheet: Any, reading: _Sheet, budget: _Budget) -> Iterator[Line]:  # noqa: ANN401 - openpyxl's sheet
    for number, row in enumerate(sheet.iter_rows(), start=1):
        if number > LAST_ROW:
            raise too_long(number)
        cells = [_cell(one, number, index, reading) for index, one in enumerate(row)]
        while cells and not cells[-1].text:
            cells.pop()
        budget.spend(number, len(cells))
        _carry_down(cells, number, reading)
        if not cells:
            continue
        texts = ["" if cell.is_error else cell.text for cell in cells]
        dates = frozenset(index for index, cell in enumerate(cells) if cell.is_date)
        yield Line(number, texts, dates, _wide(texts, number, reading.merges) if number <= 2 * HEAD else ())


def _cell(one: Any, number: int, index: int, reading: _Sheet) -> Cell:  # noqa: ANN401 - openpyxl's cell
    if one.value is None:
        return BLANK
    cell = read_cell(one.value, str(one.number_format or ""), str(one.data_type or ""))
    if cell.is_error:
        reading.errors.append((f"{get_column_letter(index + 1)}{number}", cell.text, number))
    return cell


def _carry_down(cells: list[Cell], number: int, reading: _Sheet) -> None:
    """Fill cells that were merged with the one above, and remember those that reach further down."""
    for column, (bottom, cell) in list(reading.carried.items()):
        if number > bottom:
            del reading.carried[column]
            continue
        cells += [BLANK] * (column + 1 - len(cells))
        if not cells[column].text:
            cells[column] = cell
    for block in reading.merges.beginning(number):
        if block.bottom > number and block.left < len(cells) and cells[block.left].text:
            reading.carried[block.left] = (block.bottom, cells[block.left])


def _wide(texts: list[str], number: int, found: Merges) -> list[str]:
    """Return a row with its cells merged sideways filled in."""
    filled = list(texts)
    for block in found.blocks:
        if block.top > number:
            break
        if (
            block.bottom >= number
            and block.right > block.left
            and block.left < len(filled)
            and filled[block.left]
        ):
            end = min(block.right, COLUMNS)
            filled += [""] * (end + 1 - len(filled))
            for column in range(block.left, end + 1):
                filled[column] = filled[column] or filled[block.left]
    return filled

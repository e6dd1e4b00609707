"""What openpyxl does not tell of a sheet read row by row: merged cells, formulas never worked out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from openpyxl.utils.cell import range_boundaries

MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})"')
FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
OPENED = re.compile(rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3}[0-9]{1,7})"')
TEXTUAL = re.compile(rb'\bt="(?:str|e|b)"')
WORKED_OUT = re.compile(rb"<(?:\w+:)?v>[^<]")
EMPTY = re.compile(rb"<(?:\w+:)?v[\s/>]")
CLOSED = re.compile(rb"</(?:\w+:)?c>")
DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)|<\x00!\x00|\x00<\x00!", re.IGNORECASE)
# A cell's formula stands so near behind the cell's beginning.
BEFORE = 300
MANY = 20_000


@dataclass(frozen=True, slots=True, order=True)
class Merge:
    """A block of merged cells: rows from 1, columns from 0, the last ones inside it."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Merges:
    """The merged blocks of a sheet, in the order of their first rows."""

    blocks: Sequence[Merge] = ()
    tops: Sequence[int] = ()

    def beginning(self, row: int) -> Sequence[Merge]:
        """Return the blocks whose first row is `row`."""
        end = bisect_right(self.tops, row)
        start = bisect_right(self.tops, row - 1)
        return self.blocks[start:end]


def merges(sheet: bytes) -> Merges:
    """Return the merged blocks of a sheet's XML, the first 20,000 of them."""
    blocks = []
    for match, _ in zip(MERGED.finditer(sheet), range(MANY), strict=False):
        left, top, right, bottom = range_boundaries(match[1].decode("ascii"))
        if None not in (left, top, right, bottom):
            blocks.append(Merge(int(top or 0), int(left or 0) - 1, int(bottom or 0), int(right or 0) - 1))
    blocks.sort()
    return Merges(blocks, [block.top for block in blocks])


def uncounted(sheet: bytes) -> Iterator[str]:
    """Yield the cells whose formula has no result in the file: nobody opened it in a spreadsheet since."""
    for match in FORMULA.finditer(sheet):
        opened = list(OPENED.finditer(sheet, max(0, match.start() - BEFORE), match.start()))
        closed = CLOSED.search(sheet, match.end())
        if not opened or closed is None:
            continue
        cell, rest = opened[-1], sheet[match.end() : closed.start()]
        empty_text = TEXTUAL.search(sheet, cell.start(), match.start()) and EMPTY.search(rest)
        if not (WORKED_OUT.search(rest) or empty_text):
            yield cell[1].decode("ascii")


def declares_types(part: bytes) -> bool:
    """Tell whether an XML part declares a document type or an entity, which no spreadsheet writes."""
    return DOCTYPE.search(part) is not None

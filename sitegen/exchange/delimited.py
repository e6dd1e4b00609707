"""CSV and TSV, as Japanese offices save them."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from sitegen.exchange.headings import Line, read_table
from sitegen.exchange.limits import CELLS, COLUMNS, ROWS
from sitegen.exchange.nouns import Source
from sitegen.exchange.plain import tidy
from sitegen.exchange.refusal import Refused, too_long

UTF16 = (b"\xff\xfe", b"\xfe\xff")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1c-\x1f]")
DELIMITERS = ",\t;"
SAMPLE = 40


def decode(data: bytes) -> str | None:
    """Return the text of UTF-8, UTF-16 with its mark, or cp932; None for what is no text."""
    encodings = ("utf-16",) if data.startswith(UTF16) else ("utf-8-sig", "cp932")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if CONTROL.search(text) else text
    return None


def read_delimited(data: bytes, file: str) -> Source:
    """Read a table of separated values; its rows are numbered as a spreadsheet numbers them."""
    text = decode(data)
    if text is None:
        raise Refused("source-encoding", line=_bad_line(data))
    table = read_table(list(_lines(text, _delimiter(text))), file=file)
    return Source(file, table.rows, table.headings, table.findings)


def _bad_line(data: bytes) -> int:
    """Return the line on which a text stops being one."""
    try:
        data.decode("cp932")
    except UnicodeDecodeError as problem:
        return data[: problem.start].count(b"\n") + 1
    return 1


def _delimiter(text: str) -> str:
    """Return the separator that makes the first rows most alike, and more than one cell wide."""

    def score(delimiter: str) -> tuple[float, int]:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        widths: Counter[int] = Counter()
        try:
            for row, _ in zip(reader, range(SAMPLE), strict=False):
                widths[len(row)] += bool(row)
        except csv.Error:
            pass
        width, rows = widths.most_common(1)[0] if widths else (0, 0)
        return (rows / sum(widths.values()), width) if width > 1 else (0, 0)

    return max(DELIMITERS, key=score)


def _lines(text: str, delimiter: str) -> Iterator[Line]:
    cells = 0
    for number, row in enumerate(_records(text, delimiter), start=1):
        cells += len(row)
        if number > ROWS or cells > CELLS or len(row) > COLUMNS:
            raise too_long(number)
        yield Line(number, [tidy(cell) for cell in row])


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    """Yield the records; raises Refused where a quote is never closed, which would swallow the rest."""
    begin = 1
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for row in reader:
            yield row
            begin = reader.line_num + 1
    except csv.Error as problem:
        if "after" not in str(problem):
            raise Refused("source-open-quote", line=begin) from None
    else:
        return
    # A quote inside a text, unescaped: spreadsheets read on, and so do we, from this record.
    yield from _lax_records(list(io.StringIO(text, newline=""))[begin - 1 :], delimiter, begin)


def _lax_records(lines: list[str], delimiter: str, begin: int) -> Iterator[list[str]]:
    start, reader = 0, csv.reader(lines, delimiter=delimiter)
    try:
        for row in reader:
            last = reader.line_num == len(lines)
            if last and reader.line_num - start > 1 and "".join(lines[start:]).count('"') % 2:
                raise Refused("source-open-quote", line=begin + start)
            yield row
            start = reader.line_num
    except csv.Error:
        raise Refused("source-open-quote", line=begin + start) from None

"""Where a table's headings stand, below titles and above its rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sitegen.diagnostics import Finding, Span
from sitegen.exchange.nouns import Row

Cells = Sequence[str]
# So many rows are looked at for the headings, so many for how wide the table is.
HEAD, SAMPLE = 25, 80
# A heading's word stands in a text no longer than this; two of them make a row of headings.
SHORT, TWO, SAID = 15, 2, 40
# A row with so much of the table's width may hold its headings.
# Of three columns all three.
SHARE = 0.67
WORDS = re.compile(
    r"名前|名称|施設名|団体名|会場|場所|住所|所在地|電話|連絡先|問.?合|日時|曜日|開催|時間|対象|内容|備考|緯度|経度|種別|種類|分類|"
    r"参加費|料金|地区|校区|圏域|番号|URL|^No\.?$|^NO$|^№$|^name$|^address$",
    re.IGNORECASE,
)
# What stands in a table, never above it: telephone numbers, coordinates, times, dates, addresses of pages.
VALUE = re.compile(
    r"https?://.*|\d{2,5}-\d{1,4}-\d{3,4}|\d{1,3}\.\d{3,}|\d{1,2}[:：]\d{2}.*|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}.*"
    r"|\d{1,2}/\d{1,2}/\d{4}|\d{5,}"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a sheet: its number from 1, its texts, those that were dates, and its texts as a heading.

    `wide` is the row with cells that were merged sideways filled in; the same as `cells` where
    nothing was merged.
    """

    number: int
    cells: Cells
    dates: frozenset[int] = frozenset()
    wide: Cells = ()

    @property
    def shown(self) -> Cells:
        """The row as a reader sees it above a table."""
        return self.wide or self.cells


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet's rows, its headings, and what is wrong with it."""

    rows: tuple[Row, ...]
    headings: tuple[str, ...]
    findings: tuple[Finding, ...] = ()


def read_table(lines: Sequence[Line], *, file: str, part: str = "") -> Table:
    """Return the rows of a sheet below its headings, each value under its heading.

    Without headings columns are called 列1, 列2 …, and a finding says so.
    """
    lines = [line for line in lines if any(line.cells) or any(line.wide)]
    if not lines:
        return Table((), ())
    first = _heading(lines)
    width = max(len(line.cells) for line in lines)
    if first is None:
        names = [f"列{number}" for number in range(1, width + 1)]
        findings: tuple[Finding, ...] = (
            Finding("source-no-headings", Span(file, lines[0].number), {"part": part or file}),
        )
        below = lines
    else:
        last = first + _two_lines(lines, first)
        names = _names([line.shown for line in lines[first : last + 1]], width)
        findings, below = tuple(_above(lines[:first], file, part)), lines[last + 1 :]
    rows = tuple(_row(line, names, file=file, part=part) for line in below if any(line.cells))
    used = {heading for row in rows for heading in row.values}
    headings = tuple(name for name in names if name in used or not name.startswith("列"))
    return Table(rows, headings, findings)


def _above(titles: Sequence[Line], file: str, part: str) -> Iterator[Finding]:
    """Yield what stands above the headings: read as what the table is called, not as a row."""
    if titles:
        said = " ".join(text for text in dict.fromkeys(titles[0].cells) if text)
        values: dict[str, str | int] = {"part": part or file, "rows": len(titles), "text": said[:SAID]}
        yield Finding("source-above-headings", Span(file, titles[0].number), values)


def _row(line: Line, names: Sequence[str], *, file: str, part: str) -> Row:
    values: Mapping[str, str] = {name: text for name, text in zip(names, line.cells, strict=False) if text}
    dates = frozenset(names[index] for index in line.dates)
    return Row(file, part, line.number, values, dates=dates)


def _heading(lines: Sequence[Line]) -> int | None:
    """Return which line holds the headings (the upper of two); None where a table begins without."""
    widths = [_distinct(line) for line in lines[:SAMPLE]]
    widest = max(widths)
    wide = [
        index for index, width in enumerate(widths[:HEAD]) if width >= max(min(2, widest), SHARE * widest)
    ]
    worded = [index for index, line in enumerate(lines[:HEAD]) if _is_worded(line)]
    # A wide row that no heading's word is in gives way to one below that is made of them.
    for index in wide[:1]:
        better = index if _words(lines[index]) else next((one for one in worded if one > index), index)
        if not _holds_values(lines[better]):
            return better
    return None


def _is_worded(line: Line) -> bool:
    words = len(_words(line))
    return words >= TWO and 2 * words >= _distinct(line)


def _distinct(line: Line) -> int:
    return len({text for text in line.shown if text})


def _words(line: Line) -> set[str]:
    return {text for text in line.shown if len(text) <= SHORT and WORDS.search(text)}


def _holds_values(line: Line) -> bool:
    return bool(line.dates) or any(VALUE.fullmatch(text) for text in line.shown)


def _two_lines(lines: Sequence[Line], first: int) -> bool:
    """Tell whether the line below goes on with headings: under cells merged sideways, none a value."""
    if first + 1 >= len(lines):
        return False
    upper, lower = lines[first], lines[first + 1]
    merged = {
        index
        for index, text in enumerate(upper.wide)
        if text and not (upper.cells[index : index + 1] or [""])[0]
    }
    below = [lower.cells[index] for index in merged if index < len(lower.cells)]
    return any(below) and not _holds_values(lower)


def _names(heads: Sequence[Cells], width: int) -> list[str]:
    """Return one name a column, joined from above to below, each once."""
    names: list[str] = []
    taken: dict[str, int] = {}
    for index in range(width):
        parts = list(dict.fromkeys(_flat(head[index]) for head in heads if index < len(head) and head[index]))
        name = "／".join(parts) or f"列{index + 1}"
        names.append(numbered(name, taken))
    return names


def numbered(name: str, taken: dict[str, int]) -> str:
    """Return `name`, with a number behind it from the second time on; remembers it in `taken`."""
    taken[name] = taken.get(name, 0) + 1
    if taken[name] == 1:
        return name
    return numbered(f"{name} {taken[name]}", taken)


def _flat(text: str) -> str:
    return re.sub(r"\s*\n\s*", "", text).strip()


def union(headings: Iterator[Sequence[str]]) -> tuple[str, ...]:
    """Return the headings of several tables, each once, in the order they came."""
    return tuple(dict.fromkeys(heading for one in headings for heading in one))

"""The records as a table: a row each, with what is needed to take its changes back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b

from sitegen.exchange.columns import COLUMNS, cells
from sitegen.exchange.forms import Words
from sitegen.exchange.plain import tidy
from sitegen.load.tree import read_tree, value_of
from sitegen.records import Records

FORM = "1"
# Four digits tell an edited cell from one that was not, if the file was changed as well.
DIGITS = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """A record's row: its id, its file, its texts by heading, and the mark of how they were."""

    id: str
    path: str
    cells: Mapping[str, str]
    mark: str


def entry(path: str, text: str, words: Words) -> Entry | None:
    """Return the row of a record's file; None where it is no mapping in plain YAML."""
    try:
        values = value_of(read_tree(text))
    except ValueError:
        return None
    if not isinstance(values, dict):
        return None
    shown = cells(values, words)
    return Entry(path.rsplit("/", 1)[-1].rsplit(".", 1)[0], path, shown, mark(text, shown))


def mark(text: str, shown: Mapping[str, str]) -> str:
    """Return the mark of a file and of its cells: what an edit is told from a change of the file by."""
    return f"{FORM}-{_digest(text, 2 * DIGITS)}-{''.join(cell_mark(shown[one.heading]) for one in COLUMNS)}"


def cell_mark(text: str) -> str:
    """Return the four digits of a cell's text."""
    return _digest(tidy(text), DIGITS)


def marks_of(written: str) -> tuple[str, dict[str, str]]:
    """Return a mark taken apart: the file's digits and each column's; ("", {}) for no mark of ours."""
    form, _, rest = written.partition("-")
    file, _, digits = rest.partition("-")
    if form != FORM or len(digits) != DIGITS * len(COLUMNS):
        return "", {}
    parts = (digits[at : at + DIGITS] for at in range(0, len(digits), DIGITS))
    return file, {column.heading: part for column, part in zip(COLUMNS, parts, strict=True)}


def file_mark(text: str) -> str:
    """Return the digits of a file's text."""
    return _digest(text, 2 * DIGITS)


def words_of(records: Records) -> Words:
    """Return a city's names of its ids."""
    city = records.city.data
    return Words(
        {ident: one.name for ident, one in city.categories.items()},
        {ident: one.name for ident, one in city.audiences.items()},
        {area.id: area.data.name for area in records.areas},
        tuple(dict.fromkeys(_districts(records))),
    )


def _districts(records: Records) -> Iterable[str]:
    return (district for area in records.areas for district in area.data.districts)


def _digest(text: str, digits: int) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=digits // 2).hexdigest()

"""A table of `sitegen export` that comes back: only what was changed in it goes into the records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sitegen.diagnostics import Finding, Span
from sitegen.editing.document import RecordText, Value, read_record
from sitegen.editing.plain import tidy
from sitegen.exchange import Row, Source
from sitegen.exchange.columns import COLUMNS, FILE, ID, MARK, STOPS, UNSHOWN, Column, changed_value, is_same
from sitegen.exchange.columns import cells as cells_of
from sitegen.exchange.forms import Words
from sitegen.exchange.ledger import cell_mark, file_mark, marks_of
from sitegen.exchange.workbook import STOP_HEADINGS
from sitegen.intake.stops import ident_of, is_stop, lost_stops, stop_lines
from sitegen.site.cells import unguarded

# A table is ours if it has these columns, whatever was done to the others.
OURS = {ID, FILE, MARK}
SHOWN = 40
EDITED = "edited"


@dataclass(frozen=True, slots=True)
class Change:
    """A cell that was changed: the record's path, the heading, what stood there and what stands now."""

    path: str
    heading: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Returned:
    """What a table that came back says.

    `texts` are the files that change, by path, whole. `new` are rows without an id: gatherings
    that nobody has written yet, under the headings of the export. `missing` are the records that
    have no row any more; they stay. read rows = `unchanged` + `changed` + `new` + `left_out`.
    """

    texts: Mapping[str, str]
    changes: tuple[Change, ...] = ()
    new: tuple[Row, ...] = ()
    missing: tuple[str, ...] = ()
    unchanged: int = 0
    changed: int = 0
    left_out: int = 0
    findings: tuple[Finding, ...] = ()


@dataclass(slots=True)
class _Desk:
    """The table while it is gone through: rows by record, stops by id, and what is found."""

    texts: Mapping[str, str]
    words: Words
    headings: frozenset[str]
    stops: Mapping[str, list[str]]
    findings: list[Finding] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)


def is_returned(source: Source) -> bool:
    """Tell whether a file is a table of `sitegen export`, edited or not."""
    return set(source.headings) >= OURS


def take_back(source: Source, texts: Mapping[str, str], words: Words) -> Returned:
    """Return the records' files as the table wants them; `texts` are all files of places/ by path.

    A cell that was not changed since the export never changes a file, even if the file was edited
    meanwhile; a cell changed on both sides is a finding, and the file stays.
    """
    stops, rows = _sorted(source)
    desk = _Desk(texts, words, frozenset(source.headings), stop_lines(stops, texts))
    paths = {ident_of(path): path for path in texts}
    new: list[Row] = []
    changed: dict[str, str] = {}
    done: set[str] = set()
    left_out = 0
    for row in rows:
        ident, written = unguarded(row.values.get(ID, "")), unguarded(row.values.get(FILE, ""))
        if not ident and not written:
            new.append(row)
            continue
        path = written if written in texts else paths.get(ident, "")
        problem = _problem(row, ident, written, path, done)
        text = None if problem else _taken(row, path, ident, desk)
        desk.findings += [problem] if problem else []
        if text is None:
            left_out += 1
            continue
        done.add(path)
        if text != texts[path]:
            changed[path] = text
    desk.findings += lost_stops(stops, set(paths))
    return Returned(
        dict(sorted(changed.items())),
        tuple(desk.changes),
        tuple(new),
        tuple(sorted(set(texts) - done)),
        unchanged=len(done) - len(changed),
        changed=len(changed),
        left_out=left_out,
        findings=tuple(desk.findings),
    )


def _sorted(source: Source) -> tuple[list[Row], list[Row]]:
    """Return the stops' rows and the records' rows; sheets of help and choices are neither."""
    stops = [row for row in source.rows if is_stop(row)]
    rest = [row for row in source.rows if not is_stop(row)]
    parts = {row.part for row in rest if row.values.get(FILE) or row.values.get(MARK)}
    return stops, [row for row in rest if row.part in parts]


def _problem(row: Row, ident: str, written: str, path: str, done: set[str]) -> Finding | None:
    values = {"id": ident or ident_of(written), "path": written or "？"}
    if not path or (ident and ident_of(path) != ident):
        return Finding("returned-unknown-file", Span(row.file, row.number), values)
    if path in done:
        return Finding("returned-twice", Span(row.file, row.number), values)
    return None


def _taken(row: Row, path: str, ident: str, desk: _Desk) -> str | None:
    """Return a record's text with what was changed in its row; None if it can't be read."""
    try:
        record = read_record(desk.texts[path])
    except ValueError:
        values = {"id": ident, "path": path}
        desk.findings.append(Finding("returned-broken-record", Span(row.file, row.number), values))
        return None
    before = cells_of(record.values, desk.words)
    since = _Since(desk.texts[path], unguarded(row.values.get(MARK, "")))
    for column, text in _cells(row, ident, desk):
        now = before[column.heading]
        verdict = since.verdict(column, now, text, desk.words)
        if verdict == EDITED:
            record = _with(record, column, text, desk.words)
            desk.changes.append(Change(path, column.heading, now, text))
        elif verdict:
            values = {
                "id": ident_of(path),
                "heading": column.heading,
                "now": _short(now),
                "text": _short(text),
            }
            desk.findings.append(Finding(verdict, Span(row.file, row.number), values))
    return record.text


class _Since:
    """What became of a record since the export, told by the mark in its row."""

    def __init__(self, text: str, mark: str) -> None:
        file, self.marks = marks_of(mark)
        self.is_fresh = file == file_mark(text)

    def verdict(self, column: Column, now: str, text: str, words: Words) -> str:
        """Return EDITED, the code of a finding, or "" for a cell that nobody changed in the table."""
        base = self.marks.get(column.heading)
        if is_same(column, now, text, words) or (not self.is_fresh and cell_mark(text) == base):
            return ""
        if UNSHOWN in (now, text):
            return "returned-unshown"
        return EDITED if self.is_fresh or cell_mark(now) == base else "returned-conflict"


def _cells(row: Row, ident: str, desk: _Desk) -> Iterator[tuple[Column, str]]:
    """Yield the cells of the columns that the table still has; the stops may have a sheet of their own."""
    for column in COLUMNS:
        if column.heading in desk.headings:
            yield column, tidy(unguarded(row.values.get(column.heading, "")))
        elif column is STOPS and set(STOP_HEADINGS) & desk.headings:
            yield column, "\n".join(desk.stops.get(ident, []))


def _with(record: RecordText, column: Column, text: str, words: Words) -> RecordText:
    top = column.path[0]
    value: Value = changed_value(column, record.values, text, words)
    return record.without(top) if value is None else record.with_value(top, value)


def _short(text: str) -> str:
    return text.replace("\n", " ")[:SHOWN] or "空"

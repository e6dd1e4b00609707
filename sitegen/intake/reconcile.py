"""Decide what each gathering of a foreign file does to the records: a new file, changed lines, or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sitegen.diagnostics import Finding, Span
from sitegen.editing.document import new_record
from sitegen.intake.compare import compare, match, row_key
from sitegen.intake.gather import NEAR
from sitegen.intake.ids import new_id
from sitegen.intake.locate import Lying
from sitegen.intake.nouns import Account, Draft, Fate, Why
from sitegen.intake.remarks import with_remark
from sitegen.intake.revise import conflicts, read_whole, rewrite
from sitegen.intake.state import Entry
from sitegen.records import LatLon, PlaceRecord, Records, Sourced
from sitegen.site.distance import metres
from sitegen.site.folding import fold

UNKNOWN_FOLDER = "imported"


@dataclass(slots=True)
class Ledger:
    """What is decided so far: the fate of rows, texts by path, entries to remember, findings."""

    accounts: list[Account] = field(default_factory=list)
    created: dict[str, str] = field(default_factory=dict)
    changed: dict[str, str] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def close(
        self, draft: Draft, fate: Fate, *, why: Why | None = None, path: str = "", detail: str = ""
    ) -> None:
        """Give every row of a draft its one fate; all but the first follow the first."""
        left = fate is Fate.LEFT_OUT
        for index, row in enumerate(draft.rows):
            follows = index and not left
            self.accounts.append(
                Account(row, draft.name, Fate.MERGED, Why.SAME_GATHERING, path)
                if follows
                else Account(row, draft.name, fate, why, path, detail)
            )
        for row in draft.doubles:
            fate_of, why_of = (fate, why) if left else (Fate.MERGED, Why.SAME_ROW)
            self.accounts.append(Account(row, draft.name, fate_of, why_of, path, detail))


@dataclass(frozen=True, slots=True)
class Shelf:
    """The records there are: their files by id, as paths from the root, and what is sound of them."""

    root: Path
    paths: Mapping[str, str]
    records: Records

    @classmethod
    def of(cls, root: Path, records: Records) -> Shelf:
        """Look at every file below places/, sound or not."""
        files = [path for path in root.glob("places/**/*") if path.suffix in {".yaml", ".yml"}]
        paths = {path.stem: path.relative_to(root).as_posix() for path in sorted(files, reverse=True)}
        return cls(root, paths, records)


@dataclass(frozen=True, slots=True)
class Terms:
    """How records are written: below which folder, from which source, with or without outside points."""

    into: str | None
    source: str
    fallback: str
    outside: bool


def reconcile(
    drafts: Sequence[Lying], entries: Sequence[Entry], shelf: Shelf, terms: Terms, ledger: Ledger
) -> tuple[Entry, ...]:
    """Settle every draft in the ledger; return the entries whose rows are gone from the file."""
    matched = match(drafts, entries)
    owned = {entry.id for entry in entries}
    taken = {*shelf.paths, *owned}
    # Of its own records the file itself says which row is which.
    others = [record for record in shelf.records.places if record.id not in owned]
    for index, lying in enumerate(drafts):
        if index in matched:
            _again(lying, matched[index], shelf, ledger)
        elif present := _present(lying, others):
            ledger.close(lying.draft, Fate.LEFT_OUT, why=Why.PRESENT, path=present)
        else:
            _first(lying, shelf, terms, ledger, taken)
    seen = {id(entry) for entry in matched.values()}
    gone = tuple(entry for entry in entries if id(entry) not in seen)
    ledger.entries += gone
    return gone


def _first(lying: Lying, shelf: Shelf, terms: Terms, ledger: Ledger, taken: set[str]) -> None:
    """Write a gathering that was never imported as a new record."""
    draft = lying.draft
    if lying.outside and not terms.outside:
        ledger.close(draft, Fate.LEFT_OUT, why=Why.OUTSIDE, detail=lying.outside)
        return
    ident = new_id(
        {**draft.values, "name": draft.name},
        shelf.records,
        taken=taken,
        area=lying.area,
        fallback=terms.fallback,
    )
    taken.add(ident)
    folder = terms.into or "places"
    below = lying.area or (UNKNOWN_FOLDER if terms.into is None else "")
    path = f"{folder}/{below}/{ident}.yaml" if below else f"{folder}/{ident}.yaml"
    values = {**lying.values, "source": lying.values.get("source") or terms.source}
    ledger.created[path] = with_remark(new_record(values), values.get("schedule"))
    ledger.entries.append(Entry(row_key(lying), ident, values))
    ledger.findings += lying.findings
    ledger.close(draft, Fate.WRITTEN, path=path)


def _present(lying: Lying, records: Sequence[Sourced[PlaceRecord]]) -> str:
    """Return the file of a record of the same name at the same place, "" if there is none."""
    values, point = lying.values, lying.draft.point
    words = {fold(str(values.get(key) or "")) for key in ("venue", "address")} - {""}
    for record in records:
        data = record.data
        if fold(data.name) != fold(lying.draft.name):
            continue
        theirs = {fold(data.venue or ""), fold(data.address or "")} - {""}
        near = point and isinstance(data.location, LatLon) and metres(point, data.location) <= NEAR
        if words & theirs or near:
            return record.path
    return ""


def _again(lying: Lying, entry: Entry, shelf: Shelf, ledger: Ledger) -> None:
    """Bring what changed in the file into its record, and only that; a hand's changes stay."""
    draft, path = lying.draft, shelf.paths.get(entry.id)
    if path is None:
        ledger.entries.append(entry)
        ledger.close(draft, Fate.LEFT_OUT, why=Why.DELETED, detail=entry.id)
        return
    values = dict(lying.values)
    if "source" not in values and "source" in entry.values:
        values["source"] = entry.values["source"]
    text, document = read_whole(shelf.root, path)
    if text is None or document is None:
        ledger.findings.append(Finding("import-unfit", Span(path)))
        ledger.entries.append(entry)
        ledger.close(draft, Fate.UNCHANGED, path=path)
        return
    found = compare(entry.values, values, document.value if isinstance(document.value, dict) else {})
    ledger.findings += conflicts(found.conflicts, document)
    ledger.entries.append(Entry(row_key(lying), entry.id, found.base))
    if not found.changes:
        ledger.close(draft, Fate.UNCHANGED, path=path)
        return
    ledger.changed[path] = rewrite(text, entry.values, found.changes)
    ledger.close(draft, Fate.UPDATED, path=path, detail="、".join(found.changes))

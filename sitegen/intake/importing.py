"""The whole import of one foreign file, as a value: nothing is written here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sitegen.checks import check_records
from sitegen.dating import almanac_of, date_places
from sitegen.diagnostics import Finding, Severity, Span, blocks, sort_findings
from sitegen.exchange import Row, Source
from sitegen.intake.cells import tidy
from sitegen.intake.gather import gather
from sitegen.intake.interpret import interpret
from sitegen.intake.locate import locate
from sitegen.intake.mapping import Plan, plan_for
from sitegen.intake.nouns import Account, Draft, Fate
from sitegen.intake.proposal import proposal
from sitegen.intake.reconcile import Ledger, Shelf, Terms, reconcile
from sitegen.intake.state import read_state, state_name, state_path, write_state
from sitegen.join import Ground, place_all
from sitegen.load.syntax import read_document
from sitegen.load.values import read_model
from sitegen.records import PlaceRecord, Records, Sourced
from sitegen.schedule import Horizon
from sitegen.site.romaji import romaji

SHOWN = 12
ONCE = {"import-unknown-word", "import-unread", "import-person"}


@dataclass(frozen=True, slots=True)
class Gone:
    """A row that was imported before and is no longer in the file; its record, "" if that is gone, too."""

    name: str
    path: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import does: the fate of every row, texts to write by path, and all that was found.

    `created` are new files, `changed` those that exist; `kept` are the state's and the mapping's.
    """

    source: Source
    plan: Plan
    accounts: tuple[Account, ...] = ()
    created: Mapping[str, str] = field(default_factory=dict)
    changed: Mapping[str, str] = field(default_factory=dict)
    state: tuple[str, str] | None = None
    mapping: str = ""
    gone: tuple[Gone, ...] = ()
    findings: tuple[Finding, ...] = ()

    def count(self, fate: Fate) -> int:
        """Return how many rows have a fate."""
        return sum(account.fate is fate for account in self.accounts)


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked of an import: the given mapping, the folder (from the root) and the day."""

    root: Path
    today: dt.date
    given: Plan = field(default_factory=Plan)
    into: str | None = None


def import_source(source: Source, records: Records, ground: Ground | None, order: Order) -> Imported:
    """Decide what becomes of every row of a source; writes nothing."""
    plan = plan_for(source, records, order.given)
    name = plan.name or state_name(source.file)
    entries, found = read_state(order.root, name)
    if entries is None or not source.rows:
        return Imported(source, plan, findings=(*source.findings, *found))
    ledger = Ledger(findings=[*source.findings, *found])
    drafts = gather(_drafts(source, plan, records, ledger))
    if "name" not in plan.columns.values() and not drafts:
        headings = "、".join(tidy(heading) for heading in list(plan.columns)[:SHOWN])
        ledger.findings.append(Finding("import-no-names", Span(source.file), {"headings": headings}))
    shelf = Shelf.of(order.root, records)
    terms = Terms(order.into, tidy(source.file), _slug(name), plan.outside)
    gone = reconcile(locate(drafts, records, ground=ground), entries, shelf, terms, ledger)
    goners = tuple(_gone(entry.id, entry.values.get("name"), shelf) for entry in gone)
    ledger.findings += [
        Finding("import-gone", Span(one.path), {"name": one.name, "file": source.file})
        for one in goners
        if one.path and not _has_ended(one.path, records)
    ]
    ledger.findings += check_texts({**ledger.created, **ledger.changed}, records, ground, order)
    at = {id(row): index for index, row in enumerate(source.rows)}
    return Imported(
        source,
        plan,
        tuple(sorted(ledger.accounts, key=lambda one: at[id(one.row)])),
        dict(sorted(ledger.created.items())),
        dict(sorted(ledger.changed.items())),
        (state_path(name), write_state(tidy(source.file), ledger.entries)),
        proposal(source, plan, records, name),
        goners,
        sort_findings(ledger.findings),
    )


def _drafts(source: Source, plan: Plan, records: Records, ledger: Ledger) -> list[Draft]:
    """Return the rows that are gatherings; close the others in the ledger."""
    drafts = []
    told: set[tuple[str, str]] = set()
    for row in source.rows:
        read, found = interpret(row, plan, records)
        for one in found:
            # A word that no category knows stands in hundreds of rows: it is said at the first.
            if one.code not in ONCE or (one.code, one.message("ja")) not in told:
                ledger.findings.append(one)
            told.add((one.code, one.message("ja")))
        if isinstance(read, Draft):
            drafts.append(read)
        else:
            ledger.accounts.append(Account(row, label(row), Fate.LEFT_OUT, read))
    return drafts


def label(row: Row) -> str:
    """Return what a row that has no name is called: its first cell."""
    first = " ".join(next(iter(row.values.values()), "").split())
    return first[:40]


def _slug(name: str) -> str:
    """Return the import's name as an id, for records that nothing else names."""
    latin = "".join(one if one.isascii() and one.isalnum() else "-" for one in romaji(name).lower())
    return "-".join(part for part in latin.split("-") if part) or "place"


def _gone(ident: str, name: object, shelf: Shelf) -> Gone:
    return Gone(str(name or ident), shelf.paths.get(ident, ""))


def _has_ended(path: str, records: Records) -> bool:
    return any(record.path == path and record.data.ended for record in records.places)


def check_texts(
    texts: Mapping[str, str], records: Records, ground: Ground | None, order: Order
) -> list[Finding]:
    """Return what a check says of records as they will be: errors and warnings, at their lines."""
    findings: list[Finding] = []
    fresh: list[Sourced[PlaceRecord]] = []
    for path, text in texts.items():
        document = read_document(text, path).document
        data, found = read_model(PlaceRecord, document)
        findings += [*document.findings, *found]
        if isinstance(data, PlaceRecord):
            fresh.append(Sourced(path.rsplit("/", 1)[-1].removesuffix(".yaml"), path, data, document.spans))
    others = tuple(one for one in records.places if one.path not in texts)
    both = Records(records.city, records.areas, (*others, *fresh), records.towns)
    findings += check_records(both, today=order.today, root=order.root)
    horizon = Horizon(order.today, 1)
    only = Records(records.city, records.areas, tuple(fresh), records.towns)
    findings += date_places(only, horizon=horizon, almanac=almanac_of(records.city.data))[1]
    if ground is not None:
        findings += place_all(only, ground)[1]
    grave = {Severity.ERROR, Severity.WARNING}
    return [one for one in findings if one.span.path in texts and one.severity in grave]


def refused(imported: Imported) -> bool:
    """Tell whether a file was not read at all, or what was imported last could not be."""
    return imported.state is None and (blocks(imported.findings) or not imported.source.rows)

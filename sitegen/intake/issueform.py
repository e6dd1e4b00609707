"""An issue that was begun with one of our forms, as a change of the records.

The path of what is written never comes from the issue: a known record has its own, a new one is
named by the reading of its name.
"""

from __future__ import annotations

import datetime as dt
import difflib
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic_core import PydanticCustomError

from sitegen.diagnostics import Finding
from sitegen.editing.document import RecordText, Value, new_record, read_record
from sitegen.editing.files import record_files
from sitegen.intake.answers import Answers, read_answers
from sitegen.intake.ids import new_id
from sitegen.records import Records
from sitegen.records.fields import ID_PATTERN, read_day
from sitegen.site.issueforms import FormKind

HEAD = "知らせ（Issue）からつくった記録です。電話などで確かめて、confirmed を書いてください。"
IN_ADDRESS = re.compile(r"/places/([a-z0-9-]{1,100})(?:/(?:index\.html)?)?(?:[?#]\S*)?$")
LONGEST_ID = 60
PARTED = re.compile(r"[、,，・/／\n]")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A file to write: its path from the root, its text, whether it is new."""

    path: str
    text: str
    new: bool


def propose(
    body: str, records: Records, *, root: Path, today: dt.date, path: str = "issue"
) -> tuple[Proposal | None, list[Finding]]:
    """Return what an issue's body changes in the records, and what is wrong with it.

    The proposal is None where it can not be said which record is meant, or what it should say.
    """
    answers, found = read_answers(body, path=path)
    if answers is None or any(one.code == "issue-unanswered" for one in found):
        return None, found
    if answers.form.kind is FormKind.NEW:
        return _new(answers, records, root, found), found
    where = _known(answers, records, found)
    if where is None:
        return None, found
    try:
        old = read_record((root / where).read_bytes().decode("utf-8-sig"))
    except (OSError, ValueError):
        found.append(Finding("issue-broken-record", answers.span("id"), {"path": where}))
        return None, found
    made = CHANGES[answers.form.kind](old, answers, records, today, found)
    return (Proposal(where, made.text, new=False) if made and made.text != old.text else None), found


def _known(answers: Answers, records: Records, found: list[Finding]) -> str | None:
    """Return the path of the record that is meant, by its id or by the address of its page."""
    text = unicodedata.normalize("NFKC", answers.text("id") or "").strip()
    match = IN_ADDRESS.search(text)
    ident = match[1] if match else text
    paths = {record.id: record.path for record in records.places}
    paths |= {
        Path(one).stem: one
        for one in records.left_out
        if one.startswith("places/") and Path(one).stem not in paths
    }
    if ident in paths and re.fullmatch(ID_PATTERN, ident):
        return paths[ident]
    close = difflib.get_close_matches(ident[:LONGEST_ID], sorted(paths), n=1, cutoff=0.6)
    values = {"id": ident[:LONGEST_ID]} | ({"suggestion": close[0]} if close else {})
    found.append(Finding("issue-unknown-record", answers.span("id"), values))
    return None


def _new(answers: Answers, records: Records, root: Path, found: list[Finding]) -> Proposal:
    values = _values(answers, {}, records, found)
    # Folders are named after areas that are known, never by the issue.
    district = answers.text("district")
    area = next((one.id for one in records.areas if district in one.data.districts), None)
    taken = {Path(name).stem for name, kind in record_files(root) if kind == "place"}
    ident = new_id(values, records, taken=taken, area=area)
    path = f"places/{area}/{ident}.yaml" if area else f"places/{ident}.yaml"
    return Proposal(path, new_record(values, comment=HEAD), new=True)


def _values(
    answers: Answers, old: Mapping[str, Value], records: Records, found: list[Finding]
) -> dict[str, Value]:
    """Return what was answered as the values of a record's keys, those of parts joined to the `old` ones."""
    values: dict[str, Value] = {}
    for ident, answer in answers.given.items():
        key, _, part = ident.partition("_")
        if ident in ("id", "page"):
            continue
        if key == "categories":
            _categorize(answer.text, values, old, answers, records, found)
        elif key == "schedule":
            sentences: list[Value] = [line for line in answer.text.split("\n") if line]
            values[key] = sentences if len(sentences) > 1 else answer.text
        elif part:
            before = values.get(key, old.get(key))
            values[key] = {**(before if isinstance(before, dict) else {}), part: answer.text}
        else:
            values[key] = answer.text
    return values


def _categorize(  # noqa: PLR0913, PLR0917 - one answer with all it goes into
    text: str,
    values: dict[str, Value],
    old: Mapping[str, Value],
    answers: Answers,
    records: Records,
    found: list[Finding],
) -> None:
    """Take the city's categories from an answer; what is none of them is kept as a note."""
    city = records.city.data
    known = {_folded(name): ident for ident, one in city.categories.items() for name in (ident, one.name)}
    # A name may hold a mark that parts others: サロン・趣味.
    whole = [text] if _folded(text) in known else [part for part in PARTED.split(text) if part.strip()]
    ids = dict.fromkeys(known[_folded(part)] for part in whole if _folded(part) in known)
    unknown = [part.strip() for part in whole if _folded(part) not in known]
    if ids:
        values["categories"] = list(ids)
    if unknown:
        notes = old.get("notes")
        values["notes"] = {
            **(notes if isinstance(notes, dict) else {}),
            "種類（知らせから）": "、".join(unknown),
        }
        choices = "、".join(one.name for one in city.categories.values())
        given = {"text": "、".join(unknown)[:LONGEST_ID], "choices": choices}
        found.append(Finding("issue-unknown-category", answers.span("categories"), given))


def _folded(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).casefold()


def _change(
    old: RecordText, answers: Answers, records: Records, _today: dt.date, found: list[Finding]
) -> RecordText | None:
    """Change only what was answered."""
    values = _values(answers, old.values, records, found)
    if not values:
        found.append(Finding("issue-nothing-changed", answers.span("id")))
        return None
    for key, value in values.items():
        old = old.with_value(key, value)
    return old


def _end(
    old: RecordText, answers: Answers, _records: Records, _today: dt.date, found: list[Finding]
) -> RecordText | None:
    """Write that it has ended, and why."""
    text = answers.text("ended_date") or ""
    try:
        day = read_day(text)
    except PydanticCustomError:
        found.append(Finding("issue-no-date", answers.span("ended_date"), {"text": text[:LONGEST_ID]}))
        return None
    ended: dict[str, Value] = {"date": day.isoformat()}
    if note := answers.text("ended_note"):
        ended["note"] = note
    return old.with_value("ended", ended)


def _report(
    old: RecordText, answers: Answers, _records: Records, today: dt.date, _found: list[Finding]
) -> RecordText | None:
    """Add what a reader says is wrong to what is to be looked into; once."""
    note = " ".join((answers.text("problems_note") or "").split())
    before = old.values.get("problems")
    problems: list[Value] = list(before) if isinstance(before, list) else []
    if any(isinstance(one, dict) and one.get("note") == note and not one.get("answered") for one in problems):
        return old
    return old.with_value("problems", [*problems, {"date": today.isoformat(), "note": note}])


Change = Callable[[RecordText, Answers, Records, dt.date, list[Finding]], RecordText | None]
CHANGES: Mapping[FormKind, Change] = {
    FormKind.CHANGE: _change,
    FormKind.ENDED: _end,
    FormKind.WRONG: _report,
}

"""Read one foreign row into the values of a record; whatever fits no key is kept as a note."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from pydantic_core import PydanticCustomError

from sitegen.diagnostics import Finding
from sitegen.exchange import Row, Shape
from sitegen.intake.addresses import read_address
from sitegen.intake.categories import category_in, known_area, known_district
from sitegen.intake.cells import is_blank, paragraphs, part_phone, tidy, without_midnight
from sitegen.intake.headings import LEAVE, NOTES, NUMBER, PERSON, guess
from sitegen.intake.labels import find_labels, without_repeats
from sitegen.intake.mapping import Folder, Plan, folder_names
from sitegen.intake.nouns import Draft, Why, told
from sitegen.intake.points import read_where
from sitegen.intake.sentences import compose
from sitegen.load.nodes import Value
from sitegen.records import Records
from sitegen.records.fields import read_day, read_url
from sitegen.site.folding import fold
from sitegen.site.ruby import KANJI_RUN

Part = tuple[str, str]
SHAPES = {Shape.LINE: Why.LINE, Shape.POLYGON: Why.POLYGON, Shape.LINK: Why.LINK}
PLAIN = ("summary", "venue", "room", "who", "fee", "booking", "bring", "organizer")
LONG_NAME = 120
BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
# A description that only says one of these again says nothing.
SAID = ("name", "address", "venue")
FOLDER_NOTE = "もとのフォルダ"
GENERIC = re.compile(r"(?:sheet|シート|table|テーブル)\s*\d*|無題のレイヤ.*|untitled layer.*|layer\s*\d*", re.IGNORECASE)


@dataclass(slots=True)
class _Desk:
    """The row being read: its cells by meaning, the values so far, the notes, the findings."""

    row: Row
    records: Records
    plan: Plan
    fields: dict[str, list[Part]] = field(default_factory=lambda: defaultdict(list))
    values: dict[str, Value] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def note(self, heading: str, text: str) -> None:
        """Keep a cell that fits no key; two of one heading stand below each other."""
        heading, text = tidy(heading)[:LONG_NAME] or "備考", paragraphs(text)
        if text and text not in self.notes.get(heading, "").split("\n"):
            self.notes[heading] = "\n".join([*filter(None, [self.notes.get(heading)]), text])

    def find(self, code: str, **values: str | int) -> None:
        """Note what is doubtful about the row."""
        self.findings.append(told(code, self.row, **values))

    def take(self, meaning: str) -> Part | None:
        """Return the first cell of a meaning; others that differ become notes."""
        parts = self.fields.pop(meaning, [])
        for heading, text in parts[1:]:
            if fold(text) != fold(parts[0][1]):
                self.note(heading, text)
        return parts[0] if parts else None


def interpret(row: Row, plan: Plan, records: Records) -> tuple[Draft | Why, list[Finding]]:
    """Return a draft of the gathering a row tells of, or why it is none; and what is doubtful."""
    folders = [plan.folders.get(name, Folder()) for name in folder_names(row.part)]
    if row.shape in SHAPES:
        return SHAPES[row.shape], []
    if any(folder.leave for folder in folders):
        return Why.FOLDER, []
    desk = _Desk(row, records, plan)
    _sort_cells(desk)
    _read_description(desk)
    name = tidy((desk.take("name") or ("", ""))[1])
    if not name or is_blank(name):
        return Why.NO_NAME, desk.findings
    desk.values["name"] = name
    ident = desk.take("id")
    for step in (_plain, _schedule, _address, _contact, _links, _confirmed, _access):
        step(desk)
    point = read_where(row, desk.take, desk.note, desk.find)
    _kinds(desk, name, folders)
    for parts in desk.fields.values():
        for heading, text in parts:
            desk.note(heading, text)
    _unplaced_folder(desk, folders)
    _defaults(desk)
    if fold(str(desk.values.get("description") or "")) in {fold(str(desk.values.get(key) or "")) for key in SAID}:
        desk.values.pop("description", None)
    if desk.notes:
        desk.values["notes"] = dict(desk.notes)
    return Draft((row,), name, desk.values, point, ident[1].strip() if ident else None), desk.findings


def _sort_cells(desk: _Desk) -> None:
    """Put every cell under its meaning; personal columns and those the mapping drops are left."""
    for heading, written in desk.row.values.items():
        text = BREAK.sub("\n", written)
        meaning = desk.plan.columns.get(heading) or guess(heading) or NOTES
        if meaning in (LEAVE, NUMBER, PERSON) or is_blank(text):
            continue
        if meaning == NOTES:
            desk.note(heading, text)
        else:
            desk.fields[meaning].append((heading, text))


def _read_description(desk: _Desk) -> None:
    """Take the labelled fields out of the descriptions; a field that a column has already stays in the text."""
    texts = []
    for _, written in desk.fields.pop("description", []):
        found, rest = find_labels(without_repeats(written, desk.row.values))
        for one in found:
            if one.meaning == PERSON:
                desk.find("import-person", label=one.label)
            elif one.meaning in desk.fields:
                if all(fold(one.text) != fold(text) for _, text in desk.fields[one.meaning]):
                    rest = f"{rest}\n{one.written}"
            else:
                desk.fields[one.meaning].append((one.label, one.text))
        texts.append(paragraphs(rest))
    if text := "\n\n".join(one for one in dict.fromkeys(texts) if one):
        desk.values["description"] = text


def _plain(desk: _Desk) -> None:
    for key in PLAIN:
        if part := desk.take(key):
            desk.values[key] = tidy(part[1])
    if part := desk.take("kana"):
        kana = unicodedata.normalize("NFKC", tidy(part[1])).translate(HIRAGANA)
        if KANJI_RUN.search(kana):
            desk.note(*part)
        else:
            desk.values["kana"] = kana


def _schedule(desk: _Desk) -> None:
    meanings = [meaning for meaning in desk.fields if meaning.startswith("schedule")]
    days = compose({meaning: desk.fields.pop(meaning) for meaning in meanings})
    if days.sentences:
        desk.values["schedule"] = list(days.sentences) if len(days.sentences) > 1 else days.sentences[0]
    for heading, text in days.left:
        desk.note(heading, text)


def _address(desk: _Desk) -> None:
    meanings = [meaning for meaning in desk.fields if meaning.partition(".")[0] == "address"]
    parts = {meaning: part for meaning in meanings if (part := desk.take(meaning))}
    read = read_address(parts, dates=frozenset(getattr(desk.row, "dates", ())))
    if read.text:
        desk.values["address"] = read.text
    for heading, text in read.suspect:
        desk.note(heading, text)
        desk.find("import-address-date", heading=heading, text=text)
    for heading, text in read.left:
        desk.note(heading, text)


def _contact(desk: _Desk) -> None:
    contact: dict[str, Value] = {}
    if part := desk.take("contact.phone"):
        called = part_phone(part[1])
        if called.phone:
            contact["phone"] = called.phone
        if called.rest:
            desk.note(part[0], called.rest if called.phone else part[1])
        if not called.phone:
            desk.find("import-phone", heading=part[0], text=tidy(part[1]))
    if part := desk.take("contact"):
        called = part_phone(part[1])
        if called.phone and "phone" in contact and contact["phone"] != called.phone:
            desk.note(part[0], part[1])
        elif called.unclear:
            desk.note(part[0], part[1])
            desk.find("import-phone", heading=part[0], text=tidy(part[1]))
        else:
            contact |= {"phone": called.phone} if called.phone else {}
            contact |= {"name": called.rest} if called.rest else {}
    if part := desk.take("contact.name"):
        if contact.get("name") not in (None, tidy(part[1])):
            desk.note("連絡先", str(contact["name"]))
        contact["name"] = tidy(part[1])
    if (part := desk.take("contact.url")) and (url := _read(desk, part, read_url)):
        contact["url"] = url
    if contact:
        desk.values["contact"] = {key: contact[key] for key in ("name", "phone", "url") if key in contact}


def _read(desk: _Desk, part: Part, read: Callable[[object], object]) -> str | None:
    """Return a value as the record's own reader has it; what it can't read is kept as a note."""
    try:
        return str(read(without_midnight(part[1])))
    except PydanticCustomError:
        desk.note(*part)
        desk.find("import-unread", heading=part[0], text=tidy(part[1]))
        return None


def _links(desk: _Desk) -> None:
    if (part := desk.take("url")) and (url := _read(desk, part, read_url)):
        desk.values["links"] = [{"title": "ホームページ", "url": url}]


def _confirmed(desk: _Desk) -> None:
    if (part := desk.take("confirmed")) and (day := _read(desk, part, read_day)):
        desk.values["confirmed"] = day
    if part := desk.take("source"):
        desk.values["source"] = tidy(part[1])


def _access(desk: _Desk) -> None:
    access: dict[str, Value] = {}
    for key in ("parking", "steps", "toilet", "transit"):
        if part := desk.take(f"access.{key}"):
            access[key] = tidy(part[1])
    if access:
        desk.values["access"] = access


def _kinds(desk: _Desk, name: str, folders: list[Folder]) -> None:
    """Set category, district and area by folders, columns, and a category by the name, if one word says it."""
    city, words = desk.records.city.data, desk.plan.categories
    found = [folder.category for folder in folders if folder.category]
    for heading, text in desk.fields.pop("categories", []):
        kinds = [category_in(one, city, words) for one in re.split(r"[,、;；/／・\n]", text) if one.strip()]
        whole = category_in(text, city, words)
        known = [kind for kind in ([whole] if whole else kinds) if kind]
        found += known
        if not known:
            desk.note(heading, text)
            desk.find("import-unknown-word", heading=heading, text=tidy(text))
    if not found and (by_name := category_in(name, city, words)):
        found.append(by_name)
    if found:
        desk.values["categories"] = list(dict.fromkeys(found))
    for key, known_in in (("district", known_district), ("area", known_area)):
        given = [one for folder in folders if (one := getattr(folder, key))]
        if part := desk.take(key):
            if word := known_in(part[1], desk.records):
                given.insert(0, word)
            else:
                desk.note(*part)
                desk.find("import-unknown-word", heading=part[0], text=tidy(part[1]))
        if given:
            desk.values[key] = given[0]


def _unplaced_folder(desk: _Desk, folders: list[Folder]) -> None:
    """Keep the names of folders that say neither category nor place."""
    names = folder_names(desk.row.part)
    kept = [
        name
        for name, folder in zip(names, folders, strict=True)
        if folder == Folder() and not GENERIC.fullmatch(name)
    ]
    if kept:
        desk.note(FOLDER_NOTE, " / ".join(kept))


def _defaults(desk: _Desk) -> None:
    """Give the row what the mapping says of all rows and the row itself does not say."""
    for key, text in desk.plan.defaults.items():
        if key in desk.values:
            continue
        if key == "categories":
            kinds = [known for one in re.split(r"[,、\s\[\]]+", text) if (known := _kind(desk, one))]
            desk.values |= {key: kinds} if kinds else {}
        elif key in ("area", "district"):
            known_in = known_area if key == "area" else known_district
            desk.values |= {key: word} if (word := known_in(text, desk.records)) else {}
        else:
            desk.values[key] = tidy(text)


def _kind(desk: _Desk, text: str) -> str | None:
    return category_in(text, desk.records.city.data, desk.plan.categories) if text else None

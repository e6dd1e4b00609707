"""Read one foreign row into the values of a record; whatever fits no key is kept as a note."""

from __future__ import annotations

import re

from sitegen.diagnostics import Finding
from sitegen.editing.plain import tidy as without_controls
from sitegen.exchange import Row, Shape
from sitegen.intake.categories import category_in, known_area, known_district
from sitegen.intake.cells import is_blank, paragraphs, tidy
from sitegen.intake.desk import Desk
from sitegen.intake.headings import LEAVE, NOTES, NUMBER, PERSON, guess
from sitegen.intake.labels import find_labels, without_repeats
from sitegen.intake.mapping import Folder, Plan, folder_names
from sitegen.intake.nouns import Draft, Why
from sitegen.intake.points import read_where
from sitegen.intake.steps import STEPS
from sitegen.load.nodes import Value
from sitegen.records import Records
from sitegen.site.folding import fold

SHAPES = {Shape.LINE: Why.LINE, Shape.POLYGON: Why.POLYGON, Shape.LINK: Why.LINK}
BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
# A description that only says one of these again says nothing.
SAID = ("name", "address", "venue")
FOLDER_NOTE = "もとのフォルダ"
GENERIC = re.compile(
    r"(?:sheet|シート|table|テーブル)\s*\d*|無題のレイヤ.*|untitled layer.*|layer\s*\d*", re.IGNORECASE
)


def interpret(row: Row, plan: Plan, records: Records) -> tuple[Draft | Why, list[Finding]]:
    """Return a draft of the gathering a row tells of, or why it is none; and what is doubtful."""
    folders = [plan.folders.get(name, Folder()) for name in folder_names(row.part)]
    if row.shape in SHAPES:
        return SHAPES[row.shape], []
    if any(folder.leave for folder in folders):
        return Why.FOLDER, []
    desk = Desk(row, records, plan)
    _sort_cells(desk)
    _read_description(desk)
    name = tidy((desk.take("name") or ("", ""))[1])
    if not name or is_blank(name):
        return Why.NO_NAME, desk.findings
    desk.values["name"] = name
    ident = desk.take("id")
    if ident:
        desk.note(*ident)
    for step in STEPS:
        step(desk)
    point = read_where(row, desk.take, desk.note, desk.find)
    _kinds(desk, name, folders)
    for parts in desk.fields.values():
        for heading, text in parts:
            desk.note(heading, text)
    _unplaced_folder(desk, folders)
    _defaults(desk)
    if fold(str(desk.values.get("description") or "")) in {
        fold(str(desk.values.get(key) or "")) for key in SAID
    }:
        desk.values.pop("description", None)
    if desk.notes:
        desk.values["notes"] = dict(desk.notes)
    return Draft((row,), name, desk.values, point, ident[1].strip() if ident else None), desk.findings


def _sort_cells(desk: Desk) -> None:
    """Put every cell under its meaning; personal columns and those the mapping drops are left."""
    for heading, written in desk.row.values.items():
        text = without_controls(BREAK.sub("\n", written))
        meaning = desk.plan.columns.get(heading) or guess(heading) or NOTES
        if meaning in (LEAVE, NUMBER, PERSON) or is_blank(text):
            continue
        if meaning == NOTES:
            desk.note(heading, text)
        else:
            desk.fields[meaning].append((heading, text))


def _read_description(desk: Desk) -> None:
    """Take the labelled fields out of the descriptions; what a column says otherwise stays in the text."""
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


def _kinds(desk: Desk, name: str, folders: list[Folder]) -> None:
    """Set category, district and area by folders and columns; a category by the name, if one word says it."""
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


def _unplaced_folder(desk: Desk, folders: list[Folder]) -> None:
    """Keep the names of folders that say neither category nor place."""
    names = folder_names(desk.row.part)
    kept = [
        name
        for name, folder in zip(names, folders, strict=True)
        if folder == Folder() and not GENERIC.fullmatch(name)
    ]
    if kept:
        desk.note(FOLDER_NOTE, " / ".join(kept))


def _defaults(desk: Desk) -> None:
    """Give the row what the mapping says of all rows and the row itself does not say."""
    for key, text in desk.plan.defaults.items():
        if key in desk.values:
            continue
        if key == "categories":
            kinds: list[Value] = [
                known for one in re.split(r"[,、\s\[\]]+", text) if (known := _kind(desk, one))
            ]
            desk.values |= {key: kinds} if kinds else {}
        elif key in ("area", "district"):
            known_in = known_area if key == "area" else known_district
            desk.values |= {key: word} if (word := known_in(text, desk.records)) else {}
        else:
            desk.values[key] = tidy(text)


def _kind(desk: Desk, text: str) -> str | None:
    return category_in(text, desk.records.city.data, desk.plan.categories) if text else None

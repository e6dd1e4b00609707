"""What columns, folders and words of a foreign file stand for: guessed, or read from a file people keep."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from sitegen.diagnostics import Finding, Span
from sitegen.exchange import Source
from sitegen.intake.categories import category_in, known_area, known_district
from sitegen.intake.headings import IDENT, LEAVE, MEANINGS, NOTES, NUMBER, guess
from sitegen.intake.state import state_name
from sitegen.load.nodes import Value
from sitegen.load.syntax import read_document
from sitegen.records import Records

WEAK_NAMES = ("施設名", "施設名称", "地点名", "スポット名")
SECTIONS = ("name", "columns", "folders", "categories", "defaults", "outside")
FOLDER_KEYS = ("category", "area", "district")
DEFAULTS = ("area", "district", "source", "confirmed", "organizer", "categories", "sample")
OUTSIDE_IN, OUTSIDE_LEFT = "取りこむ", "取りこまない"


@dataclass(frozen=True, slots=True)
class Folder:
    """What lies in a folder or on a sheet has in common; `leave` if it is no gathering at all."""

    category: str | None = None
    area: str | None = None
    district: str | None = None
    leave: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """Columns by heading as meanings, folders by name, words as categories, and what all rows share.

    `outside` tells whether points in no area of the city are taken, too; `name` is what the import is
    remembered by, so that next year's file of another name is known as the same table.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    folders: Mapping[str, Folder] = field(default_factory=dict)
    categories: Mapping[str, str] = field(default_factory=dict)
    defaults: Mapping[str, str] = field(default_factory=dict)
    outside: bool = False
    name: str | None = None


def guess_columns(headings: Iterable[str]) -> dict[str, str]:
    """Return a meaning for each heading; what no word of the table says becomes a note.

    A table without a column of names is named by its groups, else by its venues. Where salons have
    names of their own, a column of 施設名 is where they meet.
    """
    columns = {heading: guess(heading) or NOTES for heading in headings}
    names = [heading for heading, meaning in columns.items() if meaning == "name"]
    weak = [heading for heading in names if unicodedata.normalize("NFKC", heading).strip() in WEAK_NAMES]
    if names and len(weak) < len(names) and "venue" not in columns.values():
        columns |= dict.fromkeys(weak, "venue")
    if not names:
        for meaning in ("organizer", "venue"):
            if meaning in columns.values():
                first = next(heading for heading, one in columns.items() if one == meaning)
                return columns | {first: "name"}
    return columns


def guess_folders(parts: Iterable[str], records: Records) -> dict[str, Folder]:
    """Return what each folder's name says by itself: a category, an area, a district, or nothing."""
    names = sorted({name for part in parts for name in folder_names(part)})
    return {name: _guess_folder(name, records) for name in names}


def plan_for(source: Source, records: Records, given: Plan) -> Plan:
    """Return the plan for a source: what was given counts, the rest is guessed.

    A column that only counts rows is dropped; one of numbers that no two rows share names its rows.
    """
    columns = guess_columns(source.headings or _headings(source))
    for heading, meaning in columns.items():
        if meaning in (NUMBER, IDENT) and heading not in given.columns:
            columns[heading] = _numbers([row.values.get(heading, "") for row in source.rows])
    folders = guess_folders([row.part for row in source.rows], records)
    return replace(given, columns=columns | dict(given.columns), folders=folders | dict(given.folders))


def _headings(source: Source) -> list[str]:
    return list(dict.fromkeys(heading for row in source.rows for heading in row.values))


def _numbers(cells: list[str]) -> str:
    plain = [unicodedata.normalize("NFKC", cell).strip().removesuffix(".0") for cell in cells]
    if plain == [str(number) for number in range(1, len(plain) + 1)]:
        return LEAVE
    return IDENT if all(plain) and len(set(plain)) == len(plain) else NOTES


def folder_names(part: str) -> tuple[str, ...]:
    """Return the names of the folders that lead to a row, from the outermost."""
    return tuple(name.strip() for name in part.split(" / ") if name.strip())


def _guess_folder(name: str, records: Records) -> Folder:
    area, district = known_area(name, records), known_district(name, records)
    if area and district:
        # 馬場 may be the area 馬場圏域 or its district 馬場: only a word behind it tells.
        return Folder(area=area) if name.endswith("圏域") else Folder()
    if area or district:
        return Folder(area=area, district=district)
    return Folder(category=category_in(name, records.city.data, {}))


def read_mapping(text: str, path: str, records: Records) -> tuple[Plan, list[Finding]]:
    """Read a mapping that people may have changed; what it can't mean is a finding at its line."""
    document = read_document(text, path).document
    findings = list(document.findings)
    data = document.value if isinstance(document.value, dict) else {}
    reader = _Reader(path, document.spans, records, findings)
    for section in data:
        if section not in SECTIONS:
            reader.fault((section,), section, SECTIONS)
    columns = dict(reader.columns(_texts(data.get("columns"))))
    folders = dict(reader.folders(data.get("folders")))
    categories = dict(reader.categories(_texts(data.get("categories"))))
    defaults = {}
    for key, value in _texts(data.get("defaults")).items():
        if key in DEFAULTS:
            defaults[key] = value
        else:
            reader.fault(("defaults", key), key, DEFAULTS)
    outside = data.get("outside")
    if outside not in (None, OUTSIDE_IN, OUTSIDE_LEFT):
        reader.fault(("outside",), str(outside), (OUTSIDE_IN, OUTSIDE_LEFT))
    name = data.get("name")
    known = state_name(name) if isinstance(name, str) else None
    return Plan(columns, folders, categories, defaults, outside == OUTSIDE_IN, known), findings


def _texts(value: Value) -> dict[str, str]:
    """Return the pairs of a mapping whose values are plain texts."""
    pairs = value.items() if isinstance(value, dict) else ()
    return {name: one.strip() for name, one in pairs if isinstance(one, str) and one.strip()}


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the sections of a mapping and collects what is wrong with them."""

    path: str
    spans: Mapping[tuple[str | int, ...], Span]
    records: Records
    findings: list[Finding]

    def fault(self, key: tuple[str | int, ...], given: str, choices: Iterable[str]) -> None:
        """Note that a word of the mapping can't be meant."""
        values = {"text": given, "choices": "、".join(choices)}
        self.findings.append(Finding("import-mapping", self.spans.get(key, Span(self.path)), values))

    def columns(self, given: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """Yield what the columns mean: a key of the record, a word of the table, or 捨てる."""
        for heading, word in given.items():
            meaning = word if word in (*MEANINGS, LEAVE, NOTES) else guess(word)
            if meaning:
                yield heading, meaning
            else:
                self.fault(("columns", heading), word, (*MEANINGS, LEAVE))

    def folders(self, given: Value) -> Iterator[tuple[str, Folder]]:
        """Yield what the folders mean."""
        for name, value in (given if isinstance(given, dict) else {}).items():
            if value in (LEAVE, OUTSIDE_LEFT):
                yield name, Folder(leave=True)
                continue
            pairs = _texts(value)
            wrong = [key for key in pairs if key not in FOLDER_KEYS]
            if wrong or not isinstance(value, dict):
                self.fault(("folders", name), "、".join(wrong) or str(value), (*FOLDER_KEYS, OUTSIDE_LEFT))
            yield name, Folder(pairs.get("category"), pairs.get("area"), pairs.get("district"))

    def categories(self, given: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """Yield the categories that words stand for."""
        known = self.records.city.data.categories
        for word, category in given.items():
            if category in known:
                yield word, category
            else:
                self.fault(("categories", word), category, known)

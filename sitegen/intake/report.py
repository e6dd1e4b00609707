"""What an import did, for people: every row that was left out, and sums that add up."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from sitegen.diagnostics import Finding
from sitegen.formats.findings import to_text, visible
from sitegen.formats.markdown import block, marked
from sitegen.intake.headings import LEAVE, NUMBER, PERSON
from sitegen.intake.importing import Imported, refused
from sitegen.intake.nouns import Account, Fate, Why

DATA = resources.files(__package__).joinpath("words.toml")


@dataclass(frozen=True, slots=True)
class Setting:
    """How a report is made: its language, whether it was a trial, where the mapping is kept ("": nowhere)."""

    language: str
    dry: bool
    mapping: str = ""


@lru_cache(maxsize=1)
def _tables() -> dict[str, Any]:
    return tomllib.loads(DATA.read_text("utf-8"))


def words(language: str, key: str, **values: object) -> str:
    """Return a text of the report."""
    text: str = _tables()[language][key]
    return text.format_map(values)


def equation(imported: Iterable[Imported], language: str) -> str:
    """Return the sum of all rows: read = written + updated + unchanged + merged + left out."""
    every = tuple(imported)
    read = sum(len(one.source.rows) for one in every)
    parts = [words(language, fate.value, count=sum(one.count(fate) for one in every)) for fate in Fate]
    sign = " ＋ " if language == "ja" else " + "
    return f"{words(language, 'read', read=read)}{' ＝ ' if language == 'ja' else ' = '}{sign.join(parts)}"


def reason(account: Account, language: str) -> str:
    """Return why a row was merged or left out."""
    text: str = _tables()[language]["why"][(account.why or Why.NO_NAME).value]
    return text.format(detail=account.detail, path=account.path)


def terminal(imported: Imported, language: str) -> Iterator[str]:
    """Yield what is said of a file on a terminal: the sum, and each row that was left out."""
    yield f"{visible(imported.source.file)}: {equation([imported], language)}"
    if refused(imported):
        yield f"  {words(language, 'nothing')}"
    for account in imported.accounts:
        if account.fate is Fate.LEFT_OUT:
            part = f"{account.row.part} " if account.row.part else ""
            values = {"part": part, "row": account.row.number, "name": account.name}
            yield f"  {visible(words(language, 'row', **values, why=reason(account, language)))}"
    if all_outside(imported):
        yield f"  {words(language, 'all-outside')}"


def all_outside(imported: Imported) -> bool:
    """Tell whether no row was taken and some lie outside the city: another city's file, perhaps."""
    outside = any(account.why is Why.OUTSIDE for account in imported.accounts)
    return outside and not any(imported.count(fate) for fate in Fate if fate is not Fate.LEFT_OUT)


def markdown(imported: Sequence[Imported], setting: Setting) -> str:
    """Return the report of one import of several files."""
    language = setting.language
    parts = [f"# {words(language, 'title')}\n"]
    if setting.dry:
        parts.append(f"{words(language, 'dry')}\n")
    if len(imported) > 1:
        parts.append(f"{equation(imported, language)}\n")
    for one in imported:
        parts += _file(one, setting)
    return "\n".join(parts)


def _file(one: Imported, setting: Setting) -> Iterator[str]:
    language = setting.language
    yield f"## {marked(one.source.file)}\n"
    yield f"{equation([one], language)}\n"
    if refused(one):
        yield f"{words(language, 'nothing')}\n"
    if all_outside(one):
        yield f"{words(language, 'all-outside')}\n"
    fates = {fate: [account for account in one.accounts if account.fate is fate] for fate in Fate}
    yield from _section(
        "left-out",
        [(a.row.part, a.row.number, a.name, reason(a, language)) for a in fates[Fate.LEFT_OUT]],
        language,
    )
    yield from _section(
        "merged",
        [(a.row.part, a.row.number, a.name, reason(a, language), a.path) for a in fates[Fate.MERGED]],
        language,
    )
    if one.gone:
        rows = [(gone.name, gone.path or words(language, "gone-too")) for gone in one.gone]
        yield from _section("gone", rows, language)
        yield f"{words(language, 'about-gone')}\n"
    yield from _section("updated", [(a.name, a.path, a.detail) for a in fates[Fate.UPDATED]], language)
    yield from _section("written", [(a.name, a.path) for a in fates[Fate.WRITTEN]], language)
    yield from _columns(one, setting)
    yield from _findings(one, language)


def _columns(one: Imported, setting: Setting) -> Iterator[str]:
    left = {LEAVE, NUMBER, PERSON}
    rows = [(heading, LEAVE if meaning in left else meaning) for heading, meaning in one.plan.columns.items()]
    yield from _section("columns", rows, setting.language)
    if rows:
        key = "about-columns" if setting.mapping else "about-columns-new"
        yield f"{words(setting.language, key, mapping=marked(setting.mapping))}\n"


def _findings(one: Imported, language: str) -> Iterator[str]:
    if not one.findings:
        return
    counted = Counter(finding.code for finding in one.findings)
    yield from _section(
        "codes",
        [(code, counted[code]) for code in sorted(counted, key=lambda code: (-counted[code], code))],
        language,
    )
    yield f"### {words(language, 'head-findings', count=len(one.findings))}\n"
    yield f"{block(finding_text(one, one.findings, language))}\n"


def finding_text(one: Imported, findings: Sequence[Finding], language: str) -> str:
    """Return findings as text, with the lines of the records as they will be."""
    texts = {**one.created, **one.changed}
    return to_text(findings, language=language, read=texts.get)


def _section(key: str, rows: Sequence[Sequence[object]], language: str) -> Iterator[str]:
    """Yield a heading and a table, nothing where there are no rows."""
    if not rows:
        return
    columns = words(language, f"columns-{key}").split(", ")
    yield f"### {words(language, f'head-{key}', count=len(rows))}\n"
    lines = [columns, ["---"] * len(columns), *([marked(str(cell)) for cell in row] for row in rows)]
    yield "".join(f"| {' | '.join(line)} |\n" for line in lines)

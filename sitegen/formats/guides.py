"""The coordinators' guides: tables of keys from the models, the list of findings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from sitegen.diagnostics import CODES, Code
from sitegen.formats.issueforms import issue_form_files
from sitegen.formats.schema import json_schema, schema_path
from sitegen.load import load
from sitegen.records import AreaRecord, CityRecord, NewsletterRecord, PlaceRecord

TABLES: Mapping[str, type[BaseModel]] = {
    "place": PlaceRecord,
    "area": AreaRecord,
    "city": CityRecord,
    "newsletter": NewsletterRecord,
}
FILES = ("places/README.md", "areas/README.md", "areas/newsletters/README.md")
FINDINGS = "docs/findings.md"
SEVERITIES = {"error": "まちがい（直すまでのせません）", "warning": "注意", "note": "お知らせ"}
SURE = "\n`sitegen check --fix` で、まとめて直せます{}。\n"
MENDED = {
    "line": SURE.format(""),
    "file": SURE.format(""),
    "value": SURE.format("（正しい値がひとつに決まるとき）"),
    "key": SURE.format("（正しい名前がひとつに決まるとき）"),
}
BLOCK = re.compile(r"(<!-- keys:(\w+) -->\n).*?(<!-- /keys -->)", re.DOTALL)


def refresh(root: Path) -> Mapping[str, str]:
    """Return the text of each guide with its tables made anew, and the issue forms, by path from `root`."""
    texts = {name: (root / name).read_text("utf-8") for name in FILES}
    made = {name: BLOCK.sub(_filled, text) for name, text in texts.items()}
    return {**made, FINDINGS: findings_guide(), **issue_form_files(), **schema_files(root)}


def schema_files(root: Path) -> Mapping[str, str]:
    """Return the schemas that editors find beside a city's records, by path from `root`."""
    records = load(root).records
    return {schema_path(kind): json_schema(kind, records) for kind in TABLES}


def _filled(block: re.Match[str]) -> str:
    return block[1] + key_table(block[2]) + block[3]


def key_table(kind: str) -> str:
    """Return the Markdown tables of a record's keys, those of its groups below."""
    model = TABLES[kind]
    parts = [_table(model)]
    for inner, keys in _groups(model).items():
        parts.append(f"\n**{'・'.join(keys)}** の中に書けるもの\n\n{_table(inner)}")
    return "".join(parts)


def _table(model: type[BaseModel]) -> str:
    rows = [_row(field.alias or name, field) for name, field in model.model_fields.items()]
    return "| 項目 | 要る | 説明 | 例 |\n|---|---|---|---|\n" + "".join(rows)


def _row(key: str, field: FieldInfo) -> str:
    example = (field.examples or [""])[0]
    cells = (f"`{key}`", "○" if field.is_required() else "", field.description or "", f"`{example}`")
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"


def _groups(model: type[BaseModel]) -> Mapping[type[BaseModel], list[str]]:
    """Return the models inside a model, each with the keys it stands under."""
    groups: dict[type[BaseModel], list[str]] = {}
    for name, field in model.model_fields.items():
        for inner in dict.fromkeys(_models(field.annotation)):
            groups.setdefault(inner, []).append(field.alias or name)
    return groups


def _models(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)


def findings_guide() -> str:
    """Return docs/findings.md: every finding, what it means and what to do."""
    parts = [
        "# 確認で見つかること\n\n",
        "`sitegen check` が知らせることの一覧です。`sitegen/diagnostics/codes/` からつくられるので、",
        "このファイルは手で直しません（`make accept`）。\n\n",
        "知らせは「ファイル:行:けた: 重さ[名前]: 何がちがうか」の形で、つぎの行に直しかたがつきます。\n",
    ]
    for severity, title in SEVERITIES.items():
        codes = [CODES[name] for name in sorted(CODES) if CODES[name].severity == severity]
        parts += [f"\n## {title}\n", *(_entry(code) for code in codes)]
    return "".join(parts)


def _entry(code: Code) -> str:
    texts = code.texts["ja"]
    cures = [texts["hint"], *([texts["suggest"]] if "suggest" in texts else [])]
    about = code.about.strip().replace("\n", "  \n")
    sure = MENDED[code.mend] if code.mend else ""
    return (
        f"\n### {code.name}\n\n{_readable(texts['message'])}\n\n{about}\n\n"
        f"直しかた: {' または '.join(_readable(cure) for cure in cures)}\n{sure}"
    )


def _readable(template: str) -> str:
    """Return a template with its blanks shown as …."""
    literal = template.replace("{{", "\0").replace("}}", "\1")
    return re.sub(r"\{\w+\}", "…", literal).replace("\0", "{").replace("\1", "}")

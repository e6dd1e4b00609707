"""What was imported last, kept beside the areas, so that the next import touches only what changed."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from sitegen.diagnostics import Finding, Span
from sitegen.load.nodes import Value
from sitegen.records.fields import ID_PATTERN

FOLDER = "areas/imports"
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Entry:
    """A row imported before: how it is known again, its record's id, and the values that were written."""

    key: str
    id: str
    values: Mapping[str, Value]


def state_name(file: str) -> str:
    """Return the name under which imports of a file are remembered: its own, as a plain file name."""
    stem = unicodedata.normalize("NFKC", file.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0])
    return re.sub(r"[^\w-]+", "-", stem).strip("-_")[:LONGEST] or "import"


def state_path(name: str) -> str:
    """Return the path of a state from the root."""
    return f"{FOLDER}/{name}.json"


def read_state(root: Path, name: str) -> tuple[tuple[Entry, ...] | None, list[Finding]]:
    """Return what was imported last: nothing if there is no file, None if it can't be read."""
    path = state_path(name)
    broken = Finding("import-state", Span(path))
    if not (root / path).exists() and not (root / path).is_symlink():
        return (), []
    if (root / path).is_symlink():
        return None, [broken]
    try:
        data = json.loads((root / path).read_text("utf-8"))
        entries = tuple(_entry(one) for one in data["rows"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None, [broken]
    return entries, []


def _entry(data: object) -> Entry:
    """Return an entry; raises TypeError or ValueError for anything else."""
    if not isinstance(data, dict):
        raise TypeError("not an entry")
    key, ident, values = data["key"], data["id"], data["values"]
    if not (isinstance(key, str) and isinstance(ident, str) and isinstance(values, dict)):
        raise TypeError("not an entry")
    if not re.fullmatch(ID_PATTERN, ident) or not all(_is_value(one) for one in values.values()):
        raise ValueError("not an entry")
    return Entry(key, ident, values)


def _is_value(value: object) -> bool:
    if isinstance(value, dict):
        return all(isinstance(key, str) and _is_value(one) for key, one in value.items())
    return all(_is_value(one) for one in value) if isinstance(value, list) else isinstance(value, str)


def write_state(file: str, entries: Iterable[Entry]) -> str:
    """Return the text of a state: sorted, a line a value, so that a review shows what changed."""
    rows = [
        {"id": one.id, "key": one.key, "values": dict(one.values)}
        for one in sorted(entries, key=lambda one: one.id)
    ]
    about = "sitegen import が前に取りこんだ値の控えです。手では直しません。"
    return (
        json.dumps({"about": about, "file": file, "rows": rows}, ensure_ascii=False, indent=1, sort_keys=True)
        + "\n"
    )

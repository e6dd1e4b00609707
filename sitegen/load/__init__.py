"""Read the records under a root: the city, its areas, its places, its towns, its newsletters.

All mistakes of all files are found in one run, and a bad record never hides a good one.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from sitegen.diagnostics import Finding, Severity, Span
from sitegen.load.files import decode, of_name, read_file
from sitegen.load.named import load_landmarks, load_towns
from sitegen.load.syntax import read_document
from sitegen.load.values import read_model
from sitegen.memory import ONCE, Memory
from sitegen.records import (
    AreaRecord,
    CityRecord,
    NewsletterRecord,
    PlaceRecord,
    Records,
    Sourced,
)

__all__ = ["Loaded", "load"]

M = TypeVar("M", AreaRecord, CityRecord, NewsletterRecord, PlaceRecord)
CITY = "areas/city.yaml"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was read; `records` is None only if the city itself can't be used."""

    records: Records | None
    findings: tuple[Finding, ...]


def load(root: Path, *, memory: Memory = ONCE) -> Loaded:
    """Read every record under `root`; never raises for what stands in a file.

    A file that holds what it held in the last run of a `memory` is the same object again.
    """
    findings: list[Finding] = []
    city = None
    if (root / CITY).is_file():
        city = _record(root, CITY, CityRecord, findings, memory)
    else:
        findings.append(Finding("missing-city", Span(CITY)))
    areas = _folder(root, "areas/*.y*ml", AreaRecord, findings, memory)
    places = _folder(root, "places/**/*.y*ml", PlaceRecord, findings, memory)
    issues = _folder(root, "areas/newsletters/*.y*ml", NewsletterRecord, findings, memory)
    left_out = {finding.span.path for finding in findings if finding.severity is Severity.ERROR}
    if city is None:
        return Loaded(None, tuple(findings))
    towns = load_towns(root, city, findings, memory)
    records = Records(
        city,
        tuple(areas),
        tuple(places),
        towns,
        tuple(sorted(left_out)),
        newsletters=tuple(issues),
        landmarks=load_landmarks(root, city, findings, memory),
    )
    return Loaded(records, tuple(findings))


def _folder(
    root: Path, pattern: str, model: type[M], findings: list[Finding], memory: Memory
) -> list[Sourced[M]]:
    """Read the records of a folder in the order of their paths; two of one id lose the second."""
    start = len((root / "-").as_posix()) - 1
    paths = sorted(path.as_posix()[start:] for path in root.glob(pattern) if path.suffix in {".yaml", ".yml"})
    first: dict[str, str] = {}
    records = []
    for path in paths:
        if path == CITY or os.path.isdir(f"{root}/{path}"):  # noqa: PTH112 - see read_file
            continue
        record = _record(root, path, model, findings, memory)
        ident = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
        if ident in first:
            findings.append(Finding("duplicate-id", Span(path), {"id": ident, "first": first[ident]}))
            continue
        first[ident] = path
        if record is not None:
            records.append(record)
    return records


def _record(
    root: Path, path: str, model: type[M], findings: list[Finding], memory: Memory
) -> Sourced[M] | None:
    data = read_file(root, path)
    if isinstance(data, Finding):
        findings += [data, *of_name(path)]
        return None
    record: Sourced[M] | None
    record, said = memory.recall(("record", path, model, data), partial(_understand, data, path, model))
    findings += said
    return record


def _understand(data: bytes, path: str, model: type[M]) -> tuple[Sourced[M] | None, tuple[Finding, ...]]:
    """Return the record that a file holds, if it is sound, and what was found in it."""
    text, found = decode(data, path)
    found += of_name(path)
    if text is None:
        return None, tuple(found)
    mended = read_document(text, path)
    value, problems = read_model(model, mended.document)
    found += mended.document.findings
    # A line that had to be passed over may have held the key that now seems to be missing.
    found += [one for one in problems if not (mended.partial and one.code in {"missing-key", "empty-file"})]
    if not isinstance(value, model) or any(one.severity is Severity.ERROR for one in found):
        return None, tuple(found)
    ident = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return Sourced(ident, path, value, mended.document.spans), tuple(found)

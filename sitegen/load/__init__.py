"""Read the records under a root: the city, its areas, its places, its towns, its newsletters.

All mistakes of all files are found in one run, and a bad record never hides a good one.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from sitegen.diagnostics import Finding, Severity, Span
from sitegen.load.landmarks import read_landmarks, wanted
from sitegen.load.syntax import read_document
from sitegen.load.towns import read_towns
from sitegen.load.values import read_model
from sitegen.memory import Memory
from sitegen.records import (
    AreaRecord,
    CityRecord,
    Landmark,
    NewsletterRecord,
    PlaceRecord,
    Records,
    Sourced,
    Town,
)
from sitegen.records.fields import ID_PATTERN

__all__ = ["Loaded", "load"]

M = TypeVar("M", AreaRecord, CityRecord, NewsletterRecord, PlaceRecord)
T = TypeVar("T")
CITY = "areas/city.yaml"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was read; `records` is None only if the city itself can't be used."""

    records: Records | None
    findings: tuple[Finding, ...]


def load(root: Path, *, memory: Memory | None = None) -> Loaded:
    """Read every record under `root`; never raises for what stands in a file.

    A file that holds what it held in the last run of a `memory` is the same object again.
    """
    memory = memory or Memory()
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
    towns = _towns(root, city, findings, memory)
    records = Records(
        city,
        tuple(areas),
        tuple(places),
        towns,
        tuple(sorted(left_out)),
        newsletters=tuple(issues),
        landmarks=_landmarks(root, city, findings, memory),
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
        if path == CITY or os.path.isdir(f"{root}/{path}"):  # noqa: PTH112 - see _read
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
    data = _read(root, path)
    if isinstance(data, Finding):
        findings += [data, *_of_name(path)]
        return None
    record: Sourced[M] | None
    record, said = memory.recall(("record", path, model, data), partial(_understand, data, path, model))
    findings += said
    return record


def _of_name(path: str) -> Iterator[Finding]:
    ident = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    if not re.fullmatch(ID_PATTERN, ident):
        yield Finding("bad-file-name", Span(path), _better_name(ident))


def _understand(data: bytes, path: str, model: type[M]) -> tuple[Sourced[M] | None, tuple[Finding, ...]]:
    """Return the record that a file holds, if it is sound, and what was found in it."""
    text, found = _decode(data, path)
    found += _of_name(path)
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


def _read(root: Path, path: str) -> bytes | Finding:
    """Return what a file holds, or why it cannot be read."""
    # A thousand files, and whoever serves the site reads them all for each change: plain calls of the
    # system take a third of Path's.
    try:
        # A link could lead a proposal's check to any file of the machine it runs on.
        if os.path.islink(whole := f"{root}/{path}"):  # noqa: PTH114
            return Finding("unreadable-file", Span(path), {"text": "symbolic link"})
        with open(whole, "rb", buffering=0) as file:  # noqa: PTH123
            return file.read()
    except OSError as problem:
        return Finding("unreadable-file", Span(path), {"text": str(problem.strerror or problem)})


def _decode(data: bytes, path: str) -> tuple[str | None, list[Finding]]:
    """Return a file's text; a file in Shift_JIS is read all the same, and reported."""
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError as problem:
        before = data[: problem.start].decode("utf-8", errors="replace")
        span = Span(path, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
    try:
        return data.decode("cp932"), [Finding("wrong-encoding", span)]
    except UnicodeDecodeError:
        return None, [Finding("unknown-encoding", span)]


def _better_name(ident: str) -> dict[str, str]:
    narrow = unicodedata.normalize("NFKC", ident).lower()
    better = re.sub(r"[^a-z0-9]+", "-", narrow).strip("-")
    return {"id": ident} | ({"suggestion": better} if better else {})


def _towns(
    root: Path, city: Sourced[CityRecord], findings: list[Finding], memory: Memory
) -> tuple[Town, ...]:
    if city.data.towns is None:
        return ()
    path = f"areas/{city.data.towns}"
    missing = Finding("missing-towns-file", city.at("towns"), {"path": path})
    rows = list(_table(root, path, missing, read_towns, memory))
    findings += [row for row in rows if isinstance(row, Finding)]
    return tuple(row for row in rows if isinstance(row, Town))


def _landmarks(
    root: Path, city: Sourced[CityRecord], findings: list[Finding], memory: Memory
) -> tuple[Landmark, ...]:
    asked = city.data.landmarks
    if asked is None:
        return ()
    path = f"areas/{asked.file}"
    missing = Finding("missing-landmarks-file", city.at("landmarks", "file"), {"path": path})
    rows = list(_table(root, path, missing, read_landmarks, memory))
    landmarks = [row for row in rows if isinstance(row, Landmark)]
    findings += [row for row in rows if isinstance(row, Finding)]
    known = dict.fromkeys(one.kind for one in landmarks)
    for index, kind in enumerate(asked.kinds if known else ()):
        if kind not in known:
            values = {"kind": kind, "choices": "、".join(known)}
            findings.append(Finding("unknown-landmark-kind", city.at("landmarks", "kinds", index), values))
    return wanted(landmarks, asked.kinds)


def _table(
    root: Path,
    path: str,
    missing: Finding,
    read: Callable[[str, str], Iterator[T | Finding]],
    memory: Memory,
) -> Iterator[T | Finding]:
    """Yield the rows of a table under areas/, and what is wrong with it."""
    if not (root / path).is_file() or ".." in path.split("/"):
        yield missing
        return
    data = _read(root, path)
    if isinstance(data, Finding):
        yield data
    else:
        yield from memory.recall(("table", path, read, data), partial(_rows, data, path, read))


def _rows(
    data: bytes, path: str, read: Callable[[str, str], Iterator[T | Finding]]
) -> tuple[T | Finding, ...]:
    text, found = _decode(data, path)
    return (*found, *(read(text, path) if text is not None else ()))

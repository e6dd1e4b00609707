"""Read the records under a root: the city, its areas, its places, its towns, its newsletters.

All mistakes of all files are found in one run, and a bad record never hides a good one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from sitegen.diagnostics import Finding, Severity, Span
from sitegen.load.landmarks import read_landmarks, wanted
from sitegen.load.syntax import read_document
from sitegen.load.towns import read_towns
from sitegen.load.values import read_model
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


def load(root: Path) -> Loaded:
    """Read every record under `root`; never raises for what stands in a file."""
    findings: list[Finding] = []
    city = None
    if (root / CITY).is_file():
        city = _record(root, CITY, CityRecord, findings)
    else:
        findings.append(Finding("missing-city", Span(CITY)))
    areas = _folder(root, "areas/*.y*ml", AreaRecord, findings, skip={CITY})
    places = _folder(root, "places/**/*.y*ml", PlaceRecord, findings, skip=set())
    issues = _folder(root, "areas/newsletters/*.y*ml", NewsletterRecord, findings, skip=set())
    left_out = {finding.span.path for finding in findings if finding.severity is Severity.ERROR}
    if city is None:
        return Loaded(None, tuple(findings))
    towns = tuple(_towns(root, city, findings))
    records = Records(
        city,
        tuple(areas),
        tuple(places),
        towns,
        tuple(sorted(left_out)),
        newsletters=tuple(issues),
        landmarks=_landmarks(root, city, findings),
    )
    return Loaded(records, tuple(findings))


def _folder(
    root: Path, pattern: str, model: type[M], findings: list[Finding], *, skip: set[str]
) -> list[Sourced[M]]:
    """Read the records of a folder in the order of their paths; two of one id lose the second."""
    paths = sorted(
        path.relative_to(root).as_posix() for path in root.glob(pattern) if path.suffix in {".yaml", ".yml"}
    )
    first: dict[str, str] = {}
    records = []
    for path in paths:
        if path in skip or (root / path).is_dir():
            continue
        record = _record(root, path, model, findings)
        ident = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
        if ident in first:
            findings.append(Finding("duplicate-id", Span(path), {"id": ident, "first": first[ident]}))
            continue
        first[ident] = path
        if record is not None:
            records.append(record)
    return records


def _record(root: Path, path: str, model: type[M], findings: list[Finding]) -> Sourced[M] | None:
    text, found = _text(root, path)
    ident = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    if not re.fullmatch(ID_PATTERN, ident):
        found.append(Finding("bad-file-name", Span(path), _better_name(ident)))
    if text is None:
        findings += found
        return None
    mended = read_document(text, path)
    data, problems = read_model(model, mended.document)
    found += mended.document.findings
    # A line that had to be passed over may have held the key that now seems to be missing.
    found += [one for one in problems if not (mended.partial and one.code in {"missing-key", "empty-file"})]
    findings += found
    if not isinstance(data, model) or any(one.severity is Severity.ERROR for one in found):
        return None
    return Sourced(ident, path, data, mended.document.spans)


def _text(root: Path, path: str) -> tuple[str | None, list[Finding]]:
    """Return a file's text; a file in Shift_JIS is read all the same, and reported."""
    if (root / path).is_symlink():
        # A link could lead a proposal's check to any file of the machine it runs on.
        return None, [Finding("unreadable-file", Span(path), {"text": "symbolic link"})]
    try:
        data = (root / path).read_bytes()
    except OSError as problem:
        return None, [Finding("unreadable-file", Span(path), {"text": str(problem.strerror or problem)})]
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


def _towns(root: Path, city: Sourced[CityRecord], findings: list[Finding]) -> Iterator[Town]:
    if city.data.towns is None:
        return
    path = f"areas/{city.data.towns}"
    missing = Finding("missing-towns-file", city.at("towns"), {"path": path})
    for row in _table(root, path, missing, read_towns):
        if isinstance(row, Finding):
            findings.append(row)
        else:
            yield row


def _landmarks(root: Path, city: Sourced[CityRecord], findings: list[Finding]) -> tuple[Landmark, ...]:
    asked = city.data.landmarks
    if asked is None:
        return ()
    path = f"areas/{asked.file}"
    missing = Finding("missing-landmarks-file", city.at("landmarks", "file"), {"path": path})
    rows = list(_table(root, path, missing, read_landmarks))
    landmarks = [row for row in rows if isinstance(row, Landmark)]
    findings += [row for row in rows if isinstance(row, Finding)]
    known = dict.fromkeys(one.kind for one in landmarks)
    for index, kind in enumerate(asked.kinds if known else ()):
        if kind not in known:
            values = {"kind": kind, "choices": "、".join(known)}
            findings.append(Finding("unknown-landmark-kind", city.at("landmarks", "kinds", index), values))
    return wanted(landmarks, asked.kinds)


def _table(
    root: Path, path: str, missing: Finding, read: Callable[[str, str], Iterator[T | Finding]]
) -> Iterator[T | Finding]:
    """Yield the rows of a table under areas/, and what is wrong with it."""
    if not (root / path).is_file() or ".." in path.split("/"):
        yield missing
        return
    text, found = _text(root, path)
    yield from found
    if text is not None:
        yield from read(text, path)

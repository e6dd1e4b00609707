"""The tables that the city's record names: its towns, its landmarks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

from sitegen.diagnostics import Finding
from sitegen.load.files import decode, read_file
from sitegen.load.landmarks import read_landmarks, wanted
from sitegen.load.towns import read_towns
from sitegen.memory import Memory
from sitegen.records import CityRecord, Landmark, Sourced, Town

T = TypeVar("T")


def load_towns(
    root: Path, city: Sourced[CityRecord], findings: list[Finding], memory: Memory
) -> tuple[Town, ...]:
    """Return the towns of the city's table; what is wrong with it joins the findings."""
    if city.data.towns is None:
        return ()
    path = f"areas/{city.data.towns}"
    missing = Finding("missing-towns-file", city.at("towns"), {"path": path})
    rows = list(_table(root, path, missing, read_towns, memory))
    findings += [row for row in rows if isinstance(row, Finding)]
    return tuple(row for row in rows if isinstance(row, Town))


def load_landmarks(
    root: Path, city: Sourced[CityRecord], findings: list[Finding], memory: Memory
) -> tuple[Landmark, ...]:
    """Return the landmarks of the city's table that it wants; what is wrong joins the findings."""
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
    data = read_file(root, path)
    if isinstance(data, Finding):
        yield data
    else:
        yield from memory.recall(("table", path, read, data), partial(_rows, data, path, read))


def _rows(
    data: bytes, path: str, read: Callable[[str, str], Iterator[T | Finding]]
) -> tuple[T | Finding, ...]:
    text, found = decode(data, path)
    return (*found, *(read(text, path) if text is not None else ()))

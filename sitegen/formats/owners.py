"""CODEOWNERS: whom a forge asks about a change, from the coordinators of the areas."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from sitegen.records import Records
from sitegen.records.publishing import ForgeKind
from sitegen.site import Site
from sitegen.site.freshness import coordinator_of, rounds

PATHS = {ForgeKind.GITHUB: ".github/CODEOWNERS", ForgeKind.GITLAB: "CODEOWNERS"}
HEAD = (
    "# だれに見てもらうか。areas/ の係（coordinator）と areas/city.yaml の owners から、\n"
    "# sitegen owners --write でつくります。手ではなおさないでください。\n"
)
UNOWNED = "# 名前（owners）のない係: {names}。areas/city.yaml の owners に書くと、ここに入ります。\n"
# What a pattern would take for more than itself.
ESCAPED = str.maketrans({one: f"\\{one}" for one in " \\#!*?[]"})


@dataclass(frozen=True, slots=True)
class Owned:
    """A file with the number of the coordinator who answers for it, None where that is no single one."""

    path: str
    number: int | None


def owners_text(records: Records, site: Site) -> str:
    """Return the file; the same records give the same text.

    A folder all of whose records belong to one coordinator has one rule, else its files have theirs.
    Later rules win, so folders come before what lies in them.
    """
    handles, names = records.city.data.owners, records.city.data.coordinators
    files = [Owned(area.path, area.data.coordinator) for area in records.areas]
    files += [
        Owned(entry.place.path, one.number)
        # Whose they are does not change from day to day.
        for one in rounds(site, today=dt.date.max)
        for entry in one.entries
    ]
    areas = {area.slug: area for area in site.areas}
    files += [
        Owned(place.path, coordinator_of(areas[slug] for slug in place.placement.areas))
        for place in site.ended
    ]
    lines = [f"{pattern} {' '.join(handles[number])}\n" for pattern, number in _rules(files, handles)]
    used = sorted({one.number for one in files if one.number is not None} - set(handles))
    lacking = "、".join(f"{number}（{names.get(number, '')}）" for number in used)
    return HEAD + (UNOWNED.format(names=lacking) if used else "") + "".join(lines)


def unowned(records: Records) -> tuple[int, ...]:
    """Return the coordinators of areas of whom no handle is known."""
    numbers = {area.data.coordinator for area in records.areas if area.data.coordinator is not None}
    return tuple(sorted(numbers - set(records.city.data.owners)))


def _rules(files: Iterable[Owned], handles: Mapping[int, object]) -> Iterator[tuple[str, int]]:
    """Yield patterns with their coordinators, in the order of paths; of those with handles only."""
    files = sorted(files, key=lambda one: one.path)
    inside: dict[str, set[int | None]] = {}
    for one in files:
        for folder in _folders(one.path):
            inside.setdefault(folder, set()).add(one.number)
    told: set[str] = set()
    for one in files:
        whole = next((folder for folder in _folders(one.path) if len(inside[folder]) == 1), None)
        pattern = f"/{whole}/" if whole else f"/{one.path}"
        if one.number in handles and one.number is not None and pattern not in told:
            told.add(pattern)
            yield pattern.translate(ESCAPED), one.number


def _folders(path: str) -> tuple[str, ...]:
    """Return the folders a file lies in, the outermost first, below the one that holds all."""
    parents = [str(one) for one in PurePosixPath(path).parents]
    return tuple(folder for folder in reversed(parents) if "/" in folder)

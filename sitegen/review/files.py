"""The files of a version as they lie in its folders, and which file of the other version each was."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

FOLDERS = ("places", "areas")
RECORDS = (".yaml", ".yml")
NEWSLETTERS = "areas/newsletters/"
# A file of the same content in its greater part is the same one under another name.
ALIKE = 0.5
# Lines that stand in so many files ("district: …") say nothing of which file it is.
COMMON = 20


@dataclass(frozen=True, slots=True)
class File:
    """A file under places/ or areas/; `content` is None for a link, which is never followed."""

    path: str
    content: bytes | None

    @property
    def ident(self) -> str:
        """The id that its name gives a record."""
        return self.path.rsplit("/", 1)[-1].rsplit(".", 1)[0]

    @property
    def text(self) -> str:
        """The content as text; what is not UTF-8 in it is replaced."""
        return (self.content or b"").decode("utf-8-sig", "replace")


def read_files(root: Path) -> Mapping[str, File]:
    """Return the files under a version's folders by their paths, in order; no link is followed."""
    return {path: File(path, _content(root / path)) for path in sorted(_paths(root))}


def _paths(root: Path) -> Iterator[str]:
    for folder in FOLDERS:
        if (root / folder).is_symlink():
            continue
        for parent, _, names in os.walk(root / folder):
            yield from (Path(parent, name).relative_to(root).as_posix() for name in names)


def _content(path: Path) -> bytes | None:
    return None if path.is_symlink() or not path.is_file() else path.read_bytes()


def is_place(path: str) -> bool:
    """Tell whether a file is a record of places/."""
    return path.startswith("places/") and path.endswith(RECORDS)


def is_record(path: str) -> bool:
    """Tell whether a file is a record of areas/: the city, an area, an issue of the newsletter."""
    inside = path.removeprefix(NEWSLETTERS) if path.startswith(NEWSLETTERS) else path.removeprefix("areas/")
    return path.startswith("areas/") and path.endswith(RECORDS) and "/" not in inside


Pair = tuple[File | None, File | None]


def pair_files(before: Mapping[str, File], after: Mapping[str, File]) -> list[Pair]:
    """Return the files that differ with what each was before: by path, by id, by content.

    The order is that of the new paths, the deleted among them at their old ones.
    """
    pairs: list[Pair] = [
        (before[path], after[path])
        for path in before.keys() & after.keys()
        if before[path].content != after[path].content
    ]
    gone = {path: before[path] for path in sorted(before.keys() - after.keys())}
    come = {path: after[path] for path in sorted(after.keys() - before.keys())}
    for old, new in (*_by_id(gone, come), *_by_content(gone, come)):
        pairs.append((gone.pop(old), come.pop(new)))
    pairs += [(one, None) for one in gone.values()]
    pairs += [(None, one) for one in come.values()]
    return sorted(pairs, key=lambda pair: (pair[1] or pair[0] or File("", None)).path)


def _by_id(gone: Mapping[str, File], come: Mapping[str, File]) -> list[tuple[str, str]]:
    """Return the files that only went into another folder, their name being the only one of its kind."""
    names = Counter(one.ident for one in gone.values()), Counter(one.ident for one in come.values())
    olds = {one.ident: path for path, one in gone.items()}
    return [
        (olds[one.ident], path)
        for path, one in come.items()
        if names[0][one.ident] == names[1][one.ident] == 1
    ]


def _by_content(gone: Mapping[str, File], come: Mapping[str, File]) -> Iterator[tuple[str, str]]:
    """Yield the files that have another name and much the same content, the most alike first."""
    done = {path for pair in _by_id(gone, come) for path in pair}
    lines_of = {path: _lines(one) for path, one in gone.items() if path not in done}
    homes: dict[str, list[str]] = {}
    for path, lines in lines_of.items():
        for line in lines:
            homes.setdefault(line, []).append(path)
    likeness = []
    for new, one in come.items():
        if new in done:
            continue
        lines = _lines(one)
        telling = [line for line in lines if len(homes.get(line, ())) <= COMMON]
        shared = Counter(old for line in telling for old in homes.get(line, ()))
        for old in shared:
            both = len(lines & lines_of[old])
            likeness.append((-2 * both / (len(lines) + len(lines_of[old])), old, new))
    taken: set[str] = set()
    for score, old, new in sorted(likeness):
        if -score >= ALIKE and not {old, new} & taken:
            taken |= {old, new}
            yield old, new


def _lines(one: File) -> set[str]:
    return {line.strip() for line in one.text.splitlines() if line.strip()}


def other_files(pairs: Iterable[Pair]) -> list[Pair]:
    """Return the pairs that are no records: boundaries, tables, photos, notes."""
    return [
        pair for pair in pairs if not any(one and (is_place(one.path) or is_record(one.path)) for one in pair)
    ]

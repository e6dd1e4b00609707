"""Write what an import decided: new files only where nothing is, changes only to files that are there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from sitegen.write import replace_file


class UnwritableError(Exception):
    """A path that an import may not write to; its text names it."""


def check_folder(root: Path, folder: str) -> None:
    """Raise UnwritableError for a folder outside places/, or behind a symbolic link."""
    parts = folder.split("/")
    if parts[0] != "places" or any(part in {"", ".", ".."} or part.startswith(".") for part in parts):
        raise UnwritableError(folder)
    _no_links(root, folder)


def _no_links(root: Path, path: str) -> None:
    here = root
    for part in path.split("/"):
        here /= part
        if here.is_symlink():
            raise UnwritableError(here.relative_to(root).as_posix())


def check_paths(root: Path, *, created: Mapping[str, str], changed: Mapping[str, str]) -> None:
    """Raise UnwritableError before anything is written: a link on the way, a file where none may be."""
    for path in (*created, *changed):
        _no_links(root, path)
    for path in created:
        if (root / path).exists():
            raise UnwritableError(path)


def save(
    root: Path, *, created: Mapping[str, str], changed: Mapping[str, str], kept: Mapping[str, str]
) -> None:
    """Write an import's files: records first, what remembers them last.

    `kept` are the program's own files, which it may replace. Raises UnwritableError before the first
    byte is written, OSError where the disk refuses.
    """
    check_paths(root, created=created, changed={**changed, **kept})
    for path, text in created.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        with (root / path).open("x", encoding="utf-8", newline="") as file:
            file.write(text)
    for path, text in {**changed, **kept}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        if not (root / path).is_file() or (root / path).read_bytes() != text.encode():
            replace_file(root / path, text.encode())

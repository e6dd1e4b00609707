"""The files of the records under a root, and which kind of record each of them is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

__all__ = ["kind_of", "record_files"]

CITY = "areas/city.yaml"
SUFFIXES = {".yaml", ".yml"}


def kind_of(path: str) -> str | None:
    """Return the kind of record at a path from the root, None where no record stands."""
    folders = path.split("/")
    if path.rsplit(".", 1)[-1] not in {"yaml", "yml"}:
        return None
    if folders[0] == "places" and len(folders) > 1:
        return "place"
    if path == CITY:
        return "city"
    if folders[0] == "areas" and len(folders) == 2:  # noqa: PLR2004 - areas/<slug>.yaml
        return "area"
    return "newsletter" if folders[:-1] == ["areas", "newsletters"] else None


def record_files(root: Path, wanted: Sequence[Path] = ()) -> Iterator[tuple[str, str]]:
    """Yield path and kind of each record under `root`, in order; only those in `wanted` if any.

    `wanted` are files and folders. Links are left out: they may lead anywhere.
    """
    among = [one.resolve() for one in wanted]
    for path in sorted([*root.glob("areas/**/*.y*ml"), *root.glob("places/**/*.y*ml")]):
        name = path.relative_to(root).as_posix()
        kind = kind_of(name)
        if kind is None or path.is_symlink() or not path.is_file():
            continue
        here = path.resolve()
        if not among or any(here == one or one in here.parents for one in among):
            yield name, kind

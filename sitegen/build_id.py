"""Name a build by what goes into it, so that nothing of two builds is ever taken for one."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PACKAGE = Path(__file__).parent
RECORDS = ("places", "areas")
# Their work is seen in the pages; the others only read.
LIBRARIES = ("folium", "jinja2", "jpholiday", "shapely", "xstatic-leaflet")
# Pictures are of its making, and left out where it is not installed: pages differ with it.
EXTRA = "pillow"
BYTES = 5


def build_id(root: Path, *, today: dt.date, months: int) -> str:
    """Return ten hexadecimal digits for the records under `root`, the program and the options.

    The program is every file of the package, with the versions of the libraries that draw the
    pages. A file that cannot be read counts by its name.
    """
    digest = hashlib.blake2b(digest_size=BYTES)
    libraries = " ".join((*map(version, LIBRARIES), _version_if_any(EXTRA)))
    digest.update(f"{today} {months} {libraries}\n".encode())
    for folder in (*(root / name for name in RECORDS), PACKAGE):
        for path in sorted(_files(str(folder))):
            content = _read(path)
            # Lengths part the names and the contents: none can be taken for its neighbour's.
            name = os.path.relpath(path, folder.parent)
            digest.update(f"{len(name)} {len(content)} {name}\n".encode(errors="surrogateescape"))
            digest.update(content)
    return digest.hexdigest()


def _version_if_any(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "-"


def build_id_with(name: str, prints: Iterable[object]) -> str:
    """Return the name of a build whose pages offer sheets, too: how they come out is of the machine.

    Without any the pages are those of `name`, and so is the name.
    """
    offered = "\n".join(map(repr, prints))
    if not offered:
        return name
    return hashlib.blake2b(f"{name}\n{offered}".encode(), digest_size=BYTES).hexdigest()


def _files(folder: str) -> Iterator[str]:
    # Half a thousand files: scandir and plain calls of the system take a third of Path.rglob.
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name == "__pycache__":
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _files(entry.path)
        else:
            yield entry.path


def _read(path: str) -> bytes:
    try:
        file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return b""
    try:
        return b"".join(iter(lambda: os.read(file, 1 << 20), b""))
    except OSError:
        return b""
    finally:
        os.close(file)

"""Name a build by what goes into it, so that nothing of two builds is ever taken for one."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from sitegen.memory import LARGE, ONCE, Memory

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
    return name_build(digest_inputs(root), today=today, months=months)


def digest_inputs(root: Path, *, memory: Memory = ONCE) -> bytes:
    """Return a digest of the program and of the records under `root`.

    A `memory` spares reading large files whose times and size have not changed, and keeps what the
    program is: it runs as it was when it started.
    """
    program = memory.recall(("program", PACKAGE), _program)
    return program + b"".join(_folder(root / name, memory) for name in RECORDS)


def name_build(inputs: bytes, *, today: dt.date, months: int) -> str:
    """Return the name of the build of some inputs, see `build_id`."""
    return hashlib.blake2b(f"{today} {months}\n".encode() + inputs, digest_size=BYTES).hexdigest()


def _program() -> bytes:
    """Return the digest of the program and its libraries."""
    libraries = " ".join((*map(version, LIBRARIES), _version_if_any(EXTRA)))
    return hashlib.blake2b(libraries.encode() + _folder(PACKAGE, ONCE)).digest()


def _folder(folder: Path, memory: Memory) -> bytes:
    """Return the digest of all files in a folder, with their names."""
    digest = hashlib.blake2b()
    start = len(str(folder))
    for entry in sorted(_files(str(folder)), key=lambda entry: entry.path):
        content = _content(entry, memory)
        # Lengths part the names and the contents: none can be taken for its neighbour's.
        name = entry.path[start:]
        digest.update(f"{len(name)} {len(content)} {name}\n".encode(errors="surrogateescape"))
        digest.update(content)
    return digest.digest()


def _content(entry: os.DirEntry[str], memory: Memory) -> bytes:
    """Return what a file holds, of a large one a digest."""
    content = _read(entry.path, LARGE + 1)
    if len(content) <= LARGE:
        return content
    try:
        found = entry.stat()
    except OSError:
        return b""
    key = ("digest", entry.path, found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)
    return memory.recall(key, lambda: hashlib.blake2b(_read(entry.path)).digest())


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


def _files(folder: str) -> Iterator[os.DirEntry[str]]:
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
            yield entry


def _read(path: str, most: int | None = None) -> bytes:
    """Return what a file holds, no more than `most` bytes of it; nothing of one that cannot be read."""
    try:
        file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return b""
    try:
        if most:
            return os.read(file, most)
        return b"".join(iter(lambda: os.read(file, 1 << 20), b""))
    except OSError:
        return b""
    finally:
        os.close(file)

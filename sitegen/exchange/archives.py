"""Archives (KMZ, XLSX), looked over before anything in them is unpacked."""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib

from sitegen.exchange.limits import ENTRIES, MEGABYTE, RATIO, UNPACKED_BYTES
from sitegen.exchange.refusal import Refused

BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
UNSAFE = re.compile(r"^[/\\]|^[A-Za-z]:|(^|[/\\])\.\.([/\\]|$)|[\x00-\x1f]")
INNER = re.compile(r"\.(zip|kmz|7z|rar|gz|bz2|xz|tar|tgz|lzh)$", re.IGNORECASE)
ENCRYPTED = 0x1


def open_archive(data: bytes) -> zipfile.ZipFile:
    """Return an archive whose entries are few, small, readable and inside it.

    The sizes are those that the archive states; `read_entry` holds it to them.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except BROKEN as problem:
        raise Refused("source-broken", text=str(problem)) from None
    entries = archive.infolist()
    if len(entries) > ENTRIES:
        raise Refused("source-too-big", what=f"{len(entries)}個", limit=f"{ENTRIES}個")
    for entry in entries:
        if entry.flag_bits & ENCRYPTED:
            raise Refused("source-locked")
        if UNSAFE.search(entry.filename) or stat.S_ISLNK(entry.external_attr >> 16):
            raise Refused("source-unsafe-path", entry=entry.filename)
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > UNPACKED_BYTES:
        if unpacked > RATIO * len(data):
            raise Refused("source-bomb", size=f"{unpacked // MEGABYTE:,}MB")
        raise Refused(
            "source-too-big", what=f"{unpacked // MEGABYTE:,}MB", limit=f"{UNPACKED_BYTES // MEGABYTE}MB"
        )
    return archive


def inner_archives(archive: zipfile.ZipFile) -> list[str]:
    """Return the names of the archives inside an archive."""
    return [name for name in archive.namelist() if INNER.search(name)]


def read_entry(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return an entry's bytes, never more than it states."""
    stated = archive.getinfo(name).file_size
    try:
        with archive.open(name) as stream:
            data = stream.read(stated + 1)
    except BROKEN as problem:
        raise Refused("source-broken", text=str(problem)) from None
    if len(data) != stated:
        raise Refused("source-broken", text=name)
    return data

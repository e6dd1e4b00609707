"""One way to read them all: what a file is, by what stands in it and what it is called."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

from sitegen.diagnostics import Finding, Span
from sitegen.exchange.delimited import UTF16, decode, read_delimited
from sitegen.exchange.geojson import read_geojson
from sitegen.exchange.kml import read_kml, read_kmz
from sitegen.exchange.limits import FILE_BYTES, MEGABYTE
from sitegen.exchange.nouns import Source
from sitegen.exchange.refusal import Refused
from sitegen.exchange.sheets import read_workbook

ZIP = b"PK\x03\x04"
# The container of Excel's old workbooks, and of new ones with a password.
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PASSWORD = "EncryptedPackage".encode("utf-16-le")
KML = re.compile(rb"<(?:\w+:)?(?:kml|Document|Folder|Placemark)[\s>]")
XML = re.compile(rb"^(?:\xef\xbb\xbf)?\s*<")
JSON = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[\[{\"\]\d-])")
LOOKED_AT = 200_000


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name in findings, how its files are called, how to tell and how to read them."""

    name: str
    extensions: tuple[str, ...]
    is_it: Callable[[bytes], bool]
    read: Callable[[bytes, str], Source]


def _entries(data: bytes) -> list[str]:
    if not data.startswith(ZIP):
        return []
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as problem:
        raise Refused("source-broken", text=str(problem)) from None


def _is_workbook(data: bytes) -> bool:
    return "xl/workbook.xml" in _entries(data)


def _is_kmz(data: bytes) -> bool:
    return any(name.lower().endswith((".kml", ".kmz")) for name in _entries(data))


def _is_kml(data: bytes) -> bool:
    head = data[:LOOKED_AT]
    if head.startswith(UTF16):
        head = head.decode("utf-16", errors="replace").encode("utf-8")
    return bool(XML.match(head)) and bool(KML.search(head))


def _is_json(data: bytes) -> bool:
    head = data[:LOOKED_AT]
    text = head.decode("utf-16" if head.startswith(UTF16) else "utf-8-sig", errors="replace")
    return bool(JSON.match(text))


def _is_table(data: bytes) -> bool:
    return decode(data) is not None and not XML.match(data)


# The order is that of the question: a table is any other text.
FORMATS = (
    Format("Excel のブック", ("xlsx", "xlsm"), _is_workbook, read_workbook),
    Format("KMZ", ("kmz",), _is_kmz, read_kmz),
    Format("KML", ("kml", "xml"), _is_kml, read_kml),
    Format("GeoJSON", ("geojson", "json", "umap"), _is_json, read_geojson),
    Format("CSV", ("csv", "tsv", "txt", "tab"), _is_table, read_delimited),
)


def read_source(path: Path, *, name: str | None = None) -> Source:
    """Read a foreign file, whatever its format; `name` is what findings call it.

    Never raises for what stands in the file: one that is refused has no rows and an error.
    """
    file = name or path.name
    try:
        data = _bytes(path)
        form = _format(data, path)
        source = form.read(data, file)
    except Refused as refused:
        return Source(file, findings=(refused.finding(file),))
    findings = list(source.findings)
    extension = path.suffix.lower().lstrip(".")
    if extension and extension not in form.extensions:
        values = {"extension": extension, "format": form.name}
        findings.insert(0, Finding("source-wrong-extension", Span(file), values))
    if not source.rows:
        findings.append(Finding("source-no-rows", Span(file)))
    return replace(source, findings=tuple(findings))


def _bytes(path: Path) -> bytes:
    """Return a file's bytes; a link is not followed, since it could lead anywhere on the machine."""
    if path.is_symlink():
        raise Refused("source-link")
    try:
        if not path.is_file():
            raise Refused("source-unreadable", text="ファイルではありません")
        if (size := path.stat().st_size) > FILE_BYTES:
            raise Refused(
                "source-too-big", what=f"{size // MEGABYTE:,}MB", limit=f"{FILE_BYTES // MEGABYTE}MB"
            )
        data = path.read_bytes()
    except OSError as problem:
        raise Refused("source-unreadable", text=str(problem.strerror or problem)) from None
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise Refused("source-empty")
    return data


def _format(data: bytes, path: Path) -> Format:
    if data.startswith(OLD):
        raise Refused("source-locked" if PASSWORD in data else "source-old-workbook")
    if "xl/workbook.bin" in _entries(data):
        raise Refused("source-old-workbook")
    for form in FORMATS:
        if form.is_it(data):
            return form
    if path.suffix.lower() in {".csv", ".tsv", ".txt"} and b"\x00" not in data:
        # A table in an encoding nobody knows: its own finding names the line.
        return FORMATS[-1]
    raise Refused("source-unknown-format")

"""KML as Google My Maps, Google Earth and uMap write it."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from sitegen.diagnostics import Finding, Span
from sitegen.exchange.archives import inner_archives, open_archive, read_entry
from sitegen.exchange.headings import union
from sitegen.exchange.limits import FOLDERS_DEEP, ROWS
from sitegen.exchange.nouns import Row, Source
from sitegen.exchange.placemark import Placed, read_placemark, words
from sitegen.exchange.refusal import Refused, too_long

FOLDERS = {"Document", "Folder"}
FEATURES = {"Placemark", "NetworkLink", "GroundOverlay", "ScreenOverlay", "PhotoOverlay"}
DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9_.-]+)["'][^>]*\?>""")
# What Python's expat reads by itself; everything else is decoded first.
NATIVE = {"utf-8", "utf8", "utf-16", "us-ascii", "ascii", "iso-8859-1"}


@dataclass(slots=True)
class _Folder:
    kind: str
    above: _Folder | None
    name: str = ""
    features: int = 0

    def path(self) -> list[_Folder]:
        """Return the folders from the outermost to this one."""
        return [*(self.above.path() if self.above else ()), self]


@dataclass(slots=True)
class _Reading:
    """What was read of a file so far: things in their order, each with its folder."""

    folder: _Folder | None = None
    things: list[tuple[_Folder | None, Placed]] = field(default_factory=list)
    roots: int = 0
    schema: dict[str, str] = field(default_factory=dict)


def read_kmz(data: bytes, file: str) -> Source:
    """Read the KML of a KMZ: doc.kml, else the only one."""
    archive = open_archive(data)
    if inner := inner_archives(archive):
        raise Refused("source-nested-archive", entry=inner[0])
    names = [name for name in archive.namelist() if name.lower().endswith(".kml")]
    chosen = next((name for name in names if name.lower() == "doc.kml"), min(names, default=None))
    if chosen is None:
        raise Refused("source-unknown-format")
    read = read_kml(read_entry(archive, chosen), file)
    others = [
        Finding("source-second-map", Span(file), {"entry": name, "read": chosen})
        for name in sorted(names)
        if name != chosen
    ]
    return Source(file, read.rows, read.headings, (*read.findings, *others))


def read_kml(data: bytes, file: str) -> Source:
    """Read every placemark and link, folder by folder; points stay as they stand."""
    reading = _Reading()
    try:
        for event, element in iterparse(io.BytesIO(_decoded(data)), events=("start", "end")):
            _step(reading, event, element)
    except DefusedXmlException:
        raise Refused("source-entities") from None
    except ParseError as problem:
        raise Refused("source-broken", line=problem.position[0], text=str(problem)) from None
    except (ValueError, LookupError) as problem:
        raise Refused("source-broken", text=str(problem)) from None
    counts: dict[str, int] = {}
    rows, findings = [], []
    for folder, thing in reading.things:
        part = _part(folder, reading.roots)
        counts[part] = counts.get(part, 0) + 1
        rows.append(Row(file, part, counts[part], thing.values, thing.shape, thing.point))
        if thing.unreadable:
            place = {"name": thing.values.get("名前", ""), "text": thing.unreadable}
            findings.append(Finding("source-bad-point", Span(file, counts[part]), place))
    return Source(file, tuple(rows), union(tuple(row.values) for row in rows), tuple(findings))


def _decoded(data: bytes) -> bytes:
    """Return the file in UTF-8 where it says that it is in Shift_JIS or like."""
    match = DECLARED.match(data[:400])
    name = match[1].decode("ascii").lower() if match else "utf-8"
    if match is None or name in NATIVE:
        return data
    encoding = "cp932" if name in {"shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j"} else name
    return data[match.end() :].decode(encoding).encode("utf-8")


def _step(reading: _Reading, event: str, element: Element) -> None:
    tag = local(element)
    if event == "start" and tag in FOLDERS:
        if reading.folder is None:
            reading.roots += 1
        reading.folder = _Folder(tag, reading.folder)
        if len(reading.folder.path()) > FOLDERS_DEEP:
            raise Refused("source-too-deep", limit=FOLDERS_DEEP)
    elif event == "end" and tag in FEATURES:
        reading.things.append((reading.folder, read_placemark(element, reading.schema)))
        if len(reading.things) > ROWS:
            raise too_long()
        element.clear()
    elif event == "end" and tag in FOLDERS and reading.folder is not None:
        named = next((child for child in element if local(child) == "name"), None)
        reading.folder.name = words(named) if named is not None else ""
        reading.folder = reading.folder.above
        element.clear()
    elif event == "end" and tag == "SimpleField":
        shown = next((words(child) for child in element if local(child) == "displayName"), "")
        reading.schema[element.get("name", "")] = shown or element.get("name", "")
    elif event == "end" and tag in {"Style", "StyleMap"}:
        element.clear()


def _part(folder: _Folder | None, roots: int) -> str:
    """Return the folders' names; the map's own is left out where it holds all, and something else is said."""
    path = folder.path() if folder else []
    if roots == 1 and len(path) > 1 and path[0].kind == "Document":
        path = path[1:]
    return " / ".join(one.name for one in path if one.name)


def local(element: Element) -> str:
    """Return an element's name without its namespace, of which KML has had several."""
    return str(element.tag).rpartition("}")[2]

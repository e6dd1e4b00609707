"""Files made to do harm, or merely broken: refused in words, within bounds, never an exception."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.diagnostics import Severity
from sitegen.exchange import Source, read_source
from sitegen.exchange.limits import ENTRIES, FILE_BYTES, ROWS, UNPACKED_BYTES

SAMPLES = Path(__file__).parent / "exchange"
KML = b"<kml><Placemark><name>x</name></Placemark></kml>"
LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE kml [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><kml><Placemark><name>&c;</name></Placemark></kml>"""
OUTSIDE = b"""<?xml version="1.0"?><!DOCTYPE kml [<!ENTITY a SYSTEM "file:///etc/passwd">]>
<kml><Placemark><name>&a;</name></Placemark></kml>"""


def zipped(entries: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return an archive of entries."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, data in entries.items():
            archive.writestr(zipfile.ZipInfo(name), data, compression)
    return buffer.getvalue()


def book(rows: int = 2) -> bytes:
    """Return a sound workbook."""
    buffer = io.BytesIO()
    made = openpyxl.Workbook()
    for number in range(rows):
        made.worksheets[0].append(["名称", "会場"] if number == 0 else [f"見本{number}", "会館"])
    made.save(buffer)
    return buffer.getvalue()


def changed(data: bytes, change: Callable[[dict[str, bytes]], object]) -> bytes:
    """Return a workbook with its parts changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    return zipped(parts)


def sheet_with(old: bytes, new: bytes) -> bytes:
    """Return a workbook whose sheet has `new` for `old`."""

    def change(parts: dict[str, bytes]) -> None:
        sheet = parts["xl/worksheets/sheet1.xml"]
        assert old in sheet
        parts["xl/worksheets/sheet1.xml"] = sheet.replace(old, new, 1)

    return changed(book(), change)


def encrypted(data: bytes) -> bytes:
    """Return an archive whose first entry says that it is encrypted."""
    start = data.index(b"PK\x01\x02")
    return data[: start + 8] + struct.pack("<H", 1) + data[start + 10 :]


def lying(data: bytes, size: int) -> bytes:
    """Return an archive whose first entry states another size."""
    start = data.index(b"PK\x01\x02")
    return data[: start + 24] + struct.pack("<I", size) + data[start + 28 :]


def linked() -> bytes:
    """Return an archive with a symbolic link in it."""
    entry = zipfile.ZipInfo("doc.kml")
    entry.external_attr = 0o120777 << 16
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(entry, b"/etc/passwd")
    return buffer.getvalue()


def deep_json(depth: int) -> bytes:
    """Return JSON so many lists deep."""
    return b'{"type": "Feature", "properties": {"x": ' + b"[" * depth + b"]" * depth + b"}}"


def deep_kml(depth: int) -> bytes:
    """Return KML so many folders deep."""
    return b"<kml>" + b"<Folder>" * depth + b"</Folder>" * depth + b"</kml>"


FAR = sheet_with(b'<row r="2"', b'<row r="99999999"')
HOSTILE = {
    "laughs.kml": (LAUGHS, "source-entities"),
    "outside.kml": (OUTSIDE, "source-entities"),
    "laughs.kmz": (zipped({"doc.kml": LAUGHS}), "source-entities"),
    "deep.kml": (deep_kml(10_000), "source-too-deep"),
    "deep.json": (deep_json(100_000), "source-too-deep"),
    "rather-deep.json": (deep_json(200), "source-too-deep"),
    "digits.json": (b'{"type": "Point", "coordinates": [' + b"9" * 5000 + b", 1]}", "source-bad-point"),
    "bomb.kmz": (zipped({"doc.kml": bytes(UNPACKED_BYTES + 1)}), "source-bomb"),
    "bomb.xlsx": (changed(book(), lambda parts: parts.update({"x": bytes(UNPACKED_BYTES)})), "source-bomb"),
    "many.kmz": (zipped({f"{n}.kml": b"" for n in range(ENTRIES + 1)}), "source-too-big"),
    "up.kmz": (zipped({"doc.kml": KML, "../../evil.kml": b""}), "source-unsafe-path"),
    "root.kmz": (zipped({"doc.kml": KML, "/etc/cron.d/x": b""}), "source-unsafe-path"),
    "drive.kmz": (zipped({"doc.kml": KML, "C:\\x.kml": b""}), "source-unsafe-path"),
    "link.kmz": (linked(), "source-unsafe-path"),
    "nested.kmz": (zipped({"doc.kml": KML, "inner.kmz": zipped({"doc.kml": KML})}), "source-nested-archive"),
    "locked.kmz": (encrypted(zipped({"doc.kml": KML})), "source-locked"),
    "lying.kmz": (lying(zipped({"doc.kml": KML}), 10), "source-broken"),
    "longer.kmz": (lying(zipped({"doc.kml": KML}), 1000), "source-broken"),
    "cut.kmz": (zipped({"doc.kml": KML})[:-30], "source-broken"),
    "cut.kml": (KML[:-10], "source-broken"),
    "cut.xlsx": (book()[:-40], "source-broken"),
    "cut.geojson": (b'{"type": "FeatureCollection", "features": [', "source-broken"),
    "entities.xlsx": (
        changed(book(), lambda parts: parts.update({"xl/sharedStrings.xml": LAUGHS})),
        "source-entities",
    ),
    "stumbling.xlsx": (
        changed(book(), lambda parts: parts.update({"xl/styles.xml": b"<styleSheet"})),
        "source-broken",
    ),
    "far.xlsx": (FAR, "source-too-long"),
    "wide.xlsx": (sheet_with(b'r="B2"', b'r="XFD2"'), "source-too-long"),
    "nowhere.xlsx": (sheet_with(b'r="A2"', b'r="ZZZZZZZ2"'), "source-broken"),
    "long.csv": (b"a,b\n" + b"x,y\n" * ROWS, "source-too-long"),
    "wide.csv": (b"a," * 600 + b"\n", "source-too-long"),
    "old.xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "source-old-workbook"),
    "binary.xlsb": (zipped({"xl/workbook.bin": b"x"}), "source-old-workbook"),
    "password.xlsx": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "source-locked",
    ),
    "picture.csv": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "source-unknown-format"),
    "document.zip": (zipped({"word/document.xml": b"<x/>"}), "source-unknown-format"),
    "page.xls": (b"<html><table><tr><td>x</td></tr></table></html>", "source-unknown-format"),
    "lost-sheet.xlsx": (
        changed(book(), lambda parts: parts.pop("xl/worksheets/sheet1.xml")),
        "source-broken",
    ),
    "sheetless.xlsx": (
        changed(book(), lambda parts: parts.update({"xl/workbook.xml": b"<workbook/>"})),
        "source-no-rows",
    ),
    "empty.csv": (b"", "source-empty"),
    "blank.kml": (b"\xef\xbb\xbf \r\n", "source-empty"),
    "strange.csv": ("名前,住所\n".encode("cp932") + b"\x81\xff\xff,x\n", "source-encoding"),
    "big.csv": (b"x" * (FILE_BYTES + 1), "source-too-big"),
}


def read(tmp_path: Path, data: bytes, name: str) -> Source:
    """Write a file and read it."""
    path = tmp_path / name
    path.write_bytes(data)
    return read_source(path)


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_refused_with_one_finding_and_no_rows(tmp_path: Path, name: str) -> None:
    """Each danger has its words; nothing of such a file is used."""
    data, code = HOSTILE[name]
    source = read(tmp_path, data, name)
    assert [one.code for one in source.findings] == [code]
    if source.findings[0].severity is Severity.ERROR:
        assert source.rows == ()
    assert source.findings[0].message("ja")
    assert source.findings[0].hint("ja")


def test_a_table_of_300_megabytes_is_not_even_opened(tmp_path: Path) -> None:
    """Its size is asked first: reading takes no memory worth naming."""
    path = tmp_path / "big.csv"
    with path.open("wb") as file:
        file.truncate(300_000_000)
    tracemalloc.start()
    (finding,) = read_source(path).findings
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert finding.code == "source-too-big"
    assert "300MB" in finding.message("ja")
    assert peak < 1_000_000


def test_a_bomb_takes_no_memory(tmp_path: Path) -> None:
    """What an archive states is summed before anything is unpacked."""
    path = tmp_path / "bomb.kmz"
    path.write_bytes(HOSTILE["bomb.kmz"][0])
    tracemalloc.start()
    read_source(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 5_000_000


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    """It could lead to any file of the machine; a folder and nothing at all are said, too."""
    (tmp_path / "real.csv").write_text("名前,住所\n見本,町\n", encoding="utf-8")
    link = tmp_path / "link.csv"
    link.symlink_to(tmp_path / "real.csv")
    assert [one.code for one in read_source(link).findings] == ["source-link"]
    assert [one.code for one in read_source(tmp_path).findings] == ["source-unreadable"]
    assert [one.code for one in read_source(tmp_path / "none.csv").findings] == ["source-unreadable"]


def test_a_wrong_name_is_said_and_the_file_read(tmp_path: Path) -> None:
    """A workbook named .csv is a workbook all the same."""
    source = read(tmp_path, book(), "list.csv")
    assert [one.code for one in source.findings] == ["source-wrong-extension"]
    assert len(source.rows) == 1


def test_macros_do_not_run_and_are_said(tmp_path: Path) -> None:
    """The values are read; what could run stays where it is."""
    data = changed(book(), lambda parts: parts.update({"xl/vbaProject.bin": b"x"}))
    source = read(tmp_path, data, "list.xlsm")
    assert [one.code for one in source.findings] == ["source-macros"]
    assert len(source.rows) == 1


def test_a_sheet_that_lies_about_its_size_is_read_as_it_is(tmp_path: Path) -> None:
    """A dimension of seventeen thousand million cells is only a word."""
    data = sheet_with(b'<dimension ref="A1:B2"', b'<dimension ref="A1:XFD1048576"')
    assert len(read(tmp_path, data, "list.xlsx").rows) == 1


def test_a_formula_in_a_csv_is_text(tmp_path: Path) -> None:
    """Nothing is worked out, here or anywhere."""
    source = read(tmp_path, '名前,備考\n見本,"=HYPERLINK(""https://example.jp"")"\n'.encode(), "a.csv")
    assert source.rows[0].values["備考"] == '=HYPERLINK("https://example.jp")'


SOUND = [
    (SAMPLES / "mymap.kml").read_bytes(),
    (SAMPLES / "facilities.geojson").read_bytes(),
    (SAMPLES / "layers.umap").read_bytes(),
    book(5),
    zipped({"doc.kml": KML}),
]


@settings(deadline=None)
@given(st.sampled_from(SOUND), st.data())
def test_no_damage_makes_it_raise(
    tmp_path_factory: pytest.TempPathFactory, sound: bytes, data: st.DataObject
) -> None:
    """Bytes changed, cut out or doubled anywhere: findings or rows, never an exception."""
    at = data.draw(st.integers(0, len(sound)))
    end = data.draw(st.integers(at, min(len(sound), at + 200)))
    damaged = sound[:at] + data.draw(st.binary(max_size=40)) + sound[end:]
    name = data.draw(st.sampled_from(["a.kml", "a.kmz", "a.xlsx", "a.csv", "a.json", "a"]))
    read(tmp_path_factory.mktemp("damaged"), damaged, name)


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_make_it_raise(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    """Whatever a file holds."""
    read(tmp_path_factory.mktemp("bytes"), data, "a.csv")

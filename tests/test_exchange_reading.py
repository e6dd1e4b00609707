"""Reading other people's files: what stands in them comes out whole, each thing with its place."""

from __future__ import annotations

import datetime as dt
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.diagnostics import Severity
from sitegen.exchange import Row, Shape, Source, read_source
from sitegen.exchange.plain import plain_text
from sitegen.records import LatLon

SAMPLES = Path(__file__).parent / "exchange"


def sample(name: str) -> Source:
    """Read a sample file."""
    return read_source(SAMPLES / name)


def by_name(source: Source) -> dict[str, Row]:
    """Return the rows by their first value."""
    return {next(iter(row.values.values())): row for row in source.rows}


def codes(source: Source) -> list[str]:
    """Return the codes of what was found."""
    return [finding.code for finding in source.findings]


def read_text(tmp_path: Path, text: str | bytes, name: str = "list.csv") -> Source:
    """Write a file and read it."""
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return read_source(path)


def test_a_my_map_comes_with_its_layers_and_shapes() -> None:
    """Folders are parts, each thing is counted in its part, and only one point is a point."""
    source = sample("mymap.kml")
    rows = by_name(source)
    assert [(row.part, row.number) for row in source.rows][:4] == [
        ("体操・運動", 1),
        ("体操・運動", 2),
        ("体操・運動 / 北の地区", 1),
        ("地域のようす", 1),
    ]
    assert {name: row.shape for name, row in rows.items()} == {
        "見本 朝の体操": Shape.POINT,
        "見本 夕方の体操": Shape.NOTHING,
        "見本 太極拳": Shape.POINT,
        "見本 散歩の道": Shape.LINE,
        "見本 圏域": Shape.POLYGON,
        "見本 歩いた跡": Shape.LINE,
        "見本 二つの点": Shape.LINE,
        "見本 まちがった点": Shape.NOTHING,
        "見本 逆の点": Shape.POINT,
        "見本 ほかの地図": Shape.LINK,
    }
    assert rows["見本 朝の体操"].point == LatLon(36.5613, 136.6562)
    assert rows["見本 逆の点"].point == LatLon(136.66, 36.57)
    assert rows["見本 ほかの地図"].values["リンク"] == "https://example.jp/map.kml"
    assert codes(source) == ["source-bad-point"]
    assert rows["見本 まちがった点"].values["座標"] == "NaN,36.5"


def test_what_is_said_in_html_becomes_lines() -> None:
    """Breaks are lines, pictures go, links keep their address; data said twice is said once."""
    rows = by_name(sample("mymap.kml"))
    assert rows["見本 朝の体操"].values["説明"] == (
        "日時：毎週月曜 9:00～\n会場：見本公民館 2階\n電話：076-000-0000\nくわしく（https://example.jp/taiso）"
    )
    assert dict(rows["見本 夕方の体操"].values) == {
        "名前": "見本 夕方の体操",
        "住所": "石川県金沢市見本町1-2",
        "電話": "076-000-0001",
    }
    assert dict(rows["見本 太極拳"].values) == {
        "名前": "見本 太極拳",
        "開催日": "第2・4水曜",
        "対象": "どなたでも & ご家族",
        "備考": "雨の日は お休み",
    }


def test_old_and_nested_kml() -> None:
    """An old namespace, several documents, tables in descriptions, fields with names to show."""
    rows = by_name(sample("earth.kml"))
    assert rows["見本 囲碁の会"].part == "見本の町 / 一枚目"
    assert rows["見本 囲碁の会"].values["説明"] == "日時：毎週木曜\n会場：見本会館\n・座布団\n・湯のみ"
    assert rows["見本 囲碁の会"].values["電話番号"] == "076-000-0002"
    assert rows["見本 将棋の会"].point == LatLon(36.54, 136.64)


@pytest.mark.parametrize("encoding", ["Shift_JIS", "UTF-16", "EUC-JP"])
def test_kml_in_other_encodings(tmp_path: Path, encoding: str) -> None:
    """A file that says how it is encoded is read so."""
    text = f'<?xml version="1.0" encoding="{encoding}"?><kml><Placemark><name>見本</name></Placemark></kml>'
    source = read_text(tmp_path, text.encode(encoding), "a.kml")
    assert [dict(row.values) for row in source.rows] == [{"名前": "見本"}]


def test_a_layer_exported_alone_keeps_its_name(tmp_path: Path) -> None:
    """My Maps names the document after the layer then, and there is no folder."""
    text = "<kml><Document><name>カフェ</name><Placemark><name>見本</name></Placemark></Document></kml>"
    assert [row.part for row in read_text(tmp_path, text, "a.kml").rows] == ["カフェ"]


def test_a_kmz_is_the_kml_in_it(tmp_path: Path) -> None:
    """doc.kml is read; another map beside it is named."""
    path = tmp_path / "map.kmz"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("images/icon-1.png", b"\x89PNG")
        archive.writestr("other.kml", "<kml/>")
        archive.write(SAMPLES / "mymap.kml", "doc.kml")
    source = read_source(path, name="map.kmz")
    assert [row.values for row in source.rows] == [row.values for row in sample("mymap.kml").rows]
    assert codes(source) == ["source-bad-point", "source-second-map"]


def test_geojson_keeps_every_property_as_it_is_written() -> None:
    """Numbers keep their noughts, lists and groups become words, the same name twice is not lost."""
    source = sample("facilities.geojson")
    rows = by_name(source)
    assert dict(rows["見本公民館"].values) == {
        "名称": "見本公民館",
        "定員": "30",
        "広さ": "12.50",
        "駐車場": "true",
        "設備": "和室、台所",
        "連絡": "電話：076-000-0003、窓口：見本課",
    }
    assert dict(rows["一度目"].values) == {"備考": "一度目", "備考 2": "二度目", "name": "見本集会所"}
    assert rows["一度目"].point == LatLon(36.57, 136.66)
    assert [row.shape for row in source.rows] == [
        Shape.POINT,
        Shape.POINT,
        Shape.POLYGON,
        Shape.LINE,
        Shape.NOTHING,
        Shape.NOTHING,
        Shape.POINT,
    ]
    assert codes(source) == ["source-bad-point"]


def test_umap_layers_are_parts() -> None:
    """How things look is left out, what is said stays, a layer from elsewhere is a link."""
    cafe, elsewhere = sample("layers.umap").rows
    assert (cafe.part, dict(cafe.values)) == (
        "カフェ",
        {"name": "見本カフェ", "description": "毎週火曜\nブログ（https://example.jp）"},
    )
    assert (elsewhere.part, elsewhere.shape) == ("よそのデータ", Shape.LINK)


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ('{"type": "Feature", "properties": {"名前": "見本"}, "geometry": null}', Shape.NOTHING),
        ('{"type": "Point", "coordinates": [136.6, 36.5]}', Shape.POINT),
    ],
)
def test_geojson_of_one_thing(tmp_path: Path, text: str, shape: Shape) -> None:
    """A single feature and a bare geometry are one row."""
    assert [row.shape for row in read_text(tmp_path, text, "a.geojson").rows] == [shape]


def test_points_in_metres_are_refused(tmp_path: Path) -> None:
    """Metres of a plane taken for degrees would be a wrong place."""
    crs = '{"type": "name", "properties": {"name": "EPSG:2449"}}'
    text = f'{{"type": "FeatureCollection", "features": [], "crs": {crs}}}'
    assert codes(read_text(tmp_path, text, "a.json")) == ["source-other-crs"]
    other = read_text(tmp_path, '{"places": []}', "a.json")
    assert codes(other) == ["source-no-map"]


TABLE = '名前,住所,備考,備考\r\n見本の会,見本町８－６,あ,い\r\n\r\nもう一つ,"一行目\n二行目",,,はみ出し\r\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_a_table_of_any_office(tmp_path: Path, encoding: str, delimiter: str) -> None:
    """Encodings and separators are told apart; rows are numbered as a spreadsheet does."""
    source = read_text(tmp_path, TABLE.replace(",", delimiter).encode(encoding))
    assert source.findings == ()
    assert source.headings == ("名前", "住所", "備考", "備考 2", "列5")
    first, second = source.rows
    assert (first.number, dict(first.values)) == (
        2,
        {"名前": "見本の会", "住所": "見本町８－６", "備考": "あ", "備考 2": "い"},
    )
    assert (second.number, dict(second.values)) == (
        4,
        {"名前": "もう一つ", "住所": "一行目\n二行目", "列5": "はみ出し"},
    )


def test_titles_above_the_headings_are_passed_over(tmp_path: Path) -> None:
    """Towns write what the table is, and of when, above it."""
    title = "令和8年度 見本市 通いの場一覧,,,,\n,,,令和8年4月1日現在,\n\n"
    text = f"{title}番号,名称,会場,日時,電話\n1,見本,会館,毎週月曜,076-000-0000\n"
    source = read_text(tmp_path, text)
    assert source.headings == ("番号", "名称", "会場", "日時", "電話")
    assert [row.number for row in source.rows] == [5]
    (note,) = source.findings
    assert (note.code, note.span.line) == ("source-above-headings", 1)
    assert "2行（「令和8年度 見本市 通いの場一覧」など）" in note.message("ja")


def test_a_value_is_no_heading(tmp_path: Path) -> None:
    """A long name that holds the word of a heading does not begin the table anew."""
    text = "groupName,applicationDate\n見本の会,10/19/2017\n見本市の施設名称と住所の会,10/20/2017\n"
    source = read_text(tmp_path, text)
    assert (source.headings, len(source.rows)) == (("groupName", "applicationDate"), 2)


def test_a_table_without_headings_loses_no_row(tmp_path: Path) -> None:
    """The first row is a gathering: columns get numbers, and it is said."""
    source = read_text(tmp_path, "見本の会,見本町1,076-000-0000\n別の会,見本町2,076-000-0001\n")
    assert codes(source) == ["source-no-headings"]
    assert [dict(row.values)["列1"] for row in source.rows] == ["見本の会", "別の会"]


def test_an_open_quote_is_named_where_it_opens(tmp_path: Path) -> None:
    """It would swallow every row below; a quote inside a text does not."""
    broken = read_text(tmp_path, '名前,備考\n見本,良い\n次の会,"開いたまま\n消える会,x\n')
    assert [(one.code, one.span.line) for one in broken.findings] == [("source-open-quote", 3)]
    lax = read_text(tmp_path, '名前,備考\n見本,"あ"い,\n次の会,う\n')
    assert [row.values["名前"] for row in lax.rows] == ["見本", "次の会"]


@given(st.lists(st.lists(st.text("あいう\"',\n\t;#=８ ", max_size=6), min_size=3, max_size=3), max_size=8))
def test_no_cell_of_a_table_is_lost(tmp_path_factory: pytest.TempPathFactory, cells: list[list[str]]) -> None:
    """Whatever stands in a well-formed CSV comes out, each text under its heading."""
    import csv  # noqa: PLC0415 - only here
    import io  # noqa: PLC0415 - only here

    buffer = io.StringIO()
    csv.writer(buffer).writerows([["名前", "住所", "備考"], *cells])
    source = read_text(tmp_path_factory.mktemp("csv"), buffer.getvalue())
    expected = [[" ".join(text.split()) for text in row if text.strip()] for row in cells]
    got = [[" ".join(text.split()) for text in row.values.values()] for row in source.rows]
    assert got == [row for row in expected if row]


def workbook(tmp_path: Path, **sheets: list[list[Any]]) -> tuple[Path, openpyxl.Workbook]:
    """Return a path for a workbook, and the workbook with the sheets' cells."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    return tmp_path / "list.xlsx", book


def saved(path: Path, book: openpyxl.Workbook) -> Source:
    """Save a workbook and read it."""
    book.save(path)
    return read_source(path)


def test_merged_cells_of_a_workbook(tmp_path: Path) -> None:
    """Two lines of headings are joined, cells merged downwards are said in each row."""
    path, book = workbook(
        tmp_path,
        一覧=[
            ["見本市 通いの場一覧", None, None, None],
            ["名称", "会場", None, "日時"],
            [None, "名前", "住所", None],
            ["見本の会", "見本会館", "見本町1", "毎週月曜"],
            [None, None, None, "第2水曜"],
            ["別の会", "会館", "見本町2", "毎週火曜"],
        ],
    )
    sheet = book.worksheets[0]
    for block in ("A1:D1", "A2:A3", "B2:C2", "D2:D3", "A4:A5", "B4:B5", "C4:C5"):
        sheet.merge_cells(block)
    source = saved(path, book)
    assert source.headings == ("名称", "会場／名前", "会場／住所", "日時")
    assert [(row.number, dict(row.values)) for row in source.rows][:2] == [
        (4, {"名称": "見本の会", "会場／名前": "見本会館", "会場／住所": "見本町1", "日時": "毎週月曜"}),
        (5, {"名称": "見本の会", "会場／名前": "見本会館", "会場／住所": "見本町1", "日時": "第2水曜"}),
    ]
    assert source.rows[0].part == "一覧"


def test_values_of_a_workbook_are_what_its_reader_sees(tmp_path: Path) -> None:
    """Dates, hours, whole numbers, truth, percents, padded telephone numbers."""
    path, book = workbook(
        tmp_path,
        一覧=[
            ["名称", "日付", "時刻", "数", "点", "印", "率", "電話", "円"],
            ["見本", dt.date(2026, 8, 6), 0.5625, 30.0, 36.567178, True, 0.5, 760000000, 100],
        ],
    )
    sheet = book.worksheets[0]
    for cell, form in {"C2": "h:mm", "G2": "0%", "H2": "000\\-000\\-0000", "I2": '#,##0"円"'}.items():
        sheet[cell].number_format = form
    (row,) = saved(path, book).rows
    assert dict(row.values) == {
        "名称": "見本",
        "日付": "2026-08-06",
        "時刻": "13:30",
        "数": "30",
        "点": "36.567178",
        "印": "TRUE",
        "率": "50%",
        "電話": "076-000-0000",
        "円": "100円",
    }
    assert row.dates == {"日付"}


def test_what_a_workbook_does_not_say_is_named(tmp_path: Path) -> None:
    """Formulas nobody worked out, errors, hidden sheets: each with its cell or its count."""
    path, book = workbook(
        tmp_path,
        一覧=[["名称", "人数"], ["見本", "=1+1"], ["別の会", "#REF!"]],
        かくした=[["名称", "人数"], ["あ", 1], ["い", 2]],
    )
    book["一覧"]["B3"].data_type = "e"
    book["かくした"].sheet_state = "veryHidden"
    source = saved(path, book)
    assert [dict(row.values) for row in source.rows] == [{"名称": "見本"}, {"名称": "別の会"}]
    assert [(one.code, one.span.line) for one in source.findings] == [
        ("source-hidden-sheet", 1),
        ("source-formula", 2),
        ("source-cell-error", 3),
    ]
    assert "「かくした」（2行）" in source.findings[0].message("ja")
    assert "B2" in source.findings[1].message("ja")
    assert "B3 は #REF!" in source.findings[2].message("ja")


def test_many_errors_are_counted(tmp_path: Path) -> None:
    """Ten are named; the others are not forgotten."""
    path, book = workbook(tmp_path, 一覧=[["名称", "人数"], *([f"見本{n}", "#N/A"] for n in range(13))])
    for number in range(2, 15):
        book["一覧"][f"B{number}"].data_type = "e"
    found = saved(path, book).findings
    assert [one.code for one in found] == ["source-cell-error"] * 10 + ["source-more-errors"]
    assert "3か所" in found[-1].message("ja")


def test_findings_carry_the_name_they_are_given(tmp_path: Path) -> None:
    """A file in another folder is called what the command called it."""
    path = tmp_path / "x.csv"
    path.write_bytes(b"")
    (finding,) = read_source(path, name="持ちこみ/x.csv").findings
    assert (finding.span.path, finding.severity) == ("持ちこみ/x.csv", Severity.ERROR)


@given(st.text())
def test_plain_text_never_fails_and_has_no_wide_gaps(text: str) -> None:
    """Whatever people pasted into a description."""
    plain = plain_text(text)
    assert "\n\n\n" not in plain
    assert plain == plain.strip()

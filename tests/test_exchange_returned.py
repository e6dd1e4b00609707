"""The records go to Excel and come back: what nobody touched stays byte for byte."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from sitegen.cli import main
from sitegen.editing.document import new_record, read_record
from sitegen.editing.files import record_files
from sitegen.exchange import Row, Source, read_source
from sitegen.exchange.columns import COLUMNS, FILE, ID, MARK, STOPS, UNSHOWN, Column, cells, is_same
from sitegen.exchange.forms import Words
from sitegen.exchange.ledger import Entry, entry, words_of
from sitegen.exchange.workbook import (
    ORDER,
    RECORDS,
    STOP_HEADINGS,
    STOP_SHEET,
    write_csv,
    write_workbook,
)
from sitegen.intake.returned import Returned, is_returned, take_back
from sitegen.load import load
from sitegen.load.nodes import Value
from sitegen.site.cells import guarded, unguarded

ROOT = Path(__file__).parents[1]
WORDS = Words(
    {"cafe": "カフェ", "salon": "サロン・趣味"}, {"anyone": "どなたでも"}, {"baba": "馬場圏域"}, ("長土塀",)
)
CAFE = """\
# 見本の記録
name: 見本カフェ   # 名前
categories: [cafe, salon]
schedule:
  - 毎週月曜 10:00～
  - 第2土曜 13:30～
description: |
  一行目
  二行目
closed: [2026-12-23, {date: 2027-01-06, reason: 会場の都合}]
also: {date: 2026-12-20, time: 13:30～15:00, note: クリスマス会}
location: 36.567178, 136.645355
# 連絡先は公民館
contact: {name: "見本: 公民館", phone: 076-000-0000}
en: {name: "Sample café", contact: {name: Sample hall}}
links:
  - {title: 活動 の ブログ, url: https://example.jp/}
problems:
  - {date: 2026-11-02, note: 電話がつながらない, answered: 2026-11-05}
notes: {鍵の担当: 窓口}
unknown: [a, {b: c}]
"""
SHOP = """\
name: 見本 移動スーパー
location:
  - {name: 会館前, location: "36.577175, 136.651915", time: 10:00～10:30}
  - {name: 公園, location: "36.572231, 136.671725", address: 見本町1}
"""
TEXTS = {"places/x/cafe.yaml": CAFE, "places/x/shop.yaml": SHOP}


def entries(texts: Mapping[str, str], words: Words = WORDS) -> list[Entry]:
    """Return the rows of records."""
    made = [entry(path, text, words) for path, text in texts.items()]
    return [one for one in made if one is not None]


def returned(tmp_path: Path, data: bytes, texts: Mapping[str, str], words: Words = WORDS) -> Returned:
    """Read a table as a file and take it back."""
    path = tmp_path / ("記録.xlsx" if data.startswith(b"PK") else "記録.csv")
    path.write_bytes(data)
    source = read_source(path)
    assert source.findings == ()
    assert is_returned(source)
    return take_back(source, texts, words)


def rows(made: list[Entry], edits: Mapping[tuple[str, str], str]) -> Source:
    """Return what reading a table gives, with cells changed by id and heading."""
    table = []
    for number, one in enumerate(made, start=2):
        row = {ID: one.id, FILE: one.path, **one.cells, MARK: one.mark}
        row = {heading: guarded(text) for heading, text in row.items()}
        row |= {heading: guarded(text) for (ident, heading), text in edits.items() if ident == one.id}
        table.append(Row("記録.csv", "", number, {key: text for key, text in row.items() if text.strip()}))
    return Source("記録.csv", tuple(table), (ID, FILE, *(one.heading for one in COLUMNS), MARK))


@pytest.mark.parametrize("write", [lambda made: write_workbook(made, WORDS), write_csv])
def test_the_repositorys_own_records_come_back_byte_for_byte(tmp_path: Path, write: object) -> None:
    """All records of this city and of the miniature one, hostile ones too."""
    for root in (ROOT, Path(__file__).parent / "miniature"):
        texts = {
            path: (root / path).read_bytes().decode("utf-8")
            for path, kind in record_files(root)
            if kind == "place"
        }
        records = load(root).records
        assert records is not None
        words = words_of(records)
        made = entries(texts, words)
        data = write_csv(made) if write is write_csv else write_workbook(made, words)
        back = returned(tmp_path, data, texts, words)
        assert (back.texts, back.findings, back.new, back.missing) == ({}, (), (), ())
        assert back.unchanged == len(texts)


def test_what_a_person_sees_in_a_row() -> None:
    """Names instead of ids, a line for each sentence and date, nothing of other languages."""
    shown = {heading: text for heading, text in entries(TEXTS)[0].cells.items() if text}
    assert shown == {
        "名前": "見本カフェ",
        "種類": "カフェ、サロン・趣味",
        "くわしい説明": "一行目\n二行目\n",
        "日程": "毎週月曜 10:00～\n第2土曜 13:30～",
        "休む日": "2026-12-23\n2027-01-06（会場の都合）",
        "臨時に開く日": "2026-12-20 13:30～15:00（クリスマス会）",
        "緯度経度": "36.567178, 136.645355",
        "連絡先の名前": "見本: 公民館",
        "連絡先の電話": "076-000-0000",
        "リンク": "活動 の ブログ https://example.jp/",
        "知らせのあったこと": "2026-11-02 電話がつながらない、答えた日 2026-11-05",
        "覚え書き": "鍵の担当：窓口",
    }


EDITS: list[tuple[str, str, str, str]] = [
    ("名前", "name", "新しい名前", "name: 新しい名前   # 名前"),
    ("種類", "categories", "サロン・趣味", "categories: [salon]"),
    ("種別", "kind", "お宝", "kind: treasure"),
    ("日程", "schedule", "毎週火曜", "schedule: 毎週火曜"),
    ("休む日", "closed", "2026-12-23", 'closed: ["2026-12-23"]'),
    ("連絡先の電話", "contact", "076-000-0001", 'contact: {name: "見本: 公民館", phone: 076-000-0001}'),
    ("連絡先の名前", "contact", "", "contact: {phone: 076-000-0000}"),
    ("覚え書き", "notes", "", ""),
    ("圏域", "area", "馬場圏域", "area: baba"),
    ("見本", "sample", "はい", "sample: true"),
    ("おわった日", "ended", "2026-10-31", "ended: {date: 2026-10-31}"),
    ("会場", "venue", "=1+1", 'venue: "=1+1"'),
]


@pytest.mark.parametrize(("heading", "key", "text", "line"), EDITS)
def test_a_cell_that_was_changed_changes_its_lines(heading: str, key: str, text: str, line: str) -> None:
    """And no other line: comments, other keys and other languages stay."""
    back = take_back(rows(entries(TEXTS), {("cafe", heading): text}), TEXTS, WORDS)
    assert list(back.texts) == ["places/x/cafe.yaml"]
    assert [(one.heading, one.after) for one in back.changes] == [(heading, text)]
    after = back.texts["places/x/cafe.yaml"]
    before_lines, after_lines = CAFE.splitlines(), after.splitlines()
    changed = [one for one in after_lines if one not in before_lines]
    assert changed == ([line.replace('"2026-12-23"', "2026-12-23")] if line else [])
    assert read_record(after).without(key).text == read_record(CAFE).without(key).text


def test_stops_have_their_sheet(tmp_path: Path) -> None:
    """A stop is changed, one is put between, the order is that of the numbers."""
    book = openpyxl.load_workbook(io.BytesIO(write_workbook(entries(TEXTS), WORDS)))
    sheet = book[STOP_SHEET]
    assert [[cell.value for cell in row] for row in sheet.iter_rows(max_row=2)] == [
        [ID, FILE, ORDER, *STOP_HEADINGS],
        ["shop", "places/x/shop.yaml", "1", "会館前", "36.577175, 136.651915", None, "10:00～10:30"],
    ]
    sheet["D3"] = "中央公園"
    for column, text in enumerate(["shop", None, "1.5", "郵便局", "36.5, 136.6"], start=1):
        sheet.cell(4, column, text)
    buffer = io.BytesIO()
    book.save(buffer)
    back = returned(tmp_path, buffer.getvalue(), TEXTS)
    assert read_record(back.texts["places/x/shop.yaml"]).values["location"] == [
        {"name": "会館前", "location": "36.577175, 136.651915", "time": "10:00～10:30"},
        {"name": "郵便局", "location": "36.5, 136.6"},
        {"name": "中央公園", "location": "36.572231, 136.671725", "address": "見本町1"},
    ]
    sheet.cell(4, 1, "nobody")
    buffer = io.BytesIO()
    book.save(buffer)
    assert [one.code for one in returned(tmp_path, buffer.getvalue(), TEXTS).findings] == [
        "returned-lost-stop"
    ]


def test_a_column_or_sheet_that_was_deleted_deletes_nothing() -> None:
    """Who hides what is not needed does not mean that it is not so."""
    made = entries(TEXTS)
    source = rows(made, {})
    slim = tuple(
        Row(row.file, row.part, row.number, {key: row.values[key] for key in (ID, FILE, MARK)})
        for row in source.rows
    )
    back = take_back(Source(source.file, slim, (ID, FILE, MARK)), TEXTS, WORDS)
    assert (back.texts, back.findings) == ({}, ())


def test_rows_added_and_removed() -> None:
    """A new row is handed on; a record without a row stays."""
    source = rows(entries(TEXTS), {})
    new = Row("記録.csv", "", 9, {"名前": "見本の新しい会"})
    back = take_back(Source(source.file, (source.rows[0], new), source.headings), TEXTS, WORDS)
    assert (back.texts, back.new, back.missing) == ({}, (new,), ("places/x/shop.yaml",))


def test_a_hand_edit_since_the_export_is_never_overwritten() -> None:
    """What only the file changed stays, what only the table changed goes in, both is a finding."""
    made = entries(TEXTS)
    now = TEXTS | {"places/x/cafe.yaml": CAFE.replace("見本カフェ", "手で直した名前")}
    untouched = take_back(rows(made, {}), now, WORDS)
    assert (untouched.texts, untouched.findings) == ({}, ())
    other = take_back(rows(made, {("cafe", "会場"): "会館"}), now, WORDS)
    assert "name: 手で直した名前   # 名前" in other.texts["places/x/cafe.yaml"]
    assert "venue: 会館" in other.texts["places/x/cafe.yaml"]
    both = take_back(rows(made, {("cafe", "名前"): "表の名前"}), now, WORDS)
    assert (both.texts, [one.code for one in both.findings]) == ({}, ["returned-conflict"])
    lost = take_back(rows(made, {("cafe", MARK): "", ("cafe", "名前"): "表の名前"}), TEXTS, WORDS)
    assert (lost.texts, [one.code for one in lost.findings]) == ({}, ["returned-conflict"])


def test_rows_that_can_not_be_taken_are_named() -> None:
    """Each with its row; the others go in."""
    made = entries(TEXTS)
    wrong = take_back(rows(made, {("cafe", ID): "other"}), TEXTS, WORDS)
    assert [(one.code, one.span.line) for one in wrong.findings] == [("returned-unknown-file", 2)]
    outside = take_back(rows(made, {("cafe", FILE): "../../etc/passwd", ("cafe", ID): "x"}), TEXTS, WORDS)
    assert [one.code for one in outside.findings] == ["returned-unknown-file"]
    twice = take_back(rows([made[0], made[0]], {}), TEXTS, WORDS)
    assert [(one.code, one.span.line) for one in twice.findings] == [("returned-twice", 3)]
    assert (twice.unchanged, twice.left_out) == (1, 1)
    broken = take_back(rows(made, {}), TEXTS | {"places/x/cafe.yaml": "name: ["}, WORDS)
    assert [one.code for one in broken.findings] == ["returned-broken-record"]
    odd = {"places/x/cafe.yaml": "name: 見本\ncontact: 公民館\nfee: [100円]\n"}
    assert entries(odd)[0].cells["参加費"] == UNSHOWN
    for heading in ("連絡先の電話", "参加費"):
        back = take_back(rows(entries(odd), {("cafe", heading): "x"}), odd, WORDS)
        assert (back.texts, [one.code for one in back.findings]) == ({}, ["returned-unshown"])


def test_a_record_that_moved_is_found_by_its_id() -> None:
    """Folders are only for the writers."""
    made = entries(TEXTS)
    moved = {"places/y/cafe.yaml": CAFE, "places/x/shop.yaml": SHOP}
    back = take_back(rows(made, {("cafe", "会場"): "会館"}), moved, WORDS)
    assert list(back.texts) == ["places/y/cafe.yaml"]


def test_every_cell_is_a_text_and_none_a_formula() -> None:
    """What a record says never runs in somebody's spreadsheet, and 8-6 never becomes a date."""
    texts = {
        "places/x/a.yaml": "name: =HYPERLINK(\"https://example.jp\")\naddress: 8-6\nfee: '''100円'\nwho: -1\n"
    }
    made = entries(texts)
    book = openpyxl.load_workbook(io.BytesIO(write_workbook(made, WORDS)))
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.number_format == "@" or (cell.value is None and sheet.title == "えらべる言葉")
                assert cell.value is None or cell.data_type == "s"
    name = book[RECORDS]["C2"]
    assert (name.value, name.quotePrefix) == ('=HYPERLINK("https://example.jp")', True)
    lines = write_csv(made).decode("utf-8-sig").split("\r\n")
    assert "\"'=HYPERLINK(" in lines[1]
    assert ",'-1," in lines[1]


def test_formulas_and_apostrophes_come_back(tmp_path: Path) -> None:
    """The guard is taken off again, and only the guard."""
    texts = {"places/x/a.yaml": "name: =1+1\nvenue: \"'会館\"\nfee: '@x'\nwho: ＝見本\n"}
    for data in (write_csv(entries(texts)), write_workbook(entries(texts), WORDS)):
        assert returned(tmp_path, data, texts).texts == {}


@given(st.text())
def test_the_guard_is_taken_off(text: str) -> None:
    """Whatever stands in a cell."""
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(tuple("=+-@\t\r＝＋－＠"))


def test_choices_drop_down() -> None:
    """Categories, kinds, districts, areas and audiences are offered where they are typed."""
    book = openpyxl.load_workbook(io.BytesIO(write_workbook(entries(TEXTS), WORDS)))
    sheet = book[RECORDS]
    assert sheet.freeze_panes == "D2"
    heads = {get_column_letter(place): cell.value for place, cell in enumerate(sheet[1], start=1)}
    offered = {
        heads[str(one.sqref).split(":")[0].rstrip("0123456789")]: one.formula1
        for one in sheet.data_validations.dataValidation
    }
    assert set(offered) == {"種別", "種類", "だれのため", "地区", "圏域", "およその場所", "見本"}
    assert offered["種類"] == "'えらべる言葉'!$B$2:$B$3"
    assert [book["えらべる言葉"]["B2"].value, book["えらべる言葉"]["B3"].value] == ["カフェ", "サロン・趣味"]


WORD = st.text("あいう見本 カフェ=-+'\"：:#、（）｜⏎[]{}\n8６", min_size=1, max_size=9)
DAYS = st.dates().map(lambda day: day.isoformat())


def mappings(**inner: st.SearchStrategy[Value]) -> st.SearchStrategy[dict[str, Value]]:
    """Return mappings with some of these keys."""
    return st.fixed_dictionaries({}, optional=inner)


RECORDS_OF = st.fixed_dictionaries(
    {"name": WORD},
    optional={
        "kind": st.sampled_from(["gathering", "service", "treasure", "other"]),
        "categories": st.lists(st.sampled_from(["cafe", "salon", "other"]), max_size=3) | st.just("cafe"),
        "description": WORD,
        "schedule": st.lists(WORD, max_size=3) | WORD,
        "closed": st.lists(DAYS | mappings(date=DAYS, reason=WORD), max_size=3),
        "also": st.lists(mappings(date=DAYS, time=WORD, note=WORD), max_size=2),
        "contact": mappings(name=WORD, phone=WORD) | WORD,
        "location": WORD | st.lists(mappings(name=WORD, location=WORD, time=WORD), max_size=3),
        "links": st.lists(mappings(title=WORD, url=st.just("https://example.jp/")), max_size=2),
        "problems": st.lists(mappings(date=DAYS, note=WORD, answered=DAYS), max_size=2),
        "notes": st.dictionaries(WORD, WORD, max_size=2),
        "sample": st.sampled_from(["true", "false", "はい"]),
        "en": mappings(name=WORD) | WORD,
        "what": st.lists(WORD, max_size=2),
    },
)


@settings(deadline=None)
@given(RECORDS_OF, st.sampled_from(COLUMNS), WORD | st.just(""))
def test_an_edit_changes_only_its_key(values: dict[str, Value], chosen: Column, text: str) -> None:
    """For any record and any cell: untouched, the file stays; touched, only that key's lines change."""
    before = "# はじめ\n" + new_record(values) + "# おわり\n"
    texts = {"places/x/a.yaml": before}
    made = entries(texts)
    assert take_back(rows(made, {}), texts, WORDS).texts == {}
    back = take_back(rows(made, {("a", chosen.heading): text}), texts, WORDS)
    after = back.texts.get("places/x/a.yaml", before)
    key = chosen.path[0]
    assert read_record(after).without(key).text == read_record(before).without(key).text
    if after != before:
        now = cells(read_record(after).values, WORDS)[chosen.heading]
        (change,) = back.changes
        assert now in {UNSHOWN, ""} or is_same(chosen, now, change.after, WORDS)


def test_the_command_writes_what_comes_back(tmp_path: Path) -> None:
    """`sitegen export`, the file as it is given to `sitegen import`, no change."""
    root = Path(__file__).parent / "miniature"
    for form in ("xlsx", "csv"):
        target = tmp_path / f"記録.{form}"
        arguments = ["export", "--root", str(root), "--format", form, "--output", str(target)]
        result = CliRunner().invoke(main, arguments)
        assert result.exit_code == 0, result.output
        assert "件の記録を書きました" in result.output
        assert is_returned(read_source(target))


def test_the_command_names_a_record_it_can_not_read(tmp_path: Path) -> None:
    """The others are in the table."""
    (tmp_path / "areas").mkdir()
    (tmp_path / "places").mkdir()
    city = (Path(__file__).parent / "miniature/areas/city.yaml").read_text("utf-8")
    (tmp_path / "areas/city.yaml").write_text(city, encoding="utf-8")
    (tmp_path / "places/good.yaml").write_text("name: 見本\n", encoding="utf-8")
    (tmp_path / "places/bad.yaml").write_text("name: [\n", encoding="utf-8")
    target = tmp_path / "記録.csv"
    result = CliRunner().invoke(
        main, ["export", "--root", str(tmp_path), "--format", "csv", "--output", str(target)]
    )
    assert result.exit_code == 1
    assert "places/bad.yaml" in result.output
    assert [row.values["名前"] for row in read_source(target).rows] == ["見本"]
    assert STOPS.heading in read_source(target).headings

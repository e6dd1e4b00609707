"""Rows of foreign tables become records: nothing lost, nothing invented, every row in one class."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.exchange import Row, Shape, Source
from sitegen.formats.markdown import marked
from sitegen.intake.importing import Order, import_source
from sitegen.intake.mapping import Folder, Plan, plan_for, read_mapping
from sitegen.intake.nouns import Fate, Why
from sitegen.intake.proposal import proposal
from sitegen.intake.report import equation
from sitegen.join import Ground
from sitegen.load.syntax import read_document
from sitegen.load.values import read_model
from sitegen.records import LatLon, PlaceRecord, Records
from tests.golden import MINIATURE
from tests.intake_samples import FILE, NORTH, TODAY, city, only, row, table, take, written


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a copy of the miniature city."""
    shutil.copytree(MINIATURE, tmp_path / "root")
    return tmp_path / "root"


def codes(source: Source, root: Path) -> set[str]:
    """Return what an import finds."""
    return {finding.code for finding in take(source, root).findings}


def test_a_row_becomes_what_a_person_would_write(root: Path) -> None:
    """Keys in the guide's order, plain, with what fits no key as notes."""
    values = {
        "No.": "1",
        "サロン名": "見本なごみ会",
        "フリガナ": "ミホンナゴミカイ",
        "会場": "北会館",
        "所在地": "見本市東ヶ丘３－３",
        "曜日": "水",
        "時間": "13:30～15:00",
        "連絡先": "北会館（076-000-0000）",
        "参加費": "100円",
        "種別": "サロン",
        "鍵の担当": "窓口",
        "代表者氏名": "見本太郎",
    }
    assert only([values], root) == (
        "name: 見本なごみ会\n"
        "kana: みほんなごみかい\n"
        "categories: [salon]\n"
        "schedule: 毎週水曜 13:30～15:00\n"
        "venue: 北会館\n"
        "address: 見本市東ヶ丘3-3\n"
        "location: 36.566000, 136.660000\n"
        "fee: 100円\n"
        "contact: {name: 北会館, phone: 076-000-0000}\n"
        "source: 見本.csv\n"
        "approximate: true\n"
        "notes: {鍵の担当: 窓口}\n"
    )


def test_the_record_lies_in_its_areas_folder_under_its_reading(root: Path) -> None:
    """The folder is the area's, the id the kana's; a second one of the name has a number."""
    rows = [
        {"名称": "見本の会", "カナ": "ミホンノカイ", "会場": one, "地区": "北"}
        for one in ("北会館", "東会館")
    ]
    assert list(take(table(*rows), root).created) == [
        "places/kita/mihon-kai-2.yaml",
        "places/kita/mihon-kai.yaml",
    ]


def test_a_sentence_that_is_not_understood_stays_with_the_reason_above_it(root: Path) -> None:
    """Nothing is lost, and whoever opens the file sees what to mend."""
    text = only([{"名称": "見本の会", "地区": "北", "日時": "第2水曜ニャン 10:00～"}], root)
    comment, line = text.splitlines()[1:3]
    assert comment.startswith("# 日程の文の「ニャン」が読めません。")
    assert line == "schedule: 第2水曜ニャン 10:00～"


def test_a_house_number_that_became_a_date_is_not_guessed_back(root: Path) -> None:
    """8月6日 under 住所 is kept as a note and said; so is what the workbook says was a date."""
    one = take(table({"名称": "見本の会", "地区": "北", "住所": "8月6日"}), root)
    assert "address" not in written(one)
    assert "notes: {住所: 8月6日}" in written(one)
    assert "import-address-date" in {finding.code for finding in one.findings}


def test_rows_of_one_gathering_are_one_record(root: Path) -> None:
    """Other days are other sentences; the very same row is counted once; another fee is another gathering."""
    rows = [
        {"名称": "見本の会", "会場": "北会館", "地区": "北", "日時": "第1月曜", "参加費": "無料"},
        {"名称": "見本の会", "会場": "北会館", "地区": "北", "日時": "第3水曜", "参加費": "無料"},
        {"名称": "見本の会", "会場": "北会館", "地区": "北", "日時": "第1月曜", "参加費": "無料"},
        {"名称": "見本の会", "会場": "北会館", "地区": "北", "日時": "第3水曜", "参加費": "500円"},
    ]
    one = take(table(*rows), root)
    assert [account.why for account in one.accounts] == [None, Why.SAME_GATHERING, Why.SAME_ROW, None]
    assert "schedule: [第1月曜, 第3水曜]\n" in next(iter(one.created.values()))


def test_swapped_coordinates_are_taken_and_said(root: Path) -> None:
    """Only where they lie in Japan that way round; others are a finding and a note."""
    place = {"名称": "見本の会", "緯度": "136.65", "経度": "36.567"}
    one = take(table(place), root)
    assert "location: 36.567000, 136.650000" in written(one)
    assert "import-swapped" in {finding.code for finding in one.findings}
    assert "import-point" in codes(table({"名称": "見本のべつの会", "緯度": "12", "経度": "0"}), root)


def test_no_point_is_invented(root: Path) -> None:
    """One town by the address is its point, approximately; a town of several 丁目 is its district only."""
    certain = only([{"名称": "見本の会", "住所": "見本市北町1-2-3"}], root)
    assert "location: 36.567000, 136.650000" in certain
    assert "approximate: true" in certain
    found = codes(table({"名称": "見本の三つめの会", "住所": "見本市北町1-2-3"}), root)
    assert "import-town-point" in found
    vague = only([{"名称": "見本の次の会", "住所": "見本市北町"}], root)
    assert "location" not in vague
    assert "district: 北" in vague
    elsewhere = only([{"名称": "見本の遠い会", "住所": "べつの市北町1-2-3"}], root)
    assert "location" not in elsewhere
    assert "district" not in elsewhere


def test_doubtful_cells_are_said_and_kept(root: Path) -> None:
    """Phones, dates, words that no category knows: each is a finding, and its text a note."""
    one = take(
        table({"名称": "見本の会", "地区": "北", "電話": "760000000", "更新日": "きのう", "種別": "なぞ"}),
        root,
    )
    assert {finding.code for finding in one.findings} >= {
        "import-phone",
        "import-unread",
        "import-unknown-word",
    }
    assert "notes: {電話: 760000000, 更新日: きのう, 種別: なぞ}" in written(one)


def test_persons_are_left_out_and_said(root: Path) -> None:
    """A record is read by everybody."""
    one = take(table({"名称": "見本の会", "地区": "北", "説明": "世話人：見本太郎\n楽しい会です"}), root)
    assert "見本太郎" not in written(one)
    assert "import-person" in {finding.code for finding in one.findings}


def test_what_is_no_gathering_is_named(root: Path) -> None:
    """Lines, polygons, links, nameless rows, points elsewhere, records that exist: each with its reason."""
    rows = (
        Row(FILE, "道", 1, {"名前": "見本の道"}, Shape.LINE),
        Row(FILE, "道", 2, {"名前": "見本の範囲"}, Shape.POLYGON),
        Row(FILE, "道", 3, {"リンク": "https://example.jp/a.kml"}, Shape.LINK),
        Row(FILE, "会", 1, {"説明": "名前がない"}),
        Row(FILE, "会", 2, {"名前": "遠い会"}, Shape.POINT, LatLon(35.0, 135.0)),
        Row(FILE, "会", 3, {"名前": "お茶の会", "会場": "北会館"}, Shape.POINT, NORTH),
    )
    present = next((root / "places").rglob("ocha.yaml"))
    present.write_text(
        f"name: お茶の会\nvenue: 北会館\nlocation: {NORTH.latitude}, {NORTH.longitude}\n", "utf-8"
    )
    one = take(Source(FILE, rows), root)
    whys = [account.why for account in one.accounts]
    assert whys == [Why.LINE, Why.POLYGON, Why.LINK, Why.NO_NAME, Why.OUTSIDE, Why.PRESENT]
    assert not one.created


def test_a_table_whose_names_are_unknown_says_so(root: Path) -> None:
    """The cure is the mapping, which names the column."""
    assert "import-no-names" in codes(table({"なぞ": "見本", "ひみつ": "1"}), root)


def test_folders_say_what_their_names_say(root: Path) -> None:
    """A layer of My Maps may be a category or an area; another name is kept as a note."""
    rows = (row({"名前": "見本の会"}, part="カフェ / 1号線", point=NORTH),)
    text = written(take(Source(FILE, rows), root))
    assert "categories: [cafe]" in text
    assert "notes: {もとのフォルダ: 1号線}" in text


def test_the_proposed_mapping_reads_back_as_it_was_meant(root: Path) -> None:
    """What is kept beside the records and run again is the same plan."""
    records, _ = city(root)
    source = table({"サロン名": "見本の会", "会場": "北会館", "種別": "なぞ", "ひ:みつ#": "x"})
    plan = plan_for(source, records, Plan(folders={"道": Folder(leave=True)}, outside=True))
    again, findings = read_mapping(proposal(source, plan, records, "見本"), "m.yaml", records)
    assert findings == []
    assert (again.columns, again.folders, again.outside, again.name) == (
        plan.columns,
        plan.folders,
        True,
        "見本",
    )


def test_what_a_mapping_can_not_mean_is_said_at_its_line(root: Path) -> None:
    """A slip in the mapping stops the import before it does the wrong thing."""
    records, _ = city(root)
    _, findings = read_mapping(
        "columns:\n  会場: かいじょうう\ncategories:\n  なぞ: nazo\n", "m.yaml", records
    )
    assert [(one.code, one.span.line) for one in findings] == [("import-mapping", 2), ("import-mapping", 4)]


def test_a_mapping_overrides_the_guess(root: Path) -> None:
    """Columns, words and defaults are as the mapping says."""
    records, _ = city(root)
    text = (
        "columns: {種別: notes, メモ: 捨てる, 部屋番号: room}\ncategories: {なぞ: food}\n"
        "defaults: {confirmed: 2026-10-01}\n"
    )
    plan, _ = read_mapping(text, "m.yaml", records)
    values = {"名称": "見本のなぞの会", "地区": "北", "種別": "なぞ", "メモ": "ひみつ", "部屋番号": "2階"}
    made = written(take(table(values), root, given=plan))
    assert "ひみつ" not in made
    for line in ("room: 2階", "categories: [food]", "confirmed: 2026-10-01", "notes: {種別: なぞ}"):
        assert line in made


WORDS = st.text(
    alphabet=st.one_of(
        st.sampled_from("見本会館北町一丁目月水第24（）：\n 　-0123456789.～「#&*{}|>'\"%@`,!?"),
        st.characters(codec="utf-8"),
    ),
    max_size=24,
)
HEADINGS = st.sampled_from(
    [
        "名称",
        "会場",
        "住所",
        "日時",
        "曜日",
        "時間",
        "電話",
        "連絡先",
        "緯度",
        "経度",
        "説明",
        "種別",
        "地区",
        "URL",
        "ID",
        "更新日",
        "なぞ",
    ]
)
ROWS = st.lists(
    st.tuples(
        st.dictionaries(HEADINGS, WORDS, max_size=8),
        st.sampled_from(list(Shape)),
        st.sampled_from([None, NORTH, LatLon(35.0, 135.0), LatLon(136.65, 36.567)]),
        st.sampled_from(["", "カフェ", "なぞ / 北"]),
    ),
    max_size=8,
)


@lru_cache(maxsize=1)
def known() -> tuple[Records, Ground | None]:
    """Return the miniature city, read once."""
    return city(MINIATURE)


@settings(max_examples=60, deadline=None)
@given(ROWS)
def test_the_sum_holds_for_any_rows(given_rows: list[tuple[dict[str, str], Shape, LatLon, str]]) -> None:
    """Whatever stands in them: every row has one fate, and every record that is written can be read."""
    records, ground = known()
    rows = tuple(
        Row(FILE, part, number, values, shape, point if shape is Shape.POINT else None)
        for number, (values, shape, point, part) in enumerate(given_rows, start=1)
    )
    with tempfile.TemporaryDirectory() as folder:
        one = import_source(Source(FILE, rows), records, ground, Order(Path(folder), TODAY))
    fates = Counter(account.fate for account in one.accounts)
    assert Counter(id(account.row) for account in one.accounts) == Counter(
        id(each) for each in rows if one.state
    )
    assert not one.state or sum(fates.values()) == len(rows)
    assert fates[Fate.WRITTEN] == len(one.created)
    assert str(len(rows)) in equation([one], "ja")
    for path, text in one.created.items():
        document = read_document(text, path).document
        assert document.findings == []
        data, findings = read_model(PlaceRecord, document)
        assert isinstance(data, PlaceRecord), (text, findings)


ALL = [
    "名称",
    "フリガナ",
    "種別",
    "概要",
    "説明",
    "開催日",
    "曜日",
    "時間",
    "開始時間",
    "終了時間",
    "開始日",
    "終了日",
    "利用可能日時特記事項",
    "会場",
    "部屋",
    "住所",
    "所在地_町字",
    "番地以下",
    "方書",
    "緯度",
    "経度",
    "緯度経度",
    "地区",
    "圏域",
    "対象",
    "参加費",
    "料金",
    "申込",
    "持ち物",
    "主催",
    "連絡先",
    "連絡先名称",
    "電話",
    "連絡先電話番号",
    "URL",
    "ホームページ",
    "駐車場",
    "アクセス",
    "段差",
    "トイレ",
    "更新日",
    "出典",
    "ID",
    "備考",
    "なぞ",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(ALL[1:]), unique=True))
def test_no_cell_is_lost(headings: list[str]) -> None:
    """Whatever columns a table has, each cell's text stands somewhere in the record."""
    records, ground = known()
    cells = {heading: f"語{ALL.index(heading)}語" for heading in ("名称", *headings)}
    with tempfile.TemporaryDirectory() as folder:
        one = import_source(table(cells), records, ground, Order(Path(folder), TODAY))
    text = written(one)
    assert [cell for cell in cells.values() if cell not in text] == []


@given(st.text())
def test_a_report_shows_hostile_text_as_text(text: str) -> None:
    """No mark of Markdown or HTML of a foreign cell works in the report, and no cell ends its row."""
    shown = marked(text)
    assert "\n" not in shown
    for at, mark in enumerate(shown):
        if mark in "|<`":
            assert shown[at - 1] == "\\"

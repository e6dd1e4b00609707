"""What is read of single headings, cells, sentences and descriptions of foreign tables."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.intake.cells import Called, clock, looks_like_date, part_phone, tidy
from sitegen.intake.headings import guess
from sitegen.intake.labels import find_labels
from sitegen.intake.mapping import guess_columns
from sitegen.intake.sentences import complaints, compose

OPEN_DATA = {
    "名称": "name",
    "名称_カナ": "kana",
    "住所": "address",
    "方書": "address.building",
    "緯度": "location.latitude",
    "経度": "location.longitude",
    "電話番号": "contact.phone",
    "内線番号": None,
    "法人番号": None,
    "団体名": "organizer",
    "利用可能曜日": "schedule.days",
    "開始時間": "schedule.start",
    "終了時間": "schedule.end",
    "POIコード": None,
    "利用可能日時特記事項": "schedule.note",
    "説明": "description",
    "URL": "url",
    "備考": "notes",
    "イベント名": "name",
    "開始日": "schedule.date",
    "終了日": "schedule.until",
    "料金(基本)": "fee",
    "場所名称": "venue",
    "連絡先名称": "contact.name",
    "連絡先電話番号": "contact.phone",
    "主催者": "organizer",
    "定員": None,
    "参加申込終了日": None,
    "参加申込終了時間": None,
    "参加申込方法": "booking",
    "アクセス方法": "access.transit",
    "所在地_連結標記": "address",
    "所在地_番地以下": "address.number",
    "町字ID": None,
    "利用可能日時特記": "schedule.note",
}


@pytest.mark.parametrize(("heading", "meaning"), OPEN_DATA.items())
def test_the_national_layouts_are_understood(heading: str, meaning: str | None) -> None:
    """公共施設一覧, イベント一覧 and the municipal standard; what no record holds is guessed as nothing."""
    assert guess(heading) == meaning


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("１．サロン名（必須）", "name"),
        ("ＴＥＬ", "contact.phone"),
        ("会 場", "venue"),
        ("【参加費】", "fee"),
        ("開催日時／曜日", "schedule.days"),
        ("電話 2", "contact.phone"),
        ("代表者氏名", "person"),
        ("サロンの名称", "name"),
        ("保育短時間の開始時間", None),
        ("Playroom", None),
    ],
)
def test_headings_are_compared_without_dress(heading: str, meaning: str | None) -> None:
    """Widths, numbers, brackets, spaces and merged cells do not hide a heading; a longer word is another."""
    assert guess(heading) == meaning


def test_a_table_without_names_is_named_by_its_groups() -> None:
    """団体名 is the organizer beside a name, and the name where there is none; 施設名 is then the venue."""
    assert guess_columns(["団体名", "会場"]) == {"団体名": "name", "会場": "venue"}
    assert guess_columns(["サロン名", "施設名"]) == {"サロン名": "name", "施設名": "venue"}
    assert guess_columns(["施設名", "住所"])["施設名"] == "name"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("０７６-000-0000", Called("076-000-0000")),
        ("長町公民館（076-000-0000）", Called("076-000-0000", "長町公民館")),
        ("TEL 076-000-0000 FAX 076-000-0001", Called("076-000-0000", "FAX 076-000-0001")),
        ("076-000-0000 か 076-000-0001", Called(None, "076-000-0000 か 076-000-0001", unclear=True)),
        ("760000000", Called(None, "760000000", unclear=True)),
        ("長町公民館", Called(None, "長町公民館")),
    ],
)
def test_a_number_is_taken_only_where_it_is_the_only_one(text: str, expected: Called) -> None:
    """Two numbers, or one that lost its zero, are nobody's to choose."""
    assert part_phone(text) == expected


@given(st.text(alphabet="0123456789-() TELFAX電話（）公民館ー－", max_size=40))
def test_taking_a_number_out_loses_no_digit(text: str) -> None:
    """What is no number stays in the rest."""
    called = part_phone(text)
    kept = f"{called.phone or ''}{called.rest}"
    assert sorted(one for one in tidy(text) if one.isdigit()) == sorted(one for one in kept if one.isdigit())


@pytest.mark.parametrize(
    ("text", "hour"),
    [("0.5625", "13:30"), ("13:30:00", "13:30"), ("1899-12-30 09:00:00", "9:00"), ("9", None)],
)
def test_hours_as_fractions(text: str, hour: str | None) -> None:
    """0.5625 of a day is 13:30; a bare 9 may be anything."""
    assert clock(text) == hour


@pytest.mark.parametrize("text", ["8月6日", "2026-08-06", "2026-08-06 00:00:00", "6-Aug", "８月６日"])
def test_a_date_is_no_house_number(text: str) -> None:
    """What Excel makes of 8-6 is known; 8-6 itself and a whole address are none."""
    assert looks_like_date(text)
    assert not looks_like_date("8-6")
    assert not looks_like_date(f"北町{text}")


def cells(**given: str) -> dict[str, list[tuple[str, str]]]:
    """Return cells by meaning: `s` is the sentence, the others parts of it."""
    return {("schedule" if key == "s" else f"schedule.{key}"): [(key, text)] for key, text in given.items()}


@pytest.mark.parametrize(
    ("given_cells", "sentences"),
    [
        (cells(days="月水", start="10:00", end="11:30"), ("毎週月・水曜 10:00～11:30",)),
        (
            cells(days="水", start="0.5625", end="15:00:00", note="第2・第4水曜"),
            ("第2・第4水曜 13:30～15:00",),
        ),
        (cells(days="月", start="9:00", note="祝日は休み"), ("毎週月曜 9:00～（祝日は休み）",)),
        (cells(s="第2・第4", days="水", time="13:30～15:00"), ("第2・第4水曜 13:30～15:00",)),
        (cells(s="毎月第2水曜\n13:30～15:00"), ("毎月第2水曜 13:30～15:00",)),
        (cells(date="2026-10-01", start="10:00", end="12:00"), ("2026年10月1日 10:00～12:00",)),
        (cells(s="第2ニャン", time="10:00～"), ("第2ニャン 10:00～",)),
    ],
)
def test_columns_about_days_become_the_sentence_of_a_newsletter(
    given_cells: dict[str, list[tuple[str, str]]], sentences: tuple[str, ...]
) -> None:
    """水 with 第2・第4水曜 beside it is not every Wednesday; what is not understood stays."""
    assert compose(given_cells).sentences == sentences


def test_a_column_that_no_sentence_takes_is_kept() -> None:
    """Two hours for one sentence: the sentence's own stand, the others are not lost."""
    assert compose(cells(s="第1水曜 10:00～", time="9:00～12:00")).left == (("time", "9:00～12:00"),)


def test_what_is_not_understood_is_said_with_its_cure() -> None:
    """One line for a comment: the part that was not read, and a sentence that would be."""
    (line,) = complaints(["第2水曜ニャン 10:00～"])
    assert "「ニャン」" in line
    assert "第2水曜（ニャン） 10:00～" in line
    assert complaints(["第2水曜 10:00～", "不定期"]) == ()


@pytest.mark.parametrize(
    "text",
    [
        "日時：第2水曜 10:00～\n会場：北会館\n楽しい会です。",
        "【日時】第2水曜 10:00～【会場】北会館\n楽しい会です。",
        "・日時 : 第2水曜 10:00～　会場：北会館\n\n楽しい会です。",
        "■日時\n第2水曜 10:00～\n■会場\n北会館\n楽しい会です。",
        "日時：第2水曜\n10:00～\n会場：北会館\n\n楽しい会です。",
    ],
)
def test_descriptions_hold_fields_of_their_own(text: str) -> None:
    """However people mark them, 日時 and 会場 are fields; the rest is the description."""
    fields, rest = find_labels(text)
    assert {one.meaning: one.text for one in fields} == {"schedule": "第2水曜 10:00～", "venue": "北会館"}
    assert rest == "楽しい会です。"


def test_an_empty_field_takes_no_other_for_its_text() -> None:
    """Forms print every label: what stands below an empty one is the next."""
    assert find_labels("連絡先：\n合言葉: ゆっくり") == ((), "合言葉: ゆっくり\n連絡先：")


def test_prose_is_no_field() -> None:
    """A colon in a sentence, or in an address on the web, marks nothing."""
    for text in ("合言葉：ゆっくり", "くわしくは https://example.jp/ を見てください", "10:00から"):
        assert find_labels(text) == ((), text)

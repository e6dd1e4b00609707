"""Furigana: which kana stand over which kanji, and what the page's script is told of it."""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.build import check
from sitegen.formats.furigana import TABLE, furigana_script
from sitegen.site import Site, align
from sitegen.site.ruby import KANJI_RUN, fold
from tests.golden import MINIATURE, TODAY

RUNS = st.tuples(
    st.text("朝昼体操会館々松鮨", min_size=1, max_size=4),
    st.text("あかさたなをんっきゃ", min_size=1, max_size=9),
)
LITERALS = st.text("あのがカフェｻﾛﾝー・（）「 」1２a", max_size=5)


def site() -> Site:
    """Return the miniature city."""
    made = check(MINIATURE, today=TODAY).site
    assert made
    return made


@pytest.mark.parametrize(
    ("text", "kana", "parts"),
    [
        (
            "松ケ枝体操クラブ",
            "まつがえたいそうくらぶ",
            [("松ケ枝体操", "まつがえたいそう"), ("クラブ", None)],
        ),
        (
            "折り紙の時間",
            "オリガミノジカン",
            [("折", "お"), ("り", None), ("紙", "がみ"), ("の", None), ("時間", "じかん")],
        ),
        (
            "見本 世代の会",
            "みほん せだいのかい",
            [("見本", "みほん"), (" ", None), ("世代", "せだい"), ("の", None), ("会", "かい")],
        ),
        ("ｻﾛﾝ「花」", "さろんはな", [("ｻﾛﾝ「", None), ("花", "はな"), ("」", None)]),
        ("佐々木の家", "ささきのいえ", [("佐々木", "ささき"), ("の", None), ("家", "いえ")]),
        ("第3月曜会", "だいさんげつようかい", [("第3月曜会", "だいさんげつようかい")]),
        ("第3月曜会", "だい3げつようかい", [("第", "だい"), ("3", None), ("月曜会", "げつようかい")]),
        ("サロン", "さろん", [("サロン", None)]),
        ("", "", []),
    ],
)
def test_only_what_is_not_kana_has_a_reading(
    text: str, kana: str, parts: list[tuple[str, str | None]]
) -> None:
    """Kana and marks stand for themselves, in whatever width and syllabary either is written."""
    assert align(text, kana) == tuple(parts)


def test_what_can_be_parted_in_two_ways_is_not_parted() -> None:
    """The reading of 母の野原 may part at any の: one reading stands over the smallest stretch."""
    parts = (("母の野原", "ははのののはら"), ("の", None), ("会", "かい"))
    assert align("母の野原の会", "ははのののはらのかい") == parts


@pytest.mark.parametrize(
    ("text", "kana"),
    [
        ("朝の会", "あさ"),
        ("朝の会", "あさがかい"),
        ("サロン花", "かふぇはな"),
        ("朝の会", "朝の会"),
        ("一番丁", "1ばんちょう"),
        ("会館", "ーい"),
        ("朝の会" * 50, "あさのかい" * 50),
    ],
)
def test_what_does_not_fit_has_no_reading(text: str, kana: str) -> None:
    """A slip in `kana` shows no wrong furigana, but none; nor does a whole newsletter."""
    assert align(text, kana) is None


@given(st.lists(st.tuples(LITERALS, RUNS), max_size=4), LITERALS)
def test_parts_are_the_text_and_readings_the_kana(
    pieces: list[tuple[str, tuple[str, str]]], last: str
) -> None:
    """Nothing is lost and nothing invented, whatever the text is made of."""
    text = "".join(literal + base for literal, (base, _) in pieces) + last
    kana = "".join(literal + reading for literal, (_, reading) in pieces) + last
    parts = align(text, kana)
    if parts is None:
        return
    assert "".join(base for base, _ in parts) == text
    assert "".join(reading or fold(base) for base, reading in parts) == fold(kana)
    assert all(KANJI_RUN.search(base) for base, reading in parts if reading)
    assert not any(KANJI_RUN.search(base) for base, reading in parts if reading is None)


@given(RUNS, LITERALS)
def test_a_run_in_kana_is_always_parted(run: tuple[str, str], last: str) -> None:
    """One run of kanji has its own reading and no more, if it can have one at all."""
    base, reading = run
    if len(reading) < len(base) or reading[0] in "んっゃ" or not KANJI_RUN.fullmatch(base):
        return
    parts = align(base + last, reading + last)
    assert parts
    if "1" not in last and "２" not in last and "a" not in last:
        assert parts[0] == (base, fold(reading))


def test_the_table_is_sound() -> None:
    """Each word of the table can be parted, and none is a kanji that is read in many ways."""
    table = tomllib.loads(TABLE.read_text("utf-8"))
    assert len(table["words"]) >= 250
    assert not table["words"].keys() & set("日月人方上下生一")
    for text, kana in table["words"].items():
        parts = align(text, kana)
        assert parts, text
        assert all(KANJI_RUN.fullmatch(base) for base, reading in parts if reading), text


def script(made: Site) -> Any:  # noqa: ANN401 - what a script's JSON holds
    """Return what the script of the readings sets."""
    text = furigana_script(made).decode()
    return json.loads(text[text.index("{") : text.rindex("}") + 1])


def test_names_are_read_as_their_records_say() -> None:
    """Gatherings, areas, the city, its towns without their 丁目, and districts by their towns."""
    names = script(site())["names"]
    assert "見本《みほん》 朝《あさ》の体操《たいそう》" in names
    assert "北圏域《きたけんいき》" in names
    assert "見本市《みほんし》" in names
    assert "北町《きたまち》" in names
    assert "東ヶ丘《ひがしがおか》" in names
    assert "北《きた》" in names
    assert not any("丁目" in name for name in names)


def test_what_two_records_read_differently_is_not_read() -> None:
    """南町 is みなみまち here and みなみちょう there: no reading is better than a wrong one."""
    made = site()
    towns = made.towns
    double = [replace(town, kana="みなみちょう") for town in towns if town.name == "南町"]
    assert any(name.startswith("南町") for name in script(made)["names"])
    names = script(replace(made, towns=(*towns, *double)))["names"]
    assert not any(name.startswith("南町") for name in names)


def test_the_citys_own_readings_come_first() -> None:
    """What city.yaml says of districts and houses is known, and overrules what towns suggest."""
    made = site()
    city = made.city.model_copy(
        update={"readings": {"北": "ほく", "善隣館": "ぜんりんかん", "悪《い》名": "あくめい"}}
    )
    told = script(replace(made, city=city))
    assert "北《ほく》" in told["names"]
    assert "善隣館《ぜんりんかん》" in told["names"]
    # A word of the table is not said twice; a name with the marks of readings can't be said.
    assert not any(word.startswith("善隣館") for word in told["words"])
    assert not any("悪" in name for name in told["names"])

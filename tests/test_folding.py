"""What is typed and what is written find each other: folding, in Python and in the page alike."""

from __future__ import annotations

import json
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.formats.web import fold_script
from sitegen.site import fold, fold_latin, name_keys, romaji, town_index, town_of
from sitegen.site.folding import GROUPS
from tests.node import run_scripts
from tests.test_agenda import ROOT, plan

CASES = json.loads((Path(__file__).parent / "fold_cases.json").read_text("utf-8"))
# Japanese as people type it, with what this file folds in every place.
LETTERS = st.sampled_from(
    [
        *"ケヶヵが十丁目三ー・－ 　3１〇枝町ッぁゔヴｶﾞｰ々Ōôß①㌔﨑神İΣ",
        *"".join(GROUPS),
        "丁目",
        "三丁目",
        "二十",
    ]
) | st.characters(min_codepoint=0x3041, max_codepoint=0x30FF)
TEXTS = st.lists(st.lists(LETTERS, max_size=12).map("".join), min_size=60, max_size=60)
LATIN = st.text(alphabet="aiueokstnhmyrwgzdbpcjfōū'- m", max_size=14)


def in_page(name: str, texts: list[str]) -> list[Any]:
    """Return what a function of assets/fold.js makes of each text."""
    answer = f"(texts) => texts.map((text) => window.sitegenFold.{name}(text))"
    found: list[Any] = run_scripts([fold_script()], answer, texts)
    return found


@cache
def cases() -> dict[str, dict[str, str]]:
    """Return each text of the cases folded in the page, plainly and as Latin letters."""
    texts = sorted({text for groups in CASES.values() for group in groups for text in group})
    plain, latin = in_page("fold", texts), in_page("foldLatin", texts)
    return {
        "plain": dict(zip(texts, plain, strict=True)),
        "latin": dict(zip(texts, latin, strict=True)),
    }


@pytest.mark.parametrize("group", CASES["same"], ids=lambda group: group[0])
def test_all_ways_of_writing_a_name_are_one(group: list[str]) -> None:
    """Width, kana, old kanji, ヶ, 丁目 and blanks keep nobody from finding a name."""
    assert {fold(text) for text in group} == {cases()["plain"][text] for text in group}
    assert len({fold(text) for text in group}) == 1


@pytest.mark.parametrize("group", CASES["different"], ids=lambda group: group[0])
def test_other_names_stay_others(group: list[str]) -> None:
    """What only looks alike is not found: another voicing, another number, け that is no ヶ."""
    one, other = group
    assert fold(one) != fold(other)
    assert cases()["plain"][one] != cases()["plain"][other]


@pytest.mark.parametrize("group", CASES["same_latin"], ids=lambda group: group[0])
def test_all_romanizations_of_a_name_are_one(group: list[str]) -> None:
    """Hepburn, Kunrei, what a keyboard takes and what a sign shows: one name."""
    assert {fold_latin(text) for text in group} == {cases()["latin"][text] for text in group}
    assert len({fold_latin(text) for text in group}) == 1


@settings(max_examples=8, deadline=None)
@given(TEXTS)
def test_the_page_folds_as_the_build_does(texts: list[str]) -> None:
    """A word folded in the browser is compared with texts folded in the build."""
    assert in_page("fold", texts) == [fold(text) for text in texts]


@settings(max_examples=6, deadline=None)
@given(st.lists(LATIN, min_size=60, max_size=60))
def test_the_page_folds_latin_as_the_build_does(texts: list[str]) -> None:
    """The same for romanized names."""
    assert in_page("foldLatin", texts) == [fold_latin(text) for text in texts]


@given(st.lists(LETTERS, max_size=12).map("".join))
def test_what_is_folded_has_no_more_marks(text: str) -> None:
    """A folded word never holds a blank, so that blanks can part words and keys."""
    assert all(unicodedata.category(one)[0] in "LN" for one in fold(text))


def test_a_character_stands_for_one_other() -> None:
    """The table names no character twice, and only characters that Unicode leaves alone."""
    listed = "".join(GROUPS)
    assert len(listed) == len(set(listed))
    assert unicodedata.normalize("NFKC", listed) == listed
    assert all(len(group) > 1 for group in GROUPS)


def test_words_are_searched_in_both_spellings() -> None:
    """What has Latin letters may be English as it stands in a text, or a romanized name."""
    found = in_page("words", ["おしゃべり　カフェ", "nagamati 体操", "Shin", " ・ "])
    assert found == [
        [["おしやべり"], ["かふえ"]],
        [["nagamati", "nagamachi"], ["体操"]],
        [["shin"]],
        [],
    ]


@pytest.mark.parametrize(
    ("kana", "latin"),
    [
        ("ながまち", "Nagamachi"),
        ("しんちょう", "Shincho"),
        ("おおてまち", "Otemachi"),
        ("おおうら", "Oura"),
        ("ゆうひでらまち", "Yuhideramachi"),
        ("はっちょう", "Hatcho"),
        ("ごろじままち", "Gorojimamachi"),
        ("しんぼまち", "Shinbomachi"),
        ("ばばけんいき", "Babakeniki"),
        ("カフェ", "Kafe"),
        ("みほん いどうすーぱー", "Mihon Idosupa"),
        ("ながまちさんちょうめ", "Nagamachi 3-chome"),
        ("たにしいっちょうめ", "Tanishi 1-chome"),
        ("かんだじゅうにちょうめ", "Kanda 12-chome"),
        ("ほんまちじゅっちょうめ", "Honmachi 10-chome"),
        ("ぎゅうにゅう", "Gyunyu"),
        ("ゔぁいおりん", "Vaiorin"),
        ("パーティー", "Pati"),
        ("ざっか", "Zakka"),
        ("npo", "Npo"),
        ("", ""),
    ],
)
def test_kana_are_written_as_on_a_road_sign(kana: str, latin: str) -> None:
    """Readers of English know the name from the sign at the crossing."""
    assert romaji(kana) == latin


@pytest.mark.parametrize(
    ("typed", "kana"),
    [("oote", "おおて"), ("outemachi", "おおてまち"), ("nagamati", "ながまち"), ("shimbo", "しんぼ")],
)
def test_typed_romaji_finds_kana(typed: str, kana: str) -> None:
    """However a name is romanized, its reading is found."""
    assert fold_latin(typed) in name_keys("", kana)


def test_each_town_is_found_by_its_sign() -> None:
    """What the site shows of a town in Latin letters finds that town, as does each beginning of it."""
    for town in plan(ROOT).site.towns:
        if town.kana:
            shown = romaji(town.kana)
            assert shown.isascii()
            folded, _, latin = name_keys(town.name, town.kana)
            assert folded
            assert latin.startswith(fold_latin(shown))


def test_a_name_in_kana_is_its_own_reading() -> None:
    """Nobody writes the reading of what is written in kana."""
    assert name_keys("つどい カフェ", None) == ("つどいかふえ", "", "tsudoikafe")
    assert name_keys("つどいの場", None) == ("つどいの場", "", "")


@pytest.mark.parametrize(
    ("address", "town"),
    [
        ("金沢市長町3-3-3", "長町三丁目"),
        ("石川県金沢市長町三丁目3番3号", "長町三丁目"),
        ("金沢市 長町３丁目", "長町三丁目"),
        ("金沢市久安6-59-1", "久安六丁目"),
        ("金沢市乙丸町甲161", "乙丸町"),
        ("金沢市大桑町ヤ1-4", "大桑町"),
        ("金沢市福増町北1087", "福増町"),
        ("金沢市倉ヶ嶽1", "倉ケ嶽"),
        ("金沢市長町33-1", None),
        ("金沢市泉が丘99-1", None),
        ("金沢市泉野の森1", None),
        ("野々市市本町1-1", None),
        ("長町3-3-3", None),
        ("中金沢市長町3-3-3", None),
        ("金沢市", None),
    ],
)
def test_an_address_lies_in_the_town_it_names(address: str, town: str | None) -> None:
    """The town is taken from the address word for word; where that is not sure there is none."""
    found = town_of(address, city="金沢市", towns=town_index(plan(ROOT).site.towns))
    assert (found and found.name) == town


def test_no_address_of_the_records_is_without_town() -> None:
    """Every address of Kanazawa's records begins with a town of its table."""
    towns = town_index(plan(ROOT).site.towns)
    addresses = [one.data.address for one in plan(ROOT).site.places if one.data.address]
    assert len(addresses) > 300
    assert not [one for one in addresses if not town_of(one, city="金沢市", towns=towns)]

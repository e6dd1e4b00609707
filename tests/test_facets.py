"""Facets: what the finder may promise, and above all what it may not."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from sitegen.build import check
from sitegen.languages import language
from sitegen.load import load
from sitegen.pages.facets import FACETS, audiences, facets
from sitegen.records import OTHERS, CityRecord, PlaceRecord
from sitegen.site import in_language
from tests.golden import MINIATURE, TODAY

TABLE = Path(__file__).with_name("facets.tsv")
Keys = Mapping[str, Callable[[str], Mapping[str, object]]]
KEYS: Keys = {
    "free": lambda text: {"fee": text},
    "nobooking": lambda text: {"booking": text},
    "stepfree": lambda text: {"access": {"steps": text}},
    "parking": lambda text: {"access": {"parking": text}},
    "toilet": lambda text: {"access": {"toilet": text}},
}


def rows() -> list[tuple[str, bool, str]]:
    """Return the table's rows: a facet, whether it is known, and what a record says."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return [
            (row["facet"], row["known"] == "yes", row["text"]) for row in csv.DictReader(file, delimiter="\t")
        ]


def place(**values: object) -> PlaceRecord:
    """Return a gathering that says what is given."""
    return PlaceRecord.model_validate({"name": "例の会", **values})


@pytest.mark.parametrize(("facet", "known", "text"), rows())
def test_a_facet_is_what_is_plainly_said(facet: str, known: bool, text: str) -> None:  # noqa: FBT001 - a column
    """However people write it; and what is not plain is none, for a wrong one is worse."""
    assert facets(place(**KEYS[facet](text))) == ((facet,) if known else ())


def test_each_facet_has_fifteen_spellings_of_either_sort() -> None:
    """The table speaks of all facets, and of no other."""
    counts = Counter((facet, known) for facet, known, _ in rows())
    assert set(counts) == {(facet, known) for facet in FACETS for known in (True, False)}
    assert min(counts.values()) >= 15


def test_nothing_said_is_nothing_known() -> None:
    """A record without fee, booking and access has no facet, not even free."""
    assert facets(place()) == ()


@pytest.mark.parametrize(
    ("room", "note", "steps"),
    [
        ("2階 和室", None, "段差なし"),
        ("二階", None, "入口に段差なし"),
        ("３Ｆ会議室", None, "バリアフリー"),
        (None, "会場は2階です", "スロープあり"),
        ("2階 和室", "エレベーターはありません", "段差なし"),
    ],
)
def test_upstairs_is_not_step_free(room: str | None, note: str | None, steps: str) -> None:
    """A door without a step leads to stairs, unless there is a lift."""
    assert facets(place(room=room, access={"steps": steps, "note": note})) == ()


def test_a_lift_leads_upstairs() -> None:
    """With a lift the room upstairs is within reach, and the ground floor always was."""
    lifted = place(room="2階 和室", access={"steps": "段差なし", "note": "エレベーターあり"})
    assert facets(lifted) == ("stepfree",)
    assert facets(place(room="1階 ホール", access={"steps": "段差なし"})) == ("stepfree",)


def city() -> CityRecord:
    """Return the miniature city, whose audiences are those below."""
    records = load(MINIATURE).records
    assert records
    return CityRecord.model_validate({**records.city.data.model_dump(by_alias=True), "audiences": AUDIENCES})


@pytest.mark.parametrize(
    "values",
    [
        {"fee": "無料", "schedule": "毎週水曜 13:00～16:00 1回100円"},
        {"fee": "無料", "summary": "材料費は実費です。"},
        {"booking": "なし", "description": "要予約です。\n\n公民館へどうぞ。"},
        {"booking": "不要", "schedule": "毎週水曜 10:00～（要申込）"},
    ],
)
def test_a_record_at_odds_with_itself_promises_nothing(values: dict[str, object]) -> None:
    """What the sentence of the schedule says of money counts against the fee."""
    assert facets(place(**values)) == ()


AUDIENCES = {
    "anyone": {"name": "どなたでも", "words": ["どなたでも", "だれでも"]},
    "seniors": {"name": "年配のかた", "words": ["65歳以上", "お年寄り"]},
    "family": {"name": "親子", "words": ["子ども", "保護者"]},
}


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("どなたでも", ("anyone",)),
        ("どなたでも（ランチ約20食）", ("anyone",)),
        ("おおむね６５歳以上のかた", ("seniors",)),
        ("子どもからお年寄りまで", ("seniors", "family")),
        ("小学生", ()),
        (None, ()),
    ],
)
def test_those_it_is_for_are_read_by_the_citys_words(who: str | None, expected: tuple[str, ...]) -> None:
    """Widths do not matter; what no word matches is for nobody in particular."""
    assert audiences(place(who=who), city()) == expected


def test_a_record_may_say_itself_whom_it_is_for() -> None:
    """Then its sentence is not read."""
    record = place(who="どなたでも", audiences="family")
    assert audiences(record, city()) == ("family",)


def test_facets_are_the_same_in_every_language() -> None:
    """They are read from the Japanese, whatever the page says."""
    site = check(MINIATURE, today=TODAY).site
    assert site
    known = [(facets(one.data), audiences(one.data, site.city)) for one in site.places]
    assert {facet for found, _ in known for facet in found} == {"free", "nobooking", "parking", "toilet"}
    assert {one for _, found in known for one in found} == {"anyone"}
    for code in OTHERS:
        other = in_language(site, language(code))
        assert known == [(facets(one.data), audiences(one.data, other.city)) for one in other.places]

"""The finder's data: every record with all that is said of it, small enough for a telephone."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from sitegen.editions import translate
from sitegen.formats.search import search_script
from sitegen.records import Kind
from tests.finder import ask
from tests.golden import TODAY
from tests.test_agenda import ROOT, plan

FIND = """(typed) => typed.map((text) => {
  const words = fold.words(text);
  const found = site.items.map((item) => ({ item, rank: filter.rank(item, words) }));
  const kept = found.filter(({ rank }) => rank !== null);
  return filter.arrange(kept, "").map(({ item, rank }) => [item.id, rank]);
})"""


@cache
def site() -> dict[str, Any]:
    """Return the miniature city's data as the page unpacks it, its items by id."""
    found: dict[str, Any] = ask(plan(), "() => site")
    return found | {"items": {one["id"]: one for one in found["items"]}}


def find(*typed: str) -> list[dict[str, int]]:
    """Return the rank of what is found for each text, by id and in order."""
    return [dict(found) for found in ask(plan(), FIND, typed)]


def test_every_record_is_there_once_and_in_order() -> None:
    """Gatherings, services and treasures can be found, in the order of their readings."""
    assert list(site()["items"]) == [one.id for one in plan().site.places]
    kinds = {one["id"]: one["kind"] for one in site()["items"].values()}
    assert kinds == {one.id: one.data.kind.value for one in plan().site.places}
    assert [one["order"] for one in site()["items"].values()] == list(range(len(kinds)))


def test_a_record_brings_what_its_row_shows() -> None:
    """The finder's row needs no other file: where, when, whom to ask."""
    ocha = site()["items"]["ocha"]
    assert (ocha["name"], ocha["venue"], ocha["phone"]) == (
        "見本 お茶のみサロン",
        "見本公民館",
        "076-000-0002",
    )
    assert ocha["sentence"] == "毎月第2・第4水曜 13:30～15:00／第1土曜 10:00～正午（8月休み）"
    assert (ocha["kinds"], ocha["areas"], ocha["has"], ocha["for"]) == (
        ["salon"],
        ["kita"],
        ["nobooking", "parking", "toilet"],
        ["anyone"],
    )
    assert ocha["points"] == [[36.56718, 136.65035]]
    assert len(site()["items"]["mobile-shop"]["points"]) == 3
    assert site()["items"]["mobile-shop"]["areas"] == ["kita", "minami"]
    assert site()["items"]["mimamori"]["areas"] == ["kita", "minami", "shima"]


def test_areas_and_towns_are_there_to_go_to() -> None:
    """Who types a town is led to its area and the center to telephone."""
    kita = site()["areas"][0]
    assert (kita["name"], kita["slug"], kita["center"], kita["phone"]) == (
        "北圏域",
        "kita",
        "見本 北地域包括支援センター",
        "076-000-0001",
    )
    town = site()["towns"][0]
    assert (town["name"], town["shown"], town["point"]) == ("北町一丁目", "北町一丁目", [36.567, 136.65])
    assert town["area"] == kita
    assert town["keys"] == ["北町1", "きたまちいつちようめ", "kitamachi1chome"]
    assert site()["towns"][4]["keys"] == ["西町"]
    assert site()["built"] == TODAY.isoformat()
    assert site()["known"] == "2027-04-30"


def test_readers_of_english_see_a_towns_sign() -> None:
    """On a page in English a town has the name of its signs, and keeps its own for the address."""
    text = search_script(translate(replace(plan(), build="abc"), "en")).decode()
    data = json.loads(text.removeprefix("window.sitegenSearch=").removesuffix(";\n"))
    assert data["build"] == "abc"
    assert data["towns"][0][0] == "北町一丁目"
    assert data["towns"][1] == ["Kitamachi 1-chome", "Kitamachi 2-chome", "Higashigaoka", "Minamimachi", ""]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("お茶のみ", "ocha"),
        ("おちゃのみさろん", "ocha"),
        ("ochanomi", "ocha"),
        ("見本公民館", "ocha"),
        ("２階和室", "ocha"),
        ("季節の話", "ocha"),
        ("気軽に", "ocha"),
        ("どなたでも", "ocha"),
        ("100円", "ocha"),
        ("見本地区社会福祉協議会", "ocha"),
        ("北町一丁目", "ocha"),
        ("きたまち", "ocha"),
        ("kitamachi", "ocha"),
        ("サロン", "ocha"),
        ("北圏域", "ocha"),
        ("きたけんいき", "ocha"),
        ("ひがし", "hirune"),
        ("higashi", "hirune"),
        ("髙﨑", "bidi"),
        ("高崎吉野家", "bidi"),
        ("南の公園", "mobile-shop"),
        ("みなみまち", "mobile-shop"),
        ("西の集会所前", "mobile-shop"),
        ("買い物の送迎", "kaimono"),
        ("雪かき", "otakara"),
        ("見本 公民館　体操", "taiso"),
        ("<img src=x", "hostile"),
    ],
)
def test_a_record_is_found_by_whatever_is_said_of_it(typed: str, found: str) -> None:
    """Name, reading, venue, address, town, district, area, category, words: any of them finds it."""
    assert found in find(typed)[0]


def test_every_word_must_be_found() -> None:
    """More words find less; a word that stands nowhere finds nothing, and blanks part words."""
    tea, both, none, across = find("見本", "見本 体操", "見本 どこにもない", "サロン北町")
    assert set(both) < set(tea)
    assert none == across == {}


def test_what_begins_with_the_word_stands_first() -> None:
    """First names that begin with it, then names that hold it, then the rest."""
    ranks = list(find("みなみ")[0].values())
    assert ranks == sorted(ranks)
    assert ranks[0] == 0
    assert find("みなみ")[0]["old"] == 0
    assert find("しょくどう")[0] == {"old": 1}
    assert find("南の家")[0] == {"shogi": 2, "old": 2}


def test_dates_are_those_of_the_timetable() -> None:
    """The page's script and the calendar never differ; what is off is not there."""
    for one in plan().site.places:
        days = [day for hours in site()["items"][one.id]["meets"] for day in hours["days"]]
        held = one.timetable.meetings(TODAY) if one.data.kind is Kind.GATHERING else ()
        epoch = TODAY.toordinal() - TODAY.fromisoformat("1970-01-01").toordinal()
        expected = [(meeting.date - TODAY).days + epoch for meeting in held]
        assert sorted(days) == expected


def test_the_finder_is_small_and_quick() -> None:
    """Kanazawa's 384 records, 911 towns and half a year of dates: below 45 kB on the way."""
    script = search_script(plan(ROOT))
    assert len(gzip.compress(script, mtime=0)) < 45_000
    answer = """() => {
      const items = [1, 2, 3].flatMap(() => site.items);
      const words = fold.words("たいそう");
      const times = Array.from({ length: 20 }, () => {
        const start = performance.now();
        for (const item of items) filter.rank(item, words);
        return performance.now() - start;
      });
      return [items.length, Math.min(...times)];
    }"""
    count, milliseconds = ask(plan(ROOT), answer)
    assert count > 1000
    assert milliseconds < 5

"""The data of the saved page: what stands there of a gathering is what its own page says."""

from __future__ import annotations

import datetime as dt
import gzip
import json
from functools import cache
from pathlib import Path
from typing import Any

from sitegen.build import build, check
from sitegen.formats.cards import card, card_files
from sitegen.pages import Plan
from sitegen.site import Place
from tests.golden import MINIATURE, ROOT, TODAY


@cache
def plan(root: Path = MINIATURE, today: dt.date = TODAY) -> Plan:
    """Return the plan of the miniature city, of what is sound in it."""
    checked = check(root, today=today)
    assert checked.site
    assert checked.horizon
    return Plan(checked.site, checked.horizon, checked.almanac, checked.findings)


def read(script: bytes) -> dict[str, Any]:
    """Return the data of the script, as a browser would get it."""
    head, _, data = script.decode().partition("=")
    assert head == "window.sitegenCards"
    found: dict[str, Any] = json.loads(data.rstrip().removesuffix(";"))
    return found


def cards(root: Path = MINIATURE) -> dict[str, Any]:
    """Return the data of the saved page."""
    return read(card_files(plan(root))["assets/cards.js"])


def place(ident: str) -> Place:
    """Return a record of the miniature city."""
    return next(one for one in plan().site.places if one.id == ident)


def test_a_card_says_what_a_reader_goes_by() -> None:
    """Name, when, where, how to ask, for whom and for how much stand in the order of the contract."""
    name, schedule, venue, address, phone, _, who, fee = cards()["places"]["ocha"]
    assert (name, who, fee) == ("見本 お茶のみサロン", "どなたでも", "100円")
    assert schedule.split("\n") == ["毎月第2・第4水曜 13:30～15:00", "第1土曜 10:00～正午（8月休み）"]
    assert (venue, address, phone) == ("見本公民館　2階 和室", "見本市北町1-1", "076-000-0002")


def test_whatever_can_be_saved_has_a_card() -> None:
    """Every record has one, with a name; else what was saved would be called gone."""
    assert set(cards()["places"]) == {one.id for one in plan().site.places}
    assert all(row[0] and row[-1] for row in cards()["places"].values())


def test_a_card_holds_every_date_of_the_timetable() -> None:
    """The days of the groups, counted from the build, are the dates that are held, and no others."""
    data = cards()
    built = dt.date.fromisoformat(data["built"])
    for one in plan().site.places:
        row = data["places"][one.id]
        groups = row[5] if len(row) > 5 else []
        if one.data.kind != "gathering":
            assert not groups
            continue
        found = sorted(
            (built + dt.timedelta(days=day), spec, label)
            for spec, label, days, *rest in groups
            for day in days
            if len(rest) < 2
        )
        held = one.timetable.meetings(TODAY)
        assert found == sorted((each.date, each.hours.spec, plan().worder.hours(each.hours)) for each in held)


def test_a_card_says_what_is_special_of_a_date() -> None:
    """A day off is there and marked as off, an extra day with its word: on paper both matter."""
    groups = cards()["places"]["ocha"][5]
    said = {day: rest for _, _, days, *rest in groups for day in days}
    assert said[(dt.date(2026, 12, 23) - TODAY).days] == ["お休み", 1]
    assert said[(dt.date(2026, 12, 20) - TODAY).days] == ["年忘れ会"]
    assert said[(dt.date(2026, 12, 9) - TODAY).days] == []


def test_a_card_says_a_pause_until_it_is_over() -> None:
    """Who saved a gathering learns that it pauses, also before the pause begins, and no longer after."""
    words, until = card(place("hirune"), plan())[8:]
    assert words == "11月1日（日）から2027年3月31日（水）までお休み（会場の工事のため）"
    assert until == "2027-03-31"
    assert len(card(place("hirune"), plan(today=dt.date(2027, 4, 1)))) < 9


def test_a_route_says_its_stops() -> None:
    """What stands at several places has no venue: its stops tell where to go."""
    assert (
        card(place("mobile-shop"), plan())[2]
        == "東の会館前（10:00～10:30）、南の公園（11:00～11:30）、西の集会所前"
    )
    assert card(place("no-point"), plan())[2] == "西の集会所"


def test_a_gathering_without_a_schedule_says_how_to_learn_it() -> None:
    """Never an empty line where the reader looks for a day; a service needs none."""
    assert card(place("empty-values"), plan())[1] == "日程はお問い合わせください"
    assert card(place("mimamori"), plan()) == ["見本 見守りの電話"]


def test_the_cards_of_a_city_are_light() -> None:
    """Hundreds of records fit in what a slow telephone loads at once: 40 kB."""
    assert len(cards(ROOT)["places"]) > 300
    assert len(gzip.compress(card_files(plan(ROOT))["assets/cards.js"], mtime=0)) <= 40_000


def test_the_saved_page_is_not_to_be_found(tmp_path: Path) -> None:
    """It says nothing to anyone but its reader, so no search engine may list it."""
    assert build(MINIATURE, tmp_path / "site", today=TODAY).pages
    page = (tmp_path / "site/saved/index.html").read_text("utf-8")
    assert '<meta name="robots" content="noindex">' in page
    assert "saved/" not in (tmp_path / "site/sitemap.xml").read_text("utf-8")

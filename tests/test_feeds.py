"""Calendar feeds, read by two libraries that are not ours: Python's icalendar, JavaScript's ical.js."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import cast

import icalendar
import pytest

from sitegen.build import build
from sitegen.formats.feeds import feed_files
from sitegen.pages import Plan
from sitegen.pages.subscribe import subscribe_pages
from sitegen.records import AreaRecord, CityRecord, PlaceRecord
from sitegen.render import render_pages
from sitegen.schedule.almanac import Almanac
from sitegen.schedule.nouns import Band, Hours, Move, Occurrence, Outcome, Rule, Schedule, Session, To, Weekly
from sitegen.schedule.reading import Reading
from sitegen.schedule.timetable import Closed, Extra, Horizon, Paused, Timetable, make_timetable
from sitegen.site import Area, Geography, Place, Placement, Shape, Site, Territory
from tests.calendar_readers import Event, Feeds, read_javascript, read_python
from tests.golden import MINIATURE

TODAY = dt.date(2026, 11, 24)
URL = "https://example.jp/tsudoi/"
EVIL = '茶\r\nEND:VEVENT\r\nBEGIN:VEVENT\nUID:evil\r ATTACH:x\x85X\u2028Y\x00\x0b\x1b\u202e\\n;,:"\\'
CALM = '茶\nEND:VEVENT\nBEGIN:VEVENT\nUID:evil\n ATTACH:x\nX\nY\\n;,:"\\'
PROPERTIES = {
    *("UID", "DTSTAMP", "LAST-MODIFIED", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "LOCATION"),
    *("GEO", "URL", "CATEGORIES", "STATUS", "TRANSP"),
}


@dataclass(frozen=True)
class Dated:
    """A place as the feeds see it."""

    id: str
    data: PlaceRecord
    timetable: Timetable
    placement: Placement


def place(ident: str, timetable: Timetable, **data: object) -> Place:
    """Return a place with its dates."""
    record = PlaceRecord.model_validate({"name": ident, **data})
    return cast("Place", Dated(ident, record, timetable, Placement(ident, ())))


def timetable(rule: Rule, *, months: int = 6, **more: object) -> Timetable:
    """Return the dates of a rule, as the program makes them."""
    reading = Reading("", Outcome.UNDERSTOOD, Schedule((rule,)))
    horizon = Horizon(TODAY, months)
    return make_timetable((reading,), horizon=horizon, almanac=Almanac(), **more)  # type: ignore[arg-type]


def city(**more: object) -> CityRecord:
    """Return a city with two kinds of gathering."""
    looks = {"colour": "#8E2435", "dark": "#F0A0A8", "shape": "circle"}
    return CityRecord.model_validate(
        {
            "name": "見本市",
            "title": "つどいの場 見本市",
            "summary": "集まりをさがせます。",
            "url": URL,
            "publisher": {"name": "編集部"},
            "newsletter": {"name": "通信"},
            "categories": {"cafe": {"name": "カフェ", **looks}, "salon": {"name": "歌, 踊り; 他", **looks}},
            "boundaries": {"file": "districts.geojson"},
            **more,
        }
    )


def site(*places: Place, town: CityRecord | None = None) -> Site:
    """Return a site whose only area holds every place."""
    shape = Shape((), (136.6, 36.5, 136.7, 36.6), (136.65, 36.55))
    area = Area(
        slug="kita",
        data=AreaRecord.model_validate({"name": "北圏域"}),
        territory=Territory("kita", shape, (), ()),
        pins=(),
        unplaced=places,
        services=(),
        treasures=(),
    )
    return Site(town or city(), Geography(shape, {"kita": area.territory}), (area,), places, ())


UNTIMED = (Session(Hours(), "前半"), Session(Hours(), "後半"))
HALVES = (Session(Hours(600, 690), "昼の部"), Session(Hours(1110, 1440), "夜の部"))
PLACES = (
    place(
        "ocha",
        timetable(
            Rule((Weekly((2,), (2, 4)),), sessions=(Session(Hours(810, 900)),)),
            closed=(
                Closed(dt.date(2026, 12, 23), "年の瀬, 大掃除; のため"),
                Closed(dt.date(2027, 1, 13), "雪のため"),
                Closed(dt.date(2027, 2, 10)),
            ),
            extra=(Extra(dt.date(2026, 12, 20), Hours(810, 900), "年忘れ会"),),
        ),
        name="お茶のみサロン",
        categories=["salon", "cafe"],
        schedule=["毎月第2・第4水曜 13:30～15:00"],
        venue="見本公民館",
        address="見本市北町1-1",
        location="36.567178, 136.650355",
        who="どなたでも",
        fee="100円",
        confirmed="2026-10-01",
        sample="true",
    ),
    place(
        "taiso",
        timetable(Rule((Weekly((0,)),), sessions=HALVES, holidays=Move(To.NEXT_DAY))),
        name="体操",
        categories="cafe",
        confirmed="2026-09-01",
    ),
    place(
        "asa",
        timetable(
            Rule((Weekly((4,)),), sessions=(Session(Hours(band=Band.MORNING)),)),
            paused=Paused("工事のため", dt.date(2027, 1, 1), dt.date(2027, 1, 31)),
        ),
        name="朝の会",
    ),
    place(
        "roji",
        timetable(Rule((Weekly((5,), (-1,)),), sessions=(Session(Hours(1080, about=True)),))),
        name="路地の夕べ",
        location=[
            {"name": "此花会館前", "location": "36.57, 136.65", "time": "10:30"},
            {"name": "南の公園", "location": "36.56, 136.66"},
        ],
    ),
    place(
        "naka",
        timetable(Rule((Weekly((6,), (1,)),), sessions=UNTIMED)),
        name="なかよし",
        confirmed="2026-09-01",
    ),
    place(
        "evil",
        Timetable((), (Occurrence(TODAY, Hours(600, 660), EVIL, None, EVIL, cancelled=True, reason=EVIL),)),
        **dict.fromkeys(("name", "schedule", "venue", "room", "address", "who", "fee", "booking"), EVIL),
        categories="salon",
    ),
)
UNDATED = place("futei", Timetable((Reading("不定期", Outcome.UNDATED),)), schedule="不定期")
SERVICE = place("sogei", PLACES[1].timetable, kind="service")


@lru_cache(maxsize=1)
def whole() -> Feeds:
    """Return every feed of the test's city."""
    return feed_files(Plan(site(*PLACES, UNDATED, SERVICE), Horizon(TODAY), Almanac()))


def expected(held: Place, host: str = "example.jp") -> list[Event]:
    """Return what a reader has to find of a place, made from its occurrences alone."""
    rows: list[Event] = []
    seen: dict[dt.date, int] = {}
    for one in held.timetable.occurrences:
        seen[one.date] = seen.get(one.date, 0) + 1
        band = "（午前）" if one.hours.band else ""
        session = f"（{one.session}）" if one.session else ""
        rows.append(
            {
                "uid": f"{held.id}-{one.date:%Y%m%d}-{seen[one.date]}@{host}",
                "start": moment(one.date, one.hours.start) or one.date.isoformat(),
                "end": moment(one.date, one.hours.end)
                if one.hours.start is not None
                else (one.date + dt.timedelta(days=1)).isoformat(),
                "status": "CANCELLED" if one.cancelled else "CONFIRMED",
                "summary": calm(f"{'お休み：' if one.cancelled else ''}{held.data.name}{session}{band}"),
            }
        )
    return rows


def calm(text: str) -> str:
    """Return what is left of the evil text."""
    return text.replace(EVIL, CALM)


def moment(day: dt.date, minutes: int | None) -> str | None:
    """Return a time in Japan as UTC, nine hours earlier."""
    if minutes is None:
        return None
    start = dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)
    return f"{start + dt.timedelta(minutes=minutes) - dt.timedelta(hours=9):%Y-%m-%dT%H:%M:%S.000Z}"


@lru_cache(maxsize=2)
def readings(reader: str) -> dict[str, tuple[str, list[Event]]]:
    """Return the test's city as one of the two readers understands it."""
    return {"icalendar": read_python, "ical.js": read_javascript}[reader](whole())


both = pytest.mark.parametrize("reader", ["icalendar", "ical.js"])


@both
def test_readers_find_the_occurrences(reader: str) -> None:
    """Every feed holds each date of its gatherings once, with its time, state, id and title."""
    by_id = {one.id: expected(one) for one in PLACES}
    everything = [row for rows in by_id.values() for row in rows]
    wanted = {
        **{f"places/{ident}/calendar.ics": rows for ident, rows in by_id.items()},
        "areas/kita/calendar.ics": everything,
        "calendars/all.ics": everything,
        "calendars/cafe.ics": by_id["ocha"] + by_id["taiso"],
        "calendars/salon.ics": by_id["ocha"] + by_id["evil"],
    }
    keys = ("uid", "start", "end", "status", "summary")
    found = {
        path: [{key: event[key] for key in keys} for event in events]
        for path, (_, events) in readings(reader).items()
    }
    assert found == wanted
    assert {len(rows) for rows in by_id.values()} > {1}


@both
def test_readers_find_what_the_record_says(reader: str) -> None:
    """Where, for whom, for how much, what is special today, and how old the knowledge is."""
    feeds = readings(reader)
    (ocha,) = [one for one in feeds["places/ocha/calendar.ics"][1] if "20261223" in str(one["uid"])]
    assert feeds["places/ocha/calendar.ics"][0] == "お茶のみサロン"
    assert ocha["location"] == "見本公民館、見本市北町1-1"
    assert ocha["categories"] == ["歌, 踊り; 他", "カフェ"]
    assert ocha["stamp"] == "2026-10-01T00:00:00.000Z"
    assert str(ocha["description"]).split("\n") == [
        "これは見本の記録です。じっさいには開かれていません。",
        "この日はお休みです（年の瀬, 大掃除; のため）。",
        "いつも：毎月第2・第4水曜 13:30～15:00",
        "だれが：どなたでも",
        "参加費：100円",
        "2026年10月1日（木）にたしかめた記録です。行く前にお確かめください。",
    ]
    texts = {str(one["uid"]): str(one["description"]) for one in feeds["calendars/all.ics"][1]}
    assert texts["ocha-20261220-1@example.jp"].split("\n")[1] == "年忘れ会"
    assert "この日はお休みです（雪のため）。" in texts["ocha-20270113-1@example.jp"]
    assert "この日はお休みです。" in texts["ocha-20270210-1@example.jp"]
    assert "くわしい時刻は書かれていません。" in texts["naka-20261206-2@example.jp"]
    # 勤労感謝の日, a Monday: the gathering moves to the day after.
    assert "祝日のため11月23日（月）から移しました。" in texts["taiso-20261124-1@example.jp"]
    assert "この日はお休みです（工事のため）。" in texts["asa-20270108-1@example.jp"]
    assert texts["roji-20261128-1@example.jp"].split("\n") == [
        "始まりは18:00頃です。",
        "終わりの時刻は書かれていません。",
        "とまる所：此花会館前（10:30）／南の公園",
        "たしかめた日の分からない記録です。行く前にお確かめください。",
    ]
    assert calm(EVIL) in texts["evil-20261124-1@example.jp"]


@both
def test_contributed_text_adds_no_property_and_no_event(reader: str) -> None:
    """Whatever a record says is the text of one property; none of its lines become lines of ours."""
    for _, events in readings(reader).values():
        for one in events:
            names = cast("list[str]", one["properties"])
            assert set(names) <= PROPERTIES
            assert len(names) == len(set(names))
    (evil,) = readings(reader)["places/evil/calendar.ics"][1]
    assert evil["uid"] == "evil-20261124-1@example.jp"
    assert evil["location"] == f"{CALM}、{CALM}"


def test_names_of_areas_and_categories_are_text_as_well() -> None:
    """The city's own words go through the same gate as a record's."""
    looks = {"name": EVIL, "colour": "#8E2435", "dark": "#F0A0A8", "shape": "circle"}
    town = city(title=EVIL, categories={"cafe": looks}, url="https://例え.jp/a;b,c/")
    held = place("x", PLACES[0].timetable, categories="cafe")
    feeds = feed_files(Plan(site(held, town=town), Horizon(TODAY), Almanac()))
    for read in (read_python(feeds), read_javascript(feeds)):
        assert read["calendars/all.ics"][0] == CALM
        assert read["calendars/cafe.ics"][0] == f"{CALM}｜{CALM}"
        assert all(one["categories"] == [CALM] for one in read["calendars/all.ics"][1])
        assert {len(events) for _, events in read.values()} == {len(held.timetable.occurrences)}
    assert b"URL:https://%E4%BE%8B%E3%81%88.jp/a;b,c/places/x/\r\n" in unfolded(feeds["calendars/all.ics"])


def unfolded(feed: bytes) -> bytes:
    """Return a feed with its long lines whole again."""
    return feed.replace(b"\r\n ", b"")


def test_lines_are_those_of_the_rfc() -> None:
    """At most 75 octets and whole characters a line, CRLF and nothing else, one id once."""
    for path, feed in whole().items():
        lines = feed.split(b"\r\n")
        assert lines.pop() == b"", path
        assert not re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", b"".join(lines)), path
        for line in lines:
            assert 0 < len(line) <= 75, (path, line)
            assert line.decode(), path
        uids = re.findall(rb"\r\nUID:(.*?)\r\n", unfolded(feed))
        assert len(set(uids)) == len(uids) == feed.count(b"\r\nBEGIN:VEVENT\r\n"), path
    assert max(len(line) for line in whole()["calendars/all.ics"].split(b"\r\n")) == 75


def test_a_calendar_says_what_programs_ask_for() -> None:
    """Its version, its zone, how often to come again; the zone stands before the events."""
    text = unfolded(whole()["calendars/cafe.ics"]).decode()
    head, _, first = text.partition("BEGIN:VEVENT\r\n")
    for line in (
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//sitegen//calendar//JA", "CALSCALE:GREGORIAN"),
        *("METHOD:PUBLISH", "NAME:カフェ｜つどいの場 見本市", "X-WR-CALNAME:カフェ｜つどいの場 見本市"),
        *("X-WR-TIMEZONE:Asia/Tokyo", "REFRESH-INTERVAL;VALUE=DURATION:P1D", "X-PUBLISHED-TTL:P1D"),
        *("BEGIN:VTIMEZONE", "TZID:Asia/Tokyo", "TZOFFSETTO:+0900", "END:VTIMEZONE"),
    ):
        assert f"{line}\r\n" in head
    event_lines = first.partition("END:VEVENT")[0].split("\r\n")
    assert "DTSTART;TZID=Asia/Tokyo:20261111T133000" in event_lines
    assert "DTEND;TZID=Asia/Tokyo:20261111T150000" in event_lines
    assert "GEO:36.567178;136.650355" in event_lines
    assert f"URL:{URL}places/ocha/" in event_lines
    assert "CATEGORIES:歌\\, 踊り\\; 他,カフェ" in event_lines
    assert "TRANSP:TRANSPARENT" in event_lines
    assert "LAST-MODIFIED:20261001T000000Z" in event_lines
    assert "GEO" not in whole()["places/roji/calendar.ics"].decode()


def test_an_unknown_end_is_not_invented() -> None:
    """A start without an end has neither end nor length; without a clock it is the whole day's."""
    roji, asa = (whole()[f"places/{ident}/calendar.ics"] for ident in ("roji", "asa"))
    assert b"\r\nDTEND" not in roji
    assert b"DURATION:P" not in roji.partition(b"BEGIN:VEVENT")[2]
    assert b"\r\nDTSTART;VALUE=DATE:20261127\r\nDTEND;VALUE=DATE:20261128\r\n" in asa


def uids(held: Place) -> list[object]:
    """Return the ids of a place's events."""
    feeds = feed_files(Plan(site(held), Horizon(TODAY), Almanac()))
    return [one["uid"] for one in read_python(feeds)["calendars/all.ics"][1]]


def test_an_id_outlives_changes_of_other_dates_hours_and_state() -> None:
    """A device that knew an event finds it again, so nobody sees one sitting twice."""
    taiso = PLACES[1]
    dates = taiso.timetable.occurrences
    before = uids(taiso)
    assert len(set(before)) == len(before) == len(dates)

    def held(*occurrences: Occurrence) -> Place:
        return place("taiso", Timetable((), occurrences))

    assert uids(held(*dates[6:])) == before[6:]
    assert uids(held(*(replace(one, hours=Hours(700, 760)) for one in dates))) == before
    assert uids(held(*(replace(one, cancelled=True) for one in dates))) == before


def test_ids_without_an_address_are_of_no_host() -> None:
    """A site that was never put anywhere takes no host's name; it names no page, either."""
    feeds = feed_files(Plan(site(PLACES[0], town=city(url=None)), Horizon(TODAY), Almanac()))
    found = read_python(feeds)["calendars/all.ics"][1]
    assert [one["uid"] for one in found] == [one["uid"] for one in expected(PLACES[0], "sitegen.invalid")]
    assert not [one for one in found if "URL" in cast("list[str]", one["properties"])]


def test_the_day_of_the_build_shows_only_where_nothing_was_confirmed() -> None:
    """A confirmed record gives the same bytes on every day with the same dates."""
    later = feed_files(Plan(site(*PLACES), Horizon(TODAY + dt.timedelta(days=1)), Almanac()))
    changed = {path for path, feed in later.items() if feed != whole()[path]}
    assert changed == {
        *(f"places/{ident}/calendar.ics" for ident in ("asa", "roji", "evil")),
        *("areas/kita/calendar.ics", "calendars/all.ics", "calendars/salon.ics"),
    }
    assert b"DTSTAMP:20261125T000000Z" in later["places/asa/calendar.ics"]


def test_a_calendar_without_dates_can_be_read() -> None:
    """Between seasons a gathering has none; who subscribed to it keeps a sound, empty calendar."""
    resting = place("natsu", Timetable((Reading("", Outcome.UNDERSTOOD, Schedule(())),)))
    feeds = feed_files(Plan(site(resting), Horizon(TODAY), Almanac()))
    assert "places/natsu/calendar.ics" in feeds
    for read in (read_python(feeds), read_javascript(feeds)):
        assert all(events == [] for _, events in read.values())


def test_a_category_called_all_leaves_the_citys_calendar_alone() -> None:
    """Two calendars never share a file."""
    looks = {"name": "すべて", "colour": "#8E2435", "dark": "#F0A0A8", "shape": "circle"}
    held = site(PLACES[1], town=city(categories={"all": looks, "cafe": looks}))
    feeds = feed_files(Plan(held, Horizon(TODAY), Almanac()))
    assert len(feeds) == 5
    assert feeds["calendars/all.ics"].count(b"BEGIN:VEVENT") == len(PLACES[1].timetable.occurrences)


@pytest.mark.parametrize("url", [URL, None])
def test_the_page_leads_to_every_shared_calendar(url: str | None) -> None:
    """With an address a device subscribes by webcal; without one the files themselves are linked."""
    held = site(*PLACES, town=city(url=url))
    plan = Plan(held, Horizon(TODAY), Almanac())
    pages = tuple(subscribe_pages(plan))
    ((path, html), *_) = render_pages(pages, plan=plan, figures={}).items()
    assert path == "calendars/index.html"
    shared = {name for name in feed_files(plan) if not name.startswith("places/")}
    links = set(re.findall(r'href="([^"]+\.ics)"', html.decode()))
    if url:
        addresses = {f"example.jp/tsudoi/{name}" for name in shared}
        assert links == {f"{scheme}://{one}" for one in addresses for scheme in ("webcal", "https")}
    else:
        assert links == {f"../{name}" for name in shared}


def test_the_feed_and_the_page_say_the_same_dates(tmp_path: Path) -> None:
    """What a subscriber's calendar holds is what the gathering's page lists, held and off alike."""
    assert build(MINIATURE, tmp_path / "site", today=TODAY).pages
    compared = 0
    for feed in sorted((tmp_path / "site" / "places").glob("*/calendar.ics")):
        events = icalendar.Calendar.from_ical(feed.read_bytes()).walk("VEVENT")
        dates = Counter(
            (str(one.decoded("DTSTART"))[:10], str(one.get("STATUS")) == "CANCELLED") for one in events
        )
        page = feed.with_name("index.html").read_text("utf-8")
        listed = Counter(
            (date, 'class="is-off"' in rest)
            for date, rest in re.findall(r'<li data-date="([\d-]{10})"([^>]*)>', page)
        )
        coming = {key: count for key, count in dates.items() if key[0] >= TODAY.isoformat()}
        assert set(listed) <= set(coming), feed
        assert {date for date, _ in coming} == {date for date, _ in listed} or "paused" in page, feed
        compared += len(listed)
    assert compared > 100

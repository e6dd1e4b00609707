"""What pages say of dates: the coming two weeks, a gathering's next, its months, its meaning."""

from __future__ import annotations

import datetime as dt
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from sitegen.build import check
from sitegen.formats.agenda import agenda_files
from sitegen.pages import Plan
from sitegen.pages.agenda import area_agenda, city_agenda
from sitegen.pages.coming import coming, date_in_words, occasions
from sitegen.pages.dates import own_dates
from sitegen.pages.linked import place_data
from sitegen.pages.meaning import meaning
from sitegen.pages.months import month_grids
from sitegen.pages.occasion import words
from sitegen.records import Kind
from sitegen.schedule import Horizon, Hours, Occurrence, Outcome, read_sentence
from sitegen.site import Area, Place
from tests.golden import MINIATURE, TODAY

ROOT = Path(__file__).parents[1]


@cache
def plan(root: Path = MINIATURE, today: dt.date = TODAY) -> Plan:
    """Return the plan of the miniature city, of what is sound in it."""
    checked = check(root, today=today)
    assert checked.site
    assert checked.horizon
    return Plan(checked.site, checked.horizon, checked.almanac, checked.findings)


def place(ident: str) -> Place:
    """Return a record of the miniature city."""
    return next(one for one in plan().site.places if one.id == ident)


def area(slug: str) -> Area:
    """Return an area of the miniature city."""
    return next(one for one in plan().site.areas if one.slug == slug)


def test_an_agenda_holds_every_meeting_of_its_fourteen_days() -> None:
    """Nothing is lost between the timetables and the agenda, and nothing is there twice."""
    for where in plan().site.areas:
        agenda = area_agenda(where, plan())
        rows = [(day.date, row) for day in agenda.days for row in day.rows if not row.off]
        shown = [(date, row.place.id, row.hours) for date, row in rows]
        held = sum(len(one.timetable.meetings(TODAY, agenda.last)) for one in where.gatherings)
        assert len(shown) == len(set(shown)) == held
        assert (agenda.last - TODAY).days == 13


def test_a_day_is_in_the_order_of_its_hours() -> None:
    """Who reads a day reads it from morning to evening, and days without anything are left out."""
    for day in city_agenda(plan(ROOT)).days:
        assert day.rows
        starts = [int(row.start.split(":")[0]) for row in day.rows if row.start[:1].isdigit()]
        assert starts == sorted(starts)


def test_an_agenda_ends_with_what_is_known() -> None:
    """At the horizon's end the agenda promises no day beyond it."""
    agenda = city_agenda(plan(MINIATURE, dt.date(2026, 11, 24)))
    assert agenda.known == dt.date(2027, 4, 30)
    short = Plan(plan().site, Horizon(TODAY, 1), plan().almanac)
    assert city_agenda(short).last == dt.date(2026, 11, 30)


def test_services_are_no_gatherings() -> None:
    """What comes to the door on weekdays is nothing one could go to today."""
    listed = {row.place.data.kind for day in city_agenda(plan()).days for row in day.rows}
    assert listed == {Kind.GATHERING}
    assert coming(place("kaimono"), plan()) is None
    assert own_dates(place("kaimono"), plan()) is None


def test_the_pins_of_an_agenda_are_those_of_the_map() -> None:
    """A route with several stops has all its numbers in an area, and only those."""
    rows = [row for day in area_agenda(area("minami"), plan()).days for row in day.rows]
    shop = next(row for row in rows if row.place.id == "mobile-shop")
    own = [pin.number for pin in area("minami").pins if any(one.id == "mobile-shop" for one in pin.places)]
    assert [pin.number for pin in shop.pins] == own
    assert len(own) == 2


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, ""),
        ({"session": "昼の部"}, "昼の部"),
        ({"moved_from": dt.date(2026, 11, 23)}, "祝日のため11月23日（月）から移しました"),
        ({"cancelled": True}, "お休み"),
        ({"cancelled": True, "reason": "お盆のため"}, "お休み（お盆のため）"),
        ({"note": "年忘れ会"}, "年忘れ会"),
    ],
)
def test_what_is_special_is_said_in_words(given: dict[str, Any], said: str) -> None:
    """Moved, off, extra: a reader is told why this date is not as always."""
    assert words(Occurrence(dt.date(2026, 11, 24), Hours(), **given), plan()) == said


def test_a_pause_is_no_list_of_days_off() -> None:
    """A pause is said once; its days are neither listed as off nor offered as next."""
    paused = next(one for one in plan(ROOT).site.places if one.id == "minami-kodatsuno-radio")
    pause = paused.timetable.paused
    assert pause
    assert any(one.cancelled for one in paused.timetable.occurrences)
    assert not any(one.cancelled for one in occasions(paused, TODAY))
    found = coming(paused, plan(ROOT))
    assert found
    assert found.next
    assert not pause.covers(found.next)


def test_the_script_counts_from_the_day_of_the_build() -> None:
    """What stands in the page for later is the same dates as the timetable's."""
    found = coming(place("ocha"), plan())
    assert found
    dates = sorted(
        (TODAY + dt.timedelta(days=day), spec, label)
        for spec, label, days in json.loads(found.meets)
        for day in days
    )
    held = place("ocha").timetable.meetings(TODAY)
    assert [date for date, *_ in dates] == [one.date for one in held]
    assert dates[0] == (dt.date(2026, 11, 25), "13:30-15:00", "13:30から")
    assert (found.text, found.start) == ("11月25日（水）", "13:30から")


def test_without_dates_there_is_no_next() -> None:
    """不定期, 月1回 and nothing at all: no date is made up, the page says whom to ask."""
    for ident in ("hirune", "no-point", "empty-values"):
        assert coming(place(ident), plan()) is None
        dates = own_dates(place(ident), plan())
        assert dates
        assert dates.open
        assert dates.next is None
        assert not dates.months


def test_the_data_scripts_hold_all_dates_until_the_horizon() -> None:
    """Every meeting of an area and of the city is in its script once, with its words."""
    files = agenda_files(plan())
    assert set(files) == {f"assets/agenda/{name}.js" for name in ("kita", "minami", "shima", "city")}
    for name, gatherings in [
        ("kita", area("kita").gatherings),
        ("city", [one for one in plan().site.places if one.data.kind is Kind.GATHERING]),
    ]:
        text = files[f"assets/agenda/{name}.js"].decode()
        data = json.loads(text.removeprefix("window.sitegenAgenda=").removesuffix(";\n"))
        assert (data["built"], data["known"]) == ("2026-11-24", "2027-04-30")
        count = sum(len(days) for _, _, groups, _ in data["places"] for _, _, days, *_ in groups)
        assert count == sum(len(occasions(one, TODAY)) for one in gatherings)
        ocha = next(groups for ident, _, groups, _ in data["places"] if ident == "ocha")
        assert ["13:30-15:00", "13:30", [26], "年忘れ会"] in ocha
        assert ["13:30-15:00", "13:30", [29], "お休み", 1] in ocha


def test_eight_dates_show_and_what_is_off_is_none_of_them() -> None:
    """The page shows eight meetings; days off among them are told beside."""
    dates = own_dates(place("ocha"), plan())
    assert dates
    shown = [one for one in dates.dates if not one.hidden]
    assert sum(not one.off for one in shown) == 8
    assert [one.words for one in shown if one.off] == ["お休み", "お休み（お正月のため）"]
    held = place("ocha").timetable.meetings(TODAY)
    assert sum(not one.off for one in dates.dates) == len(held)


def test_a_date_a_year_away_has_its_year() -> None:
    """The day and the month of next year's meeting would be taken for this year's."""
    assert date_in_words(dt.date(2027, 4, 4), plan()) == "4月4日（日）"
    assert date_in_words(dt.date(2027, 11, 28), plan()) == "2027年11月28日（日）"


def test_a_month_grid_has_every_day_in_its_column() -> None:
    """Weeks begin on Sunday; each day stands once, under its weekday."""
    held = occasions(place("ocha"), dt.date(2026, 11, 1))
    november, december = month_grids(held, plan().horizon)
    assert (november.name, december.name) == ("2026-11", "2026-12")
    for month in (november, december):
        for week in month.weeks:
            for column, day in enumerate(week):
                if day:
                    assert dt.date(month.year, month.month, int(day)).isoweekday() % 7 == column
        days = [day for week in month.weeks for day in week if day]
        assert days == [str(number) for number in range(1, month.last.day + 1)]
    assert december.meets == {"5", "9", "20"}
    assert december.off == {"23"}


def test_a_gathering_that_does_not_meet_soon_has_no_grid() -> None:
    """Two empty months would say nothing."""
    far = [Occurrence(dt.date(2027, 3, 28), Hours())]
    assert month_grids(far, plan().horizon) == ()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("毎月第3月曜日 13:30～15:00", None),
        ("毎月第３月曜　１３：３０〜１５：００", None),
        ("第2・4水曜 午後1時30分から午後3時", None),
        ("毎週火曜日 10:00～11:30 雨天中止", None),
        ("12/23(水)、1/27(水) 9:30～10:30", None),
        ("月1回", None),
        ("平日 9:00～16:00", "毎週月～金曜日 9:00～16:00（祝日は休み）"),
        ("第一土曜日を除く土曜日の午前9時より", "毎月第2・第3・第4・第5土曜日 9:00から"),
        ("毎月第1～3火曜日(午前9時～午前11時)", "毎月第1・第2・第3火曜日 9:00～11:00"),
        ("5のつく日 8:00頃～", "毎月5日・15日・25日 8:00頃から"),
    ],
)
def test_a_meaning_is_said_only_where_it_says_more(written: str, meant: str | None) -> None:
    """The same thing twice is noise; what a sentence leaves to think about is worth a line."""
    reading = read_sentence(written, confirmed=TODAY, almanac=plan().almanac)
    assert reading.outcome is not Outcome.ERROR
    assert meaning(reading, plan()) == meant


def test_search_engines_learn_the_next_eight_and_nothing_unknown() -> None:
    """Events have a start in Japan's time, an end and an organizer only where those are known."""
    real = place("kyoukai")
    assert not real.data.sample
    data = place_data(real, plan())
    assert data
    events: Any = data["event"]
    assert 0 < len(events) <= 8
    first = events[0]
    assert first["startDate"] == "2026-12-21T13:30:00+09:00"
    assert "endDate" not in first
    assert first["eventStatus"] == "https://schema.org/EventScheduled"
    assert ("organizer" in first) == (real.data.organizer is not None)
    assert all("eventAttendanceMode" not in event for event in events)


def test_an_unsharp_hour_is_no_time_for_a_machine() -> None:
    """8:00頃 would stand in somebody's calendar as eight sharp: only the day is told."""
    data = place_data(place("minato"), plan())
    assert data
    events: Any = data["event"]
    assert events[0]["startDate"] == "2026-11-25"


def test_no_event_is_claimed_that_nobody_holds() -> None:
    """A sample is a place on our map, but no search engine shall send people to it."""
    sample = next(one for one in plan(ROOT).site.places if one.data.sample and one.timetable.dated)
    data = place_data(sample, plan(ROOT))
    assert data
    assert "event" not in data

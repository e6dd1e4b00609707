"""From rules to dates: holidays and where they move to, times off, exceptions, the horizon."""

from __future__ import annotations

import datetime as dt

import jpholiday
import pytest

from sitegen.schedule import (
    Almanac,
    Closed,
    Extra,
    Horizon,
    Hours,
    Paused,
    make_timetable,
    occurrences,
    read_sentence,
    read_times,
    undecided,
)

ALMANAC = Almanac()


def dates(text: str, first: str, last: str, almanac: Almanac = ALMANAC) -> list[str]:
    """Return the dates of a sentence as MM-DD."""
    schedule = read_sentence(text, almanac=almanac).schedule
    assert schedule is not None, text
    span = {"first": dt.date.fromisoformat(first), "last": dt.date.fromisoformat(last)}
    return [f"{one.date:%m-%d}" for one in occurrences(schedule, almanac=almanac, **span)]


def test_holidays_are_the_nations() -> None:
    """The almanac says what jpholiday says of every day of ten years."""
    day = dt.date(2024, 1, 1)
    while day < dt.date(2034, 1, 1):
        assert ALMANAC.holiday(day) == jpholiday.is_holiday_name(day), day
        day += dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 2027-05-03 (Mon), 04 and 05 are holidays, 2027-05-10 is none.
        ("毎月第1月曜", ["05-03"]),
        ("毎月第1月曜（祝日は休み）", []),
        ("毎月第1月曜（祝日の場合は翌日）", []),
        ("毎月第1月曜（祝日の場合は前日）", ["05-02"]),
        ("毎月第1月曜（祝日の場合は翌週）", ["05-10"]),
        ("毎月第1月曜（祝日の場合は前週）", []),
        ("毎月第1月曜（祝日の場合は翌平日）", ["05-06"]),
        ("毎月第1月曜（祝日は第3水曜に変更）", ["05-19"]),
        ("毎月第1月曜（祝日は第1水曜に変更）", []),
        ("毎週月曜（祝日の場合は翌週）", ["05-10", "05-17", "05-24", "05-31"]),
        ("祝日のみ", ["05-03", "05-04", "05-05"]),
    ],
)
def test_holidays_move_only_where_the_sentence_leads(text: str, expected: list[str]) -> None:
    """A day it would move to that is a holiday as well is no date at all."""
    assert dates(text, "2027-05-01", "2027-05-31") == expected


def test_what_nobody_can_decide_is_named() -> None:
    """The holiday whose next day is a holiday is reported, not guessed."""
    schedule = read_sentence("毎月第1月曜（祝日の場合は翌日）").schedule
    assert schedule is not None
    lost = undecided(schedule, first=dt.date(2027, 4, 1), last=dt.date(2027, 8, 1), almanac=ALMANAC)
    assert lost == (dt.date(2027, 5, 3),)


def test_a_move_into_a_time_off_is_no_date() -> None:
    """Moved from 23 November to the 30th it is held; moved into the New Year it is not."""
    city = Almanac(holidays={dt.date(2026, 12, 22): "市の日"})
    text = "毎週火曜（祝日の場合は翌週、年末年始は休み）"
    assert dates(text, "2026-12-15", "2027-01-06", city) == ["12-15", "01-05"]


def test_the_city_has_its_own_year() -> None:
    """Its holidays count as holidays, its New Year is as long as it says."""
    city = Almanac(
        breaks={"年末年始": ((12, 26), (1, 6)), "夏休み": ((7, 21), (8, 31))},
        holidays={dt.date(2027, 6, 14): "市制の日"},
    )
    assert dates("毎週月曜（祝日は休み）", "2027-06-07", "2027-06-21", city) == ["06-07", "06-21"]
    assert dates("毎週土曜（年末年始は休み）", "2026-12-19", "2027-01-09", city) == ["12-19", "01-09"]
    assert dates("毎週土曜（夏休みは休み）", "2027-07-17", "2027-09-04", city) == ["07-17", "09-04"]


def test_both_ends_are_within_and_times_in_order() -> None:
    """The first and the last day count; two sittings of a day stand by their hours."""
    assert dates("毎日", "2026-12-30", "2027-01-02") == ["12-30", "12-31", "01-01", "01-02"]
    schedule = read_sentence("毎週水曜 13:30～15:00、10:00～11:30").schedule
    assert schedule is not None
    day = dt.date(2026, 12, 2)
    found = occurrences(schedule, first=day, last=day, almanac=ALMANAC)
    assert [one.hours.start for one in found] == [600, 810]


def test_a_timetable_lays_exceptions_over_the_rule() -> None:
    """Closed dates and a pause cancel, extra dates join, each with what is said of it."""
    horizon = Horizon(dt.date(2026, 11, 24), 3)
    readings = (read_sentence("毎週水曜 13:30～15:00"),)
    table = make_timetable(
        readings,
        horizon=horizon,
        almanac=ALMANAC,
        closed=[Closed(dt.date(2026, 12, 2), "会場の都合")],
        extra=[
            Extra(dt.date(2026, 12, 5)),
            Extra(dt.date(2026, 12, 6), Hours(600, 660), "大会"),
            Extra(dt.date(2027, 6, 1)),
        ],
        paused=Paused("雪のため", dt.date(2027, 1, 1), dt.date(2027, 1, 13)),
    )
    held = [(f"{one.date:%m-%d}", one.hours.start, one.note) for one in table.meetings(horizon.today)]
    assert held == [
        ("11-25", 810, None),
        ("12-05", 810, None),
        ("12-06", 600, "大会"),
        ("12-09", 810, None),
        ("12-16", 810, None),
        ("12-23", 810, None),
        ("12-30", 810, None),
        ("01-20", 810, None),
        ("01-27", 810, None),
    ]
    cancelled = [(f"{one.date:%m-%d}", one.reason) for one in table.occurrences if one.cancelled]
    assert cancelled == [("12-02", "会場の都合"), ("01-06", "雪のため"), ("01-13", "雪のため")]
    assert table.occurrences[0].date == dt.date(2026, 11, 4)


def test_the_horizon_is_whole_months() -> None:
    """This month and the next five, also over the turn of the year."""
    horizon = Horizon(dt.date(2026, 11, 24))
    assert horizon.first == dt.date(2026, 11, 1)
    assert horizon.last == dt.date(2027, 4, 30)
    assert horizon.pages == ((2026, 11), (2026, 12), (2027, 1), (2027, 2), (2027, 3), (2027, 4))
    assert Horizon(dt.date(2028, 2, 29), 1).last == dt.date(2028, 2, 29)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("13:30～15:00", Hours(810, 900)),
        ("午後1時半から", Hours(810)),
        ("昼ごろ", None),
        ("15:00～13:00", None),
        ("水曜 10:00", None),
        ("", None),
    ],
)
def test_times_alone(text: str, hours: Hours | None) -> None:
    """An extra date's time is a time and nothing else."""
    assert read_times(text) == hours


def test_weekends_move_like_holidays_where_the_sentence_says_so() -> None:
    """5 December 2026 is a Saturday, 5 May 2027 a holiday, 5 June a Saturday, 5 September a Sunday."""
    text = "毎月5日（土・日・祝日の場合は翌平日）"
    assert dates(text, "2026-12-01", "2027-09-30") == [
        *("12-07", "01-05", "02-05", "03-05", "04-05"),
        *("05-06", "06-07", "07-05", "08-05", "09-06"),
    ]
    text = "毎月5日（土・日・祝日の場合は翌日）"
    assert dates(text, "2027-05-01", "2027-09-30") == ["05-06", "07-05", "08-05", "09-06"]
    schedule = read_sentence(text).schedule
    assert schedule is not None
    first, last = dt.date(2027, 5, 1), dt.date(2027, 9, 30)
    assert undecided(schedule, first=first, last=last, almanac=ALMANAC) == (dt.date(2027, 6, 5),)


def test_days_after_holidays() -> None:
    """Holidays are 29 April, 3, 4 and 5 May 2027."""
    assert dates("祝日の翌日", "2027-04-28", "2027-05-09") == ["04-30", "05-04", "05-05", "05-06"]
    off = dates("毎日（祝日の翌日は休館）", "2027-04-28", "2027-05-08")
    assert off == ["04-28", "04-29", "05-01", "05-02", "05-03", "05-07", "05-08"]


def test_what_has_moved_says_from_where() -> None:
    """Only what was moved, at both ends of what is asked for."""
    schedule = read_sentence("毎月第3月曜 10:00～（祝日の場合は翌週）").schedule
    assert schedule is not None
    first, last = dt.date(2027, 7, 26), dt.date(2027, 8, 16)
    found = occurrences(schedule, first=first, last=last, almanac=ALMANAC)
    assert [(one.date, one.moved_from) for one in found] == [
        (dt.date(2027, 7, 26), dt.date(2027, 7, 19)),
        (dt.date(2027, 8, 16), None),
    ]


def test_holidays_of_a_span_are_the_nations_and_the_citys() -> None:
    """Both ends are within, over the turn of the year, in order."""
    city = Almanac(holidays={dt.date(2026, 12, 30): "市の日", dt.date(2027, 1, 12): "後の日"})
    found = city.holidays(dt.date(2026, 11, 23), dt.date(2027, 1, 11))
    assert list(found.items()) == [
        (dt.date(2026, 11, 23), "勤労感謝の日"),
        (dt.date(2026, 12, 30), "市の日"),
        (dt.date(2027, 1, 1), "元日"),
        (dt.date(2027, 1, 11), "成人の日"),
    ]
    assert list(city.holidays(dt.date(2026, 11, 24), dt.date(2026, 12, 31))) == [dt.date(2026, 12, 30)]


@pytest.mark.parametrize(("text", "dated"), [("2028年5月10日", True), ("月1回", False), ("10:00～", False)])
def test_a_timetable_is_dated_by_what_was_understood(text: str, *, dated: bool) -> None:
    """Also where no date lies within the horizon."""
    horizon = Horizon(dt.date(2026, 11, 24))
    table = make_timetable((read_sentence(text),), horizon=horizon, almanac=ALMANAC)
    assert table.occurrences == ()
    assert table.dated is dated

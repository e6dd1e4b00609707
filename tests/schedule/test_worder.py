"""Schedules, dates and hours in the words of each language."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sitegen.languages import CODES, JAPANESE, language
from sitegen.schedule import Band, Hours, japanese, read_sentence, wording
from sitegen.schedule.nouns import (
    ALL_MONTHS,
    EVERY_DAY,
    LAST,
    Break,
    Dates,
    Holidays,
    Interval,
    Monthly,
    Move,
    Override,
    Period,
    Rule,
    Schedule,
    Session,
    To,
    Weekly,
    Yearly,
)
from sitegen.schedule.worder import Worder
from sitegen.schedule.words.names import names
from tests.schedule.test_table import ALL

JA, EN, EASY = (Worder(language(code)) for code in ("ja", "en", "easy"))
OTHERS = [Worder(language(code)) for code in CODES if code != JAPANESE.code]
WORDS = [
    line.split("\t") for line in Path(__file__).with_name("words.tsv").read_text("utf-8").splitlines()[2:]
]
JAPANESE_LETTER = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")


@pytest.mark.parametrize(("text", "english", "easy"), WORDS)
def test_a_schedule_in_words(text: str, english: str, easy: str) -> None:
    """Every kind of rule, as one would say it to a resident."""
    schedule = read_sentence(text).schedule
    assert schedule is not None
    assert (EN.sentence(schedule), EASY.sentence(schedule)) == (english, easy)


@pytest.mark.parametrize(
    ("rule", "english"),
    [
        (Rule((Weekly(EVERY_DAY, (1, LAST)),)), "Every day of the 1st and last week of the month."),
        (Rule((Weekly(EVERY_DAY, (2,)),), months=(5,)), "Every day of the 2nd week of May."),
        (
            Rule((Interval((1,), 2, dt.date(2027, 1, 5)), Monthly((LAST,))), months=(1, 2)),
            (
                "Every other Tuesday, starting 5 January 2027 in January and February"
                " and the last day of January and February."
            ),
        ),
        (
            Rule((Weekly((2,)),), but=(Interval((2,), 2, dt.date(2027, 1, 6)), Holidays())),
            "Every Wednesday. Not on every other Wednesday, starting 6 January 2027 or on public holidays.",
        ),
        (
            Rule((Weekly((2,)),), overrides=(Override((5,), (Yearly(((5, 3), (5, 4))), Holidays())),)),
            "Every Wednesday. In May, 3 May and 4 May and every public holiday instead.",
        ),
        (
            Rule((Weekly((2,)),), sessions=(Session(Hours(), "昼の部"), Session(Hours(band=Band.EVENING)))),
            "Every Wednesday, daytime and in the evening.",
        ),
    ],
)
def test_rules_that_are_seldom_written(rule: Rule, english: str) -> None:
    """What no sentence of the tables says, but a rule may."""
    assert EN.sentence(Schedule((rule,))) == english


def test_what_is_said_of_one_rule_is_not_taken_for_anothers() -> None:
    """It stands in brackets behind its own rule; what is said of all stands at the end."""
    off, move = Break("お盆"), Move(To.NEXT_DAY)
    monday, friday = Weekly((0,)), Weekly((4,))
    several = Schedule((Rule((monday,), but=(off,), holidays=move), Rule((friday,))))
    assert EN.sentence(several) == (
        "Every Monday (not during the Obon holidays; if that is a public holiday, it is held the next day"
        " instead). Every Friday."
    )
    alike = Schedule((Rule((monday,), but=(off,)), Rule((friday,), but=(off,))))
    assert EN.sentence(alike) == "Every Monday. Every Friday. Not during the Obon holidays."


def test_names_that_a_city_chose_stay_as_written() -> None:
    """Only the times off and sittings that everybody knows have another name."""
    rule = Rule((Weekly((0,)),), sessions=(Session(Hours(600), "ゆり組"),), but=(Break("夏休み"),))
    said = EN.sentence(Schedule((rule,)))
    assert said == "Every Monday, from 10:00 (ゆり組). Not during 夏休み."
    assert [EN.session(name) for name in ("夜の部", "第2部", "2部", "ゆり組")] == [
        "evening",
        "part 2",
        "part 2",
        "ゆり組",
    ]
    assert [JA.session(name) for name in ("夜の部", "第2部", "2部")] == ["夜の部", "第2部", "2部"]


DAY = dt.date(2026, 11, 27)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            [one.short_date(DAY) for one in (JA, EN, EASY)],
            ["11月27日（金）", "Fri 27 Nov", "11月27日（金曜日）"],
        ),
        (
            [one.long_date(DAY) for one in (JA, EN, EASY)],
            ["2026年11月27日（金）", "Fri 27 Nov 2026", "2026年11月27日（金曜日）"],
        ),
        ([one.month(2026, 11) for one in (JA, EN, EASY)], ["2026年11月", "November 2026", "2026年11月"]),
        ([one.weekday(4) for one in (JA, EN, EASY)], ["金曜日", "Friday", "金曜日"]),
        ([one.weekday_short(6) for one in (JA, EN, EASY)], ["日", "Sun", "日"]),
        (
            [one.weekday_names([0, 2, 4]) for one in (JA, EN, EASY)],
            ["月・水・金曜日", "Mon, Wed and Fri", "月・水・金曜日"],
        ),
        (
            [one.weekday_names(range(5)) for one in (JA, EN, EASY)],
            ["月～金曜日", "Mon–Fri", "月曜日から金曜日まで"],
        ),
        (
            [one.days_on([4, 18], 2) for one in (JA, EN, EASY)],
            ["4・18日（水）", "Wed 4 and 18", "4・18日（水曜日）"],
        ),
    ],
)
def test_dates_in_words(said: list[str], expected: list[str]) -> None:
    """Dates, months and weekdays, as each language writes them."""
    assert said == expected


@pytest.mark.parametrize(
    ("hours", "english", "easy"),
    [
        (Hours(), "", ""),
        (Hours(810, 900), "13:30–15:00", "午後1時30分から3時まで"),
        (Hours(600, 720), "10:00–12:00", "午前10時から昼の12時まで"),
        (Hours(690, 810), "11:30–13:30", "午前11時30分から午後1時30分まで"),
        (Hours(720, 780), "12:00–13:00", "昼の12時から1時まで"),
        (Hours(1200, 1440), "20:00–24:00", "午後8時から夜の12時まで"),
        (Hours(330, 365), "5:30 a.m.–6:05", "午前5時30分から6時05分まで"),
        (Hours(540, None, about=True), "from about 9:00", "午前9時ごろから"),
        (Hours(band=Band.MORNING), "morning", "午前"),
        (Hours(band=Band.AFTERNOON), "afternoon", "午後"),
        (Hours(band=Band.EVENING), "evening", "夜"),
    ],
)
def test_hours_in_words(hours: Hours, english: str, easy: str) -> None:
    """From when to when; easy Japanese says the half of the day once and calls noon by its name."""
    assert (EN.hours(hours), EASY.hours(hours)) == (english, easy)


def test_a_beginning_in_words() -> None:
    """As short as can be, or with a from."""
    given = Hours(540, 600, about=True)
    assert [one.start(given) for one in (JA, EN, EASY)] == ["9:00頃", "about 9:00", "午前9時ごろ"]
    assert [one.starts(given) for one in (JA, EN, EASY)] == [
        "9:00頃から",
        "from about 9:00",
        "午前9時ごろから",
    ]
    assert [EN.starts(one) for one in (Hours(), Hours(band=Band.MORNING))] == ["", "morning"]


HOURS = st.builds(
    Hours,
    st.none() | st.integers(0, 1439),
    st.none() | st.integers(0, 1440),
    st.booleans(),
    st.none() | st.sampled_from(Band),
).filter(lambda one: one.start is None or one.end is None or one.start < one.end)
WEEKDAYS = st.lists(st.integers(0, 6), min_size=1, unique=True).map(sorted).map(tuple)


@given(st.dates(dt.date(1900, 1, 1), dt.date(2200, 1, 1)), HOURS, WEEKDAYS)
def test_japanese_pages_say_what_they_said(day: dt.date, hours: Hours, weekdays: tuple[int, ...]) -> None:
    """Without a catalogue the messages are the Japanese wording itself."""
    assert JA.short_date(day) == wording.short_date(day)
    assert JA.long_date(day) == wording.long_date(day)
    assert JA.weekday_names(weekdays) == wording.weekday_names(weekdays)
    assert JA.weekday_short(day.weekday()) == wording.WEEKDAYS[day.weekday()]
    assert JA.month(day.year, day.month) == f"{day.year}年{day.month}月"
    assert JA.start(hours) == wording.start(hours)
    assert JA.hours(hours) == wording.hours(hours)
    if hours.start is not None:
        assert JA.clock(hours.start) == wording.clock(hours.start)


WEEKS = st.lists(st.sampled_from((1, 2, 3, 4, 5, LAST)), unique=True).map(tuple)
DATE = st.dates(dt.date(2026, 1, 1), dt.date(2029, 12, 31))
PAIR = st.dates(dt.date(2028, 1, 1), dt.date(2028, 12, 31)).map(lambda day: (day.month, day.day))
MONTHS = st.lists(st.sampled_from(ALL_MONTHS), min_size=1, unique=True).map(sorted).map(tuple)
NUMBERS = st.lists(st.sampled_from((LAST, *range(1, 32))), min_size=1, max_size=4, unique=True).map(tuple)
WEEKLY = st.builds(Weekly, WEEKDAYS, WEEKS)
DAYS = st.one_of(
    WEEKLY,
    st.builds(Monthly, NUMBERS),
    st.builds(Interval, WEEKDAYS, st.integers(2, 8), DATE),
    st.builds(Yearly, st.lists(PAIR, min_size=1, max_size=3).map(tuple)),
    st.builds(Dates, st.lists(DATE, min_size=1, max_size=4).map(tuple)),
    st.builds(Holidays, st.integers(0, 1)),
)
OFF = DAYS | st.builds(Period, PAIR, PAIR) | st.builds(Break, st.sampled_from(("年末年始", "お盆")))
NAMED = ("朝の部", "夕の部", "夕方の部", "前の部", "後の部", "前半", "後半", "第3部", "1部", "②")
SESSIONS = st.lists(
    st.builds(Session, HOURS, st.none() | st.sampled_from(NAMED)).filter(
        lambda one: one.name or one.hours.start is not None or one.hours.band
    ),
    max_size=3,
).map(tuple)
MOVE = st.builds(
    Move, st.sampled_from(To).filter(lambda to: to is not To.NAMED), st.none(), st.booleans()
) | st.builds(Move, st.just(To.NAMED), st.builds(Weekly, st.just((2,)), st.just((3,))), st.booleans())
SOME_DAYS = st.lists(DAYS, min_size=1, max_size=3).map(tuple)
OVERRIDE = st.builds(Override, MONTHS, SOME_DAYS, SESSIONS) | st.builds(
    Override, MONTHS, st.just(()), SESSIONS.filter(bool)
)
RULE = st.builds(
    Rule,
    SOME_DAYS,
    st.just(ALL_MONTHS) | MONTHS,
    SESSIONS,
    st.lists(OFF, max_size=2).map(tuple),
    st.none() | MOVE,
    st.lists(OVERRIDE, max_size=2).map(tuple),
    st.none() | DATE,
    st.none() | DATE,
)
SCHEDULE = st.lists(RULE, min_size=1, max_size=3).map(tuple).map(Schedule)
WRITTEN = [
    schedule
    for row in ALL
    if row.outcome == "understood" and (schedule := read_sentence(row.text, confirmed=row.confirmed).schedule)
]


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(WRITTEN)
    | st.lists(RULE, min_size=1, max_size=3).map(lambda rules: Schedule(tuple(rules)))
)
@example(Schedule((Rule((Holidays(1),), months=(2, 4, 6, 8, 10, 12), first=DAY, last=DAY),)))
def test_every_schedule_is_said_whole(schedule: Schedule) -> None:
    """In every language there are sentences without open places, in English without Japanese letters."""
    assert JA.sentence(schedule) == japanese.sentence(schedule)
    for one in OTHERS:
        said = one.sentence(schedule)
        assert not re.search(r"[{}]|  |None", said), said
        assert said.endswith(("。", "."))
    english = EN.sentence(schedule)
    assert not JAPANESE_LETTER.search(english), english
    assert not re.search(r"(^|[.] )[a-z]", english.replace("a.m.", "am")), "a sentence begins with a capital"


@pytest.mark.parametrize("code", CODES)
def test_no_name_is_forgotten(code: str) -> None:
    """A row of names has as many words as the Japanese one."""
    rows = names(language(code))
    counts = [len(getattr(rows, name)) for name in rows.__slots__]
    assert counts == [7, 7, 7, 7, 12, 12, 31, 6, 25, 13, 13]

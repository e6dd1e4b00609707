"""The form explains a sentence only as the reader of the build would, and says what it can not judge."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.formats.schedules import plain_rules
from sitegen.schedule import Almanac, Outcome, occurrences, read_sentence
from sitegen.schedule.japanese import sentence
from tests.form import READING, in_page

HERE = Path(__file__).parent
ALMANAC = Almanac()
FIRST, LAST = dt.date(2026, 12, 1), dt.date(2027, 11, 30)
REACH = dt.timedelta(days=62)
GIVEN = {
    "holidays": [day.isoformat() for day in ALMANAC.holidays(FIRST - REACH, LAST + REACH)],
    "breaks": ALMANAC.breaks,
}
READ = """({sentences, almanac, first, last}) => {
  const reader = window.sitegenRuleDates.reader(almanac);
  return sentences.map((text) => {
    const found = window.sitegenSentence.read(text);
    if (!found || found.outcome === "undated") return found && [found.outcome];
    return [found.outcome, window.sitegenRules.inWords(found.rules), reader.dates(found.rules, first, last)];
  });
}"""
DATES = """({rules, almanac, first, last}) => {
  const reader = window.sitegenRuleDates.reader(almanac);
  return rules.map((one) => reader.dates(one, first, last));
}"""
SPAN = {"almanac": GIVEN, "first": FIRST.isoformat(), "last": LAST.isoformat()}


def corpus(name: str) -> list[str]:
    """Return the sentences of a table."""
    lines = (HERE / f"{name}.tsv").read_text("utf-8").splitlines()
    rows = [line for line in lines if line and not line.startswith("#")][1:]
    return [row.split("\t")[0] for row in rows]


def read_in_page(sentences: list[str]) -> list[list[Any] | None]:
    """Return what the page says of each sentence; None where it leaves it to the build."""
    found: list[list[Any] | None] = in_page(READING, READ, SPAN | {"sentences": sentences})
    return found


def dates_of(text: str) -> list[str]:
    """Return the dates of a year that the build finds."""
    schedule = read_sentence(text, almanac=ALMANAC).schedule
    assert schedule
    found = occurrences(schedule, first=FIRST, last=LAST, almanac=ALMANAC)
    return sorted({one.date.isoformat() for one in found})


def assert_agrees(text: str, found: list[Any] | None) -> None:
    """What the page says is what the build says: the outcome, the words, the dates of a year."""
    if found is not None:
        reading = read_sentence(text, almanac=ALMANAC)
        assert (text, found[0]) == (text, reading.outcome.value)
        if reading.schedule:
            assert (text, *found[1:]) == (text, sentence(reading.schedule), dates_of(text))


def test_the_page_never_says_more_than_the_build() -> None:
    """Over every sentence of the four tables, sound or not."""
    sentences = [text for name in ("table", "exam", "records", "gaps") for text in corpus(name)]
    found = read_in_page(sentences)
    for text, one in zip(sentences, found, strict=True):
        assert_agrees(text, one)
    assert sum(one is not None for one in found) > 500


def test_most_sentences_of_the_records_are_judged() -> None:
    """Who types as the newsletters write gets an answer while typing."""
    found = read_in_page(corpus("records"))
    assert sum(one is not None for one in found) >= 0.75 * len(found)


def test_the_page_finds_the_dates_of_every_rule() -> None:
    """A record's own sentence is explained from the build's rules, of whatever kind they are."""
    texts = [text for name in ("table", "exam", "gaps") for text in corpus(name)]
    readings = [read_sentence(text, almanac=ALMANAC) for text in texts]
    known = [one for one in readings if one.outcome is Outcome.UNDERSTOOD and one.schedule]
    rules = [plain_rules(one.schedule) for one in known if one.schedule]
    found = in_page(READING, DATES, SPAN | {"rules": rules})
    for reading, dates in zip(known, found, strict=True):
        assert dates == dates_of(reading.text), reading.text


WEEKDAYS = st.sampled_from("月火水木金土日")
BREAKS = st.sampled_from(["、", "・", " ", "", "と", "　", "/", "。"])
PIECES = st.sampled_from(
    [
        *(
            "毎週",
            "毎月",
            "第1",
            "第２",
            "第3・第5",
            "第二",
            "最終",
            "週",
            "の",
            "曜",
            "曜日",
            "（",
            "）",
            "※",
        ),
        *(
            "10:00",
            "１０：００～１２：００",
            "午後1時半",
            "午後1時～3時",
            "9～11時",
            "正午",
            "頃",
            "から",
            "まで",
        ),
        *(
            "5日",
            "末日",
            "15日",
            "8月休み",
            "8月・12月は休み",
            "7～9月",
            "祝日は休み",
            "年末年始を除く",
            "お盆",
        ),
        *("祝日の場合は翌週", "祝日", "休み", "除く", "不定期", "要問合せ", "月1回", "毎日", "平日", "開催"),
        *("日時：", "月", "水・金", "～", "、", "5", "3", "1・3"),
    ]
)
WILD = st.lists(PIECES | WEEKDAYS | BREAKS, min_size=1, max_size=9).map("".join)


@st.composite
def plain_sentences(draw: st.DrawFn) -> str:
    """Draw a sentence of the plain forms, in many widths and with many marks."""
    names = draw(st.lists(WEEKDAYS, min_size=1, max_size=3))
    joint = draw(st.sampled_from(["・", "、", "と"]))
    weekdays = joint.join(names) + draw(st.sampled_from(["曜日", "曜", ""]))
    weeks = draw(st.lists(st.sampled_from(["第1", "第2", "第３", "第四", "最終"]), max_size=3))
    every = draw(st.sampled_from(["毎月", "毎週", "", "毎月の", "毎週の"]))
    days = every + draw(st.sampled_from(["・", "、", "と"])).join(weeks) + weekdays
    days = draw(st.sampled_from([days, "毎月5日", "毎月10日・20日", "毎月末日", "毎日"]))
    blank = draw(st.sampled_from([" ", "　", "、", ""]))
    hours = draw(
        st.sampled_from(
            [
                "",
                "10:00～11:30",
                "１３：３０～",
                "午後1時半～3時",
                "午前10時から正午まで",
                "10～12時",
                "9:00頃",
                "19:00〜20:30、13:00〜15:00",
                "午後",
            ]
        )
    )
    note = draw(
        st.sampled_from(
            [
                "",
                "（8月休み）",
                "※祝日は休み",
                "、8月・12月休み",
                "（祝日・年末年始は休み）",
                "（祝日の場合は翌日）",
                " ただし祝日は除く",
            ]
        )
    )
    return days + blank + hours + note


@settings(max_examples=12, deadline=None)
@given(st.lists(plain_sentences() | WILD, min_size=120, max_size=160))
def test_a_sentence_that_the_page_understands_the_build_understands_alike(sentences: list[str]) -> None:
    """Outcome, canonical words and the dates of a year, for sentences that nobody has written yet."""
    for text, found in zip(sentences, read_in_page(sentences), strict=True):
        assert_agrees(text, found)

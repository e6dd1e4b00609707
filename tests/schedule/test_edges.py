"""Dates and hours at the edge of the calendar: an error with its place, never an exception."""

from __future__ import annotations

import pytest

from sitegen.schedule import Outcome, read_sentence


@pytest.mark.parametrize(
    ("text", "code", "part"),
    [
        ("毎週土曜（2026年2月28日、2月29日は休み）", "schedule-no-such-date", "2月29日"),
        ("2027年2月20日～2月29日の毎週水曜", "schedule-no-such-date", "2月29日"),
        ("4月٨日（水）", "schedule-unknown-part", "٨"),
        ("毎月٣日", "schedule-unknown-part", "٣"),
        ("毎週水曜 2026年4月～13月", "schedule-no-such-month", "13月"),
        ("毎週水曜 2026年4月～2025年3月", "schedule-ends-before-start", "2025年3月"),
        (
            "2027年9月30日～2027年6月1日の毎週水曜",
            "schedule-ends-before-start",
            "2027年9月30日～2027年6月1日",
        ),
        ("昭和99年4月1日", "schedule-no-such-date", "昭和99年4月1日"),
        ("平成40年4月から毎週水曜", "schedule-no-such-month", "平成40年4月"),
        ("令和7年(2026年)7月16日", "schedule-contradiction", "令和7年(2026年)7月16日"),
        ("毎週水曜 24:00", "schedule-no-such-hour", "24:00"),
        ("毎週水曜 10:60～", "schedule-no-such-hour", "10:60"),
        ("毎月32日", "schedule-no-such-date", "32日"),
        ("0月の第2水曜", "schedule-no-such-month", "0月"),
        ("第0水曜", "schedule-no-such-week", "第0"),
    ],
)
def test_what_no_calendar_has_is_pointed_at(text: str, code: str, part: str) -> None:
    """The finding names the letters that are meant."""
    reading = read_sentence(text)
    assert reading.outcome is Outcome.ERROR
    found = {(one.code, text[one.start : one.end]) for one in reading.problems}
    assert any(one == code and part in shown for one, shown in found), found


def test_one_mistake_is_said_once() -> None:
    """An afternoon half written is one finding, with a sentence that mends both its hours."""
    (problem,) = read_sentence("毎週水曜 1時半～3時").problems
    assert problem.values["suggestion"] == "毎週水曜 午後1時半～3時"


def test_a_sentence_of_brackets_is_refused_at_once() -> None:
    """Hundreds of mistakes are told, but a cure is tried for a few only."""
    reading = read_sentence("（" * 400)
    assert reading.outcome is Outcome.ERROR
    assert read_sentence("あ" * 401).problems[0].code == "schedule-too-long"

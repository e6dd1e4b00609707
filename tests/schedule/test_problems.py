"""What is wrong with a sentence: its code, its place, what its message needs, its cure."""

from __future__ import annotations

import datetime as dt

import pytest

from sitegen.schedule import Outcome, read_sentence

CONFIRMED = dt.date(2027, 4, 10)


@pytest.mark.parametrize(
    ("text", "code", "part", "suggestion"),
    [
        ("\u3000", "schedule-no-days", "\u3000", None),
        ("10:00～", "schedule-no-days", "10:00～", None),
        ("2027年7月21日～8月31日", "schedule-no-days", "2027年7月21日～8月31日", None),
        ("月曜休館", "schedule-only-exceptions", "月曜休館", None),
        ("5/30(火)、6/27(火)", "schedule-no-year", "5/30(火)", None),
        ("4月8日から毎週水曜", "schedule-no-year", "4月8日", None),
        ("毎月5日（水）", "schedule-no-year", "5日（水）", None),
        ("5日 10:00～", "schedule-no-month", "5日", "毎月5日 10:00～"),
        ("毎月第2水曜、13月は休み", "schedule-no-such-month", "13月", None),
        ("2027年13月の水曜", "schedule-no-such-month", "2027年13月", None),
        ("毎月第6水曜", "schedule-no-such-week", "第6", None),
        ("毎月第２６水曜", "schedule-no-such-week", "第２６", None),
        ("毎月32日", "schedule-no-such-date", "32日", None),
        ("2027年2月30日 10:00～", "schedule-no-such-date", "2027年2月30日", None),
        ("毎週水曜日　10:00～25:30", "schedule-no-such-hour", "25:30", None),
        ("毎週水曜 10:60～", "schedule-no-such-hour", "10:60", None),
        ("毎週水曜 午前13時～", "schedule-no-such-hour", "午前13時", None),
        ("毎週水曜 午後13時半～", "schedule-no-such-hour", "午後13時半", "毎週水曜 13:30～"),
        ("毎週水曜 午後12時～", "schedule-no-such-hour", "午後12時", "毎週水曜 12:00～"),
        ("毎週水曜 1時半～3時", "schedule-morning-or-afternoon", "1時半", "毎週水曜 午後1時半～3時"),
        (
            "毎週水曜 午前10時～3時",
            "schedule-ends-before-start",
            "午前10時～3時",
            "毎週水曜 午前10時～午後3時",
        ),
        ("毎週水曜 15:00～13:00", "schedule-ends-before-start", "15:00～13:00", None),
        (
            "2027年5月10日～2027年5月3日の毎週月曜",
            "schedule-ends-before-start",
            "2027年5月10日～2027年5月3日",
            None,
        ),
        (
            "2027年5月12日（木）10:00～",
            "schedule-wrong-weekday",
            "2027年5月12日（木）",
            "2027年5月12日（水）10:00～",
        ),
        ("隔週水曜（2026年12月3日から）", "schedule-start-on-other-day", "隔週水曜", None),
        ("毎週水曜（春休みは休み）", "schedule-unknown-break", "毎週水曜", None),
        ("令和8年（2027年）5月から毎週水曜", "schedule-contradiction", "令和8年（2027年）5月", None),
        ("令和8年（2027年）5月12日", "schedule-contradiction", "令和8年（2027年）5月12日", None),
        ("毎週水曜（木）10:00～", "schedule-contradiction", "木", None),
        ("第2水曜（第3）10:00～", "schedule-contradiction", "第3", None),
        ("月2回 毎月第1・3・5水曜", "schedule-contradiction", "月2回", None),
        ("毎月5・15日（5日・16日）", "schedule-contradiction", "5日・16日", None),
        ("第1水曜（毎月第1水曜を除く）", "schedule-contradiction", "第1水曜", None),
        (
            "2027年5月12日、6月10日（いずれも水曜日）",
            "schedule-contradiction",
            "2027年5月12日、6月10日",
            None,
        ),
        (
            "毎月第2水曜 2027年4月7日・5月5日・6月2日",
            "schedule-differs-from-dates",
            "2027年4月7日・5月5日・6月2日",
            None,
        ),
        ("毎月第1土日", "schedule-ambiguous", "土日", None),
        ("第2月曜（火曜が祝日の場合は翌日）", "schedule-ambiguous", "火曜", None),
        ("毎月第3月曜（祝日は翌週の火曜）", "schedule-ambiguous", "毎月第3月曜", None),
        ("毎週月曜（祝日の場合は木曜日に変更）", "schedule-ambiguous", "毎週月曜", None),
        ("4月～9月の毎週水曜 10:00～（12月は9:00～）", "schedule-ambiguous", "12月", None),
        ("毎月第3月曜日（祝日の場合は第2・4月曜に変更）", "schedule-unknown-part", "第2・4月曜", None),
        ("毎月5日（日・祝日の場合は翌日）", "schedule-unknown-part", "日・祝日", None),
        ("毎週水曜日（祝日は休み", "schedule-unknown-part", "（", None),
        ("毎週水曜日）10:00～", "schedule-unknown-part", "）", None),
        ("毎月・火曜", "schedule-unknown-part", "毎月・", None),
        ("4月12月の毎週水曜", "schedule-unknown-part", "4月12月", None),
        ("10時11時 毎週水曜", "schedule-unknown-part", "10時11時", None),
        ("12月29日1月3日は休み 毎週水曜", "schedule-unknown-part", "12月29日1月3日", None),
        ("土・日・日", "schedule-unknown-part", "土・日・日", None),
        ("毎週火曜 日休み", "schedule-unknown-part", "日", None),
        ("毎週水曜 夏季", "schedule-unknown-part", "夏季", None),
        ("毎週火曜日（祝日のみ開催）", "schedule-unknown-part", "祝日", None),
        ("月2回 1・3週 毎週火曜", "schedule-unknown-part", "1・3週", None),
        (
            "第2水曜ニャンニャン 10:00～",
            "schedule-unknown-part",
            "ニャンニャン",
            "第2水曜（ニャンニャン） 10:00～",
        ),
    ],
)
def test_a_mistake_has_its_place_and_its_cure(
    text: str, code: str, part: str, suggestion: str | None
) -> None:
    """The finding names what is wrong, points at it, and proposes a sentence only where one is plain."""
    problem = read_sentence(text).problems[0]
    assert (problem.code, text[problem.start : problem.end]) == (code, part)
    assert problem.values["part"] == part
    assert problem.values.get("suggestion") == suggestion


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


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("5/30(火)、6/27(火)", {"text": "5月30日"}),
        ("毎月第2水曜、13月は休み", {"number": 13}),
        ("毎月第6水曜", {"number": 6}),
        ("2027年2月30日", {"text": "2027年2月30日"}),
        ("2027年5月12日（木）", {"date": "2027年5月12日", "weekday": "水"}),
        ("隔週水曜（2026年12月3日から）", {"date": "2026年12月3日"}),
        ("毎週水曜（春休みは休み）", {"name": "春休み"}),
        ("毎週水曜（夏季休業は休み）", {"name": "夏休み"}),
        ("毎週水曜（GWは休み）", {"name": "ゴールデンウィーク"}),
        ("毎週水曜（学校休業日は休み）", {"name": "学校の休み"}),
        ("毎月第2水曜 2027年4月7日・5月5日", {"dates": "4月7日・4月14日・5月5日・5月12日"}),
        ("毎月第2水曜 2027年4月7日・5月5日・6月2日", {"dates": "4月7日・4月14日・5月5日・5月12日…"}),
    ],
)
def test_a_mistake_says_what_its_message_needs(text: str, values: dict[str, str | int]) -> None:
    """The values of a finding are those of the sentence."""
    found = read_sentence(text).problems[0].values
    assert {name: found[name] for name in values} == values


def test_a_day_of_a_year_that_was_taken_is_named_with_it() -> None:
    """29 February is a day, but not of 2027."""
    problem = read_sentence("2月29日 10:00～", confirmed=dt.date(2026, 5, 1)).problems[0]
    assert (problem.code, problem.start, problem.end) == ("schedule-no-such-date", 0, 5)
    assert problem.values["text"] == "2027年2月29日"


def test_several_mistakes_stand_in_order_without_guesses() -> None:
    """Each is named once; no single cure would make a sentence of them."""
    text = "毎週水曜 ぬるぽ ほげ ふが ぴよ"
    problems = read_sentence(text).problems
    assert [text[one.start : one.end] for one in problems] == ["ぬるぽ", "ほげ", "ふが", "ぴよ"]
    assert not any("suggestion" in one.values for one in problems)
    assert not read_sentence("5日 10:00～", suggest=False).problems[0].values.get("suggestion")


def test_only_so_long_a_sentence_is_read() -> None:
    """400 characters are read, more are a mistake of the whole."""
    assert read_sentence("毎週水曜".ljust(400)).outcome is Outcome.UNDERSTOOD
    problem = read_sentence("毎週水曜".ljust(401)).problems[0]
    assert (problem.code, problem.start, problem.end) == ("schedule-too-long", 0, 400)
    assert problem.values["most"] == 400


def test_a_sentence_of_brackets_is_refused_at_once() -> None:
    """Hundreds of mistakes are told, but a cure is tried for a few only."""
    assert read_sentence("（" * 400).outcome is Outcome.ERROR


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("隔週水曜", "schedule-no-start"),
        ("隔月第2水曜 10:00～", "schedule-no-start"),
        ("2か月ごと（4月から）", "schedule-undated"),
        ("第1・3週", "schedule-undated"),
        ("春休み", "schedule-undated"),
        ("月1回", "schedule-undated"),
        ("おおむね第2水曜", "schedule-undated"),
    ],
)
def test_what_has_no_dates_says_what_it_lacks(text: str, code: str) -> None:
    """One note for the whole sentence."""
    reading = read_sentence(text)
    assert reading.outcome is Outcome.UNDATED
    assert [(one.code, one.start, one.end) for one in reading.problems] == [(code, 0, len(text))]


@pytest.mark.parametrize(
    ("confirmed", "year"), [("2027-03-31", 2026), ("2027-04-01", 2027), ("2028-01-10", 2027)]
)
def test_a_year_that_was_taken_is_said(confirmed: str, year: int) -> None:
    """Dates without a year lie in the fiscal year of the confirmation."""
    reading = read_sentence("5/12 10:00～", confirmed=dt.date.fromisoformat(confirmed))
    assert [(one.code, one.end, one.values) for one in reading.problems] == [
        ("schedule-year-assumed", 11, {"year": year})
    ]
    assert not read_sentence("2027年5月12日、6月9日", confirmed=CONFIRMED).problems

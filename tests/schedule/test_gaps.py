"""What a table of dates cannot show: where a mistake stands, its cure, wording, parts, remarks.

The sentences and cases were found by changing the reader in small ways that no other test noticed.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest

from sitegen.schedule import (
    Almanac,
    Band,
    Horizon,
    Hours,
    Outcome,
    Session,
    english,
    japanese,
    make_timetable,
    occurrences,
    read_sentence,
    read_times,
    undecided,
    wording,
)
from sitegen.schedule.parts import parts
from tests.schedule import test_table
from tests.schedule.test_table import Row, expected, read_table

ROWS = read_table("gaps.tsv")
ALMANAC = Almanac()
CONFIRMED = dt.date(2027, 4, 10)


def dates(text: str, first: str, last: str, almanac: Almanac = ALMANAC) -> list[str]:
    """Return the dates of a sentence as MM-DD."""
    schedule = read_sentence(text, almanac=almanac).schedule
    assert schedule is not None, text
    span = {"first": dt.date.fromisoformat(first), "last": dt.date.fromisoformat(last)}
    return [f"{one.date:%m-%d}" for one in occurrences(schedule, almanac=almanac, **span)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.text)
def test_sentence(row: Row) -> None:
    """A sentence of the table means what it says there."""
    test_table.test_sentence(row)


@pytest.mark.parametrize(
    "row",
    [row for row in ROWS if row.outcome == "understood"],
    ids=lambda row: row.text,
)
def test_the_canonical_sentence_means_the_same(row: Row) -> None:
    """What was understood can be said again, in both languages."""
    schedule = read_sentence(row.text, confirmed=row.confirmed).schedule
    assert schedule is not None
    again = read_sentence(japanese.sentence(schedule))
    assert (again.schedule, again.remarks) == (schedule, ())
    assert english.sentence(schedule).endswith(".")


def test_the_table_is_sound() -> None:
    """Each sentence is there once and in no other table; each understood one meets in the window."""
    others = [row for name, rows in test_table.TABLES.items() if name != "gaps.tsv" for row in rows]
    texts = Counter(row.text for row in (*ROWS, *others))
    assert not [row.text for row in ROWS if texts[row.text] > 1]
    for row in ROWS:
        assert (row.outcome == "understood") == bool(row.days and expected(row)), row.text


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


@pytest.mark.parametrize(
    ("text", "ja", "en"),
    [
        (
            "第1・2・3・最終水曜 9:00頃",
            "毎月第1・第2・第3・最終水曜日 9:00頃から",
            "The 1st, 2nd, 3rd and last Wednesday of the month, from about 9:00.",
        ),
        (
            "毎月1・2・3・11・12・13・21・22日 午前",
            "毎月1日・2日・3日・11日・12日・13日・21日・22日 午前",
            "The 1st, 2nd, 3rd, 11th, 12th, 13th, 21st and 22nd day of the month, in the morning.",
        ),
        ("末日 午後", "毎月末日 午後", "The last day of the month, in the afternoon."),
        ("祝日の翌日 夜", "祝日の翌日 夜", "Days after a public holiday, in the evening."),
        ("祝日", "祝日", "Public holidays."),
        ("毎日", "毎日", "Every day."),
        ("月・火", "毎週月・火曜日", "Every Monday and Tuesday."),
        (
            "木・金・土・日曜 10:00～11:05",
            "毎週木～日曜日 10:00～11:05",
            "Every Thursday, Friday, Saturday and Sunday, 10:00–11:05.",
        ),
        (
            "毎週月曜（土・日・祝日の場合は翌日）",
            "毎週月曜日（土・日・祝日の場合は翌日に変更）",
            "Every Monday; a weekend or a public holiday moves it to the next day.",
        ),
        (
            "毎月5日（祝日の場合は翌平日）",
            "毎月5日（祝日の場合は翌平日に変更）",
            "The 5th day of the month; a public holiday moves it to the next working day.",
        ),
        (
            "第3月曜（祝日は前週）",
            "毎月第3月曜日（祝日の場合は前週に変更）",
            "The 3rd Monday of the month; a public holiday moves it to the same day of the week before.",
        ),
        (
            "第3月曜（祝日は前日）",
            "毎月第3月曜日（祝日の場合は前日に変更）",
            "The 3rd Monday of the month; a public holiday moves it to the day before.",
        ),
        (
            "第3月曜（祝日は翌週）",
            "毎月第3月曜日（祝日の場合は翌週に変更）",
            "The 3rd Monday of the month; a public holiday moves it to the same day of the next week.",
        ),
        (
            "第3月曜（祝日は第4水曜に変更）",
            "毎月第3月曜日（祝日の場合は第4水曜日に変更）",
            "The 3rd Monday of the month; a public holiday moves it to the 4th Wednesday of the month.",
        ),
        (
            "毎年5月3日・11月3日 10:00～（昼の部）、11:00～（夜の部）",
            "毎年5月3日・11月3日 10:00から（昼の部）、11:00から（夜の部）",
            "3 May and 3 November, from 10:00 (daytime) and from 11:00 (evening).",
        ),
        (
            "毎週木曜 午前の部10:00～ 午後の部13:00～",
            "毎週木曜日 10:00から（午前の部）、13:00から（午後の部）",
            "Every Thursday, from 10:00 (morning) and from 13:00 (afternoon).",
        ),
        (
            "毎週木曜 朝の部7:00～ 前半10:00～ 後半11:00～ 第2部13:00～",
            "毎週木曜日 7:00から（朝の部）、10:00から（前半）、11:00から（後半）、13:00から（第2部）",
            (
                "Every Thursday, from 7:00 (early) and from 10:00 (first half) and from 11:00 (second half)"
                " and from 13:00 (第2部)."
            ),
        ),
        (
            "毎週土曜（お盆・年末年始・8月1日～8月5日・5月5日・第1土曜は休み）",
            "毎月第2・第3・第4・第5土曜日（お盆は休み、年末年始は休み、8月1日～8月5日は休み、5月5日は休み）",
            (
                "The 2nd, 3rd, 4th and 5th Saturday of the month; not on the Obon holidays;"
                " not on the New Year holidays; not on 1 August to 5 August; not on 5 May."
            ),
        ),
        (
            "毎日（火曜・第1月曜は休み）",
            "毎週月・水・木・金・土・日曜日（第1月曜日は休み）",
            "",
        ),
        ("偶数月第1火曜", "偶数月の第1火曜日", "The 1st Tuesday of the month in even months."),
        ("令和元年5月12日から毎週水曜", "2019年5月12日から 毎週水曜日", ""),
        ("奇数月の5日", "奇数月の5日", "The 5th day of the month in odd months."),
        ("11月～2月の毎週水曜", "11月～2月の水曜日", ""),
        ("1月・3月の毎週水曜", "1月・3月の水曜日", "Every Wednesday in January and March."),
        ("4月～10月の毎週水曜", "毎週水曜日（11月～3月は休み）", ""),
        (
            "9月～11月、5月～7月、2月の毎週水曜",
            "毎週水曜日（1月・3月・4月・8月・12月は休み）",
            "Every Wednesday; not in January, March, April, August and December.",
        ),
        (
            "2027年4月1日から2028年3月31日まで毎週水曜",
            "2027年4月1日から2028年3月31日まで 毎週水曜日",
            "Every Wednesday from 1 April 2027 until 31 March 2028.",
        ),
        (
            "3週間に1回木曜日（2026年12月3日から）",
            "3週間ごとの木曜日（2026年12月3日から）",
            "Every 3 weeks on Thursday, counted from 3 December 2026.",
        ),
        (
            "毎週水曜 10:00～（8月は9:00～10:00、13:00～。1月は第2・3水曜）",
            "毎週水曜日 10:00から（1月は第2・第3水曜日、8月は 9:00～10:00、13:00から）",
            (
                "Every Wednesday, from 10:00; in January: the 2nd and 3rd Wednesday of the month;"
                " in August: 9:00–10:00 and from 13:00."
            ),
        ),
        (
            "第1月曜 10:00～（8月休み）、第3金曜 夜",
            "毎月第1月曜日 10:00から（第1月曜日は、8月は休み）／毎月第3金曜日 夜",
            (
                "The 1st Monday of the month, from 10:00; not in August."
                " The 3rd Friday of the month, in the evening."
            ),
        ),
    ],
)
def test_rules_in_words(text: str, ja: str, en: str) -> None:
    """What was understood is said back in both languages."""
    schedule = read_sentence(text).schedule
    assert schedule is not None
    assert japanese.sentence(schedule) == ja
    assert not en or english.sentence(schedule) == en


def test_every_month_and_weekday_has_its_name() -> None:
    """Dates in words, for all months and all days of the week."""
    days = [dt.date(2027, month, month + 2) for month in range(1, 13)]
    assert [wording.short_date(day) for day in days][:2] == ["1月3日（日）", "2月4日（木）"]
    assert wording.long_date(days[11]) == "2027年12月14日（火）"
    assert [english.date(day) for day in days] == [
        "Sunday, 3 January 2027",
        "Thursday, 4 February 2027",
        "Friday, 5 March 2027",
        "Tuesday, 6 April 2027",
        "Friday, 7 May 2027",
        "Tuesday, 8 June 2027",
        "Friday, 9 July 2027",
        "Tuesday, 10 August 2027",
        "Saturday, 11 September 2027",
        "Tuesday, 12 October 2027",
        "Saturday, 13 November 2027",
        "Tuesday, 14 December 2027",
    ]
    assert english.date(dt.date(2027, 12, 13)).startswith("Monday")
    assert english.date(dt.date(2027, 12, 15)).startswith("Wednesday")


@pytest.mark.parametrize(
    ("hours", "ja", "en"),
    [
        (Hours(), "", ""),
        (Hours(0), "午前0:00から", "from 0:00"),
        (Hours(545, 605), "9:05～10:05", "9:05–10:05"),
        (Hours(600, None, about=True), "10:00頃から", "from about 10:00"),
        (Hours(band=Band.MORNING), "午前", "in the morning"),
        (Hours(band=Band.AFTERNOON), "午後", "in the afternoon"),
        (Hours(band=Band.EVENING), "夜", "in the evening"),
    ],
)
def test_hours_in_words(hours: Hours, ja: str, en: str) -> None:
    """A clock, a start that is not sharp, a part of the day, nothing."""
    assert (wording.hours(hours), english.hours(hours)) == (ja, en)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "毎月第2水曜 13:30～15:00（8月は休み、祝日の場合は翌日に変更）要予約",
            (
                "毎月第2水曜:days 13:30～15:00:hours （:link 8月:days"
                " は休み、祝日の場合は翌日に変更:exception ）:link 要予約:remark"
            ),
        ),
        ("月1回程度（要問合せ）", "月1回程度:undated （:link 要問合せ:undated ）:link"),
        ("～毎週水曜", "～:link 毎週水曜:days"),
        ("第2水曜ニャンニャン10時頃", "第2水曜:days ニャンニャン:unknown 10時頃:hours"),
        (
            "おおむね第1または第3土曜（昼の部）",
            "おおむね:undated 第1:days または:undated 第3土曜:days （:link 昼の部:hours ）:link",
        ),
        ("毎週水曜も開催※です", "毎週水曜:days も開催:exception ※です:link"),
        ("水曜／お盆を除く", "水曜:days ／:link お盆を除く:exception"),
        ("水曜から金曜まで13時から正午過ぎまで", "水曜から金曜まで:days 13時から正午過ぎまで:hours"),
        ("夏休みの午後に開催", "夏休みの:exception 午後:hours に開催:link"),
        ("不定期、土曜", "不定期、:undated 土曜:days"),
    ],
)
def test_every_character_has_its_part(text: str, expected: str) -> None:
    """Marks between go with what stands before them, neighbours of one sort are one."""
    found = [f"{text[one.start : one.end].strip()}:{one.sort}" for one in parts(text)]
    assert " ".join(found) == expected


@pytest.mark.parametrize(
    ("text", "remarks"),
    [
        ("毎週水曜 10:00～（要予約）※雨天中止", ("要予約", "雨天中止")),
        ("毎週水曜（東会館）10:00～（東会館）", ("東会館",)),
        ("毎週水曜（※）10:00～", ()),
        ("第3月曜（祝日の場合は別の日）", ("祝日の場合は別の日",)),
        ("毎月第2月曜（祝日の場合は変更）", ("祝日の場合は変更",)),
        ("おおむね第2水曜 要問合せ 会費100円", ("おおむね", "要問合せ", "会費100円")),
        ("【東会館】毎週水曜、申込不要。どなたでも", ("東会館", "申込不要", "どなたでも")),
    ],
)
def test_remarks_are_kept_in_order(text: str, remarks: tuple[str, ...]) -> None:
    """Each once, as it is written, without the marks around it."""
    assert read_sentence(text).remarks == remarks


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("毎週\u200b水曜\ufeff10:00～", "毎週水曜10:00～"),
        ("月‧水•金曜", "月・水・金曜"),
        ("毎週水曜‥10:00∼11:00", "毎週水曜…10:00～11:00"),
        ("毎週水曜⁂祝日休み", "毎週水曜※祝日休み"),
        ("毎週水曜〔祝日休み〕", "毎週水曜（祝日休み）"),
        ("毎週水曜 10︰00―11∶00", "毎週水曜 10:00～11:00"),
        ("毎週水曜☆10:00～", "毎週水曜●10:00～"),
        ("毎週火曜＋金曜＆日曜", "毎週火曜、金曜、日曜"),
        ("毎月第二十水曜", "毎月第20水曜"),
        ("毎月二十一日・十日・三十日", "毎月21日・10日・30日"),
        ("二〇二七年五月十二日", "2027年5月12日"),
        ("毎 月 第 ２ 火 曜 日 １ ０ 時 ～", "毎月第2火曜日10時～"),
    ],
)
def test_the_same_in_other_letters(text: str, same: str) -> None:
    """Marks that nobody sees, dots, brackets, figures in kanji."""
    one, other = read_sentence(text), read_sentence(same)
    assert one.schedule == other.schedule
    assert one.outcome is other.outcome
    assert [found.code for found in one.problems] == [found.code for found in other.problems]


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


def test_sittings_have_their_names_and_parts_of_the_day() -> None:
    """A name before or behind its hours; a part of the day beside a clock is a sitting of its own."""

    def sessions(text: str) -> tuple[Session, ...]:
        schedule = read_sentence(text).schedule
        assert schedule is not None, text
        return schedule.rules[0].sessions

    both = (Session(Hours(600), "昼の部"), Session(Hours(1140), "夜の部"))
    assert sessions("毎週水曜 昼の部 10:00～ 夜の部 19:00～") == both
    assert sessions("毎週水曜 10:00～（昼の部）、19:00～（夜の部）") == both
    assert sessions("毎週水曜 10:00～昼の部、19:00～夜の部")[1].hours == Hours(1140)
    assert sessions("毎週水曜 10:00～12:00、午後") == (
        Session(Hours(band=Band.AFTERNOON)),
        Session(Hours(600, 720)),
    )
    assert sessions("毎週水曜 午後、16:59～") == (Session(Hours(1019)),)
    assert sessions("毎週水曜 夜、17:00～") == (Session(Hours(1020)),)
    assert sessions("毎週水曜 午前、11:59～") == (Session(Hours(719)),)
    assert sessions("毎週水曜 13:30～15:00、13:30～14:00") == (
        Session(Hours(810, 840)),
        Session(Hours(810, 900)),
    )


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("午前10時頃～正午", Hours(600, 720, about=True)),
        ("午前中", Hours(band=Band.MORNING)),
        ("午後（1時～3時）", Hours(780, 900)),
        ("午前（9時～11時）", Hours(540, 660)),
        ("午後（13時～）", Hours(780)),
        ("夜11時～午前0時", None),
        ("23:30～24:00", Hours(1410, 1440)),
        ("23:30～24:01", None),
        ("6:00～7:00", Hours(360, 420)),
        ("5:59～7:00", None),
        ("昼11時～1時", None),
        ("お昼の12時～午後1時", Hours(720, 780)),
        ("13:00", Hours(780)),
    ],
)
def test_hours_alone(text: str, hours: Hours | None) -> None:
    """The edges of the day and of its halves."""
    assert read_times(text) == hours


@pytest.mark.parametrize(("text", "dated"), [("2028年5月10日", True), ("月1回", False), ("10:00～", False)])
def test_a_timetable_is_dated_by_what_was_understood(text: str, *, dated: bool) -> None:
    """Also where no date lies within the horizon."""
    horizon = Horizon(dt.date(2026, 11, 24))
    table = make_timetable((read_sentence(text),), horizon=horizon, almanac=ALMANAC)
    assert table.occurrences == ()
    assert table.dated is dated

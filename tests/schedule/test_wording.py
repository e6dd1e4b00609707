"""What was understood, said back in Japanese and English."""

from __future__ import annotations

import datetime as dt

import pytest

from sitegen.schedule import Band, Hours, english, japanese, read_sentence, wording


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

"""Weekdays, months, days of the month and hours of the day by their names in a language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sitegen.languages import Language

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """All names of a language, counted from 0: weekdays from Monday, months from January.

    `weekdays_narrow` stand where there is room for little more than a kanji, `weekdays_off` are
    weekdays on which nothing is held, `weeks` the nth of a month and the last.
    `morning_ends` (0 to 12) and `afternoon_ends` (12 to 24) are hours behind one of the same half.
    """

    weekdays: Words
    weekdays_short: Words
    weekdays_narrow: Words
    weekdays_off: Words
    months: Words
    months_short: Words
    days: Words
    weeks: Words
    hours: Words
    morning_ends: Words
    afternoon_ends: Words


@cache
def names(language: Language) -> Names:
    """Return the names of a language.

    Each row is one message, so that a translator sees all of it, and so that 月 is Monday here
    and a month elsewhere. Plain spaces part its words, since no name holds one.
    """
    rows = (
        # Translators: Seven words parted by spaces; within a name put a no-break space.
        language.gettext("月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日"),
        # Translators: The weekdays from Monday, short, as they stand in dates.
        language.gettext("月 火 水 木 金 土 日"),
        # Translators: The weekdays from Monday, as heads of narrow columns and on small buttons.
        language.gettext("月\u3000火\u3000水\u3000木\u3000金\u3000土\u3000日").replace("\u3000", " "),
        # Translators: The weekdays as in "not on Mondays or Tuesdays".
        language.gettext("月曜 火曜 水曜 木曜 金曜 土曜 日曜"),
        # Translators: Twelve words parted by spaces; within a name put a no-break space.
        language.gettext("1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月"),
        # Translators: The months, short, as they stand in "Fri 27 Nov"; numbers where dates have numbers.
        language.gettext("1 2 3 4 5 6 7 8 9 10 11 12"),
        # Translators: The 31 days of a month as in "the 1st and 15th of every month".
        language.gettext(
            "1日 2日 3日 4日 5日 6日 7日 8日 9日 10日 11日 12日 13日 14日 15日 16日 17日 18日 19日 20日"
            " 21日 22日 23日 24日 25日 26日 27日 28日 29日 30日 31日"
        ),
        # Translators: As in "every 2nd and last Monday of the month": first to fifth, and the last.
        language.gettext("第1 第2 第3 第4 第5 最終"),
        # Translators: The hours 0 to 24 as {hour} in times; numbers, or with the half of the day (午後1時).
        language.gettext("0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24"),
        # Translators: The hours 0 to 12 again, at the end of a time that begins before noon, too.
        language.gettext("0 1 2 3 4 5 6 7 8 9 10 11 12"),
        # Translators: The hours 12 to 24 again, at the end of a time that begins after noon, too.
        language.gettext("12 13 14 15 16 17 18 19 20 21 22 23 24"),
    )
    return Names(*(tuple(row.split(" ")) for row in rows))

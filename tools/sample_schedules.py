"""Schedule sentences in every form of tools/data/schedules.tsv, with dates that exist.

Each form is a function from a `Pen` (which draws weekdays, hours and numbers) to a sentence.
FORMS stands in the order of the file's rows, so that none is forgotten.
"""

from __future__ import annotations

import calendar
import datetime as dt
import random
from collections.abc import Callable
from dataclasses import dataclass

DAYS = "月火水木金土日"
KANJI = "〇一二三四五"
NOON = 12
FIFTH = 5
MONTHS = tuple((2026 + (month > 12), (month - 1) % 12 + 1) for month in range(12, 24))  # noqa: PLR2004


@dataclass(frozen=True, slots=True)
class Pen:
    """Draws the parts of a sentence; the same seed draws the same."""

    draw: random.Random
    start: float
    hours: float

    @property
    def weekday(self) -> int:
        """A weekday from 0 (月), mostly from Monday to Saturday."""
        return self.draw.choice((0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 5))

    def clock(self, hour: float) -> str:
        """Return 13:30."""
        return f"{int(hour)}:{round(hour % 1 * 60):02}"

    def span(self, wave: str = "～") -> str:
        """Return 13:30～15:00."""
        return f"{self.clock(self.start)}{wave}{self.clock(self.start + self.hours)}"

    def spoken(self, hour: float) -> str:
        """Return 午後1時30分; noon is 正午."""
        if hour == NOON:
            return "正午"
        half = "午前" if hour < NOON else "午後"
        minute = round(hour % 1 * 60)
        return f"{half}{int(hour) % NOON}時" + (f"{minute}分" if minute else "")

    def talk(self, wave: str = "～") -> str:
        """Return 午後1時30分～3時 as newsletters write it."""
        return f"{self.spoken(self.start)}{wave}{self.spoken(self.start + self.hours)}"

    def pair(self) -> tuple[int, int]:
        """Return two weeks of a month that lie apart."""
        return self.draw.choice(((1, 3), (2, 4)))


def nth(year: int, month: int, weekday: int, week: int) -> dt.date | None:
    """Return the date of a month's nth weekday, None if it has none."""
    first = (weekday - dt.date(year, month, 1).weekday()) % 7 + 1
    day = first + 7 * (week - 1)
    return dt.date(year, month, day) if day <= calendar.monthrange(year, month)[1] else None


def coming(weekday: int, week: int, count: int) -> list[dt.date]:
    """Return the first dates of the nth weekday from December 2026 on."""
    found = [nth(year, month, weekday, week) for year, month in MONTHS]
    return [day for day in found if day][:count]


def with_fifth(weekday: int) -> list[int]:
    """Return the months of the coming year that have a fifth such weekday."""
    return [month for year, month in MONTHS if nth(year, month, weekday, FIFTH)]


def short(day: dt.date, dot: str = "/") -> str:
    """Return 1/14(木), or 1月14日(木) with `dot` 月."""
    tail = "日" if dot == "月" else ""
    return f"{day.month}{dot}{day.day}{tail}({DAYS[day.weekday()]})"


def _nth_open(pen: Pen) -> str:
    return f"毎月第{pen.draw.randint(1, 4)}{DAYS[pen.weekday]}曜日 {pen.spoken(pen.start)}～"


def _nth_open_kanji(pen: Pen) -> str:
    return f"毎月第{KANJI[pen.draw.randint(1, 4)]}{DAYS[pen.weekday]}曜日　{pen.spoken(pen.start)}から"


def _leaving(pen: Pen) -> str:
    one, other = pen.pair()
    return f"毎月第{one}・{other}{DAYS[pen.weekday]}曜日 {pen.clock(pen.start)}頃出発"


def _comma(pen: Pen) -> str:
    one, other = pen.pair()
    return f"毎月第{one},{other}{DAYS[pen.weekday]}曜日 {pen.span()}"


def _twice_in_brackets(pen: Pen) -> str:
    one, other = pen.pair()
    return f"月2回(第{one}、{other}{DAYS[pen.weekday]}曜日) {pen.talk()}"


def _yearly(pen: Pen) -> str:
    return f"年1回({pen.draw.choice((3, 5, 10))}月末日曜日) 午前9時～正午"


def _workdays(_: Pen) -> str:
    return "平日 午前8時30分～午後5時15分 *土日、祝日休館"


def _range(pen: Pen) -> str:
    return f"{pen.draw.choice(('月～金', '火～土'))} 午前10時～お昼"


def _even(pen: Pen) -> str:
    return f"{pen.draw.choice(('偶数月', '奇数月'))}の第{pen.draw.randint(1, 4)}{DAYS[pen.weekday]}曜日"


def _once_a_month(pen: Pen) -> str:
    return f"月1回 {pen.span()}"


def _overrides(pen: Pen) -> str:
    day = pen.weekday
    fifth = pen.draw.choice([month for month in with_fifth(day) if month != 2])  # noqa: PLR2004
    return f"毎月第4{DAYS[day]}曜日 ※{fifth}月は第5{DAYS[day]}曜日、2月は第3{DAYS[day]}曜日 {pen.span()}(時間内出入り自由)"


def _dates(pen: Pen) -> str:
    return "、".join(short(day) for day in coming(pen.weekday, pen.draw.randint(1, 4), 4)) + f" {pen.span()}"


def _month_off(pen: Pen) -> str:
    return f"毎月第{pen.draw.randint(1, 4)}{DAYS[pen.weekday]}曜日 ※8月は開催なし {pen.span()}"


def _several_overrides(pen: Pen) -> str:
    day = pen.weekday
    months = sorted(month for month in with_fifth(day) if month != 2)[:2]  # noqa: PLR2004
    named = "と".join(f"{month}月" for month in months)
    return f"毎月第4{DAYS[day]}曜日 ※{named}は第5{DAYS[day]}曜日、2月は第3{DAYS[day]}曜日"


def _dates_off(pen: Pen) -> str:
    day, (one, other) = pen.weekday, pen.pair()
    off = sorted([coming(day, one, 2)[-1], coming(day, other, 3)[-1]])
    named = "・".join(f"{date.month}月{date.day}日" for date in off)
    return f"毎月第{one}・第{other}{DAYS[day]}曜日 ※{named}(除く) {pen.span()}"


def _holiday_moved(pen: Pen) -> str:
    day = DAYS[pen.draw.randint(0, 2)]
    return f"毎月第1・3{day}曜日(祝日は第2{day}曜日に変更) {pen.talk()}"


def _two_rules(_: Pen) -> str:
    return "毎月第1土曜日 午前10時～正午／毎月第3日曜日 午後1時～3時"


def _rain(pen: Pen) -> str:
    return f"毎週{DAYS[pen.weekday]}曜日 {pen.span()} 雨天中止"


def _weeks_range(pen: Pen) -> str:
    return f"毎月第1～3{DAYS[pen.weekday]}曜日({pen.talk()})"


def _day_of_month(pen: Pen) -> str:
    return f"毎月{pen.draw.choice((5, 10, 15, 20))}日 {pen.span()}"


def _three_days(pen: Pen) -> str:
    return f"{pen.draw.choice(('月・水・金', '火・木・土'))}曜日 {pen.span()}"


def _bands(pen: Pen) -> str:
    one, other = DAYS[pen.weekday], DAYS[pen.weekday]
    return f"第1{one}曜日 午後／第4{other}曜日 午前"


def _irregular(_: Pen) -> str:
    return "不定期"


def _weekly_fee(pen: Pen) -> str:
    return f"毎週{DAYS[pen.weekday]}曜日 {pen.span()} 1回100円"


def _some_week(pen: Pen) -> str:
    return f"週不確定{DAYS[pen.weekday]}曜日 {pen.span()}"


def _all_but_first(pen: Pen) -> str:
    day = DAYS[pen.weekday]
    return f"第一{day}曜日を除く{day}曜日の{pen.spoken(pen.start)}より"


def _monthly_dates(pen: Pen) -> str:
    days = coming(pen.weekday, pen.draw.randint(2, 4), 4)[1:]
    return f"月1回 {'・'.join(short(day, '月') for day in days)}の{pen.span('〜')}"


def _era_dates(pen: Pen) -> str:
    first, second, third = coming(pen.weekday, 2, 8)[3::2][:3]
    year = f"令和{first.year - 2018}年"
    day = f"{first.month}月{first.day}日({DAYS[first.weekday()]}曜日)"
    return f"{year}{day}10時～12時／{second.month}月{second.day}日／{third.month}月{third.day}日"


def _sessions(pen: Pen) -> str:
    one, other = pen.pair()
    return f"毎週{DAYS[pen.weekday]}曜日 11:00～14:00(昼の部) 第{one}、{other}金曜日 17:00～20:00(夜の部)"


def _holidays_off(pen: Pen) -> str:
    return f"{DAYS[pen.weekday]}曜日 {pen.talk('から')} ただし祝日・年末年始は除く"


def _june_off(pen: Pen) -> str:
    return f"第{pen.draw.randint(1, 4)}{DAYS[pen.weekday]}曜日 {pen.talk()} 6月休み"


def _next_day(pen: Pen) -> str:
    one, other = pen.pair()
    return f"第{one}・{other}月曜(祝日の場合翌日開催){pen.talk()}"


def _every_other_month(_: Pen) -> str:
    return "2か月に1回"


def _see_leaflet(pen: Pen) -> str:
    return f"毎月1回{DAYS[pen.weekday]}曜日(添付している案内をご覧ください) 午前11時から午後0時30分"


def _about_twice(pen: Pen) -> str:
    day = pen.weekday
    one, other = coming(day, 2, 1)[0], coming(day, 4, 1)[0]
    listed = f"{short(one, '月')}、{short(other, '月')}"
    return f"おおむね毎月2回(予定) {one.month}月の開催日は、{listed} 13時30分から15時30分まで(受付は13時00分から)"


def _weeks_winter(pen: Pen) -> str:
    return f"1・3週 {DAYS[pen.weekday]}曜 {pen.span()} ※12～3月休止"


def _long_bracket(_: Pen) -> str:
    return "（月〜土、9時〜17時、日・祝日休館、その他事情により時間の変更、休館があります）"


FORMS: tuple[Callable[[Pen], str], ...] = (
    *(_nth_open, _nth_open_kanji, _leaving, _comma, _twice_in_brackets, _yearly, _workdays, _range),
    *(_even, _once_a_month, _overrides, _dates, _month_off, _several_overrides, _dates_off),
    *(_holiday_moved, _two_rules, _rain, _weeks_range, _day_of_month, _three_days, _bands),
    *(_irregular, _weekly_fee, _some_week, _all_but_first, _monthly_dates, _era_dates, _sessions),
    *(_holidays_off, _june_off, _next_day, _every_other_month, _see_leaflet, _about_twice),
    *(_weeks_winter, _long_bracket),
)


def common(pen: Pen) -> str:
    """Return a sentence of the plain kinds that most gatherings have."""
    one, other = pen.pair()
    day = DAYS[pen.weekday]
    forms = (
        f"毎週{day}曜日 {pen.span()}",
        f"毎月第{one}・第{other}{day}曜日 {pen.span()}",
        f"第{one}・{other}{day}曜 {pen.span()}",
        f"毎月第{pen.draw.randint(1, 4)}{day}曜日 {pen.span()}",
        f"{day}曜日 {pen.talk()}",
        f"毎月第{one}・{other}{day}曜日 {pen.talk()}（8月休み）",
    )
    return pen.draw.choice(forms)

"""Rules, dates and hours in Japanese.

`sentence` is canonical: read again it gives the rules it was made of.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from sitegen.schedule.nouns import (
    ALL_MONTHS,
    EVERY_DAY,
    LAST,
    Band,
    Break,
    Dates,
    Days,
    Holidays,
    Hours,
    Interval,
    Monthly,
    Move,
    Off,
    Override,
    Period,
    Rule,
    Schedule,
    Session,
    To,
    Weekly,
    Yearly,
)

WEEKDAYS = "月火水木金土日"
BANDS = {Band.MORNING: "午前", Band.AFTERNOON: "午後", Band.EVENING: "夜"}
GOALS = {
    To.NEXT_DAY: "翌日",
    To.DAY_BEFORE: "前日",
    To.NEXT_WEEK: "翌週",
    To.WEEK_BEFORE: "前週",
    To.NEXT_WORKDAY: "翌平日",
}
PARITIES = {tuple(range(2, 13, 2)): "偶数月", tuple(range(1, 12, 2)): "奇数月"}
MOST_OFF = 5
# Two in a row are a pair: 月・火, not 月～火.
ROW = 3
EARLIEST = 6 * 60


def sentence(schedule: Schedule) -> str:
    """Return a schedule as one plain sentence, its rules parted by ／."""
    several = len(schedule.rules) > 1
    return "／".join(_rule(rule, several=several) for rule in schedule.rules)


def short_date(day: dt.date) -> str:
    """Return 11月27日（金）."""
    return f"{day.month}月{day.day}日（{WEEKDAYS[day.weekday()]}）"


def long_date(day: dt.date) -> str:
    """Return 2026年11月27日（金）."""
    return f"{day.year}年{short_date(day)}"


def hours(given: Hours) -> str:
    """Return 13:30～15:00, 9:00頃から, 午前, or nothing where no time is known."""
    if given.start is None:
        return BANDS[given.band] if given.band else ""
    start = clock(given.start) + ("頃" if given.about else "")
    return f"{start}～{clock(given.end)}" if given.end is not None else f"{start}から"


def clock(minutes: int) -> str:
    """Return 13:30; 午前5:30, for an hour before six may be an afternoon's that is half written."""
    morning = "午前" if minutes < EARLIEST else ""
    return f"{morning}{minutes // 60}:{minutes % 60:02}"


def _rule(rule: Rule, *, several: bool) -> str:
    """Return a rule; one of several names its days again before what is said of them alone."""
    off = [month for month in ALL_MONTHS if month not in rule.months]
    few_off = 0 < len(off) <= MOST_OFF and rule.months not in PARITIES
    months = "" if few_off else month_names(rule.months)
    parts = [_bounds(rule), months and f"{months}の", _all_days(rule.days, plain=bool(months))]
    if rule.sessions:
        parts.append(" " + _sessions(rule.sessions))
    notes = [f"{month_names(off)}は休み"] if few_off else []
    notes += [f"{_off(one)}は休み" for one in rule.but]
    notes += [_move(rule.holidays)] if rule.holidays else []
    notes += [_override(one) for one in rule.overrides]
    if notes and several:
        notes.insert(0, f"{_all_days(rule.days, plain=True)}は")
    return "".join(parts) + (f"（{'、'.join(notes)}）" if notes else "")


def _bounds(rule: Rule) -> str:
    first = f"{_day(rule.first)}から" if rule.first else ""
    last = f"{_day(rule.last)}まで" if rule.last else ""
    return f"{first}{last} " if first or last else ""


def _all_days(days: Sequence[Days], *, plain: bool) -> str:
    named = (_days(one, plain=plain or index > 0) for index, one in enumerate(days))
    return "と".join(
        f"毎年{name}" if isinstance(one, Yearly) else name for one, name in zip(days, named, strict=True)
    )


def _days(days: Days, *, plain: bool) -> str:
    """Return days in words; `plain` leaves out 毎週 and 毎月, which a month's name forbids."""
    match days:
        case Weekly(weekdays, weeks):
            return _weekly(weekdays, weeks, plain=plain)
        case Monthly(numbers):
            named = "・".join("末日" if one == LAST else f"{one}日" for one in _last_late(numbers))
            return named if plain else f"毎月{named}"
        case Interval(weekdays, weeks, since):
            return f"{weeks}週間ごとの{weekday_names(weekdays)}（{_day(since)}から）"
        case Yearly(pairs):
            return "・".join(f"{month}月{day}日" for month, day in pairs)
        case Dates(dates):
            return "・".join(_day(one) for one in dates)
        case Holidays(after):
            return "祝日の翌日" if after else "祝日"


def _weekly(weekdays: tuple[int, ...], weeks: tuple[int, ...], *, plain: bool) -> str:
    if weekdays == EVERY_DAY:
        return f"{_weeks(weeks)}の毎日" if weeks else "毎日"
    every = "" if plain else "毎月" if weeks else "毎週"
    return f"{every}{_weeks(weeks)}{weekday_names(weekdays)}"


def _day(day: dt.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _weeks(weeks: tuple[int, ...]) -> str:
    return "・".join("最終" if one == LAST else f"第{one}" for one in _last_late(weeks))


def _last_late(numbers: tuple[int, ...]) -> list[int]:
    return sorted(numbers, key=lambda one: (one == LAST, one))


def weekday_names(weekdays: Iterable[int]) -> str:
    """Return 月・水・金曜日; three and more in a row are 月～金曜日."""
    days = list(weekdays)
    in_row = len(days) >= ROW and days == list(range(days[0], days[-1] + 1))
    named = (
        f"{WEEKDAYS[days[0]]}～{WEEKDAYS[days[-1]]}" if in_row else "・".join(WEEKDAYS[day] for day in days)
    )
    return f"{named}曜日"


def month_names(months: Sequence[int]) -> str:
    """Return 4月～11月, 偶数月, 1月・3月; nothing for all twelve."""
    if tuple(months) == ALL_MONTHS:
        return ""
    if parity := PARITIES.get(tuple(months)):
        return parity
    if len(months) >= ROW and (start := _cyclic_start(months)) is not None:
        return f"{start}月～{(start + len(months) - 2) % 12 + 1}月"
    return "・".join(f"{month}月" for month in months)


def _cyclic_start(months: Sequence[int]) -> int | None:
    """Return the month from which `months` follow one another, also over the turn of the year."""
    for start in months:
        if {(start + step - 1) % 12 + 1 for step in range(len(months))} == set(months):
            return start
    return None


def _sessions(sessions: Iterable[Session]) -> str:
    return "、".join(hours(one.hours) + (f"（{one.name}）" if one.name else "") for one in sessions)


def _off(off: Off) -> str:
    match off:
        case Break(name):
            return name
        case Period((month, day), (last_month, last_day)):
            return f"{month}月{day}日～{last_month}月{last_day}日"
        case Monthly():
            return _days(off, plain=False)
        case Weekly(weekdays, weeks) if weekdays == EVERY_DAY and weeks:
            return f"{_weeks(weeks)}週"
        case _:
            return _days(off, plain=True)


def _move(move: Move) -> str:
    goal = _days(move.day, plain=True) if move.day else GOALS[move.to]
    return f"{'土・日・' * move.weekends}祝日の場合は{goal}に変更"


def _override(override: Override) -> str:
    months = month_names(override.months)
    days = "と".join(_days(one, plain=True) for one in override.days)
    return " ".join(part for part in (f"{months}は{days}", _sessions(override.sessions)) if part)

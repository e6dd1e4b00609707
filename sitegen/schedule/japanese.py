"""Rules in Japanese.

`sentence` is canonical: read again it gives the rules it was made of.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from sitegen.schedule.nouns import (
    ALL_MONTHS,
    EVERY_DAY,
    LAST,
    Break,
    Dates,
    Days,
    Holidays,
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
    last_late,
)
from sitegen.schedule.wording import PARITIES, hours, month_names, weekday_names

GOALS = {
    To.NEXT_DAY: "翌日",
    To.DAY_BEFORE: "前日",
    To.NEXT_WEEK: "翌週",
    To.WEEK_BEFORE: "前週",
    To.NEXT_WORKDAY: "翌平日",
}
MOST_OFF = 5


def sentence(schedule: Schedule) -> str:
    """Return a schedule as one plain sentence, its rules parted by ／."""
    several = len(schedule.rules) > 1
    return "／".join(_rule(rule, several=several) for rule in schedule.rules)


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
            named = "・".join("末日" if one == LAST else f"{one}日" for one in sorted(numbers, key=last_late))
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
    return "・".join("最終" if one == LAST else f"第{one}" for one in sorted(weeks, key=last_late))


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

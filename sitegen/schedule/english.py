"""Rules, dates and hours in English."""

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

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
BANDS = {Band.MORNING: "in the morning", Band.AFTERNOON: "in the afternoon", Band.EVENING: "in the evening"}
GOALS = {
    To.NEXT_DAY: "the next day",
    To.DAY_BEFORE: "the day before",
    To.NEXT_WEEK: "the same day of the next week",
    To.WEEK_BEFORE: "the same day of the week before",
    To.NEXT_WORKDAY: "the next working day",
}
BREAKS = {"年末年始": "the New Year holidays", "お盆": "the Obon holidays"}
SESSIONS = {
    "昼の部": "daytime",
    "夜の部": "evening",
    "午前の部": "morning",
    "午後の部": "afternoon",
    "朝の部": "early",
    "前半": "first half",
    "後半": "second half",
}
PARITIES = {tuple(range(2, 13, 2)): "even months", tuple(range(1, 12, 2)): "odd months"}
MOST_OFF = 5


def sentence(schedule: Schedule) -> str:
    """Return a schedule as plain English, its rules one after another."""
    return " ".join(f"{_upper(_rule(rule))}." for rule in schedule.rules)


def date(day: dt.date) -> str:
    """Return Friday, 27 November 2026."""
    return f"{WEEKDAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1]} {day.year}"


def hours(given: Hours) -> str:
    """Return 13:30–15:00, from about 9:00, in the morning; nothing where no time is known."""
    if given.start is None:
        return BANDS[given.band] if given.band else ""
    start = f"{'about ' * given.about}{given.start // 60}:{given.start % 60:02}"
    return f"{start}–{given.end // 60}:{given.end % 60:02}" if given.end is not None else f"from {start}"


def _rule(rule: Rule) -> str:
    off = [month for month in ALL_MONTHS if month not in rule.months]
    few_off = 0 < len(off) <= MOST_OFF and rule.months not in PARITIES
    text = " and ".join(_days(one) for one in rule.days)
    if off and not few_off:
        text += f" in {_months(rule.months)}"
    if rule.first:
        text += f" from {_day(rule.first)}"
    if rule.last:
        text += f" until {_day(rule.last)}"
    if rule.sessions:
        text += ", " + " and ".join(_session(one) for one in rule.sessions)
    notes = [f"not in {_months(tuple(off))}"] if few_off else []
    notes += [f"not on {_off(one)}" for one in rule.but]
    if rule.holidays:
        days = "a weekend or a public holiday" if rule.holidays.weekends else "a public holiday"
        notes.append(f"{days} moves it to {_goal(rule.holidays)}")
    notes += [_override(one) for one in rule.overrides]
    return "; ".join([text, *notes])


def _days(days: Days) -> str:
    match days:
        case Weekly(weekdays, weeks):
            return _weekly(weekdays, weeks)
        case Monthly(numbers):
            return f"the {_ordinals(numbers)} day of the month"
        case Interval(weekdays, weeks, since):
            named = _and([WEEKDAYS[day] for day in weekdays])
            return f"every {weeks} weeks on {named}, counted from {_day(since)}"
        case Yearly(pairs):
            return _and([f"{day} {MONTHS[month - 1]}" for month, day in pairs])
        case Dates(dates):
            return _and([_day(one) for one in dates])
        case Holidays(after):
            return "days after a public holiday" if after else "public holidays"


def _weekly(weekdays: tuple[int, ...], weeks: tuple[int, ...]) -> str:
    if weekdays == EVERY_DAY:
        return f"every day of the {_ordinals(weeks)} week of the month" if weeks else "every day"
    named = _and([WEEKDAYS[day] for day in weekdays])
    return f"the {_ordinals(weeks)} {named} of the month" if weeks else f"every {named}"


def _off(off: Off) -> str:
    match off:
        case Break(name):
            return BREAKS.get(name, name)
        case Period((month, day), (last_month, last_day)):
            return f"{day} {MONTHS[month - 1]} to {last_day} {MONTHS[last_month - 1]}"
        case Weekly(weekdays, weeks) if not weeks:
            return _and([f"{WEEKDAYS[day]}s" for day in weekdays])
        case _:
            return _days(off)


def _goal(move: Move) -> str:
    return _days(move.day) if move.day else GOALS[move.to]


def _override(override: Override) -> str:
    days = " and ".join(_days(one) for one in override.days)
    times = " and ".join(_session(one) for one in override.sessions)
    return f"in {_months(override.months)}: {', '.join(part for part in (days, times) if part)}"


def _session(session: Session) -> str:
    name = session.name and SESSIONS.get(session.name, session.name)
    return hours(session.hours) + (f" ({name})" if name else "")


def _months(months: Sequence[int]) -> str:
    return PARITIES.get(tuple(months)) or _and([MONTHS[month - 1] for month in months])


def _ordinals(numbers: tuple[int, ...]) -> str:
    return _and([_ordinal(one) for one in sorted(numbers, key=lambda one: (one == LAST, one))])


def _ordinal(number: int) -> str:
    if number == LAST:
        return "last"
    endings = {1: "st", 2: "nd", 3: "rd"}
    teens = {11, 12, 13}
    return f"{number}{'th' if number in teens else endings.get(number % 10, 'th')}"


def _day(day: dt.date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _and(words: Iterable[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]

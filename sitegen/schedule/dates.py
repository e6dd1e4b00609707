"""From rules to dates: which days a rule means, what is off, what moves away from a holiday."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sitegen.schedule.almanac import Almanac
from sitegen.schedule.monthdays import days_of, off_of
from sitegen.schedule.nouns import Hours, Move, Occurrence, Rule, Schedule, Session, To

DAY = dt.timedelta(days=1)
WEEK = dt.timedelta(days=7)
# A moved gathering comes from at most this far away: a month's named day.
REACH = dt.timedelta(days=31)
SATURDAY = 5
UNTIMED = (Session(Hours()),)


def occurrences(
    schedule: Schedule, *, first: dt.date, last: dt.date, almanac: Almanac
) -> tuple[Occurrence, ...]:
    """Return every occurrence from `first` to `last`, both within, in order of date and start.

    The same sitting said twice by two rules is one.
    """
    found = [one for rule in schedule.rules for one in _of_rule(rule, first, last, almanac)]
    unique = {(one.key, one.session): one for one in reversed(found)}
    return tuple(sorted(unique.values(), key=lambda one: (one.key, one.session or "")))


def undecided(schedule: Schedule, *, first: dt.date, last: dt.date, almanac: Almanac) -> tuple[dt.date, ...]:
    """Return the holidays a gathering moves away from without anybody knowing to which day."""
    found = {
        planned
        for rule in schedule.rules
        if rule.holidays
        for planned, date in _moved(rule, first, last, almanac)
        if date is None and first <= planned <= last
    }
    return tuple(sorted(found))


def _of_rule(rule: Rule, first: dt.date, last: dt.date, almanac: Almanac) -> Iterator[Occurrence]:
    by_month = {month: one.sessions for one in rule.overrides if one.sessions for month in one.months}
    for planned, date in _moved(rule, first, last, almanac):
        if date is None or not first <= date <= last:
            continue
        sessions = by_month.get(planned.month, rule.sessions) if by_month else rule.sessions
        for session in sessions or UNTIMED:
            yield Occurrence(
                date, session.hours, session.name, moved_from=planned if planned != date else None
            )


def _moved(
    rule: Rule, first: dt.date, last: dt.date, almanac: Almanac
) -> Iterator[tuple[dt.date, dt.date | None]]:
    """Yield each planned date with the one it is held on; None when nobody can say which."""
    move = rule.holidays
    if move is None:
        yield from ((date, date) for date in _planned(rule, first, last, almanac))
        return
    planned = _planned(rule, first - REACH, last + REACH, almanac)
    staying = {date for date in planned if not _leaves(date, move, almanac)}
    for date in planned:
        if date in staying:
            yield date, date
            continue
        goal = _goal(date, move, almanac)
        if goal in staying:
            continue
        blocked = goal and any(goal in off_of(one, goal.year, goal.month, almanac) for one in rule.but)
        yield date, None if blocked else goal


def _leaves(date: dt.date, move: Move, almanac: Almanac) -> bool:
    return bool(almanac.holiday(date)) or (move.weekends and date.weekday() >= SATURDAY)


def _goal(date: dt.date, move: Move, almanac: Almanac) -> dt.date | None:
    """Return where a gathering goes from a holiday; None if that day is a holiday, too."""
    if move.to is To.NEXT_WORKDAY:
        goal = date + DAY
        while goal.weekday() >= SATURDAY or almanac.holiday(goal):
            goal += DAY
        return goal
    if move.to is To.NAMED and move.day:
        goals = [one for one in days_of(move.day, date.year, date.month, almanac) if not almanac.holiday(one)]
        return goals[0] if len(goals) == 1 else None
    steps = {To.NEXT_DAY: DAY, To.DAY_BEFORE: -DAY, To.NEXT_WEEK: WEEK, To.WEEK_BEFORE: -WEEK}
    goal = date + steps[move.to]
    return None if _leaves(goal, move, almanac) else goal


def _planned(rule: Rule, first: dt.date, last: dt.date, almanac: Almanac) -> list[dt.date]:
    """Return the dates the rule means before anything moves, in order."""
    first, last = max(first, rule.first or first), min(last, rule.last or last)
    replaced = {month: one.days for one in rule.overrides if one.days for month in one.months}
    found: set[dt.date] = set()
    for year, month in _months(first, last):
        if month not in rule.months:
            continue
        days = replaced.get(month, rule.days) if replaced else rule.days
        for one in days:
            found.update(days_of(one, year, month, almanac))
        if rule.but:
            found.difference_update(*(off_of(one, year, month, almanac) for one in rule.but))
    return sorted(date for date in found if first <= date <= last)


def _months(first: dt.date, last: dt.date) -> Iterator[tuple[int, int]]:
    for count in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        yield count // 12, count % 12 + 1

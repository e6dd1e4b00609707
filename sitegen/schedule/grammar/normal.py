"""Bring rules into their normal form, so that what means the same is the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sitegen.schedule.nouns import (
    LAST,
    Dates,
    Days,
    Holidays,
    Interval,
    Monthly,
    Off,
    Override,
    Rule,
    Session,
    Weekly,
    Yearly,
    last_late,
)

ALL_WEEKS = (1, 2, 3, 4, 5)
_ORDER = (Weekly, Monthly, Interval, Yearly, Dates, Holidays)


def merge_days(days: Iterable[Days]) -> tuple[Days, ...]:
    """Return days without doubles: 第2水曜 and 第4水曜 are 第2・第4水曜."""
    found = list(dict.fromkeys(days))
    if len(found) == 1 and isinstance(found[0], Weekly):
        return tuple(found)
    plain = [one for one in found if isinstance(one, Weekly)]
    weekly = _by_weekdays(_by_weeks(plain))
    rest = [one for one in found if not isinstance(one, Weekly)]
    merged: list[Days] = [*weekly, *_joined(rest)]
    return tuple(sorted(merged, key=_rank))


def _rank(days: Days) -> tuple[int, tuple[int, ...], str]:
    weeks = days.weeks if isinstance(days, Weekly) else ()
    return (
        _ORDER.index(type(days)),
        tuple(week if week != LAST else len(ALL_WEEKS) + 1 for week in weeks),
        repr(days),
    )


def _by_weekdays(days: Sequence[Weekly]) -> list[Weekly]:
    groups: dict[tuple[int, ...], set[int]] = {}
    every = set()
    for one in days:
        groups.setdefault(one.weekdays, set()).update(one.weeks)
        if not one.weeks:
            every.add(one.weekdays)
    return [Weekly(key, () if key in every else week_order(weeks)) for key, weeks in groups.items()]


def _by_weeks(days: Sequence[Weekly]) -> list[Weekly]:
    groups: dict[tuple[int, ...], set[int]] = {}
    for one in days:
        groups.setdefault(one.weeks, set()).update(one.weekdays)
    return [Weekly(tuple(sorted(weekdays)), weeks) for weeks, weekdays in groups.items()]


def week_order(weeks: Iterable[int]) -> tuple[int, ...]:
    """Return weeks in order, the last at the end; all of them are none."""
    ordered = tuple(sorted(set(weeks), key=last_late))
    return () if set(ordered) >= set(ALL_WEEKS) else ordered


def _joined(days: Sequence[Days]) -> list[Days]:
    """Put the days of the month together, and the dates."""
    months = {number for one in days if isinstance(one, Monthly) for number in one.days}
    dates = {date for one in days if isinstance(one, Dates) for date in one.days}
    yearly = {pair for one in days if isinstance(one, Yearly) for pair in one.days}
    rest: list[Days] = [one for one in days if not isinstance(one, Monthly | Dates | Yearly)]
    if months:
        rest.append(Monthly(tuple(sorted(months, key=lambda one: (one == LAST, one)))))
    if dates:
        rest.append(Dates(tuple(sorted(dates))))
    if yearly:
        rest.append(Yearly(tuple(sorted(yearly))))
    return rest


def take_off(days: Iterable[Days], off: Iterable[Off]) -> tuple[tuple[Days, ...], tuple[Off, ...]]:
    """Return days without what can be left out of them at once, and the rest of `off`."""
    left = list(days)
    kept: list[Off] = []
    for one in off:
        if isinstance(one, Weekly) and all(isinstance(day, Weekly) for day in left):
            simple = [(day, *_without(day, one)) for day in left if isinstance(day, Weekly)]
            if all(done for _, _, done in simple):
                left = [new for _, new, _ in simple if new is not None]
                continue
        kept.append(one)
    return merge_days(left), tuple(
        sorted(dict.fromkeys(kept), key=lambda one: (type(one).__name__, repr(one)))
    )


def _without(days: Weekly, off: Weekly) -> tuple[Weekly | None, bool]:
    """Return `days` less `off` and True, or itself and False where that is no weekly rule."""
    common = set(days.weekdays) & set(off.weekdays)
    if not common:
        return days, True
    if not off.weeks:
        rest = tuple(one for one in days.weekdays if one not in common)
        return (replace(days, weekdays=rest) if rest else None), True
    if common != set(days.weekdays) or LAST in off.weeks or LAST in days.weeks:
        return days, False
    weeks = tuple(week for week in days.weeks or ALL_WEEKS if week not in off.weeks)
    return (Weekly(days.weekdays, week_order(weeks)) if weeks else None), True


def merge_overrides(overrides: Iterable[Override]) -> tuple[Override, ...]:
    """Return overrides with the months of equal ones put together, in the order of months."""
    months: dict[tuple[tuple[Days, ...], tuple[Session, ...]], set[int]] = {}
    for one in overrides:
        months.setdefault((merge_days(one.days), one.sessions), set()).update(one.months)
    made = [Override(tuple(sorted(named)), days, sessions) for (days, sessions), named in months.items()]
    return tuple(sorted(made, key=lambda one: one.months))


def merge_rules(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Return rules with those that differ in nothing but their days put together."""
    rules = tuple(rules)
    if len(rules) == 1:
        return rules
    groups: dict[Rule, list[Days]] = {}
    for rule in rules:
        groups.setdefault(replace(rule, days=()), []).extend(rule.days)
    return tuple(replace(rule, days=merge_days(days)) for rule, days in groups.items())

"""Other days that hold in some months, for one rule: 2月は第1水曜, 8月の第2水曜は休み."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sitegen.schedule.almanac import Almanac
from sitegen.schedule.grammar.atoms import Atom, DayList, Months, Weeks
from sitegen.schedule.grammar.cursor import Cursor, Fault
from sitegen.schedule.grammar.draft import Change, Draft
from sitegen.schedule.grammar.normal import take_off, week_order
from sitegen.schedule.nouns import EVERY_DAY, Days, Interval, Override, Weekly, Yearly


@dataclass(frozen=True, slots=True)
class Given:
    """What a rule is made beside: the place for faults, the year, all drafts of the sentence."""

    cursor: Cursor
    almanac: Almanac
    drafts: Sequence[Draft]


def weekdays_of(days: Iterable[Days]) -> set[int]:
    """Return every weekday that days name."""
    return {weekday for one in days if isinstance(one, Weekly | Interval) for weekday in one.weekdays}


def overrides_of(change: Change, draft: Draft, days: tuple[Days, ...], given: Given) -> Iterable[Override]:
    """Return what a change means for a draft; nothing where it is about another one."""
    others = [one for one in given.drafts if one is not draft]
    said = [one.said for one in change.atoms]
    named = {day for one in said if isinstance(one, Weekly) for day in one.weekdays}
    own = weekdays_of(days)
    if others and not change.minus:
        theirs = [weekdays_of(one.days) for one in others]
        if named and not named & own and any(named & one for one in theirs):
            return
        if not named or any(named & one for one in theirs):
            given.cursor.fault(Fault("schedule-ambiguous", change.start, change.end))
            return
    if change.minus:
        yield from _minus(change, days)
        return
    made = tuple(part for one in change.atoms for part in _days(one, own, given.cursor))
    yield Override(change.months, made, change.sessions)


def _days(atom: Atom, own: set[int], cursor: Cursor) -> Iterable[Days]:
    said = atom.said
    if isinstance(said, Weeks) and len(own) >= 1:
        yield Weekly(tuple(sorted(own)), week_order(said.weeks))
    elif isinstance(said, DayList) and not any(one.year or one.weekday is not None for one in said.days):
        yield Yearly(tuple((one.month, one.day) for one in said.days))
    elif atom.days:
        yield atom.days
    elif not isinstance(said, Months):
        cursor.fault(Fault("schedule-unknown-part", atom.start, atom.end))


def _minus(change: Change, days: tuple[Days, ...]) -> Iterable[Override]:
    off = [
        Weekly(EVERY_DAY, one.said.weeks) if isinstance(one.said, Weeks) else one.days for one in change.atoms
    ]
    left, kept = take_off(days, [one for one in off if one])
    if kept:
        return
    yield Override(change.months, left)

"""One rule with all its exceptions: what is off, what moves, what holds in some months instead."""

from __future__ import annotations

from collections.abc import Iterable

from sitegen.schedule.grammar.changes import Given, overrides_of, weekdays_of
from sitegen.schedule.grammar.cursor import Cursor, Fault
from sitegen.schedule.grammar.draft import Draft, Modifier
from sitegen.schedule.grammar.normal import merge_overrides, take_off
from sitegen.schedule.nouns import (
    ALL_MONTHS,
    Break,
    Days,
    Holidays,
    Move,
    Off,
    Override,
    Rule,
    Session,
    To,
    Weekly,
)


def make_rule(draft: Draft, days: tuple[Days, ...], modifiers: list[Modifier], given: Given) -> Rule:
    """Return the rule of a draft that meets on `days`; `modifiers` are the exceptions that count for it."""
    off = _off(draft, modifiers, given)
    overrides, months = _by_month(draft, days, modifiers, given)
    days, kept = take_off(days, off)
    if not days or not months:
        given.cursor.fault(Fault("schedule-contradiction", draft.start, draft.end))
    return Rule(
        days,
        months,
        _in_order(draft.sessions),
        kept,
        _move(modifiers, days, draft, given.cursor),
        merge_overrides(overrides),
        draft.first,
        draft.last,
    )


def _off(draft: Draft, modifiers: list[Modifier], given: Given) -> list[Off]:
    """Return what is off; 平日 means no holidays unless they are named as held."""
    off = [part for one in modifiers for part in one.off]
    if any(one.keeps_holidays for one in modifiers):
        if Holidays() in off:
            given.cursor.fault(Fault("schedule-contradiction", draft.start, draft.end))
    elif draft.workdays:
        off.append(Holidays())
    for part in off:
        if isinstance(part, Break) and part.name not in given.almanac.breaks:
            given.cursor.fault(Fault("schedule-unknown-break", draft.start, draft.end, {"name": part.name}))
    return off


def _by_month(
    draft: Draft, days: tuple[Days, ...], modifiers: list[Modifier], given: Given
) -> tuple[list[Override], tuple[int, ...]]:
    """Return what holds in some months instead, and the months in which there is anything."""
    months = _months(draft, modifiers)
    changes = [(one, one.change) for one in modifiers if one.change]
    overrides = [made for _, change in changes for made in overrides_of(change, draft, days, given)]
    for one, change in changes:
        if not change.atoms and not set(change.months) <= set(months):
            given.cursor.fault(Fault("schedule-ambiguous", one.start, one.end))
    gone = {month for one in overrides if not one.days and not one.sessions for month in one.months}
    held = {month for one in overrides if one.days for month in one.months}
    return (
        [one for one in overrides if one.days or one.sessions],
        tuple(month for month in ALL_MONTHS if (month in months and month not in gone) or month in held),
    )


def _months(draft: Draft, modifiers: Iterable[Modifier]) -> tuple[int, ...]:
    months = set(draft.months or ALL_MONTHS)
    for one in modifiers:
        months -= set(one.months_off)
        if one.months_only:
            months &= set(one.months_only)
    return tuple(sorted(months))


def _in_order(sessions: Iterable[Session]) -> tuple[Session, ...]:
    unique = dict.fromkeys(sessions)
    return tuple(sorted(unique, key=lambda one: (one.hours.start or 0, one.hours.end or 0)))


def _move(modifiers: list[Modifier], days: tuple[Days, ...], draft: Draft, cursor: Cursor) -> Move | None:
    moves = list(dict.fromkeys(one.move for one in modifiers if one.move))
    if not moves:
        return None
    move = moves[0]
    own = weekdays_of(days)
    fault = Fault("schedule-ambiguous", draft.start, draft.end)
    if len(moves) > 1:
        cursor.fault(fault)
    if move.to is not To.NAMED:
        steps = {To.NEXT_DAY: 1, To.DAY_BEFORE: -1, To.NEXT_WEEK: 0, To.WEEK_BEFORE: 0}
        if move.day and {(day + steps.get(move.to, 0)) % 7 for day in own} != set(move.day.weekdays):
            cursor.fault(fault)
        return Move(move.to, weekends=move.weekends)
    day = move.day or Weekly(())
    if not day.weekdays and len(own) == 1:
        return Move(To.NAMED, Weekly(tuple(own), day.weeks), move.weekends)
    if day.weeks and day.weekdays:
        return move
    step = next(iter(day.weekdays)) - next(iter(own)) if len(own) == 1 and day.weekdays else 0
    if step not in (1, -1):
        cursor.fault(fault)
    return Move(To.NEXT_DAY if step == 1 else To.DAY_BEFORE, weekends=move.weekends)

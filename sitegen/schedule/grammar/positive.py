"""Days as rules: what a gathering meets on."""

from __future__ import annotations

import datetime as dt

from sitegen.schedule.grammar.atoms import Atom, Bound, Day, DayList, Every, Gap, Months, Weeks
from sitegen.schedule.grammar.cursor import Fault
from sitegen.schedule.grammar.draft import Draft, Modifier
from sitegen.schedule.grammar.gather import Gathered
from sitegen.schedule.grammar.halves import is_half_written
from sitegen.schedule.grammar.lexicon import Kind
from sitegen.schedule.grammar.runs import follows
from sitegen.schedule.grammar.years import LEAP
from sitegen.schedule.nouns import Break, Period

DAY = dt.timedelta(days=1)


def add_rules(atoms: list[Atom], gathered: Gathered, *, before: bool = False) -> None:
    """Take days as rules: those under one month's name or one of a list are one rule.

    With `before` something else that belongs to them follows.
    """
    if is_half_written(atoms, gathered):
        gathered.cursor.fault(Fault("schedule-unknown-part", atoms[0].start, atoms[-1].end))
    months = gathered.context
    draft: Draft | None = None
    for index, atom in enumerate(atoms):
        if isinstance(atom.said, Months) and _lead(atoms[index + 1 :]):
            months, draft = _named_months(atoms, index, months), None
        elif not _beside_rules(atom, gathered):
            if atom.every and not (index and isinstance(atoms[index - 1].said, Months)):
                months = gathered.context
            draft = _draft_for(atom, draft, months, gathered)
            _add(atom, draft)
    if not before and draft is not None:
        gathered.close_group()


def _lead(rest: list[Atom]) -> bool:
    """Tell whether months stand before the days that meet in them."""
    return any(one.days or isinstance(one.said, Gap) for one in rest)


def _beside_rules(atom: Atom, gathered: Gathered) -> bool:
    """Take what is no rule by itself: it bounds rules, or it only says how often; tell if it was so."""
    said = atom.said
    if isinstance(said, Months):
        _restrict(said, atom, gathered)
    elif isinstance(said, Bound):
        gathered.bound(said)
    elif isinstance(said, DayList) and said.until:
        _season(said, atom, gathered)
    elif isinstance(said, Weeks | Every | Period | Break):
        gathered.loose.append(atom)
    else:
        return False
    return True


def _draft_for(atom: Atom, draft: Draft | None, months: tuple[int, ...], gathered: Gathered) -> Draft:
    """Return the rule that days belong to: a 隔週 that waits for them, the last one, or a new one."""
    said = atom.said
    open_gap = gathered.open_gap()
    if open_gap and not isinstance(said, Gap):
        open_gap.months = open_gap.months or months
        return open_gap
    if (
        draft is None
        or isinstance(said, Gap)
        or draft.workdays != atom.workdays
        or draft.months != months
        or isinstance(said, DayList) != bool(draft.lists)
    ):
        draft = Draft(months=months, workdays=atom.workdays, start=atom.start)
        gathered.add_draft(draft)
    return draft


def _add(atom: Atom, draft: Draft) -> None:
    draft.end = atom.end
    if isinstance(atom.said, Gap):
        draft.gap = atom.said
    elif isinstance(atom.said, DayList):
        draft.lists.append(atom.said)
    elif atom.days:
        draft.days.append(atom.days)


def _named_months(atoms: list[Atom], index: int, before: tuple[int, ...]) -> tuple[int, ...]:
    """Return the months of a list: 4月と10月 are both meant by what follows them."""
    said = atoms[index].said
    own = said.months if isinstance(said, Months) else ()
    goes_on = index > 0 and isinstance(atoms[index - 1].said, Months)
    return tuple(sorted({*before, *own})) if goes_on else own


def _restrict(said: Months, atom: Atom, gathered: Gathered) -> None:
    """Take months behind a rule: it meets in these only, or begins in this one (隔月、5月から)."""
    drafts = gathered.drafts
    label = gathered.cursor.peek()
    if label and label.text == ":" and follows(gathered.cursor):
        gathered.context = said.months
        return
    if label and label.text == "は" and gathered.cursor.kind(1) is Kind.CLOSE:
        # （8月は）: something is missing, a day off most likely.
        gathered.cursor.fault(Fault("schedule-unknown-part", atom.start, label.end))
    opens = gathered.cursor.kind() in (Kind.FROM, Kind.RANGE)
    if opens and drafts and drafts[-1].gap and len(said.months) == 1:
        gathered.cursor.step()
        drafts[-1].gap_from = said.months[0]
        return
    gathered.modify(Modifier(months_only=said.months, start=atom.start, end=atom.end))


def _season(said: DayList, atom: Atom, gathered: Gathered) -> None:
    """Take 4月1日～9月30日の: without years it is a season of every year, off for the rest."""
    first, last = said.days
    bounds = bound_of(first, last)
    if bounds:
        gathered.bound(bounds)
        return
    after, before = _beside(last, DAY), _beside(first, -DAY)
    gathered.modify(Modifier(off=(Period(after, before),), start=atom.start, end=atom.end))


def bound_of(first: Day, last: Day) -> Bound | None:
    """Return the bounds of a period whose first day has a year; None if it has none."""
    if first.year is None:
        return None
    year = last.year or first.year + ((last.month, last.day) < (first.month, first.day))
    return Bound(dt.date(first.year, first.month, first.day), dt.date(year, last.month, last.day))


def _beside(day: Day, step: dt.timedelta) -> tuple[int, int]:
    """Return the (month, day) a step away from a day of any year."""
    date = dt.date(LEAP, day.month, day.day) + step
    return date.month, date.day

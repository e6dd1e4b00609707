"""Days off: 8月休み, 祝日と第3水曜は休み, 12月29日～1月3日を除く."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from sitegen.schedule.grammar.atoms import Atom, Bound, DayList, Every, Gap, Joint, Months, Weeks
from sitegen.schedule.grammar.cursor import Fault
from sitegen.schedule.grammar.draft import Change, Modifier
from sitegen.schedule.grammar.gather import Gathered
from sitegen.schedule.grammar.positive import add_rules, bound_of
from sitegen.schedule.grammar.years import exact
from sitegen.schedule.nouns import (
    EVERY_DAY,
    Break,
    Dates,
    Holidays,
    Monthly,
    Off,
    Period,
    Weekly,
    Yearly,
)


def take_off_days(atoms: list[Atom], gathered: Gathered, *, prefix: bool) -> None:
    """Take days off; those before them that are no exception are the rule."""
    cut = _cut(
        atoms, established=bool(gathered.drafts), prefix=prefix, aside=gathered.note or gathered.depth > 0
    )
    if atoms[:cut]:
        add_rules(atoms[:cut], gathered)
    subjects = atoms[cut:]
    if not subjects:
        return
    start, end = subjects[0].start, subjects[-1].end
    for index, atom in enumerate(subjects):
        if isinstance(atom.said, Weekly) and not atom.full and not _in_company(subjects, index):
            # 月休み may be 8月休み that lost its figure, 日 be 祝日: nobody writes a lone weekday so.
            gathered.cursor.fault(Fault("schedule-unknown-part", atom.start, atom.end))
    if any(isinstance(one.said, Months) for one in subjects) and any(
        isinstance(one.said, Weekly | Weeks | Monthly) for one in subjects
    ):
        _days_of_months(subjects, gathered)
        return
    months = {month for one in subjects if isinstance(one.said, Months) for month in one.said.months}
    off = tuple(part for one in subjects for part in _off_days(one, gathered))
    if off or months:
        gathered.modify(Modifier(off=off, months_off=tuple(sorted(months)), start=start, end=end))


def _in_company(atoms: Sequence[Atom], index: int) -> bool:
    """Tell whether a weekday's lone letter stands beside another, or beside 祝日."""
    near = [atoms[at] for at in (index - 1, index + 1) if 0 <= at < len(atoms)]
    return any(
        isinstance(one.said, Holidays) or (isinstance(one.said, Weekly) and not one.full) for one in near
    )


def _days_of_months(subjects: list[Atom], gathered: Gathered) -> None:
    """Take days off in some months only (8月の第2水曜は休み)."""
    months: set[int] = set()
    days: list[Atom] = []
    for atom in subjects:
        if isinstance(atom.said, Months):
            if days:
                gathered.cursor.fault(Fault("schedule-unknown-part", subjects[0].start, subjects[-1].end))
                return
            months |= set(atom.said.months)
        else:
            days.append(atom)
    change = Change(
        tuple(sorted(months)), tuple(days), minus=True, start=subjects[0].start, end=subjects[-1].end
    )
    gathered.modify(Modifier(change=change, start=change.start, end=change.end))


def _cut(atoms: list[Atom], *, established: bool, prefix: bool, aside: bool) -> int:
    """Return how many of the atoms before 休み are the rule and not what is off."""
    least = max((index + 1 for index, one in enumerate(atoms) if _leads(one)), default=0)
    if prefix or aside or established:
        return min(least, len(atoms) - 1)
    cut = len(atoms)
    while cut > least and isinstance(
        atoms[cut - 1].said, Holidays | Break | Period | Months | DayList | Weeks
    ):
        cut -= 1
    cut = min(cut, len(atoms) - 1)
    # What is joined closely to a day off is off as well: 日・祝日休館.
    while cut > least and atoms[cut].joined >= Joint.TIGHT:
        cut -= 1
    return cut


def _leads(atom: Atom) -> bool:
    """Tell whether an atom is never off: it says how often, or from when."""
    return atom.every or isinstance(atom.said, Bound | Gap | Every)


def _off_days(atom: Atom, gathered: Gathered) -> tuple[Off, ...]:
    said = atom.said
    if isinstance(said, Weeks):
        return (Weekly(EVERY_DAY, said.weeks),)
    if isinstance(said, DayList):
        return _off_dates(said, gathered)
    if isinstance(said, Period | Break):
        return (said,)
    if atom.days is not None:
        return (atom.days,)
    if not isinstance(said, Months):
        gathered.cursor.fault(Fault("schedule-unknown-part", atom.start, atom.end))
    return ()


def _off_dates(said: DayList, gathered: Gathered) -> tuple[Off, ...]:
    if said.until:
        first, last = said.days
        bounds = bound_of(first, last)
        if bounds is None or bounds.first is None or bounds.last is None:
            return (Period((first.month, first.day), (last.month, last.day)),)
        span = (bounds.last - bounds.first).days
        return (Dates(tuple(bounds.first + dt.timedelta(days=step) for step in range(span + 1))),)
    dates: list[dt.date] = []
    yearly: list[tuple[int, int]] = []
    year = None
    for day in said.days:
        year = day.year or year
        date = exact(replace(day, year=year))
        if date is None:
            gathered.cursor.fault(Fault("schedule-no-such-date", day.start, day.end))
        elif year:
            dates.append(date)
        else:
            yearly.append((day.month, day.day))
    off: list[Off] = [Dates(tuple(dates))] if dates else []
    return (*off, Yearly(tuple(yearly))) if yearly else tuple(off)

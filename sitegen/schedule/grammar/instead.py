"""Other days or hours that hold in some months: 2月は第1水曜, 8月は9:00から."""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.schedule.grammar.atoms import Atom, Months
from sitegen.schedule.grammar.clock import HOURS
from sitegen.schedule.grammar.cursor import Cursor
from sitegen.schedule.grammar.draft import Change, Modifier
from sitegen.schedule.grammar.gather import Gathered
from sitegen.schedule.grammar.lexicon import Kind
from sitegen.schedule.grammar.positive import add_rules
from sitegen.schedule.grammar.runs import read_run
from sitegen.schedule.grammar.sessions import read_sessions

QUIET = (Kind.PARTICLE, Kind.FILL, Kind.LIST, Kind.ONLY)


def read_instead(atoms: list[Atom], gathered: Gathered) -> bool:
    """Read other days or hours that hold in the months named (2月は第1水曜)."""
    cursor = gathered.cursor
    place = cursor.place
    count = _trailing_months(atoms)
    before, named = atoms[:-count], atoms[-count:]
    topic = _topic(cursor)
    if cursor.kind() is Kind.DATE and topic:
        # 4月は4月8日: the heading of a list says only what the dates say.
        if before:
            add_rules(before, gathered)
        return True
    clock = cursor.kind() in HOURS
    other = [] if clock else read_run(cursor, until_months=True)
    seasonal = clock and (topic or gathered.depth > 0 or (bool(gathered.drafts) and gathered.timed))
    if not ((topic and other) or (seasonal and gathered.drafts)) or cursor.kind() in (Kind.OFF, Kind.BUT):
        cursor.place = place
        return False
    aside = gathered.note or gathered.depth > 0
    if topic and other and not aside and not before and (not gathered.drafts or other[0].every):
        # 奇数月は第2水曜、偶数月は第2土曜: no rule before that something could hold instead of.
        add_rules([*named, *other], gathered)
        return True
    if before:
        add_rules(before, gathered)
    months = {month for one in named if isinstance(one.said, Months) for month in one.said.months}
    change = Change(tuple(sorted(months)), tuple(other), start=named[0].start, end=named[-1].end)
    if clock:
        change.sessions = read_sessions(cursor)
    cursor.skip(Kind.CHANGE)
    gathered.modify(Modifier(change=change, start=change.start, end=change.end))
    gathered.last_change = change
    return True


def _topic(cursor: Cursor) -> bool:
    """Step over what joins months to what holds in them; tell whether は or のみ was among it."""
    topic = False
    while (token := cursor.peek()) and token.kind in QUIET:
        topic = topic or token.kind is Kind.ONLY or token.text == "は"
        cursor.step()
    return topic


def read_instead_without_topic(atoms: list[Atom], gathered: Gathered) -> bool:
    """Take 12月第2火曜 in a bracket or a note: it holds in December instead."""
    aside = (gathered.depth or gathered.note) and gathered.drafts
    if not aside or not isinstance(atoms[0].said, Months) or any(one.every for one in atoms):
        return False
    groups: list[Change] = []
    for atom in atoms:
        if isinstance(atom.said, Months):
            if groups and not groups[-1].atoms:
                groups[-1].months = tuple(sorted({*groups[-1].months, *atom.said.months}))
            else:
                groups.append(Change(atom.said.months, start=atom.start, end=atom.end))
        else:
            groups[-1].atoms = (*groups[-1].atoms, atom)
    if not all(one.atoms for one in groups):
        return False
    for change in groups:
        gathered.modify(Modifier(change=change, start=change.start, end=change.end))
        gathered.last_change = change
    gathered.cursor.skip(Kind.CHANGE)
    return True


def _trailing_months(atoms: Sequence[Atom]) -> int:
    count = 0
    for atom in reversed(atoms):
        if not isinstance(atom.said, Months):
            break
        count += 1
    return count

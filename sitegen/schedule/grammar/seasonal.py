"""Hours by season that fill the year: 4月～9月 19:00～21:00、10月～3月 18:30～20:30."""

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
from sitegen.schedule.nouns import ALL_MONTHS

BETWEEN = (Kind.PARTICLE, Kind.FILL, Kind.LIST, Kind.STRONG, Kind.SEASON)


def read_seasons(atoms: list[Atom], gathered: Gathered) -> bool:
    """Take months with hours behind a rule that has none, if theirs are all months, each once.

    Less than a year would leave open whether the rule meets in the other months.
    """
    cursor = gathered.cursor
    place = cursor.place
    before = [one for one in atoms if not isinstance(one.said, Months)]
    named = atoms[len(before) :]
    if not named or not _only_months(named) or gathered.timed or not (before or gathered.drafts):
        return False
    changes: list[Change] = []
    while named and _only_months(named):
        months = tuple(
            sorted(month for one in named if isinstance(one.said, Months) for month in one.said.months)
        )
        _skip(cursor)
        sessions = read_sessions(cursor) if cursor.kind() in HOURS else ()
        if not sessions:
            break
        changes.append(Change(months, sessions=sessions, start=named[0].start, end=named[-1].end))
        end = cursor.place
        _skip(cursor)
        named = read_run(cursor)
        if not named or not _only_months(named):
            cursor.place = end
    if len(changes) == 1 or tuple(sorted(month for one in changes for month in one.months)) != ALL_MONTHS:
        cursor.place = place
        return False
    if before:
        add_rules(before, gathered, before=True)
    for change in changes:
        gathered.modify(Modifier(change=change, start=change.start, end=change.end))
    gathered.timed = True
    return True


def _months(atoms: Sequence[Atom]) -> tuple[int, ...]:
    return tuple(sorted(month for one in atoms if isinstance(one.said, Months) for month in one.said.months))


def _only_months(atoms: Sequence[Atom]) -> bool:
    return all(isinstance(one.said, Months) for one in atoms)


def _skip(cursor: Cursor) -> None:
    while cursor.kind() in BETWEEN:
        cursor.step()

"""Words that may have lost a letter: 月 of 毎月, 日 of 毎日, 祝日 of 祝日休み."""

from __future__ import annotations

from sitegen.schedule.grammar.atoms import Atom, Every, Joint
from sitegen.schedule.grammar.clock import HOURS
from sitegen.schedule.grammar.gather import Gathered
from sitegen.schedule.grammar.lexicon import Kind
from sitegen.schedule.nouns import Holidays, Weekly

SUNDAY = 6


def is_half_written(atoms: list[Atom], gathered: Gathered) -> bool:
    """Tell whether days that stand alone look like the rest of something else.

    月 may be what is left of 毎月, 日 of 毎日, 祝日 of 祝日休み; 土・日・日 held 祝日.
    """
    named = [
        day
        for one in atoms
        if isinstance(one.said, Weekly) and not one.said.weeks
        for day in one.said.weekdays
    ]
    if len(named) != len(set(named)):
        return True
    after = gathered.cursor.peek()
    opens = after is not None and after.kind is Kind.OPEN and gathered.cursor.kind(1) in HOURS
    timed = after is not None and (after.kind in HOURS or opens or after.text == ":")
    if len(atoms) == 1 and isinstance(atoms[0].said, Holidays):
        return bool(gathered.drafts) and not timed
    return any(
        isinstance(one.said, Weekly) and not one.full and not one.every and not _is_listed(atoms, index)
        for index, one in enumerate(atoms)
        if len(atoms) > 1 or not (timed or gathered.depth) or _is_lone_sunday(one, gathered)
    )


def _is_listed(atoms: list[Atom], index: int) -> bool:
    """Tell whether a list mark joins an atom to a neighbour."""
    marks = (Joint.LISTED, Joint.TIGHT)
    follows = index + 1 < len(atoms) and atoms[index + 1].joined in marks
    holiday = index + 1 < len(atoms) and isinstance(atoms[index + 1].said, Holidays)
    return atoms[index].joined in marks or follows or holiday


def _is_lone_sunday(atom: Atom, gathered: Gathered) -> bool:
    led = any(isinstance(one.said, Every) for one in gathered.loose)
    return atom.said == Weekly((SUNDAY,)) and not gathered.drafts and not led

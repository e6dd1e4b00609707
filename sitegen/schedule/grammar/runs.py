"""Things said of days that stand together, before what is said of them."""

from __future__ import annotations

from dataclasses import replace

from sitegen.schedule.grammar.atoms import Atom, Joint, Months
from sitegen.schedule.grammar.cursor import Cursor, Fault
from sitegen.schedule.grammar.days import read_atom
from sitegen.schedule.grammar.lexicon import Kind


def read_run(cursor: Cursor, *, until_months: bool = False) -> list[Atom]:
    """Read things said of days up to what is said of them; nothing if there are none here.

    With `until_months` a month's name behind other days begins something new, and so does 毎月.
    """
    atoms: list[Atom] = []
    while True:
        place, faults = cursor.place, len(cursor.faults)
        mark = cursor.peek()
        listed = bool(atoms) and cursor.skip(Kind.LIST)
        if atoms and not listed:
            _skip_of(cursor)
        atom = read_atom(cursor)
        if atom is None or (until_months and atoms and (atom.every or isinstance(atom.said, Months))):
            cursor.place = place
            del cursor.faults[faults:]
            return atoms
        if not listed and atoms and isinstance(atom.said, Months) and atom.start == atoms[-1].end:
            # 4月12月 may be 4月～12月 that lost its wave.
            cursor.fault(Fault("schedule-unknown-part", atoms[-1].start, atom.end))
        joint = Joint.TOUCHING if not listed and atoms and atom.start == atoms[-1].end else Joint.LOOSE
        if listed and mark:
            joint = Joint.TIGHT if mark.text.startswith("・") else Joint.LISTED
        atoms.append(replace(atom, joined=joint) if joint else atom)


def _skip_of(cursor: Cursor) -> None:
    token = cursor.peek()
    if token and token.kind is Kind.PARTICLE and token.text == "の":
        cursor.step()


def follows(cursor: Cursor) -> bool:
    """Tell whether days follow, perhaps behind a list mark or a label."""
    ahead = Cursor(cursor.tokens, cursor.place)
    while ahead.kind() in (Kind.LIST, Kind.FILL, Kind.PARTICLE, Kind.STRONG):
        ahead.step()
    return bool(read_run(ahead))

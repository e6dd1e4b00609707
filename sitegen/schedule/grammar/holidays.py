"""What happens on public holidays: off, only then, moved to another day."""

from __future__ import annotations

from dataclasses import replace

from sitegen.schedule.grammar.atoms import Atom, Weeks
from sitegen.schedule.grammar.cursor import Fault
from sitegen.schedule.grammar.days import read_atom
from sitegen.schedule.grammar.draft import Modifier
from sitegen.schedule.grammar.gather import Gathered
from sitegen.schedule.grammar.lexicon import Kind
from sitegen.schedule.nouns import Holidays, Monthly, Move, To, Weekly

GOALS = {
    "nextday": To.NEXT_DAY,
    "nextweek": To.NEXT_WEEK,
    "daybefore": To.DAY_BEFORE,
    "weekbefore": To.WEEK_BEFORE,
    "nextworkday": To.NEXT_WORKDAY,
}
QUIET = (Kind.CASE, Kind.PARTICLE, Kind.LIST)
UNKNOWN = (Kind.CHANGE, Kind.ASK, Kind.UNDATED)


def read_holiday_rule(atom: Atom, gathered: Gathered, *, weekends: bool = False) -> bool:
    """Read what is said behind 祝日 (`weekends`: behind 土・日・祝日); tell whether anything was."""
    cursor = gathered.cursor
    place = cursor.place
    case = topic = False
    while (token := cursor.peek()) and token.kind in QUIET:
        case = case or token.kind is Kind.CASE
        topic = topic or case or token.text == "は"
        cursor.step()
    modifier = Modifier(start=atom.start, end=atom.end)
    if token is None:
        cursor.place = place
        return False
    if token.kind is Kind.GOAL:
        _goal(modifier, gathered)
    elif token.kind in (Kind.OFF, Kind.BUT) and case:
        cursor.step()
        modifier.off = (Holidays(),)
    elif token.kind in UNKNOWN and topic:
        # Moved, but nobody knows where to: no date on a holiday, and the words are kept.
        cursor.step()
        modifier.off = (Holidays(),)
        gathered.remark(atom.start, token.end)
    elif topic and (day := _named_day(gathered)):
        modifier.move = Move(To.NAMED, day)
    elif case and cursor.kind() in (Kind.FILL, Kind.ALSO) and not token.text.endswith("日"):
        cursor.step()
        modifier.keeps_holidays = True
    else:
        cursor.place = place
        return False
    modifier.end = cursor.end
    if modifier.move and _is_said_of_closing(gathered, place):
        cursor.fault(Fault("schedule-ambiguous", atom.start, modifier.end))
    gathered.modify(_with_weekends(modifier) if weekends else modifier)
    return True


def _with_weekends(modifier: Modifier) -> Modifier:
    """Let what holds on holidays hold on Saturdays and Sundays, too."""
    if modifier.move:
        modifier.move = replace(modifier.move, weekends=True)
    elif modifier.off:
        modifier.off = (*modifier.off, Weekly((5, 6)))
    return modifier


def _is_said_of_closing(gathered: Gathered, place: int) -> bool:
    """Tell whether 翌日 is where a day off moves to: 月曜休館（祝日の場合は翌日）."""
    words = [one.kind for one in gathered.cursor.tokens[: place - 1] if one.kind is not Kind.LIST]
    while words and words[-1] is Kind.OPEN:
        words.pop()
    last = gathered.modifiers[-1] if gathered.modifiers else None
    closing = last is not None and any(isinstance(one, Weekly | Monthly) for one in last.off)
    return closing and bool(words) and words[-1] in (Kind.OFF, Kind.BUT)


def _goal(modifier: Modifier, gathered: Gathered) -> None:
    cursor = gathered.cursor
    token = cursor.step()
    name = next(iter(token.value))
    either = cursor.kind() is Kind.OR or (cursor.kind() is Kind.LIST and cursor.kind(1) is Kind.GOAL)
    while cursor.kind() in (Kind.OR, Kind.GOAL) or (
        cursor.kind() is Kind.LIST and cursor.kind(1) is Kind.GOAL
    ):
        cursor.step()
    if name not in GOALS or either:
        modifier.off = (Holidays(),)
        gathered.remark(modifier.start, cursor.end)
    else:
        modifier.move = Move(GOALS[name])
    place = cursor.place
    cursor.skip(Kind.PARTICLE)
    if cursor.kind() is Kind.WEEKDAY:
        again = read_atom(cursor)
        if again and isinstance(again.said, Weekly):
            modifier.move = modifier.move and Move(modifier.move.to, Weekly(again.said.weekdays))
    else:
        cursor.place = place
    while cursor.kind() in (Kind.CHANGE, Kind.FILL, Kind.PARTICLE):
        cursor.step()


def _named_day(gathered: Gathered) -> Weekly | None:
    """Read 第2水曜日に変更, 火曜日に開催: a day of the same month, or of the same week."""
    cursor = gathered.cursor
    place, faults = cursor.place, len(cursor.faults)
    atom = read_atom(cursor)
    said = atom and atom.said
    if isinstance(said, Weeks):
        said = Weekly((), said.weeks)
    if atom is None or not isinstance(said, Weekly) or cursor.kind() in (Kind.OFF, Kind.BUT):
        cursor.place = place
        del cursor.faults[faults:]
        return None
    while cursor.kind() in (Kind.CHANGE, Kind.FILL, Kind.PARTICLE):
        cursor.step()
    if len(said.weekdays) > 1 or len(said.weeks) > 1:
        cursor.fault(Fault("schedule-unknown-part", atom.start, atom.end))
    return said

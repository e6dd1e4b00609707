"""What is said of days right behind them: the front of the grammar's clauses."""

from __future__ import annotations

from collections.abc import Callable

from sitegen.schedule.grammar.atoms import Atom, Joint, Months
from sitegen.schedule.grammar.cursor import Fault
from sitegen.schedule.grammar.draft import Modifier
from sitegen.schedule.grammar.gather import Gathered
from sitegen.schedule.grammar.holidays import read_holiday_rule
from sitegen.schedule.grammar.instead import read_instead, read_instead_without_topic
from sitegen.schedule.grammar.lexicon import Kind
from sitegen.schedule.grammar.offs import take_off_days
from sitegen.schedule.grammar.positive import add_rules
from sitegen.schedule.grammar.restated import (
    names_rule,
    names_weekday,
    restates_before_holiday,
    restates_days,
    restates_in_bracket,
)
from sitegen.schedule.grammar.runs import follows
from sitegen.schedule.grammar.seasonal import read_seasons
from sitegen.schedule.nouns import Holidays, Weekly


def dispatch(atoms: list[Atom], gathered: Gathered) -> None:
    """Take days together with what is said of them right behind; days alone are rules."""
    if not any(clause(atoms, gathered) for clause in _CLAUSES):
        add_rules(atoms, gathered)


def _days_off(atoms: list[Atom], gathered: Gathered) -> bool:
    """Take 8月休み, 祝日を除く, 第5水曜（休み）, 冬期（12月～3月）休み."""
    cursor = gathered.cursor
    opened = cursor.kind() is Kind.OPEN and cursor.kind(2) is Kind.CLOSE
    closes = gathered.depth > 0 and cursor.kind() is Kind.CLOSE
    word = cursor.peek(1 if opened or closes else 0)
    if word is None or word.kind not in (Kind.OFF, Kind.BUT):
        return False
    gathered.depth -= closes
    cursor.place += 3 if opened else 2 if closes else 1
    prefix = word.kind is Kind.BUT and not (opened or closes) and follows(cursor)
    take_off_days(atoms, gathered, prefix=prefix)
    return True


def _on_holidays(atoms: list[Atom], gathered: Gathered) -> bool:
    """Read what happens on holidays; days joined closely to them (土・日・祝日) go with them."""
    if not isinstance(atoms[-1].said, Holidays):
        return False
    cut = len(atoms) - 1
    while cut and atoms[cut].joined >= Joint.TIGHT:
        cut -= 1
    with_them = {day for one in atoms[cut:-1] if isinstance(one.said, Weekly) for day in one.said.weekdays}
    if not read_holiday_rule(atoms[-1], gathered, weekends=bool(with_them)):
        return False
    if with_them and with_them != {5, 6}:
        gathered.cursor.fault(Fault("schedule-unknown-part", atoms[cut].start, atoms[-1].end))
    if atoms[:cut]:
        add_rules(atoms[:cut], gathered, before=True)
    return True


def _instead(atoms: list[Atom], gathered: Gathered) -> bool:
    """Take 2月は第1水曜: other days or hours in some months."""
    return isinstance(atoms[-1].said, Months) and read_instead(atoms, gathered)


def _only_holidays(atoms: list[Atom], gathered: Gathered) -> bool:
    """Find 祝日のみ behind a rule: nobody knows whether the rule still holds."""
    apart = next((at for at in reversed(range(len(atoms))) if not isinstance(atoms[at].said, Holidays)), -1)
    if gathered.cursor.kind() is not Kind.ONLY or apart == len(atoms) - 1:
        return False
    behind = gathered.drafts if apart < 0 else atoms[apart + 1].joined is Joint.LOOSE
    if not behind:
        return False
    gathered.cursor.fault(Fault("schedule-unknown-part", atoms[apart + 1].start, atoms[-1].end))
    return True


def _also(atoms: list[Atom], gathered: Gathered) -> bool:
    """Take 祝日も開催: holidays change nothing. Other days that also meet are rules."""
    if not gathered.cursor.skip(Kind.ALSO):
        return False
    if all(isinstance(one.said, Holidays) for one in atoms) and gathered.drafts:
        gathered.modify(Modifier(keeps_holidays=True, start=atoms[0].start, end=atoms[-1].end))
    else:
        add_rules(atoms, gathered)
    return True


# The first that takes the days has them.
_CLAUSES: tuple[Callable[[list[Atom], Gathered], bool], ...] = (
    _days_off,
    _on_holidays,
    restates_before_holiday,
    names_rule,
    names_weekday,
    restates_days,
    restates_in_bracket,
    read_seasons,
    _instead,
    read_instead_without_topic,
    _only_holidays,
    _also,
)

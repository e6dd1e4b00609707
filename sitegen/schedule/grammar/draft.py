"""Rules while a sentence is being read: what was said of each, in the order it was said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum, auto

from sitegen.schedule.grammar.atoms import Atom, DayList, Gap
from sitegen.schedule.nouns import Days, Move, Off, Session


@dataclass(slots=True)
class Change:
    """What holds in some months instead, before it is known for which rule."""

    months: tuple[int, ...]
    atoms: tuple[Atom, ...] = ()
    sessions: tuple[Session, ...] = ()
    minus: bool = False
    start: int = 0
    end: int = 0


class Scope(Enum):
    """Which rules an exception counts for."""

    SINCE = auto()
    BRACKET = auto()
    SEGMENT = auto()


@dataclass(slots=True)
class Modifier:
    """An exception: days off, a move away from holidays, months, other days in a month.

    With SINCE and BRACKET it counts for the drafts from `from_rule` to `until_rule`, with SEGMENT
    for those of its part of the sentence.
    """

    scope: Scope = Scope.SEGMENT
    off: tuple[Off, ...] = ()
    months_off: tuple[int, ...] = ()
    months_only: tuple[int, ...] = ()
    move: Move | None = None
    keeps_holidays: bool = False
    change: Change | None = None
    start: int = 0
    end: int = 0
    from_rule: int = 0
    until_rule: int = 0
    segment: int = 0

    def count_for(self, scope: Scope, from_rule: int, until_rule: int) -> None:
        """Let it count for some of the drafts."""
        self.scope, self.from_rule, self.until_rule = scope, from_rule, until_rule


@dataclass(slots=True)
class Draft:
    """A rule being read; `lists` are written dates, `workdays` that 平日 was said."""

    days: list[Days] = field(default_factory=list)
    lists: list[DayList] = field(default_factory=list)
    months: tuple[int, ...] = ()
    sessions: list[Session] = field(default_factory=list)
    gap: Gap | None = None
    gap_from: int | None = None
    workdays: bool = False
    segment: int = 0
    bracketed: bool = False
    weekdays: tuple[int, ...] = ()
    start: int = 0
    end: int = 0
    first: dt.date | None = None
    last: dt.date | None = None


def targets(modifier: Modifier, drafts: list[Draft], *, bracketed: bool) -> Iterable[Draft]:
    """Return the drafts an exception counts for.

    A bracket at the very end counts for all, unless another bracket stood before it.
    """
    if modifier.scope is Scope.BRACKET and modifier.until_rule == len(drafts) and not bracketed:
        return drafts
    if modifier.scope is not Scope.SEGMENT:
        return drafts[modifier.from_rule : modifier.until_rule]
    own = [draft for draft in drafts if draft.segment == modifier.segment]
    later = any(draft.segment > modifier.segment for draft in drafts)
    return own if own and later else drafts

"""What a sentence has said so far, and to which rule the next thing belongs."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from sitegen.schedule.grammar.atoms import Atom, Bound
from sitegen.schedule.grammar.cursor import Cursor, Fault
from sitegen.schedule.grammar.draft import Change, Draft, Modifier, Scope
from sitegen.schedule.grammar.sessions import add_session
from sitegen.schedule.grammar.tokens import Token
from sitegen.schedule.nouns import Hours, Session


@dataclass(slots=True)
class Gathered:
    """Rules, exceptions and remarks in the order they were said.

    `group` is the first draft that waits for hours or has just got them, `noted` the first that a
    ※ speaks of, `aimed` the one a bracket has just named; `context` are the months of 4月～10月：.
    """

    cursor: Cursor
    drafts: list[Draft] = field(default_factory=list)
    modifiers: list[Modifier] = field(default_factory=list)
    remarks: list[tuple[int, int]] = field(default_factory=list)
    counts: list[Token] = field(default_factory=list)
    undated: list[Token] = field(default_factory=list)
    asks: list[Token] = field(default_factory=list)
    abouts: list[Token] = field(default_factory=list)
    eithers: list[Token] = field(default_factory=list)
    loose: list[Atom] = field(default_factory=list)
    segment: int = 0
    depth: int = 0
    note: bool = False
    group: int = 0
    timed: bool = False
    hours_first: bool = False
    waiting: list[Session] = field(default_factory=list)
    waiting_bound: Bound | None = None
    pending_name: str | None = None
    names_lead: bool | None = None
    aimed: int | None = None
    context: tuple[int, ...] = ()
    noted: int = 0
    note_closed: bool = False
    last_change: Change | None = None

    def next_segment(self) -> None:
        """Begin the next part of the sentence, behind ／ or a full stop."""
        self.segment += 1
        self.aimed, self.context = None, ()
        if self.waiting and not self.hours_first:
            self.waiting = []

    def add_draft(self, draft: Draft) -> None:
        """Add a rule; it takes the hours that wait for it."""
        if self.timed:
            self.group, self.timed = len(self.drafts), False
        if self.note_closed:
            self.noted, self.note_closed = len(self.drafts), False
        draft.segment, draft.bracketed = self.segment, self.depth > 0
        if self.waiting:
            draft.sessions = list(self.waiting)
        if self.waiting_bound:
            draft.first, draft.last = self.waiting_bound.first, self.waiting_bound.last
        self.drafts.append(draft)
        self.last_change = None

    def close_group(self) -> None:
        """End the rules added since the last hours: hours that waited for them are used up."""
        if self.waiting:
            self.waiting, self.timed = [], True
        self.waiting_bound = None

    def add_hours(self, hours: Hours, *, rule_follows: bool) -> None:
        """Give hours to the rules that wait for them, else to the rules to come."""
        session = Session(hours, self.pending_name)
        self.pending_name = None
        if hours.start is None and hours.end is not None and not self._awaits_end():
            last = self.cursor.tokens[self.cursor.place - 1]
            self.cursor.fault(Fault("schedule-unknown-part", last.start, last.end))
        change = self.last_change
        if change is not None and not change.sessions and (self.timed or self.depth):
            change.sessions = (session,)
            return
        if not self.drafts or (self.hours_first and rule_follows):
            self.hours_first = self.hours_first or not self.drafts
            add_session(self.waiting, session)
            return
        for draft in self.drafts[self.group :]:
            add_session(draft.sessions, session)
        self.timed = True

    def _awaits_end(self) -> bool:
        """Tell whether hours with a start stand where an end is said (終了12:00)."""
        sittings = [self.waiting, *(one.sessions for one in self.drafts[self.group :])]
        return any(one[-1].hours.start is not None for one in sittings if one)

    def name_session(self, name: str, *, hours_follow: bool) -> None:
        """Name the sitting that was just read, or the one that follows."""
        has_hours = bool(self.waiting or (self.drafts and self.drafts[-1].sessions))
        if self.names_lead is None:
            self.names_lead = not has_hours or (hours_follow and self.depth == 0)
        if self.names_lead:
            self.pending_name = name
            return
        sessions = [self.waiting] if self.waiting else [one.sessions for one in self.drafts[self.group :]]
        for one in sessions:
            if one:
                one[-1] = replace(one[-1], name=name)

    def remark(self, start: int, end: int) -> None:
        """Keep a part as it is written."""
        self.remarks.append((start, end))

    def modify(self, modifier: Modifier) -> None:
        """Add an exception with the scope of the place where it stands."""
        modifier.segment = self.segment
        drafts = enumerate(self.drafts[self.group :], self.group)
        group = next((index for index, one in drafts if one.segment == self.segment), None)
        if self.aimed is not None:
            modifier.count_for(Scope.SINCE, self.aimed, self.aimed + 1)
        elif self.depth and group is not None:
            # 第1月曜（8月休み）、第3水曜（1月休み）: each bracket speaks of what stands since the last.
            ends = [one.until_rule for one in self.modifiers if one.scope is Scope.BRACKET]
            since = max((one for one in ends if one < len(self.drafts)), default=0)
            modifier.count_for(Scope.BRACKET, max(group, since), len(self.drafts))
        elif self.note and self.drafts:
            modifier.count_for(Scope.SINCE, self.noted, len(self.drafts))
            self.note_closed = True
        else:
            modifier.scope = Scope.SEGMENT
        self.modifiers.append(modifier)

    def open_gap(self) -> Draft | None:
        """Return the last rule if it only says 隔週 or 隔月 so far."""
        last = self.drafts[-1] if self.drafts else None
        return last if last and last.gap and not last.days and not last.lists else None

    def bound(self, bound: Bound) -> None:
        """Bound the rules of this part; those to come if there is none yet."""
        drafts = [one for one in self.drafts[self.group :] if one.segment == self.segment]
        if not drafts:
            self.waiting_bound = bound
        for draft in drafts:
            draft.first, draft.last = bound.first or draft.first, bound.last or draft.last

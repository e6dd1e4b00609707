"""From what a sentence said to its rules, with every exception at the rules it belongs to."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace

from sitegen.schedule.almanac import Almanac
from sitegen.schedule.grammar.atoms import Bound
from sitegen.schedule.grammar.changes import Given
from sitegen.schedule.grammar.cursor import Cursor, Fault
from sitegen.schedule.grammar.draft import Change, Draft, Scope, targets
from sitegen.schedule.grammar.gather import Gathered
from sitegen.schedule.grammar.normal import merge_days
from sitegen.schedule.grammar.rules import make_rule
from sitegen.schedule.grammar.years import exact, resolve
from sitegen.schedule.nouns import Dates, Days, Interval, Rule, Weekly

YEAR = 12
LONGEST_RUN = 10


@dataclass(slots=True)
class Assembled:
    """The rules, and what they are taken with.

    `waits` are the codes of what would date a rule and is not said, `assumed` a fiscal year that
    was taken, `written` the last date whose year was written.
    """

    rules: list[Rule] = field(default_factory=list)
    waits: list[str] = field(default_factory=list)
    assumed: int | None = None
    written: dt.date | None = None


def assemble(gathered: Gathered, *, confirmed: dt.date | None, almanac: Almanac) -> Assembled:
    """Return the rules of a sentence; what contradicts itself is a fault of the cursor."""
    made = Assembled()
    drafts = gathered.drafts
    if not drafts and gathered.waiting_bound:
        drafts = _short_period(gathered.waiting_bound, gathered)
    if not drafts:
        drafts = [_from_change(one.change) for one in gathered.modifiers if one.change and one.change.atoms]
        gathered.modifiers = [one for one in gathered.modifiers if not one.change]
    drafts = _count_from_dates(drafts)
    given = Given(gathered.cursor, almanac, drafts)
    bracketed = any(one.scope is Scope.BRACKET and one.until_rule < len(drafts) for one in gathered.modifiers)
    for draft in drafts:
        own = [
            one
            for one in gathered.modifiers
            if any(draft is target for target in targets(one, drafts, bracketed=bracketed))
        ]
        limits = [one.months_only for one in own if one.months_only]
        draft.months = draft.months or (limits[0] if limits and draft.gap else ())
        days = _days(draft, made, confirmed, gathered.cursor)
        if days:
            made.rules.append(make_rule(draft, days, own, given))
    made.rules = _share_hours(made.rules)
    return made


def _count_from_dates(drafts: list[Draft]) -> list[Draft]:
    """Let 隔週水曜（初回2027年1月6日） count from its date; a list of dates is held against it, too."""
    waiting = [one for one in drafts if one.gap and one.gap.weeks and one.days and not one.first]
    listed = [one for one in drafts if one.lists and not one.days]
    if len(waiting) != 1 or len(listed) != 1:
        return drafts
    days = [day for one in listed[0].lists for day in one.days]
    date = exact(days[0]) if days[0].year else None
    waiting[0].first = date
    return [one for one in drafts if one is not listed[0]] if date and len(days) == 1 else drafts


def _share_hours(rules: list[Rule]) -> list[Rule]:
    """Give dates that are written without hours those that stand once in their list."""
    listed = [rule for rule in rules if all(isinstance(one, Dates) for one in rule.days)]
    sessions = {rule.sessions for rule in listed if rule.sessions}
    if len(sessions) != 1:
        return rules
    shared = sessions.pop()
    return [replace(one, sessions=shared) if one in listed and not one.sessions else one for one in rules]


def _short_period(bound: Bound, gathered: Gathered) -> list[Draft]:
    """Take 7月21日～25日 with nothing else as its days; a longer one says no days."""
    if bound.first is None or bound.last is None or (bound.last - bound.first).days > LONGEST_RUN:
        return []
    span = range((bound.last - bound.first).days + 1)
    days = Dates(tuple(bound.first + dt.timedelta(days=step) for step in span))
    return [Draft(days=[days], sessions=gathered.waiting)]


def _from_change(change: Change) -> Draft:
    days = [one.days for one in change.atoms if one.days]
    return Draft(
        days=days, months=change.months, sessions=list(change.sessions), start=change.start, end=change.end
    )


def _days(draft: Draft, made: Assembled, confirmed: dt.date | None, cursor: Cursor) -> tuple[Days, ...]:
    """Return the days of a draft; none if something that would date it is not said."""
    days = list(draft.days)
    for one in draft.lists:
        found = resolve(one.days, before=made.written, confirmed=confirmed, cursor=cursor)
        if found is None:
            return ()
        made.written = found.dates[-1] if found.assumed is None else None
        if draft.weekdays and not {day.weekday() for day in found.dates} <= set(draft.weekdays):
            cursor.fault(Fault("schedule-contradiction", draft.start, draft.end))
        made.assumed = found.assumed if found.assumed is not None else made.assumed
        days.append(Dates(tuple(sorted(set(found.dates)))))
    if draft.gap is None:
        return merge_days(days)
    if draft.gap.months or not draft.gap.weeks:
        return _every_few_months(draft, days, made)
    return _every_few_weeks(draft, days, made, cursor)


def _every_few_months(draft: Draft, days: list[Days], made: Assembled) -> tuple[Days, ...]:
    step = draft.gap.months if draft.gap else 0
    if days and step and YEAR % step == 0:
        start = draft.gap_from or (draft.first.month if draft.first else None)
        if start:
            draft.months = tuple(
                sorted((start - 1 + step * count) % YEAR + 1 for count in range(YEAR // step))
            )
            return merge_days(days)
        if len(draft.months) == YEAR // step:
            return merge_days(days)
    made.waits.append("schedule-undated" if not days else "schedule-no-start")
    return ()


def _every_few_weeks(draft: Draft, days: list[Days], made: Assembled, cursor: Cursor) -> tuple[Days, ...]:
    weekly = [one for one in days if isinstance(one, Weekly)]
    if weekly and all(len(one.weeks) > 1 for one in weekly):
        return merge_days(weekly)
    if draft.gap and draft.first and len(weekly) == 1 and not weekly[0].weeks and len(days) == 1:
        since, draft.first = draft.first, None
        if since.weekday() not in weekly[0].weekdays:
            text = f"{since.year}年{since.month}月{since.day}日"
            cursor.fault(Fault("schedule-start-on-other-day", draft.start, draft.end, {"date": text}))
        return (Interval(weekly[0].weekdays, draft.gap.weeks, since),)
    made.waits.append("schedule-no-start")
    return ()

"""Days that are said again: which rule an exception means, or what a bracket says more closely."""

from __future__ import annotations

from sitegen.schedule.grammar.atoms import Atom, Weeks
from sitegen.schedule.grammar.clock import HOURS
from sitegen.schedule.grammar.cursor import Fault
from sitegen.schedule.grammar.gather import Gathered
from sitegen.schedule.grammar.lexicon import Kind
from sitegen.schedule.grammar.normal import merge_days, week_order
from sitegen.schedule.grammar.tokens import Token
from sitegen.schedule.nouns import Monthly, Weekly


def restates_before_holiday(atoms: list[Atom], gathered: Gathered) -> bool:
    """Step over the days in 月曜が祝日の場合は…: they say again which days the rule has."""
    cursor = gathered.cursor
    token = cursor.peek()
    if not _is_particle(token, "が") or cursor.kind(1) is not Kind.HOLIDAY or not gathered.drafts:
        return False
    cursor.step()
    said = merge_days(one.days for one in atoms if one.days)
    own = merge_days(one for draft in gathered.drafts for one in draft.days)
    same_weekdays = [
        {day for one in days if isinstance(one, Weekly) for day in one.weekdays} for days in (said, own)
    ]
    weekly = all(isinstance(one, Weekly) and not one.weeks for one in said)
    if said != own and not (weekly and same_weekdays[0] == same_weekdays[1]):
        cursor.fault(Fault("schedule-ambiguous", atoms[0].start, atoms[-1].end))
    return True


def names_rule(atoms: list[Atom], gathered: Gathered) -> bool:
    """Take 第3日曜は in a bracket or a note: what follows is said of that rule alone."""
    cursor = gathered.cursor
    token = cursor.peek()
    aside = gathered.depth or gathered.note
    if not aside or not _is_particle(token, "は") or not all(one.days for one in atoms):
        return False
    days = merge_days([one.days for one in atoms if one.days])
    own = [index for index, one in enumerate(gathered.drafts) if merge_days(one.days) == days]
    if not own or cursor.kind(1) in HOURS:
        return False
    cursor.step()
    cursor.skip(Kind.LIST)
    gathered.aimed = own[-1]
    return True


def names_weekday(atoms: list[Atom], gathered: Gathered) -> bool:
    """Take いずれも水曜日 behind a list of dates: every date has to be one."""
    before = gathered.cursor.tokens[: gathered.cursor.place]
    all_of_them = any(one.text.startswith(("いずれも", "すべて", "全て")) for one in before[-3:])
    drafts = gathered.drafts[gathered.group :]
    said = [one.said for one in atoms]
    if (
        not drafts
        or not all(one.lists and not one.days for one in drafts)
        or not (all_of_them or gathered.depth)
    ):
        return False
    if not all(isinstance(one, Weekly) and not one.weeks for one in said):
        return False
    for draft in drafts:
        draft.weekdays = tuple(day for one in said if isinstance(one, Weekly) for day in one.weekdays)
    return True


def restates_days(atoms: list[Atom], gathered: Gathered) -> bool:
    """Take 5の付く日（5日・15日・25日）: the bracket names the days that were meant."""
    drafts = gathered.drafts[gathered.group :]
    if not gathered.depth or not drafts or not all(isinstance(one.said, Monthly) for one in atoms):
        return False
    own = merge_days(one for draft in drafts for one in draft.days)
    if own != merge_days(one.days for one in atoms if one.days):
        gathered.cursor.fault(Fault("schedule-contradiction", atoms[0].start, atoms[-1].end))
    return True


def restates_in_bracket(atoms: list[Atom], gathered: Gathered) -> bool:
    """Take 平日（月～金）, 水曜（第2・4）: a bracket says again, or more closely, what is before it."""
    drafts = gathered.drafts[gathered.group :]
    said = [one.said for one in atoms]
    if (
        not gathered.depth
        or not drafts
        or drafts[-1].bracketed
        or gathered.open_gap()
        or not all(isinstance(one, Weekly | Weeks) for one in said)
    ):
        return False
    plain = [one for draft in drafts for one in draft.days if isinstance(one, Weekly)]
    before = {day for one in plain for day in one.weekdays}
    named = {day for one in said if isinstance(one, Weekly) for day in one.weekdays} or before
    weeks = tuple(week for one in said if isinstance(one, Weekly | Weeks) for week in one.weeks)
    closer = (
        bool(weeks) and len(drafts) == 1 and len(plain) == len(drafts[0].days) == 1 and not plain[0].weeks
    )
    if named != before or (weeks and not closer):
        gathered.cursor.fault(Fault("schedule-contradiction", atoms[0].start, atoms[-1].end))
    elif closer:
        drafts[0].days = [Weekly(plain[0].weekdays, week_order(weeks))]
    return True


def _is_particle(token: Token | None, text: str) -> bool:
    return token is not None and token.kind is Kind.PARTICLE and token.text == text

"""Days that a rule has already and that are named once more with は or のみ."""

from __future__ import annotations

from collections.abc import Iterable

from sitegen.schedule.grammar.cursor import Fault
from sitegen.schedule.grammar.draft import Draft
from sitegen.schedule.grammar.gather import Gathered
from sitegen.schedule.grammar.lexicon import Kind
from sitegen.schedule.nouns import ALL_MONTHS, Days, Weekly


def singled_out(gathered: Gathered) -> Iterable[Fault]:
    """Find 第1水曜は13:00～ beside 毎週水曜 10:00～: besides, or instead? Nobody can tell."""
    topics = {one.start for one in gathered.cursor.tokens if one.kind is Kind.ONLY or one.text == "は"}
    for index, draft in enumerate(gathered.drafts):
        again = any(_covers(one, draft.days[-1]) for one in draft.days[:-1])
        if draft.end in topics and (again or any(_holds(one, draft) for one in gathered.drafts[:index])):
            yield Fault("schedule-ambiguous", draft.start, draft.end)


def _holds(wide: Draft, narrow: Draft) -> bool:
    """Tell whether a rule meets on all the days of another."""
    if wide.lists or narrow.lists or wide.gap or narrow.gap or not narrow.days:
        return False
    months = set(narrow.months or ALL_MONTHS) <= set(wide.months or ALL_MONTHS)
    return months and all(any(_covers(one, day) for one in wide.days) for day in narrow.days)


def _covers(wide: Days, narrow: Days) -> bool:
    if not (isinstance(wide, Weekly) and isinstance(narrow, Weekly)):
        return wide == narrow
    weeks = not wide.weeks or (bool(narrow.weeks) and set(narrow.weeks) <= set(wide.weeks))
    return weeks and set(narrow.weekdays) <= set(wide.weekdays)

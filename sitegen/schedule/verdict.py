"""What a sentence says as a whole: dates, honestly none, or things against itself."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from sitegen.schedule.almanac import Almanac
from sitegen.schedule.dates import occurrences
from sitegen.schedule.grammar.assemble import Assembled
from sitegen.schedule.grammar.atoms import Weeks
from sitegen.schedule.grammar.cursor import Fault
from sitegen.schedule.grammar.gather import Gathered
from sitegen.schedule.grammar.singled import singled_out
from sitegen.schedule.nouns import Break, Dates, Interval, Monthly, Period, Rule, Schedule, Weekly

# More dates than these are not all named in a message.
MOST_NAMED = 4
# A lone date is no table behind one of these: it is the next, or the first.
FIRST = ("初回", "第1回")
NEXT = ("次回", *FIRST)


def is_undated(gathered: Gathered, made: Assembled) -> bool:
    """Tell whether the sentence honestly says no dates."""
    recurring = [rule for rule in made.rules if not _is_listed(rule)]
    if gathered.undated or gathered.eithers or made.waits or (gathered.abouts and recurring):
        return True
    if any(_at_random(gathered, rule) for rule in recurring):
        return True
    if any(isinstance(one.said, Break | Period) for one in gathered.loose):
        return True
    return not made.rules and bool(gathered.counts or gathered.asks or gathered.loose or gathered.abouts)


def _at_random(gathered: Gathered, rule: Rule) -> bool:
    """Tell whether 月1回 leaves open which of a rule's many days is meant."""
    if any(one.value["per"][0] in "数23456789" for one in gathered.counts):
        return True
    often = any(isinstance(one, Weekly) and not one.weeks for one in rule.days)
    return often and any("月" in one.value["per"] or "年" in one.value["per"] for one in gathered.counts)


def contradictions(gathered: Gathered, made: Assembled, almanac: Almanac) -> Iterable[Fault]:
    """Yield what a sentence says against itself: how often, or a table of other dates."""
    for atom in gathered.loose:
        if made.rules and isinstance(atom.said, Weeks) and not gathered.eithers:
            yield Fault("schedule-unknown-part", atom.start, atom.end)
    for token in gathered.counts:
        expected = _how_often(token.value["per"], made.rules)
        times = token.value["times"]
        exact = times.isdigit() and not token.value.get("vague") and not token.value.get("most")
        if exact and expected and expected != int(times):
            yield Fault("schedule-contradiction", token.start, token.end)
    yield from singled_out(gathered)
    yield from _table(gathered, made, almanac)


def _how_often(per: str, rules: list[Rule]) -> int | None:
    """Return how often the rules meet in a month, a week or a year, if they say so plainly."""
    total = 0
    for rule in rules:
        for days in rule.days:
            if isinstance(days, Weekly) and "週" in per and not days.weeks:
                total += len(days.weekdays)
            elif isinstance(days, Weekly) and days.weeks and "週" not in per:
                total += len(days.weekdays) * len(days.weeks) * (len(rule.months) if "年" in per else 1)
            elif isinstance(days, Monthly) and "週" not in per:
                total += len(days.days) * (len(rule.months) if "年" in per else 1)
            else:
                return None
    return total


def _table(gathered: Gathered, made: Assembled, almanac: Almanac) -> Iterable[Fault]:
    """Hold a published table of dates against the rule beside it, which then stands alone."""
    listed = [rule for rule in made.rules if _is_listed(rule)]
    ruled = [rule for rule in made.rules if not _is_listed(rule)]
    dates = {day for rule in listed for one in rule.days if isinstance(one, Dates) for day in one.days}
    if not dates or not ruled:
        return
    lists = [one for one in gathered.drafts if one.lists]
    if len(dates) == 1 and not any(one.text.startswith(NEXT) for one in gathered.cursor.tokens):
        # 2027年3月17日（第3水曜）: that one day, or every third Wednesday?
        yield Fault("schedule-ambiguous", lists[0].start, lists[-1].end)
    opening = min(dates) if any(one.text.startswith(FIRST) for one in gathered.cursor.tokens) else None
    if opening:
        ruled = [replace(one, first=one.first or opening) for one in ruled]
    first, last = _compared(dates, ruled)
    found = {one.date for one in occurrences(Schedule(tuple(ruled)), first=first, last=last, almanac=almanac)}
    if found != dates:
        wrong = sorted(dates ^ found)
        text = "・".join(f"{day.month}月{day.day}日" for day in wrong[:MOST_NAMED])
        more = "…" if len(wrong) > MOST_NAMED else ""
        yield Fault("schedule-differs-from-dates", lists[0].start, lists[-1].end, {"dates": text + more})
    made.rules = [replace(one, sessions=one.sessions or listed[0].sessions) for one in ruled]


def _compared(dates: set[dt.date], ruled: list[Rule]) -> tuple[dt.date, dt.date]:
    """Return from when to when a table is compared: whole months, but a weekly one may end in one."""
    first, last = min(dates), max(dates)
    days = [one for rule in ruled for one in rule.days]
    if any(isinstance(one, Interval) or (isinstance(one, Weekly) and not one.weeks) for one in days):
        return first, last
    return first.replace(day=1), last.replace(day=calendar.monthrange(last.year, last.month)[1])


def _is_listed(rule: Rule) -> bool:
    """Tell whether a rule is a list of dates."""
    return all(isinstance(one, Dates) for one in rule.days)

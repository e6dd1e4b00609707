"""Read one sentence: the front door of the grammar."""

from __future__ import annotations

import datetime as dt
from functools import partial

from sitegen.schedule.almanac import Almanac
from sitegen.schedule.grammar.assemble import Assembled, assemble
from sitegen.schedule.grammar.clock import read_hours
from sitegen.schedule.grammar.cursor import Cursor, Fault
from sitegen.schedule.grammar.gather import Gathered
from sitegen.schedule.grammar.normal import merge_rules
from sitegen.schedule.grammar.parser import parse
from sitegen.schedule.grammar.text import Plain, plain
from sitegen.schedule.grammar.tokens import tokens
from sitegen.schedule.nouns import Hours, Outcome, Schedule
from sitegen.schedule.problems import error
from sitegen.schedule.reading import Problem, Reading
from sitegen.schedule.verdict import contradictions, is_undated

LONGEST = 400
ALMANAC = Almanac()


def read_sentence(
    text: str, *, confirmed: dt.date | None = None, almanac: Almanac = ALMANAC, suggest: bool = True
) -> Reading:
    """Read a sentence about dates; never raises for what stands in it.

    `confirmed` gives dates without a year the fiscal year it lies in; with `suggest` an error
    says which sentence could be read instead.
    """
    if len(text) > LONGEST:
        return error(text, plain(text[:LONGEST]), [Fault("schedule-too-long", 0, LONGEST, {"most": LONGEST})])
    given = plain(text)
    cursor = Cursor(tokens(given.text))
    gathered = parse(given.text, cursor)
    made = assemble(gathered, confirmed=confirmed, almanac=almanac)
    if not cursor.faults:
        cursor.faults += contradictions(gathered, made, almanac)
    if not cursor.faults and is_undated(gathered, made):
        return _undated(text, given, gathered, made)
    if not cursor.faults and not made.rules:
        code = "schedule-only-exceptions" if gathered.modifiers else "schedule-no-days"
        cursor.fault(Fault(code, 0, len(given.text)))
    if cursor.faults:
        again = partial(read_sentence, confirmed=confirmed, almanac=almanac, suggest=False)
        return error(text, given, cursor.faults, again=again if suggest else None)
    schedule = Schedule(merge_rules(made.rules))
    notes = [Problem("schedule-year-assumed", 0, len(text), {"year": made.assumed})] if made.assumed else []
    return Reading(text, Outcome.UNDERSTOOD, schedule, _remarks(text, given, gathered), tuple(notes))


def read_times(text: str) -> Hours | None:
    """Read only hours (13:30～15:00), as an extra date has them; None if that is not all there is."""
    cursor = Cursor(tokens(plain(text).text))
    hours = read_hours(cursor)
    return None if cursor.faults or cursor.peek() else hours


def _undated(text: str, given: Plain, gathered: Gathered, made: Assembled) -> Reading:
    """Return the reading of a sentence that says no dates, and the one thing that would date it."""
    waits = "schedule-no-start" in made.waits
    note = Problem("schedule-no-start" if waits else "schedule-undated", 0, len(text))
    return Reading(text, Outcome.UNDATED, None, _remarks(text, given, gathered), (note,))


def _remarks(text: str, given: Plain, gathered: Gathered) -> tuple[str, ...]:
    spans = [given.span(start, end) for start, end in gathered.remarks]
    spans += [given.span(one.start, one.end) for one in (*gathered.asks, *gathered.abouts)]
    found = [text[start:end].strip(" 　※*（）()。、・") for start, end in sorted(spans)]
    return tuple(dict.fromkeys(one for one in found if one))

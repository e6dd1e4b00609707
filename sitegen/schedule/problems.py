"""Mistakes of a sentence as problems to show: where they stand in it, and what would mend them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sitegen.schedule.grammar.cursor import Fault
from sitegen.schedule.grammar.text import Plain
from sitegen.schedule.nouns import Outcome
from sitegen.schedule.reading import Problem, Reading

TRIED = 3
Reader = Callable[[str], Reading]


def error(text: str, given: Plain, faults: Iterable[Fault], *, again: Reader | None = None) -> Reading:
    """Return the reading of a sentence with faults; what `again` can read is suggested."""
    problems = []
    for count, fault in enumerate(sorted(faults, key=lambda one: (one.start, one.end, one.code))):
        start, end = given.span(fault.start, fault.end)
        values = {"part": text[start:end].strip() or text, **fault.values}
        # With many mistakes no single cure makes a sentence; and trying each would take for ever.
        if again and count < TRIED and (better := _better(text, given, fault, again)):
            values["suggestion"] = better
        problems.append(Problem(fault.code, start, end, values))
    unique = {(one.code, one.start, one.end): one for one in problems}
    return Reading(text, Outcome.ERROR, problems=tuple(unique.values()))


def _better(text: str, given: Plain, fault: Fault, again: Reader) -> str | None:
    """Return the sentence with the fault's fix, if that is a sentence that can be read."""
    if fault.fix is not None:
        start, end = given.span(*fault.fix[:2])
        better = text[:start] + fault.fix[2] + text[end:]
    elif fault.code == "schedule-unknown-part":
        # What says nothing of dates may stand in a bracket, as a remark.
        start, end = given.span(fault.start, fault.end)
        better = f"{text[:start]}（{text[start:end].strip()}）{text[end:]}"
    else:
        return None
    return None if again(better).outcome is Outcome.ERROR else better

"""What each part of a sentence was taken for: the reader's account of every character."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sitegen.schedule.grammar.lexicon import Kind
from sitegen.schedule.grammar.text import plain
from sitegen.schedule.grammar.tokens import tokens


class Sort(StrEnum):
    """What a part says something of."""

    DAYS = "days"
    HOURS = "hours"
    EXCEPTION = "exception"
    UNDATED = "undated"
    REMARK = "remark"
    LINK = "link"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Part:
    """Characters of the text from `start` to `end`, and what they say something of."""

    start: int
    end: int
    sort: Sort


_SORTS: dict[Kind, Sort] = {
    **dict.fromkeys((Kind.CLOCK, Kind.NOON, Kind.BAND, Kind.ABOUT_TIME, Kind.PART_NAME), Sort.HOURS),
    **dict.fromkeys(
        (
            Kind.HOLIDAY,
            Kind.BREAK,
            Kind.SCHOOL,
            Kind.CASE,
            Kind.GOAL,
            Kind.OFF,
            Kind.BUT,
            Kind.ALSO,
            Kind.CHANGE,
        ),
        Sort.EXCEPTION,
    ),
    **dict.fromkeys((Kind.UNDATED, Kind.ASK, Kind.ABOUT, Kind.COUNT, Kind.OR), Sort.UNDATED),
    **dict.fromkeys((Kind.NOTE, Kind.OPEN, Kind.CLOSE, Kind.STRONG, Kind.FILL, Kind.PARTICLE), Sort.LINK),
    Kind.REMARK: Sort.REMARK,
    Kind.JUNK: Sort.UNKNOWN,
}
_BETWEEN = (Kind.LIST, Kind.RANGE, Kind.FROM, Kind.UNTIL)


def parts(text: str) -> tuple[Part, ...]:
    """Return every part of a sentence in order, neighbours of one sort as one part."""
    folded = plain(text)
    found: list[Part] = []
    for token in tokens(folded.text):
        start, end = folded.span(token.start, token.end)
        before = found[-1] if found else None
        sort = _SORTS.get(token.kind, Sort.DAYS)
        if token.kind in _BETWEEN:
            sort = before.sort if before else Sort.LINK
        if before and before.sort is sort:
            found[-1] = Part(before.start, end, sort)
        else:
            found.append(Part(start, end, sort))
    return tuple(found)

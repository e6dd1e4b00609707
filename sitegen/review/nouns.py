"""What a review is made of: changes of records as readers will see them, findings, and what follows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from sitegen.diagnostics import Finding
from sitegen.drawing.moves import MoveDrawing
from sitegen.pages import Plan


class Piece(NamedTuple):
    """A run of text; `changed` if the other version has another one in its place."""

    text: str
    changed: bool = False


Pieces = tuple[Piece, ...]


class Kind(StrEnum):
    """What became of a record; one change may be several of them."""

    ADDED = "added"
    DELETED = "deleted"
    ENDED = "ended"
    REOPENED = "reopened"
    PAUSED = "paused"
    RESUMED = "resumed"
    MOVED = "moved"
    RENAMED = "renamed"
    CHANGED = "changed"
    REWRITTEN = "rewritten"
    UNPUBLISHED = "unpublished"


@dataclass(frozen=True, slots=True)
class Difference:
    """A key whose value differs; an empty side has none."""

    label: str
    before: Pieces
    after: Pieces


@dataclass(frozen=True, slots=True)
class Seen:
    """A part of a page on one side: our own escaped HTML, and the same as lines of text."""

    html: str
    lines: tuple[Pieces, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A part of a page that readers see, before and after; None where it does not stand.

    `draft` says that what comes after is shown as it is written, and will not be published.
    """

    title: str
    before: Seen | None
    after: Seen | None
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """A date with its hours in words; `changed` if it stands on this side only."""

    date: dt.date
    text: str
    changed: bool


@dataclass(frozen=True, slots=True)
class DateChange:
    """The next dates before and after, how many go and come until `until`."""

    before: tuple[Day, ...]
    after: tuple[Day, ...]
    gone: int
    come: int
    until: str


@dataclass(frozen=True, slots=True)
class Move:
    """A stop's way from its old point to its new one, drawn and in sentences."""

    drawing: MoveDrawing
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A finding with the line of the file it is about, None where that can't be shown."""

    finding: Finding
    source: str | None


@dataclass(frozen=True, slots=True)
class RecordChange:
    """A record that differs: of which file, in what way, and all that readers see of it."""

    ident: str
    name: str
    path: str
    old_path: str | None
    kinds: tuple[Kind, ...]
    words: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()
    cards: tuple[Card, ...] = ()
    dates: DateChange | None = None
    moves: tuple[Move, ...] = ()
    findings: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Effect:
    """Something that changes elsewhere because of it: in a sentence, with examples."""

    words: str
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetCount:
    """How an area's sheet came out: its pages, what was left out for want of room, what is beyond it."""

    pages: int
    gave: tuple[str, ...] = ()
    beyond: tuple[str, ...] = ()


Counted = Mapping[str, SheetCount]
# Prints the sheets of areas (by slug) of the records in a folder; raises nothing for a sheet that fails.
CountSheets = Callable[[Plan, Path, Sequence[str]], Counted]


@dataclass(frozen=True, slots=True)
class Sheet:
    """An area's printed sheet before and after; None where it was not counted."""

    area: str
    before: SheetCount | None
    after: SheetCount | None


@dataclass(frozen=True, slots=True)
class Review:
    """Everything a reviewer is told; `uncounted` says why sheets were not counted, if they were not.

    `plan` is of the newer version that could be planned: its categories colour the marks.
    """

    before: str
    after: str
    today: dt.date
    places: tuple[RecordChange, ...]
    others: tuple[RecordChange, ...]
    files: tuple[Effect, ...]
    new: tuple[Told, ...]
    cured: tuple[Finding, ...]
    remaining: int
    effects: tuple[Effect, ...]
    sheets: tuple[Sheet, ...]
    uncounted: str | None
    unreadable: tuple[str, ...]
    plan: Plan | None

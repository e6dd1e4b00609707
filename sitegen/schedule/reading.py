"""What reading a sentence gives: its outcome, its rules, its remarks, its problems."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sitegen.schedule.nouns import Outcome, Schedule


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to say of a sentence: the finding's code and the characters that are meant.

    `start` and `end` are columns of the text from 0, `end` not within; `values` fill the code's
    message, among them `suggestion`: a whole sentence that can be read.
    """

    code: str
    start: int
    end: int
    values: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence as it was read.

    `schedule` is None unless it was understood; `remarks` are parts that are kept as they are
    written; `problems` are the errors of an error, else notes.
    """

    text: str
    outcome: Outcome
    schedule: Schedule | None = None
    remarks: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

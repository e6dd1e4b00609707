"""Confirm in a record's text that a gathering still meets, and nothing else."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pydantic_core import PydanticCustomError

from sitegen.editing.document import read_record
from sitegen.load.nodes import Value
from sitegen.records.fields import read_day

__all__ = ["Confirmed", "confirm"]


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A record's text after a confirmation: the day before it, and what readers had reported.

    `before` is None where none was written; `answered` counts the reports that are answered now,
    `waiting` those that still wait.
    """

    text: str
    before: dt.date | None
    answered: int
    waiting: int


def confirm(text: str, day: dt.date, *, answered: bool) -> Confirmed:
    """Return a record with `confirmed` set to a day; with `answered` its open problems, too.

    Only these keys' lines change. Raises ValueError for a text that is no record, or whose
    `confirmed` is no date.
    """
    record = read_record(text)
    written = record.values.get("confirmed")
    try:
        before = None if written is None else read_day(written)
    except PydanticCustomError as problem:
        raise ValueError(str(problem)) from None
    if before != day:
        record = record.with_value("confirmed", day.isoformat())
    problems = record.values.get("problems")
    items = problems if isinstance(problems, list) else []
    still = [index for index, item in enumerate(items) if _waits(item)]
    if answered and still:
        closed = [_answered(item, day) if index in still else item for index, item in enumerate(items)]
        record = record.with_value("problems", closed)
    return Confirmed(record.text, before, len(still) if answered else 0, 0 if answered else len(still))


def _waits(item: Value) -> bool:
    return isinstance(item, dict) and "answered" not in item


def _answered(item: Value, day: dt.date) -> Value:
    return {**item, "answered": day.isoformat()} if isinstance(item, dict) else item

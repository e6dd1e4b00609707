"""What a check says of a sentence, as a comment above it: the sentence stays, and so does the reason."""

from __future__ import annotations

import re

from sitegen.intake.sentences import complaints
from sitegen.load.nodes import Value

KEY = re.compile(r"^schedule[ \t]*:", re.MULTILINE)


def with_remark(text: str, schedule: Value) -> str:
    """Return a record's text with what is wrong with its schedule above it."""
    match = KEY.search(text)
    return text[: match.start()] + _remark(schedule) + text[match.start() :] if match else text


def without_remark(text: str, schedule: Value) -> str:
    """Return a record's text without the comment that `schedule` once brought along."""
    match, remark = KEY.search(text), _remark(schedule)
    if match and remark and text[: match.start()].endswith(remark):
        return text[: match.start() - len(remark)] + text[match.start() :]
    return text


def _remark(schedule: Value) -> str:
    sentences = (
        [one for one in schedule if isinstance(one, str)] if isinstance(schedule, list) else [schedule]
    )
    lines = complaints(one for one in sentences if isinstance(one, str))
    return "".join(f"# {' '.join(line.split())}\n" for line in lines)

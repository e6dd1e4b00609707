"""Texts on their way into a spreadsheet's cells, and back: none of them is a formula."""

from __future__ import annotations

APOSTROPHE = "'"
# What a spreadsheet takes for the beginning of a formula, or ends a row by.
FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def guarded(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula; `unguarded` takes the guard off again."""
    begins = text.lstrip(" \u3000").startswith(FORMULA) or text.startswith((*FORMULA, APOSTROPHE))
    return APOSTROPHE + text if begins else text


def unguarded(text: str) -> str:
    """Return what stood in a cell before `guarded`."""
    return text.removeprefix(APOSTROPHE)

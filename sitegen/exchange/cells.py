"""A spreadsheet's cell as the text that its reader sees."""

from __future__ import annotations

import datetime as dt
import math
import re
from dataclasses import dataclass

from sitegen.exchange.plain import tidy

WHOLE = 1e15
DIGITS = 15
# 0000, 000-0000, 000\-0000\-0000: numbers of post and telephone whose first nought is not in the value.
PADDED = re.compile(r"[0#]*0[0#]*(?:-[0#]+)*")
# 0"円", #,##0"名": a word that belongs to the number.
UNIT = re.compile(r'[#,0]*0"([^"]{1,10})"')
PERCENT = re.compile(r"0(?:\.0+)?%")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text, and what its value was: a date, an error."""

    text: str
    is_date: bool = False
    is_error: bool = False


BLANK = Cell("")


def read_cell(value: object, number_format: str = "General", kind: str = "") -> Cell:
    """Return a value of openpyxl as a cell; `kind` is its type there, e for an error."""
    if kind == "e":
        return Cell(str(value), is_error=True)
    if isinstance(value, dt.date):
        return Cell(_date(value), is_date=True)
    return BLANK if value is None else Cell(_plain_value(value, number_format))


def _plain_value(value: object, number_format: str) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(value, number_format.replace("\\", "").split(";")[0])
    if isinstance(value, dt.time):
        return _clock(value.hour, value.minute, value.second)
    if isinstance(value, dt.timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        return _clock(minutes // 60, minutes % 60, seconds)
    return tidy(re.sub(r"_x000[Dd]_\n?", "\n", str(value)))


def _date(value: dt.date) -> str:
    """Return a date as 2026-08-06, with its hour only where it has one."""
    if not isinstance(value, dt.datetime) or value.time() == dt.time():
        return f"{value:%Y-%m-%d}"
    return f"{value:%Y-%m-%d} {_clock(value.hour, value.minute, value.second)}"


def _number(value: float, form: str) -> str:
    if not math.isfinite(value):
        return ""
    if PERCENT.fullmatch(form):
        return f"{_plain(round(value * 100, 10))}%"
    text = _plain(value)
    if unit := UNIT.fullmatch(form):
        return text + unit[1]
    if PADDED.fullmatch(form) and text.isdigit() and (len(form) > 1):
        return _padded(text, form)
    return text


def _padded(text: str, form: str) -> str:
    """Return digits in the groups of a number format, filled with noughts from the left."""
    groups = form.split("-")
    digits = text.zfill(sum(group.count("0") for group in groups))
    parts: list[str] = []
    for group in reversed(groups[1:]):
        parts.insert(0, digits[-len(group) :])
        digits = digits[: -len(group)]
    return "-".join(part for part in [digits, *parts] if part)


def _plain(value: float) -> str:
    if value == int(value) and abs(value) < WHOLE:
        return str(int(value))
    return str(value)


def _clock(hour: int, minute: int, second: int) -> str:
    return f"{hour}:{minute:02}" + (f":{second:02}" if second else "")

"""The kinds of tokens and the words of each, tried in this order.

Patterns read plain text (see `text`): half-width, lower case, digits in Arabic, `~` for every
wave, `、` for every list mark, `/` for every full stop, brackets as ( and ).
"""

from __future__ import annotations

import re
from enum import Enum, auto

from sitegen.schedule.grammar.words import clocks, dates, days, exceptions, joints, labels, vague


class Kind(Enum):
    """What a token is."""

    SPACE = auto()
    REMARK = auto()
    NOTE = auto()
    OPEN = auto()
    CLOSE = auto()
    STRONG = auto()
    LIST = auto()
    OR = auto()
    RANGE = auto()
    FROM = auto()
    UNTIL = auto()
    UNDATED = auto()
    ASK = auto()
    ABOUT = auto()
    COUNT = auto()
    GAP = auto()
    FISCAL = auto()
    DATE = auto()
    YEARMONTH = auto()
    YEAR = auto()
    PARITY = auto()
    EVERY = auto()
    DAILY = auto()
    WORKDAYS = auto()
    FIVES = auto()
    LASTDAY = auto()
    MONTH = auto()
    DAY = auto()
    NTH = auto()
    WEEK = auto()
    WEEKDAY = auto()
    HOLIDAY = auto()
    BREAK = auto()
    SCHOOL = auto()
    SEASON = auto()
    CASE = auto()
    GOAL = auto()
    OFF = auto()
    BUT = auto()
    ONLY = auto()
    ALSO = auto()
    CHANGE = auto()
    PART_NAME = auto()
    CLOCK = auto()
    NOON = auto()
    BAND = auto()
    ABOUT_TIME = auto()
    NUMBER = auto()
    FILL = auto()
    PARTICLE = auto()
    JUNK = auto()


PATTERNS: tuple[tuple[Kind, str], ...] = (
    (Kind.SPACE, " +"),
    (Kind.NOTE, joints.NOTE),
    (Kind.FILL, labels.NUMBERED),
    (Kind.OPEN, r"\("),
    (Kind.CLOSE, r"\)"),
    (Kind.FILL, labels.SPACED_LABEL),
    (Kind.PART_NAME, clocks.PART_NAME),
    (Kind.GAP, days.GAP),
    (Kind.COUNT, vague.COUNT),
    (Kind.UNDATED, vague.UNDATED),
    (Kind.ABOUT, vague.ABOUT),
    (Kind.ASK, vague.ASK),
    (Kind.FIVES, days.FIVES),
    (Kind.FISCAL, dates.FISCAL),
    (Kind.DATE, dates.DATE),
    (Kind.YEARMONTH, dates.YEARMONTH),
    (Kind.YEAR, dates.YEAR),
    (Kind.DATE, dates.SHORT_DATE),
    (Kind.CLOCK, clocks.CLOCK),
    (Kind.CLOCK, clocks.BARE_HOUR),
    (Kind.PARITY, days.PARITY),
    (Kind.DAILY, days.DAILY),
    (Kind.EVERY, days.EVERY),
    (Kind.WORKDAYS, days.WORKDAYS),
    (Kind.LASTDAY, days.LASTDAY),
    (Kind.MONTH, dates.MONTH),
    (Kind.DAY, dates.DAY),
    (Kind.NTH, days.NTH),
    (Kind.WEEK, days.WEEK),
    (Kind.GOAL, exceptions.GOAL),
    (Kind.HOLIDAY, days.HOLIDAY),
    (Kind.BREAK, days.BREAK),
    (Kind.SCHOOL, days.SCHOOL),
    (Kind.WEEKDAY, days.WEEKDAY),
    (Kind.SEASON, days.SEASON),
    (Kind.CASE, exceptions.CASE),
    (Kind.BUT, exceptions.BUT),
    (Kind.OFF, exceptions.OFF),
    (Kind.ONLY, exceptions.ONLY),
    (Kind.ALSO, exceptions.ALSO),
    (Kind.CHANGE, exceptions.CHANGE),
    (Kind.NOON, clocks.NOON),
    (Kind.BAND, clocks.BAND),
    (Kind.ABOUT_TIME, clocks.ABOUT_TIME),
    (Kind.UNTIL, joints.UNTIL),
    (Kind.OR, joints.OR),
    (Kind.FROM, joints.FROM),
    (Kind.RANGE, joints.RANGE),
    (Kind.STRONG, joints.STRONG),
    (Kind.LIST, joints.LIST),
    (Kind.NUMBER, days.NUMBER),
    (Kind.FILL, labels.FILL),
    (Kind.PARTICLE, labels.PARTICLE),
)
TOKEN_PATTERN = re.compile(
    "|".join(f"(?P<k{index}>{pattern})" for index, (_, pattern) in enumerate(PATTERNS))
)

"""Cut plain text into tokens; together they account for every character."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType

from sitegen.schedule.grammar.lexicon import PATTERNS, TOKEN_PATTERN, Kind
from sitegen.schedule.grammar.remarks import (
    ACTIVITY,
    MEANINGFUL,
    PLACE,
    REMARK_PATTERN,
    SHORT_NAME,
    TITLE,
)

# A remark or a name begins only after one of these: inside a word a letter may look like a weekday.
_EDGES = frozenset(
    {
        Kind.SPACE,
        Kind.NOTE,
        Kind.OPEN,
        Kind.CLOSE,
        Kind.STRONG,
        Kind.LIST,
        Kind.REMARK,
        Kind.CLOCK,
    }
)
# 10:00～受付9:30～: the wave ends there.
_OPEN_ENDS = (Kind.RANGE, Kind.FROM)
_DOORS = re.compile("受付|開場")
_WORD = re.compile(
    r"[^ 、・/()※~:\d][^ 、・/()※~:]+|\d+(?![月日時週回年:分])[^ 、・/()※~:\d曜]+[^ 、・/()※~:]*"
)
_JUNK_ENDS = re.compile(
    r"[ /()※、・~:]|第\d|毎[週月日]|[月火水木金土日]曜|祝日|\d{1,2}[時:]|午[前後]|\d月|\d日|休み|除"
)
SHORTEST = 3
_PARTICLE = re.compile(r"から|より|まで|頃|ごろ|[にではのをがもと]")
_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of plain text from `start` to `end`; `value` holds the named parts of its pattern."""

    kind: Kind
    start: int
    end: int
    text: str
    value: Mapping[str, str]


def tokens(text: str) -> list[Token]:
    """Return every token of plain text but blanks; what no pattern knows is junk."""
    found: list[Token] = []
    place, edge = 0, True
    while place < len(text):
        token = (edge and (_remark(text, place) or _name(text, place))) or _known(text, place)
        token = token or _junk(text, place)
        if token.kind is not Kind.SPACE:
            found.append(token)
        place = token.end
        edge = token.kind in _EDGES or bool(token.kind in _OPEN_ENDS and _DOORS.match(text, place))
    return [_listed(found, index) for index in range(len(found))]


def _listed(found: list[Token], index: int) -> Token:
    """Return a stroke that parts 第1／第3 or 月／水 as the list mark it is meant for."""
    token = found[index]
    if token.kind is not Kind.STRONG or token.text != "/" or not 0 < index < len(found) - 1:
        return token
    before, after = found[index - 1].kind, found[index + 1].kind
    listed = (before, after) in ((Kind.NTH, Kind.NTH), (Kind.WEEKDAY, Kind.WEEKDAY))
    return replace(token, kind=Kind.LIST) if listed else token


def _remark(text: str, place: int) -> Token | None:
    match = REMARK_PATTERN.match(text, place)
    return Token(Kind.REMARK, place, match.end(), match[0], _NOTHING) if match and match[0] else None


def _name(text: str, place: int) -> Token | None:
    """Return a word that is the name of a place or of what is done there."""
    match = _WORD.match(text, place)
    if not match or _PARTICLE.match(match[0]) or not (is_name(match[0]) or _is_title(match[0])):
        return None
    return Token(Kind.REMARK, place, match.end(), match[0], _NOTHING)


def is_name(word: str) -> bool:
    """Tell whether a word names a place or an activity, and says nothing of dates."""
    if len(word) < SHORTEST and not SHORT_NAME.fullmatch(word):
        return False
    return bool(PLACE.search(word) or ACTIVITY.search(word)) and not MEANINGFUL.search(word)


def _is_title(word: str) -> bool:
    return bool(TITLE.search(word)) and not MEANINGFUL.search(word)


def _known(text: str, place: int) -> Token | None:
    match = TOKEN_PATTERN.match(text, place)
    if match is None or match.end() == place or match.lastgroup is None:
        return None
    index = int(match.lastgroup[1:])
    kind, own = PATTERNS[index][0], _own(index)
    value = _NOTHING
    if own and (again := own.match(text, place)):
        value = {name: part for name, part in again.groupdict().items() if part is not None}
    return Token(kind, place, match.end(), match[0], value)


@cache
def _own(index: int) -> re.Pattern[str] | None:
    """Return a kind's pattern alone where parts of it have names; few sentences need them all."""
    pattern = PATTERNS[index][1]
    return re.compile(pattern) if "(?P<" in pattern else None


def _junk(text: str, place: int) -> Token:
    ends = _JUNK_ENDS.search(text, place + 1)
    end = ends.start() if ends else len(text)
    word = text[place:end]
    return Token(Kind.REMARK if is_name(word) else Kind.JUNK, place, end, word, _NOTHING)

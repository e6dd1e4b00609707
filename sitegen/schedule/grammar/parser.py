"""Go through a sentence once: gather its rules, hours, exceptions and remarks, leave nothing out."""

from __future__ import annotations

import re

from sitegen.schedule.grammar.clauses import dispatch
from sitegen.schedule.grammar.clock import HOURS, read_hours
from sitegen.schedule.grammar.cursor import Cursor, Fault
from sitegen.schedule.grammar.gather import Gathered
from sitegen.schedule.grammar.lexicon import Kind
from sitegen.schedule.grammar.remarks import MEANINGFUL
from sitegen.schedule.grammar.runs import follows, read_run
from sitegen.schedule.grammar.tokens import Token

# These say nothing where nothing before them took them.
QUIET = (Kind.LIST, Kind.FILL, Kind.PARTICLE, Kind.ONLY)
# 水曜（2・4）: weeks, most likely, and no remark.
NUMBERS = re.compile(r"\d\d?(?:[ ・、,/~-]\d\d?)*")
MONTHLY = (Kind.MONTH, Kind.NUMBER, Kind.PARITY)


def parse(text: str, cursor: Cursor) -> Gathered:
    """Return what all tokens say together; what says nothing known is a fault of the cursor."""
    gathered = Gathered(cursor)
    while cursor.peek():
        _step(text, cursor, gathered)
    return gathered


def _step(text: str, cursor: Cursor, gathered: Gathered) -> None:
    if atoms := read_run(cursor):
        dispatch(atoms, gathered)
    elif cursor.kind() in HOURS:
        _hours(cursor, gathered)
    else:
        _mark(text, cursor.step(), cursor, gathered)


def _hours(cursor: Cursor, gathered: Gathered) -> None:
    token, before = cursor.peek(), cursor.peek(-1)
    if token and before and token.kind is not Kind.BAND:
        timed = before.kind in (*HOURS, Kind.ABOUT_TIME)
        if timed and before.end == token.start:
            # 10時11時 may be 10時～11時 that lost its wave.
            cursor.fault(Fault("schedule-unknown-part", before.start, token.end))
    hours = read_hours(cursor)
    if hours is not None:
        gathered.add_hours(hours, rule_follows=follows(cursor))


def _mark(text: str, token: Token, cursor: Cursor, gathered: Gathered) -> None:
    """Take a token that says neither days nor hours."""
    kind = token.kind
    if kind is Kind.STRONG:
        gathered.next_segment()
    elif kind is Kind.NOTE:
        gathered.note, gathered.aimed = True, None
    elif kind is Kind.OPEN:
        _open(text, cursor, gathered)
    elif kind is Kind.CLOSE:
        _close(token, gathered)
    elif kind is Kind.PART_NAME:
        gathered.name_session(token.text, hours_follow=_hours_follow(cursor))
    elif kind is Kind.REMARK:
        gathered.remark(token.start, token.end)
    elif (words := _open_words(kind, gathered)) is not None:
        words.append(token)
    elif kind is Kind.SEASON and (close := _season_bracket(cursor)):
        # 夏季（6月～8月）は9:00～ is 6月～8月は9:00～.
        cursor.tokens = [one for at, one in enumerate(cursor.tokens) if at not in (cursor.place, close)]
    elif _is_unknown(token, cursor):
        cursor.fault(Fault("schedule-unknown-part", token.start, token.end))


def _open_words(kind: Kind, gathered: Gathered) -> list[Token] | None:
    """Return where words of a kind are kept that leave dates open; None for other kinds."""
    match kind:
        case Kind.COUNT:
            return gathered.counts
        case Kind.UNDATED:
            return gathered.undated
        case Kind.ASK:
            return gathered.asks
        case Kind.ABOUT | Kind.ABOUT_TIME:
            return gathered.abouts
        case Kind.OR:
            return gathered.eithers
        case _:
            return None


def _is_unknown(token: Token, cursor: Cursor) -> bool:
    if token.kind is Kind.SEASON:
        # 夏季（7月～9月）: the bracket says which months.
        return cursor.kind() is not Kind.OPEN or cursor.kind(1) not in MONTHLY
    if token.kind is Kind.PARTICLE:
        return token.text == "の" and cursor.peek() is None
    return token.kind not in QUIET


def _season_bracket(cursor: Cursor) -> int | None:
    """Return where the bracket of a season closes that は follows; None without it."""
    if cursor.kind() is not Kind.OPEN or cursor.kind(1) not in MONTHLY:
        return None
    ahead = 1
    while cursor.kind(ahead) in (*MONTHLY, Kind.RANGE, Kind.LIST):
        ahead += 1
    after = cursor.peek(ahead + 1)
    topic = cursor.kind(ahead) is Kind.CLOSE and after is not None and after.text == "は"
    return cursor.place + ahead if topic else None


def _hours_follow(cursor: Cursor) -> bool:
    ahead = 0
    while cursor.kind(ahead) in (*QUIET, Kind.CLOSE):
        ahead += 1
    return cursor.kind(ahead) in HOURS


def _open(text: str, cursor: Cursor, gathered: Gathered) -> None:
    """Go into a bracket; one that says nothing of dates is a remark as a whole."""
    depth, ahead = 1, 0
    junk = False
    first = cursor.peek()
    start = first.start if first else len(text)
    while depth and (token := cursor.peek(ahead)):
        depth += (token.kind is Kind.OPEN) - (token.kind is Kind.CLOSE)
        junk = junk or token.kind in (Kind.JUNK, Kind.NUMBER)
        ahead += 1
    last = cursor.peek(ahead - 1)
    end = last.start if last and last.kind is Kind.CLOSE else len(text)
    if depth:
        cursor.fault(Fault("schedule-unknown-part", max(0, start - 1), start))
    if junk and not MEANINGFUL.search(text[start:end]) and not NUMBERS.fullmatch(text[start:end]):
        gathered.remark(start, end)
        cursor.place += ahead
        return
    gathered.depth += 1


def _close(token: Token, gathered: Gathered) -> None:
    if not gathered.depth:
        gathered.cursor.fault(Fault("schedule-unknown-part", token.start, token.end))
    gathered.depth, gathered.aimed = max(0, gathered.depth - 1), None

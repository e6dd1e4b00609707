"""Times of day: 13:30～15:00, 午後1時半から, 正午, 9時頃, 午前."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sitegen.schedule.grammar.cursor import Cursor, Fault
from sitegen.schedule.grammar.lexicon import Kind
from sitegen.schedule.grammar.tokens import Token
from sitegen.schedule.nouns import Band, Hours

HOUR, NOON, DAY = 60, 720, 1440
# Nobody meets before six without saying 朝 or 午前: such an hour is an afternoon's, half written.
EARLIEST = 6
_MORNINGS, _EVENINGS, _TWELVE = ("午前", "a", "朝"), ("夕", "夜", "晩"), 12
_BANDS = {"morning": Band.MORNING, "afternoon": Band.AFTERNOON, "evening": Band.EVENING}
ENDS, LABEL = ("終了", "解散"), (":", "時間", "時間:")
HOURS = (Kind.CLOCK, Kind.NOON, Kind.BAND)


@dataclass(frozen=True, slots=True)
class _Point:
    """A point of time as it is written; `half` is a, p or nothing."""

    hour: int
    minute: int
    half: str
    about: bool
    start: int
    end: int
    digits: str


def read_hours(cursor: Cursor) -> Hours | None:
    """Read hours where the cursor stands and step over them; None if there are none."""
    token = cursor.peek()
    if token is None or token.kind not in HOURS:
        return None
    if token.kind is Kind.BAND:
        return _band(cursor, token)
    ends = _is_end(cursor.peek(_past_label(cursor, -1)))
    first = _point(cursor)
    last = _range_end(cursor)
    labels_next = cursor.kind(_past_label(cursor, 1)) in (Kind.CLOCK, Kind.NOON)
    if last is None and (ends or (_is_end(cursor.peek()) and not labels_next)):
        # 13:30開始 15:30終了, 開始13:30 終了15:30
        return Hours(end=_minutes(cursor, first))
    return _hours(cursor, first, last)


def _is_end(token: Token | None) -> bool:
    return token is not None and token.kind is Kind.FILL and token.text in ENDS


def _past_label(cursor: Cursor, at: int) -> int:
    """Return `at`, or where the rest of a label (終了時間：) is over in its direction."""
    while (token := cursor.peek(at)) and token.text in LABEL:
        at += 1 if at > 0 else -1
    return at


def _band(cursor: Cursor, token: Token) -> Hours:
    cursor.step()
    band = _BANDS[next(iter(token.value))]
    if cursor.kind() is not Kind.OPEN or cursor.kind(1) is not Kind.CLOCK:
        return Hours(band=band)
    # 午後（1時～3時）: the clock says more, the band which half it means.
    cursor.step()
    first = _point(cursor)
    half = first.half or ("a" if band is Band.MORNING or first.hour > _TWELVE else "p")
    first = replace(first, half="" if first.hour > _TWELVE else half)
    given = _hours(cursor, first, _range_end(cursor))
    cursor.skip(Kind.CLOSE)
    return given


def _range_end(cursor: Cursor) -> _Point | None:
    mark = cursor.peek()
    if mark is None or mark.kind not in (Kind.RANGE, Kind.FROM):
        return None
    after = cursor.peek(1)
    cursor.step()
    if after is None or after.kind not in (Kind.CLOCK, Kind.NOON):
        return None
    last = _point(cursor)
    cursor.skip(Kind.UNTIL)
    return last


def _point(cursor: Cursor) -> _Point:
    token = cursor.step()
    about = cursor.skip(Kind.ABOUT_TIME)
    value = token.value
    if token.kind is Kind.NOON:
        return _Point(12, 0, "a", about, token.start, token.end, "")
    digits = value.get("hour") or value.get("hour2") or ""
    minute = value.get("minute") or value.get("minute2") or value.get("minute3")
    written = value.get("half") or value.get("half2") or value.get("after") or ""
    half = "" if not written else "a" if written.startswith(_MORNINGS) else "p"
    if int(digits) > _TWELVE and written.startswith(_EVENINGS):
        half = ""  # 夜18時 says the hour twice, but 午後18時 is none
    noonish = written.lstrip("お").startswith("昼") and int(digits) in (11, _TWELVE)
    return _Point(
        int(digits),
        30 if value.get("thirty") else int(minute or 0),
        "a" if noonish else half,
        about,
        token.start,
        token.end,
        digits,
    )


def _hours(cursor: Cursor, first: _Point, last: _Point | None) -> Hours:
    faults = len(cursor.faults)
    start = _minutes(cursor, first)
    if start == DAY:
        # 24:00 ends a day, and begins none.
        cursor.fault(Fault("schedule-no-such-hour", first.start, first.end))
    if last is None or len(cursor.faults) > faults:
        return Hours(start, about=first.about)
    bare = not last.half
    if bare and last.hour < _TWELVE and (first.half == "p" or (start == NOON and first.half)):
        last = replace(last, half="p")
    elif bare and last.hour < EARLIEST and last.hour * HOUR + last.minute < start:
        last = replace(last, half="a")
    end = _minutes(cursor, last)
    if end <= start and not cursor.faults:
        fix = (last.start, last.start, "午後") if bare and start < end + NOON < DAY else None
        cursor.fault(Fault("schedule-ends-before-start", first.start, last.end, fix=fix))
    return Hours(start, end, first.about)


def _minutes(cursor: Cursor, point: _Point) -> int:
    """Return minutes after midnight; a fault where the hour is none or nobody can tell which."""
    fix = None
    if point.minute >= HOUR or point.hour * HOUR + point.minute > DAY:
        cursor.fault(Fault("schedule-no-such-hour", point.start, point.end))
        return 0
    if point.half and point.hour > _TWELVE:
        fix = (point.start, point.end, f"{point.hour}:{point.minute:02}") if point.half == "p" else None
        cursor.fault(Fault("schedule-no-such-hour", point.start, point.end, fix=fix))
        return 0
    if point.half == "p" and point.hour == _TWELVE:
        fix = (point.start, point.end, f"12:{point.minute:02}")
        cursor.fault(Fault("schedule-no-such-hour", point.start, point.end, fix=fix))
        return 0
    if not point.half and point.hour < EARLIEST:
        fix = (point.start, point.start, "午後")
        cursor.fault(Fault("schedule-morning-or-afternoon", point.start, point.end, fix=fix))
        return 0
    return (point.hour + (_TWELVE if point.half == "p" else 0)) * HOUR + point.minute

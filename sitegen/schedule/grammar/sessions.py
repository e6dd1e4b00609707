"""The sittings of a rule while it is being read: a clock and a part of the day may say the same."""

from __future__ import annotations

from dataclasses import replace

from sitegen.schedule.grammar.clock import HOURS, read_hours
from sitegen.schedule.grammar.cursor import Cursor
from sitegen.schedule.grammar.lexicon import Kind
from sitegen.schedule.nouns import Band, Hours, Session

NOON, DUSK = 12 * 60, 17 * 60


def read_sessions(cursor: Cursor) -> tuple[Session, ...]:
    """Read the hours of all sittings of a list."""
    found: list[Session] = []
    while cursor.kind() in HOURS and (hours := read_hours(cursor)):
        found.append(Session(hours))
        if not (cursor.kind() is Kind.LIST and cursor.kind(1) in HOURS):
            break
        cursor.step()
    return tuple(found)


def add_session(sessions: list[Session], session: Session) -> None:
    """Add a sitting; 午前中 beside 10:00～12:00 only says again what the clock says."""
    hours = session.hours
    if hours.start is None and hours.end is not None:
        open_end = (
            bool(sessions) and sessions[-1].hours.end is None and (sessions[-1].hours.start or 0) < hours.end
        )
        if open_end and sessions[-1].hours.start is not None:
            sessions[-1] = replace(sessions[-1], hours=replace(sessions[-1].hours, end=hours.end))
        return
    if hours.start is None and any(_in_band(one.hours, hours.band) for one in sessions):
        return
    if hours.start is not None:
        sessions[:] = [
            one for one in sessions if not (one.hours.start is None and _in_band(hours, one.hours.band))
        ]
    sessions.append(session)


def _in_band(hours: Hours, band: Band | None) -> bool:
    if hours.start is None or band is None:
        return False
    return band is (
        Band.MORNING if hours.start < NOON else Band.AFTERNOON if hours.start < DUSK else Band.EVENING
    )

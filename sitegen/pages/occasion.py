"""What a page says of one date of a gathering: its sitting, that it is off or moved, a note."""

from __future__ import annotations

from functools import lru_cache

from sitegen.pages.page import Plan
from sitegen.schedule import Band, Hours, Occurrence

BANDS = {Band.MORNING: 0, Band.AFTERNOON: 12 * 60, Band.EVENING: 18 * 60}


def words(one: Occurrence, plan: Plan) -> str:
    """Return what is special about a date: which sitting, moved, off and why, a note."""
    if not (one.session or one.moved_from or one.note or one.cancelled):
        return ""
    session = one.session and plan.worder.session(one.session)
    parts = (session, one.cancelled and off(one, plan), moved(one, plan), one.note)
    return plan.language.gettext("　").join(part for part in parts if part)


def off(one: Occurrence, plan: Plan) -> str:
    """Return お休み with its reason, if one is known."""
    gettext = plan.language.gettext
    return gettext("お休み（{reason}）").format(reason=one.reason) if one.reason else gettext("お休み")


def moved(one: Occurrence, plan: Plan) -> str:
    """Return from where an occurrence was moved; nothing for one that was not."""
    if not one.moved_from:
        return ""
    text = plan.language.gettext("祝日のため{date}から移しました")
    return text.format(date=plan.worder.short_date(one.moved_from))


@lru_cache(maxsize=1024)
def spec(hours: Hours) -> str:
    """Return hours for a program: 13:30-15:00, 13:30, the start of a part of a day, or nothing.

    As texts they are in the order of their starts.
    """
    start = hours.start if hours.start is not None or hours.band is None else BANDS[hours.band]
    if start is None:
        return ""
    return _clock(start) + (f"-{_clock(hours.end)}" if hours.end is not None else "")


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"

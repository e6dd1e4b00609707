"""What a page says of one date of a gathering: its hours, its sitting, that it is off or moved."""

from __future__ import annotations

from functools import lru_cache

from sitegen.schedule import Occurrence, wording

hours = lru_cache(maxsize=1024)(wording.hours)


def words(one: Occurrence) -> str:
    """Return what is special about a date: which sitting, moved, off and why, a note."""
    if not (one.session or one.moved_from or one.note or one.cancelled):
        return ""
    parts = (one.session, one.cancelled and off(one), moved(one), one.note)
    return "　".join(part for part in parts if part)


def off(one: Occurrence) -> str:
    """Return お休み with its reason, if one is known."""
    return f"お休み（{one.reason}）" if one.reason else "お休み"


def moved(one: Occurrence) -> str:
    """Return from where an occurrence was moved; nothing for one that was not."""
    return f"祝日のため{wording.short_date(one.moved_from)}から移しました" if one.moved_from else ""

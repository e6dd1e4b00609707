"""What a page says of one date of a gathering: its sitting, that it is off or moved, a note."""

from __future__ import annotations

from sitegen.pages.page import Plan
from sitegen.schedule import Occurrence


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

"""What the page of saved gatherings says of each of them, as a script."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from sitegen.formats.script import data_script
from sitegen.lazy import making
from sitegen.pages import Plan
from sitegen.pages.coming import grouped, occasions
from sitegen.pages.meetings import ending_words, pause_words
from sitegen.pages.sentences import sentences
from sitegen.records import Kind, PlaceRecord
from sitegen.site import Place


def card_files(plan: Plan) -> Mapping[str, bytes]:
    """Return the script that sets `sitegenCards`, by its path.

    Its days count from `built`, and until `known` they are all that is known. A row of `places`
    is name, sentences of the schedule (a line each), venue, address, phone, groups of dates, who,
    fee and, if there is one that is not over, the pause in words with its last day; or the end. Empty ends
    are left out.
    """
    return making({f"{plan.language.prefix}assets/cards.js": partial(_script, plan)})


def _script(plan: Plan) -> bytes:
    data = {
        "built": plan.today.isoformat(),
        "known": plan.horizon.last.isoformat(),
        "places": {place.id: card(place, plan) for place in plan.site.places},
    }
    return data_script("sitegenCards", data)


def card(place: Place, plan: Plan) -> list[object]:
    """Return the row of a record, see `card_files`."""
    data = place.data
    dates: list[list[object]] = []
    if data.kind is Kind.GATHERING:
        dates = grouped(occasions(place, plan.today), plan, label=plan.worder.hours, whole=True)
    gettext = plan.language.gettext
    row: list[object] = [
        data.name,
        "\n".join(sentences(place, plan)),
        gettext("　").join(part for part in (data.venue, data.room) if part) or _stops(data, plan),
        data.address or "",
        (data.contact and data.contact.phone) or "",
        dates,
        data.who or "",
        data.fee or "",
        *_pause(place, plan),
    ]
    while not row[-1]:
        row.pop()
    return row


def _stops(data: PlaceRecord, plan: Plan) -> str:
    """Return where a route stops and when; nothing of what stands at one point."""
    if len(data.stops) == 1:
        return ""
    gettext = plan.language.gettext
    time = gettext("（{text}）")
    return gettext("、").join(
        stop.name + (time.format(text=stop.time) if stop.time else "") for stop in data.stops
    )


def _pause(place: Place, plan: Plan) -> tuple[str, ...]:
    """Return a pause in words with its last day, if one is known, or the end; nothing of what is over."""
    if ending := ending_words(place, plan):
        return (ending,)
    pause = place.timetable.paused
    if pause is None or (pause.last and pause.last < plan.today):
        return ()
    return pause_words(pause, plan), pause.last.isoformat() if pause.last else ""

"""What the page of saved gatherings says of each of them, as a script."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping

from sitegen.pages import Plan
from sitegen.pages.coming import occasions
from sitegen.pages.meetings import pause_words
from sitegen.pages.occasion import hours, words
from sitegen.records import Kind, PlaceRecord
from sitegen.schedule import Band, Hours, Occurrence
from sitegen.site import Place

BANDS = {Band.MORNING: "00:00", Band.AFTERNOON: "12:00", Band.EVENING: "18:00"}


def card_files(plan: Plan) -> Mapping[str, bytes]:
    """Return the script that sets `sitegenCards`, by its path.

    Its days count from `built`, and until `known` they are all that is known. A row of `places`
    is name, sentences of the schedule (a line each), venue, address, phone, groups of dates, who,
    fee and, if there is one that is not over, the pause in words with its last day. Empty ends
    are left out.
    """
    data = {
        "built": plan.today.isoformat(),
        "known": plan.horizon.last.isoformat(),
        "places": {place.id: card(place, plan.today) for place in plan.site.places},
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return {"assets/cards.js": f"window.sitegenCards={text};\n".encode()}


def card(place: Place, today: dt.date) -> list[object]:
    """Return the row of a record, see `card_files`."""
    data = place.data
    gathers = data.kind is Kind.GATHERING
    schedule = data.schedule or (("日程はお問い合わせください",) if gathers else ())
    row: list[object] = [
        data.name,
        "\n".join(schedule),
        "　".join(part for part in (data.venue, data.room) if part) or _stops(data),
        data.address or "",
        (data.contact and data.contact.phone) or "",
        date_groups(occasions(place, today), today) if gathers else [],
        data.who or "",
        data.fee or "",
        *_pause(place, today),
    ]
    while not row[-1]:
        row.pop()
    return row


def _stops(data: PlaceRecord) -> str:
    """Return where a route stops and when; nothing of what stands at one point."""
    if len(data.stops) == 1:
        return ""
    return "、".join(stop.name + (f"（{stop.time}）" if stop.time else "") for stop in data.stops)


def _pause(place: Place, today: dt.date) -> tuple[str, ...]:
    """Return a pause in words and its last day, if one is known; nothing of a pause that is over."""
    pause = place.timetable.paused
    if pause is None or (pause.last and pause.last < today):
        return ()
    return pause_words(pause, today), pause.last.isoformat() if pause.last else ""


def date_groups(given: Iterable[Occurrence], origin: dt.date) -> list[list[object]]:
    """Return occurrences by what they share.

    A group is [hours for machines, hours for readers, [days after `origin`, …], words, 1 if off];
    words and what follows are left out where they are empty.
    """
    groups: dict[tuple[object, ...], list[int]] = {}
    for one in given:
        said = words(one)
        rest = (said, 1) if one.cancelled else (said,) if said else ()
        groups.setdefault((clock_range(one.hours), hours(one.hours), *rest), []).append(
            (one.date - origin).days
        )
    return [[*key[:2], days, *key[2:]] for key, days in groups.items()]


def clock_range(given: Hours) -> str:
    """Return 13:30-15:00; 13:30 without a known end, the start of a band, or nothing."""
    if given.start is None:
        return BANDS[given.band] if given.band else ""
    return "-".join(_clock(minutes) for minutes in (given.start, given.end) if minutes is not None)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"

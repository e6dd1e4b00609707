"""An area's meetings by date: the lines that stand in a day of its calendar and of its sheet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter

from sitegen.pages.entries import Entry, entries
from sitegen.pages.page import Plan
from sitegen.schedule import Hours, Occurrence, Paused
from sitegen.schedule.japanese import BANDS, clock, long_date, short_date
from sitegen.site import Pin, Place

UNNUMBERED = 10_000


@dataclass(frozen=True, slots=True, eq=False)
class Meeting:
    """A gathering on a day: from when, its id and name, at which pins.

    `held` is false where a reader might expect it but it is not; `words` say that, or what else
    is out of the usual. What is said alike of many days is one object, so that it is drawn once.
    """

    start: str
    id: str
    name: str
    pins: tuple[Pin, ...]
    held: bool
    words: str


@lru_cache(maxsize=1)
def all_meetings(plan: Plan) -> Mapping[str, Mapping[dt.date, tuple[Meeting, ...]]]:
    """Return the meetings of each area by date, as far as dates are known."""
    first, last = plan.horizon.first, plan.horizon.last
    return {area.slug: by_date(entries(area), first, last) for area in plan.site.areas}


def by_date(rows: Iterable[Entry], first: dt.date, last: dt.date) -> Mapping[dt.date, tuple[Meeting, ...]]:
    """Return the meetings from `first` to `last` by date, each day by the hour and the number.

    Days of a pause are left out: whoever lists meetings says the pause once, in words.
    """
    found: dict[dt.date, list[tuple[int, int, str, Meeting]]] = {}
    for row in rows:
        place, number = row.place, row.number or UNNUMBERED
        made: dict[tuple[str, bool, str], Meeting] = {}
        for one in place.timetable.occurrences:
            if not (first <= one.date <= last or one.moved_from) or is_paused(place, one.date):
                continue
            start = start_of(one.hours)
            for date, held, words in _lines(one):
                if first <= date <= last:
                    meeting = made.get((start, held, words))
                    if meeting is None:
                        meeting = Meeting(start, place.id, place.data.name, row.pins, held, words)
                        made[start, held, words] = meeting
                    found.setdefault(date, []).append((one.key[1], number, place.id, meeting))
    in_order = itemgetter(0, 1, 2)
    return {date: tuple(line[-1] for line in sorted(found[date], key=in_order)) for date in sorted(found)}


def _lines(one: Occurrence) -> Iterator[tuple[dt.date, bool, str]]:
    """Yield the days an occurrence is written on: its own, and the one it was moved away from."""
    if one.cancelled:
        yield one.date, False, off(one)
        return
    if one.moved_from:
        yield one.moved_from, False, f"{short_date(one.date)}に移しました"
    yield one.date, True, "　".join(text for text in (one.session, moved(one), one.note) if text)


def off(one: Occurrence) -> str:
    """Return お休み with its reason, if one is known."""
    return f"お休み（{one.reason}）" if one.reason else "お休み"


def moved(one: Occurrence) -> str:
    """Return from where an occurrence was moved; nothing for one that was not."""
    return f"祝日のため{short_date(one.moved_from)}から移しました" if one.moved_from else ""


def start_of(given: Hours) -> str:
    """Return 13:30, 9:00頃, 午前, or nothing where no time is known."""
    if given.start is None:
        return BANDS[given.band] if given.band else ""
    return clock(given.start) + ("頃" if given.about else "")


def is_paused(place: Place, date: dt.date) -> bool:
    """Tell whether `date` lies in a pause of the gathering."""
    return place.timetable.paused is not None and place.timetable.paused.covers(date)


def pause_between(place: Place, first: dt.date, last: dt.date) -> Paused | None:
    """Return the gathering's pause if a day from `first` to `last` lies in it."""
    pause = place.timetable.paused
    if pause is None or (pause.first and pause.first > last) or (pause.last and pause.last < first):
        return None
    return pause


def pause_words(pause: Paused, today: dt.date) -> str:
    """Return from when until when a pause lasts, with years other than today's, and why."""

    def day(date: dt.date) -> str:
        return short_date(date) if date.year == today.year else long_date(date)

    start = f"{day(pause.first)}から" if pause.first else ""
    end = f"{day(pause.last)}まで" if pause.last else "" if start else "しばらく"
    return f"{start}{end}お休み（{pause.reason}）"

"""An area's meetings by date: the lines that stand in a day of its calendar and of its sheet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter

from sitegen.lazy import Lazy
from sitegen.pages.entries import Entry, entries
from sitegen.pages.occasion import off, words
from sitegen.pages.page import Plan
from sitegen.schedule import Occurrence, Paused
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
    areas = {area.slug: area for area in plan.site.areas}
    return Lazy(areas, lambda slug: by_date(entries(areas[slug]), first, last, plan))


def by_date(
    rows: Iterable[Entry], first: dt.date, last: dt.date, plan: Plan
) -> Mapping[dt.date, tuple[Meeting, ...]]:
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
            begins = plan.worder.start(one.hours)
            for date, held, said in _lines(one, plan):
                if first <= date <= last:
                    meeting = made.get((begins, held, said))
                    if meeting is None:
                        meeting = Meeting(begins, place.id, place.data.name, row.pins, held, said)
                        made[begins, held, said] = meeting
                    found.setdefault(date, []).append((one.key[1], number, place.id, meeting))
    in_order = itemgetter(0, 1, 2)
    return {date: tuple(line[-1] for line in sorted(found[date], key=in_order)) for date in sorted(found)}


def _lines(one: Occurrence, plan: Plan) -> Iterator[tuple[dt.date, bool, str]]:
    """Yield the days an occurrence is written on: its own, and the one it was moved away from."""
    if one.cancelled:
        yield one.date, False, off(one, plan)
        return
    if one.moved_from:
        to = plan.language.gettext("{date}に移しました").format(date=plan.worder.short_date(one.date))
        yield one.moved_from, False, to
    yield one.date, True, words(one, plan)


def undated(rows: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the gatherings whose dates nobody wrote down, or could not."""
    return tuple(row for row in rows if not row.place.timetable.dated)


def is_paused(place: Place, date: dt.date) -> bool:
    """Tell whether `date` lies in a pause of the gathering."""
    return place.timetable.paused is not None and place.timetable.paused.covers(date)


def pause_between(place: Place, first: dt.date, last: dt.date) -> Paused | None:
    """Return the gathering's pause if a day from `first` to `last` lies in it."""
    pause = place.timetable.paused
    if pause is None or (pause.first and pause.first > last) or (pause.last and pause.last < first):
        return None
    return pause


def ending_words(place: Place, plan: Plan) -> str | None:
    """Return when a gathering meets for the last time, and why, if that is known."""
    ended = place.data.ended
    if ended is None:
        return None
    gettext = plan.language.gettext
    text = gettext("{date}でおわります").format(date=_day(ended.date, plan))
    return text + (gettext("（{text}）").format(text=ended.note) if ended.note else "")


def _day(date: dt.date, plan: Plan) -> str:
    near = date.year == plan.today.year
    return plan.worder.short_date(date) if near else plan.worder.long_date(date)


def pause_words(pause: Paused, plan: Plan) -> str:
    """Return from when until when a pause lasts, with years other than today's, and why."""
    gettext = plan.language.gettext
    first, last = pause.first and _day(pause.first, plan), pause.last and _day(pause.last, plan)
    if first and last:
        text = gettext("{first}から{last}までお休み（{reason}）")
    elif first:
        text = gettext("{first}からお休み（{reason}）")
    elif last:
        text = gettext("{last}までお休み（{reason}）")
    else:
        text = gettext("しばらくお休み（{reason}）")
    return text.format(first=first, last=last, reason=pause.reason)

"""What a list says of a gathering's dates: the next one, and all of them for the page's script."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from sitegen.lazy import Lazy
from sitegen.pages.occasion import words
from sitegen.pages.page import Plan
from sitegen.records import Kind
from sitegen.schedule import Hours, Occurrence
from sitegen.site import Place

# From here on the day and the month alone would be taken for this year's.
FAR_DAYS = 330


@dataclass(frozen=True, slots=True)
class Coming:
    """The next date of a gathering, in words with when it starts, and all that follow.

    Without a next one `text` is the day until which there is none. `meets` is what the script
    picks another one from when the page has grown old: JSON, see `grouped`.
    """

    next: dt.date | None
    text: str
    start: str
    meets: str


def coming(place: Place, plan: Plan) -> Coming | None:
    """Return the coming dates of a gathering; None where none can be known or it just pauses."""
    if place.data.kind is not Kind.GATHERING or not place.timetable.dated:
        return None
    held = place.timetable.meetings(plan.today)
    if not held and place.timetable.paused:
        return None
    meets = _json(grouped(held, plan, label=plan.worder.starts))
    if not held:
        return Coming(None, date_in_words(plan.horizon.last, plan), "", meets)
    next_one = held[0]
    begins = plan.worder.starts(next_one.hours)
    return Coming(next_one.date, date_in_words(next_one.date, plan), begins, meets)


@lru_cache(maxsize=1)
def all_coming(plan: Plan) -> Mapping[str, Coming | None]:
    """Return the coming dates of every gathering by id."""
    places = {place.id: place for place in plan.site.places}
    return Lazy(places, lambda ident: coming(places[ident], plan))


def occasions(place: Place, first: dt.date, last: dt.date | None = None) -> tuple[Occurrence, ...]:
    """Return what is worth a line from `first` on: all that is held, and single dates that are off.

    The dates within a pause are no news, since the pause itself is said.
    """
    paused = place.timetable.paused
    return tuple(
        one
        for one in place.timetable.occurrences
        if first <= one.date
        and (last is None or one.date <= last)
        and not (one.cancelled and paused and paused.covers(one.date))
    )


def grouped(
    given: Iterable[Occurrence], plan: Plan, *, label: Callable[[Hours], str], whole: bool = False
) -> list[list[object]]:
    """Return occurrences by what they share: [spec, label, [days after the build, …], words, 1 if off].

    `spec` is for programs (see `Hours.spec`), `label` puts hours into words. Words and what
    follows are left out where they are empty, and if not the `whole` is asked for.
    """
    groups: dict[tuple[object, ...], list[int]] = {}
    for one in given:
        key: tuple[object, ...] = (one.hours.spec, label(one.hours))
        if whole and (said := words(one, plan)):
            key = (*key, said, 1) if one.cancelled else (*key, said)
        groups.setdefault(key, []).append((one.date - plan.today).days)
    return [[*key[:2], days, *key[2:]] for key, days in groups.items()]


def date_in_words(day: dt.date, plan: Plan) -> str:
    """Return 11月27日（金）, with the year where it is far away."""
    far = (day - plan.today).days > FAR_DAYS
    return plan.worder.long_date(day) if far else plan.worder.short_date(day)


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))

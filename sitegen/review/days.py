"""The next dates of a gathering before and after: which go, which come."""

from __future__ import annotations

import datetime as dt

from sitegen.pages import Plan
from sitegen.pages.coming import date_in_words
from sitegen.review.nouns import DateChange, Day
from sitegen.site import Place

SHOWN = 8
Held = dict[tuple[dt.date, str], str]


def date_change(before: tuple[Place, Plan] | None, after: tuple[Place, Plan] | None) -> DateChange | None:
    """Return how the dates that are held differ within the months both sites know; None if not at all."""
    plans = [side[1] for side in (before, after) if side]
    if not plans:
        return None
    last = min(plan.horizon.last for plan in plans)
    old, new = _held(before, last), _held(after, last)
    if old.keys() == new.keys():
        return None
    return DateChange(
        before=_days(old, new),
        after=_days(new, old),
        gone=len(old.keys() - new.keys()),
        come=len(new.keys() - old.keys()),
        until=plans[0].worder.long_date(last),
    )


def _held(side: tuple[Place, Plan] | None, last: dt.date) -> Held:
    if side is None:
        return {}
    place, plan = side
    return {
        (one.date, one.hours.spec): f"{date_in_words(one.date, plan)} {plan.worder.hours(one.hours)}".strip()
        for one in place.timetable.meetings(plan.today, last)
    }


def _days(own: Held, other: Held) -> tuple[Day, ...]:
    return tuple(Day(key[0], own[key], key not in other) for key in sorted(own)[:SHOWN])

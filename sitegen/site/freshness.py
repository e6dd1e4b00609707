"""What is due: which records are to be confirmed, answered or completed, and by whom. Pure data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from sitegen.records import Kind
from sitegen.records.life import Problem
from sitegen.site.nouns import Area, Place, Site

# What comes due this soon can be asked about in the same call.
SOON_MONTHS = 3


class Reason(StrEnum):
    """Why a record is to be looked at, in the order of work."""

    PROBLEM = "problem"
    UNCONFIRMED = "unconfirmed"
    OLD = "old"
    NO_PHONE = "no-phone"
    UNDATED = "undated"
    UNPLACED = "unplaced"
    APPROXIMATE = "approximate"


# What a call is made for; the rest is asked on the way.
CALLS = frozenset({Reason.PROBLEM, Reason.UNCONFIRMED, Reason.OLD})
ORDER = {reason: index for index, reason in enumerate(Reason)}


@dataclass(frozen=True, slots=True)
class Entry:
    """A record with why it is due; `months` are whole ones since it was confirmed, None if it never was.

    `problems` are those that nobody has answered, the oldest first.
    """

    place: Place
    areas: tuple[Area, ...]
    months: int | None
    reasons: tuple[Reason, ...]
    problems: tuple[Problem, ...]

    @property
    def calls(self) -> bool:
        """Whether somebody is to be called."""
        return not CALLS.isdisjoint(self.reasons)

    @property
    def lacks(self) -> tuple[Reason, ...]:
        """What its record lacks."""
        return tuple(reason for reason in self.reasons if reason not in CALLS)


@dataclass(frozen=True, slots=True)
class Round:
    """What one coordinator has to do; `number` and `name` are None for what no single one answers for.

    `entries` are all of the coordinator's records in the order of work.
    """

    number: int | None
    name: str | None
    areas: tuple[Area, ...]
    entries: tuple[Entry, ...]
    limit: int

    @property
    def calls(self) -> tuple[Entry, ...]:
        """Whom to call: reported ones first, then the never confirmed, then the oldest."""
        return tuple(entry for entry in self.entries if entry.calls)

    @property
    def soon(self) -> tuple[Entry, ...]:
        """What will be due in the next months."""
        return tuple(
            entry
            for entry in self.entries
            if not entry.calls and entry.months is not None and entry.months >= self.limit - SOON_MONTHS
        )

    @property
    def problems(self) -> tuple[Entry, ...]:
        """What has reports that nobody has answered."""
        return self.of(Reason.PROBLEM)

    @property
    def lacking(self) -> tuple[Entry, ...]:
        """What has a record that is not complete."""
        return tuple(entry for entry in self.entries if entry.lacks)

    def of(self, reason: Reason) -> tuple[Entry, ...]:
        """Return what is due for a reason."""
        return tuple(entry for entry in self.entries if reason in entry.reasons)


def rounds(site: Site, *, today: dt.date, months: int | None = None) -> tuple[Round, ...]:
    """Return what is due today for each coordinator by number, at last what no single one answers for.

    A record counts as old `months` after it was confirmed (the city's own number if None). Each
    record stands in one round, so that nobody is called twice. What has ended is due for nothing.
    """
    limit = months or site.city.stale_months
    homes = _homes(site)
    found: dict[int | None, list[Entry]] = {}
    for place in site.places:
        areas = homes.get(place.id, ())
        found.setdefault(coordinator_of(areas), []).append(_entry(place, areas, today=today, limit=limit))
    numbers: set[int | None] = {area.data.coordinator for area in site.areas}
    ordered = sorted(number for number in numbers | set(found) if number is not None)
    return tuple(
        Round(
            number=number,
            name=site.city.coordinators.get(number, f"第2層（{number}）") if number is not None else None,
            areas=tuple(area for area in site.areas if area.data.coordinator == number),
            entries=tuple(sorted(found.get(number, ()), key=_urgency)),
            limit=limit,
        )
        for number in (*ordered, *((None,) if None in numbers | set(found) else ()))
    )


def only(chosen: Iterable[Round], slug: str) -> tuple[Round, ...]:
    """Return the rounds with nothing but the records of an area, those without any left out."""
    kept = (
        Round(
            one.number,
            one.name,
            tuple(area for area in one.areas if area.slug == slug),
            tuple(entry for entry in one.entries if slug in {area.slug for area in entry.areas}),
            one.limit,
        )
        for one in chosen
    )
    return tuple(one for one in kept if one.entries or one.areas)


def _homes(site: Site) -> Mapping[str, tuple[Area, ...]]:
    homes: dict[str, tuple[Area, ...]] = {}
    for area in site.areas:
        everything = (*area.gatherings, *area.services, *area.treasures)
        for place in {place.id: place for place in everything}.values():
            homes[place.id] = (*homes.get(place.id, ()), area)
    return homes


def coordinator_of(areas: Iterable[Area]) -> int | None:
    """Return who answers for what belongs to these areas; None where that would be several."""
    numbers = {area.data.coordinator for area in areas}
    return numbers.pop() if len(numbers) == 1 else None


def _entry(place: Place, areas: tuple[Area, ...], *, today: dt.date, limit: int) -> Entry:
    data = place.data
    months = _months(data.confirmed, today) if data.confirmed else None
    problems = sorted((one for one in data.problems if one.answered is None), key=lambda one: one.date)
    gathers = data.kind is Kind.GATHERING
    holds = {
        Reason.PROBLEM: bool(problems),
        Reason.UNCONFIRMED: months is None,
        Reason.OLD: months is not None and months >= limit,
        Reason.NO_PHONE: data.kind is not Kind.TREASURE and not (data.contact and data.contact.phone),
        Reason.UNDATED: gathers and not place.timetable.dated,
        Reason.UNPLACED: gathers and data.location is None,
        Reason.APPROXIMATE: data.approximate and data.location is not None,
    }
    return Entry(place, areas, months, tuple(one for one in Reason if holds[one]), tuple(problems))


def _months(day: dt.date, today: dt.date) -> int:
    """Return how many whole months have passed; none since a day that is still to come."""
    passed = (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)
    return max(0, passed)


def _urgency(entry: Entry) -> tuple[int, dt.date, dt.date, str]:
    """Order by what is due first: reports by their age, then confirmations by theirs."""
    first = min((ORDER[reason] for reason in entry.reasons if reason in CALLS), default=len(ORDER))
    reported = entry.problems[0].date if entry.problems else dt.date.max
    return first, reported, entry.place.data.confirmed or dt.date.min, entry.place.id

"""The dates of all months as scripts, for pages that are older than the two weeks written in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from sitegen.formats.script import data_script
from sitegen.lazy import Lazy, making
from sitegen.pages import Plan
from sitegen.pages.agenda import CITY, area_names
from sitegen.pages.coming import grouped, occasions
from sitegen.records import Kind
from sitegen.site import Area, Place

Groups = Mapping[str, list[list[object]]]


def agenda_files(plan: Plan) -> Mapping[str, bytes]:
    """Return the script of each area's dates and that of the city's, by path.

    A page opened from disk may run a script but not fetch a file. An area cannot be called
    "city": that is the name of the city's own record.
    """
    places = {place.id: place for place in plan.site.places if place.data.kind is Kind.GATHERING}
    groups = Lazy(places, lambda ident: _groups(places[ident], plan))
    folder = f"{plan.language.prefix}assets/agenda/"
    files = {f"{folder}{area.slug}.js": partial(_of_area, area, groups, plan) for area in plan.site.areas}
    return making({**files, f"{folder}{CITY}.js": partial(_of_city, places.values(), groups, plan)})


def _of_area(area: Area, groups: Groups, plan: Plan) -> bytes:
    rows = ((one, one.data.venue or "") for one in area.gatherings)
    return _script(plan, groups, rows)


def _of_city(places: Iterable[Place], groups: Groups, plan: Plan) -> bytes:
    names = area_names(plan)
    return _script(plan, groups, ((one, names.get(one.id, "")) for one in places))


def _groups(place: Place, plan: Plan) -> list[list[object]]:
    return grouped(occasions(place, plan.today), plan, label=plan.worder.start, whole=True)


def _script(plan: Plan, groups: Groups, rows: Iterable[tuple[Place, str]]) -> bytes:
    """Return a script that sets `sitegenAgenda`; a place without dates has no row.

    Its days count from `built`; until `known` they are all that is known; a row of `places` is
    id, name, its groups of dates (see `grouped`), venue or area.
    """
    places = [[one.id, one.data.name, groups[one.id], where] for one, where in rows if groups[one.id]]
    data = {"built": plan.today.isoformat(), "known": plan.horizon.last.isoformat(), "places": places}
    return data_script("sitegenAgenda", data)

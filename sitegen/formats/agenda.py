"""The dates of all months as scripts, for pages that are older than the two weeks written in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sitegen.formats.script import data_script
from sitegen.pages import Plan
from sitegen.pages.agenda import CITY, area_names
from sitegen.pages.coming import grouped, occasions
from sitegen.records import Kind
from sitegen.site import Place


def agenda_files(plan: Plan) -> Mapping[str, bytes]:
    """Return the script of each area's dates and that of the city's, by path.

    A page opened from disk may run a script but not fetch a file. An area cannot be called
    "city": that is the name of the city's own record.
    """
    site = plan.site
    rows: dict[str, list[object]] = {
        place.id: [place.id, place.data.name, groups]
        for place in site.places
        if place.data.kind is Kind.GATHERING and (groups := _groups(place, plan))
    }
    folder = f"{plan.language.prefix}assets/agenda/"
    files = {
        f"{folder}{area.slug}.js": _script(
            plan,
            ([*rows[one.id], one.data.venue or ""] for one in area.gatherings if one.id in rows),
        )
        for area in site.areas
    }
    names = area_names(plan)
    whole = ([*rows[one.id], names.get(one.id, "")] for one in site.places if one.id in rows)
    return files | {f"{folder}{CITY}.js": _script(plan, whole)}


def _groups(place: Place, plan: Plan) -> list[list[object]]:
    return grouped(occasions(place, plan.today), plan, label=plan.worder.start, whole=True)


def _script(plan: Plan, rows: Iterable[list[object]]) -> bytes:
    """Return a script that sets `sitegenAgenda`.

    Its days count from `built`; until `known` they are all that is known; a row of `places` is
    id, name, its groups of dates (see `grouped`), venue or area.
    """
    data = {"built": plan.today.isoformat(), "known": plan.horizon.last.isoformat(), "places": list(rows)}
    return data_script("sitegenAgenda", data)

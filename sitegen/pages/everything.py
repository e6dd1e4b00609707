"""The finder's page: every record of the city by the reading of its name, with the city's map."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from sitegen.pages.coming import all_coming
from sitegen.pages.entries import OTHER, Mark, mark_of, marks
from sitegen.pages.finder import finder
from sitegen.pages.mapdata import city_map
from sitegen.pages.page import Draft, Page, Plan
from sitegen.pages.tags import all_tags
from sitegen.site import Area, Place, Site, kana_row, romaji

PATH = "places/index.html"


@dataclass(frozen=True, slots=True)
class Listed:
    """A record in the city's list: its kind's mark and the areas it belongs to; it has no number."""

    place: Place
    mark: Mark
    areas: tuple[Area, ...]
    pins: tuple[()] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the syllabary with the records whose names begin in it."""

    name: str
    anchor: str
    rows: tuple[Listed, ...]


def all_pages(plan: Plan) -> Iterator[Draft]:
    """Plan the finder's page: everything, by the reading of its name, with the city's map."""
    yield Draft(PATH, partial(_page, plan))


def _page(plan: Plan) -> Page:
    site, gettext = plan.site, plan.language.gettext
    homes = _homes(site)
    written = romaji if plan.language.romanized else str
    grouped = groupby(site.places, lambda place: kana_row(place.data))
    rows = tuple(
        Row(
            gettext("{kana}行").format(kana=written(row)) if row else gettext("読みがな なし"),
            f"row-{index}",
            tuple(_listed(place, homes, plan) for place in places),
        )
        for index, (row, places) in enumerate(grouped, start=1)
    )
    return Page(
        path=PATH,
        template="all.html",
        title=gettext("集まりをさがす"),
        description=gettext("{city}のつどいの場と支え合いを、日にちや種類やことばでさがせます。").format(
            city=site.city.name
        ),
        content={
            "rows": rows,
            "count": len(site.places),
            "coming": all_coming(plan),
            "choices": finder(site.places, plan, areas=site.areas),
            "marks": marks(plan),
            "legend": tuple(mark_of(plan, one) for one in site.city.categories),
        },
        figure="city",
        map_data=city_map(plan, "../"),
    )


def _homes(site: Site) -> Mapping[str, tuple[Area, ...]]:
    """Return the areas that every record belongs to, by its id."""
    homes: dict[str, tuple[Area, ...]] = {}
    for area in site.areas:
        for place in _everything(area):
            homes[place.id] = (*homes.get(place.id, ()), area)
    return homes


def _listed(place: Place, homes: Mapping[str, tuple[Area, ...]], plan: Plan) -> Listed:
    kinds = all_tags(plan)[place.id].kinds
    return Listed(place, mark_of(plan, kinds[0] if kinds else OTHER), homes.get(place.id, ()))


def _everything(area: Area) -> tuple[Place, ...]:
    return (*area.gatherings, *area.services, *area.treasures)

"""Pages that lead to others: home, all gatherings by kana, towns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from sitegen.pages.agenda import city_agenda
from sitegen.pages.coming import all_coming
from sitegen.pages.entries import OTHER, Mark, mark_of, marks
from sitegen.pages.finder import day_choices, finder
from sitegen.pages.linked import site_data
from sitegen.pages.mapdata import city_map
from sitegen.pages.page import Page, Plan
from sitegen.pages.tags import all_tags
from sitegen.records import Kind, Town
from sitegen.site import Area, Place, Site, fold_kana, kana_row

DIGITS = "〇一二三四五六七八九十"
CHOME = re.compile(f"([{DIGITS}])丁目$")
CHOME_READING = re.compile(r"(いっ|に|さん|よん|ご|ろく|なな|はっ|きゅう|じゅっ)ちょうめ$")


@dataclass(frozen=True, slots=True)
class Block:
    """The areas of one block (ブロック); `name` is None for areas without one."""

    name: str | None
    areas: tuple[Area, ...]


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


@dataclass(frozen=True, slots=True)
class TownRow:
    """The towns whose names begin with one kana, each with its area."""

    name: str
    anchor: str
    towns: tuple[tuple[Town, Area], ...]


def home_pages(plan: Plan) -> Iterator[Page]:
    """Plan the home page: one question, the city's map, the areas by block."""
    site = plan.site
    yield Page(
        path="index.html",
        template="home.html",
        title=site.city.title,
        description=site.city.summary,
        content={
            "blocks": _blocks(plan),
            "count": _gathering_count(site),
            "agenda": city_agenda(plan),
            "days": day_choices(plan),
            "kinds": _kinds(plan),
        },
        figure="city",
        map_data=city_map(plan, ""),
        linked_data=site_data(plan),
    )


def _gathering_count(site: Site) -> int:
    return sum(place.data.kind is Kind.GATHERING for place in site.places)


def _kinds(plan: Plan) -> tuple[tuple[str, Mark, int], ...]:
    """Return each kind that there is with its id, its mark and how many gatherings are of it."""
    city, tags = plan.site.city, all_tags(plan)
    counts = Counter(
        kind for one in plan.site.places if one.data.kind is Kind.GATHERING for kind in tags[one.id].kinds
    )
    return tuple((kind, mark_of(city, kind), counts[kind]) for kind in city.categories if counts[kind])


def _blocks(plan: Plan) -> tuple[Block, ...]:
    named = plan.language.gettext("第{number}ブロック")
    groups = groupby(plan.site.areas, lambda area: area.data.block)
    return tuple(
        Block(
            plan.site.city.blocks.get(number, named.format(number=number)) if number else None, tuple(areas)
        )
        for number, areas in groups
    )


def all_pages(plan: Plan) -> Iterator[Page]:
    """Plan the finder's page: everything, by the reading of its name, with the city's map."""
    site, gettext = plan.site, plan.language.gettext
    homes = _homes(site)
    grouped = groupby(site.places, lambda place: kana_row(place.data))
    rows = tuple(
        Row(
            gettext("{kana}行").format(kana=row) if row else gettext("読みがな なし"),
            f"row-{index}",
            tuple(_listed(place, homes, plan) for place in places),
        )
        for index, (row, places) in enumerate(grouped, start=1)
    )
    yield Page(
        path="places/index.html",
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
            "marks": marks(site.city),
            "legend": tuple(mark_of(site.city, one) for one in site.city.categories),
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
    return Listed(place, mark_of(plan.site.city, kinds[0] if kinds else OTHER), homes.get(place.id, ()))


def _everything(area: Area) -> tuple[Place, ...]:
    return (*area.gatherings, *area.services, *area.treasures)


def town_pages(plan: Plan) -> Iterator[Page]:
    """Plan the index of towns: which area is mine, without any script."""
    site, gettext = plan.site, plan.language.gettext
    areas = {area.slug: area for area in site.areas}
    towns = sorted((town for town in site.towns if town.area in areas), key=town_key)
    grouped = groupby(towns, lambda town: fold_kana(town.kana or "")[:1])
    rows = tuple(
        TownRow(
            kana or gettext("読みがな なし"),
            f"row-{index}",
            tuple((town, areas[town.area]) for town in members),
        )
        for index, (kana, members) in enumerate(grouped, start=1)
    )
    yield Page(
        path="towns/index.html",
        template="towns.html",
        title=gettext("町の名前からさがす"),
        description=gettext("{city}の町の名前から、お住まいの地域のページをさがせます。").format(
            city=site.city.name
        ),
        content={"rows": rows},
    )


def town_key(town: Town) -> tuple[bool, str, int, str]:
    """Return the key that orders towns by reading, 丁目 by number, those without a reading last."""
    number = CHOME.search(town.name)
    read = CHOME_READING.sub("", town.kana or "") if number else town.kana or ""
    return (town.kana is None, fold_kana(read), DIGITS.index(number[1]) if number else 0, town.name)

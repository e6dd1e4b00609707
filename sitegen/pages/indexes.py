"""Pages that lead to others: home, all gatherings by kana, towns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from sitegen.pages.agenda import city_agenda
from sitegen.pages.coming import all_coming
from sitegen.pages.linked import site_data
from sitegen.pages.mapdata import city_map
from sitegen.pages.page import Page, Plan
from sitegen.records import Kind, Town
from sitegen.site import Area, Place, Site, fold_kana, kana_row

NO_READING = "読みがな なし"
DIGITS = "〇一二三四五六七八九十"
CHOME = re.compile(f"([{DIGITS}])丁目$")
CHOME_READING = re.compile(r"(いっ|に|さん|よん|ご|ろく|なな|はっ|きゅう|じゅっ)ちょうめ$")


@dataclass(frozen=True, slots=True)
class Block:
    """The areas of one block (ブロック); `name` is None for areas without one."""

    name: str | None
    areas: tuple[Area, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the syllabary with the gatherings whose names begin in it."""

    name: str
    anchor: str
    places: tuple[Place, ...]


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
        content={"blocks": _blocks(site), "count": _gathering_count(site), "agenda": city_agenda(plan)},
        figure="city",
        map_data=city_map(site, ""),
        linked_data=site_data(site.city),
    )


def _gathering_count(site: Site) -> int:
    return sum(place.data.kind is Kind.GATHERING for place in site.places)


def _blocks(site: Site) -> tuple[Block, ...]:
    groups = groupby(site.areas, lambda area: area.data.block)
    return tuple(
        Block(site.city.blocks.get(number, f"第{number}ブロック") if number else None, tuple(areas))
        for number, areas in groups
    )


def all_pages(plan: Plan) -> Iterator[Page]:
    """Plan the list of everything by the reading of its name."""
    site = plan.site
    grouped = groupby(site.places, lambda place: kana_row(place.data))
    rows = tuple(
        Row(f"{row}行" if row else NO_READING, f"row-{index}", tuple(places))
        for index, (row, places) in enumerate(grouped, start=1)
    )
    areas = {place.id: area for area in reversed(site.areas) for place in _everything(area)}
    yield Page(
        path="places/index.html",
        template="all.html",
        title="名前からさがす",
        description=f"{site.city.name}のつどいの場と支え合いを、名前の五十音順にならべました。",
        content={"rows": rows, "areas": areas, "coming": all_coming(plan)},
    )


def _everything(area: Area) -> tuple[Place, ...]:
    return (*area.gatherings, *area.services, *area.treasures)


def town_pages(plan: Plan) -> Iterator[Page]:
    """Plan the index of towns: which area is mine, without any script."""
    site = plan.site
    areas = {area.slug: area for area in site.areas}
    towns = sorted((town for town in site.towns if town.area in areas), key=town_key)
    grouped = groupby(towns, lambda town: fold_kana(town.kana or "")[:1])
    rows = tuple(
        TownRow(kana or NO_READING, f"row-{index}", tuple((town, areas[town.area]) for town in members))
        for index, (kana, members) in enumerate(grouped, start=1)
    )
    yield Page(
        path="towns/index.html",
        template="towns.html",
        title="町の名前からさがす",
        description=f"{site.city.name}の町の名前から、お住まいの地域のページをさがせます。",
        content={"rows": rows},
    )


def town_key(town: Town) -> tuple[bool, str, int, str]:
    """Return the key that orders towns by reading, 丁目 by number, those without a reading last."""
    number = CHOME.search(town.name)
    read = CHOME_READING.sub("", town.kana or "") if number else town.kana or ""
    return (town.kana is None, fold_kana(read), DIGITS.index(number[1]) if number else 0, town.name)

"""The home page: one question, what there is to choose, the city's map, the areas by block."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from sitegen.pages.agenda import city_agenda
from sitegen.pages.entries import Mark, mark_of
from sitegen.pages.finder import day_choices
from sitegen.pages.linked import site_data
from sitegen.pages.mapdata import city_map
from sitegen.pages.page import Draft, Page, Plan
from sitegen.pages.tags import all_tags
from sitegen.records import Kind
from sitegen.site import Area, Site


@dataclass(frozen=True, slots=True)
class Block:
    """The areas of one block (ブロック); `name` is None for areas without one."""

    name: str | None
    areas: tuple[Area, ...]


def home_pages(plan: Plan) -> Iterator[Draft]:
    """Plan the home page: one question, the city's map, the areas by block."""
    yield Draft("index.html", partial(_page, plan))


def _page(plan: Plan) -> Page:
    site = plan.site
    return Page(
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
    return tuple((kind, mark_of(plan, kind), counts[kind]) for kind in city.categories if counts[kind])


def _blocks(plan: Plan) -> tuple[Block, ...]:
    named = plan.language.gettext("第{number}ブロック")
    groups = groupby(plan.site.areas, lambda area: area.data.block)
    return tuple(
        Block(
            plan.site.city.blocks.get(number, named.format(number=number)) if number else None, tuple(areas)
        )
        for number, areas in groups
    )

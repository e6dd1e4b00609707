"""An area's page with its map."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from sitegen.pages.agenda import area_agenda
from sitegen.pages.coming import all_coming
from sitegen.pages.entries import entries, legend, marks
from sitegen.pages.finder import finder
from sitegen.pages.linked import area_data
from sitegen.pages.mapdata import area_map, neighbours_of
from sitegen.pages.page import Draft, Page, Plan, area_path
from sitegen.pages.prints import offers
from sitegen.site import Area


def area_pages(plan: Plan) -> Iterator[Draft]:
    """Plan the page of every area: what it covers, its map and its numbered list."""
    for area in plan.site.areas:
        yield Draft(area_path(area.slug), partial(_page, area, plan))


def _page(area: Area, plan: Plan) -> Page:
    path = area_path(area.slug)
    root = "../" * path.count("/")
    districts = plan.language.gettext("・").join(area.data.districts)
    return Page(
        path=path,
        template="area.html",
        title=area.data.name,
        description=plan.language.counted(
            "{area}（{districts}）の集まり{count}か所の地図と一覧", len(area.gatherings)
        ).format(area=area.data.name, districts=districts),
        content={
            "area": area,
            "entries": entries(area),
            "agenda": area_agenda(area, plan),
            "coming": all_coming(plan),
            "legend": legend(area, plan),
            "marks": marks(plan),
            "choices": finder(area.gatherings, plan),
            "offers": offers(area, plan),
            "neighbours": neighbours_of(area, plan.site),
        },
        figure=f"area/{area.slug}",
        map_data=area_map(area, plan, root),
        linked_data=area_data(area, plan),
    )

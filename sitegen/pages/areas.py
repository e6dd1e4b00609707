"""An area's page with its map, and its sheet for print."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.pages.entries import by_district, entries, legend, marks
from sitegen.pages.linked import area_data
from sitegen.pages.mapdata import area_map, neighbours_of
from sitegen.pages.page import Page, Plan, area_path, listing_path


def area_pages(plan: Plan) -> Iterator[Page]:
    """Plan the page of every area: what it covers, its map and its numbered list."""
    site = plan.site
    for area in site.areas:
        path = area_path(area.slug)
        root = "../" * path.count("/")
        districts = "・".join(area.data.districts)
        yield Page(
            path=path,
            template="area.html",
            title=area.data.name,
            description=f"{area.data.name}（{districts}）の集まり{len(area.gatherings)}か所の地図と一覧",
            content={
                "area": area,
                "entries": entries(area),
                "legend": legend(area, site.city),
                "marks": marks(site.city),
                "neighbours": neighbours_of(area, site),
            },
            figure=f"area/{area.slug}",
            map_data=area_map(area, site, root),
            linked_data=area_data(area, site.city),
        )


def listing_pages(plan: Plan) -> Iterator[Page]:
    """Plan the newsletter-style sheet of every area."""
    site = plan.site
    for area in site.areas:
        rows = entries(area)
        yield Page(
            path=listing_path(area.slug),
            template="listing.html",
            title=f"{area.data.name} 印刷用の一覧",
            description=f"{area.data.name}のつどいの場を、地図と一覧で紙に印刷できます。",
            content={
                "area": area,
                "groups": by_district(rows),
                "unplaced": tuple(row for row in rows if not row.pins),
                "legend": legend(area, site.city),
                "marks": marks(site.city),
            },
            figure=f"area/{area.slug}",
        )

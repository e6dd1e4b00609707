"""The page on which a coordinator fills in a form instead of writing YAML; in Japanese only."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.languages import JAPANESE
from sitegen.pages.formfields import sections
from sitegen.pages.mapdata import city_map
from sitegen.pages.page import Page, Plan
from sitegen.site.forge import folder_address

EDIT = "edit/index.html"


def edit_pages(plan: Plan) -> Iterator[Page]:
    """Plan the form for every record and for a new one: the page's script fills it in."""
    if plan.language is not JAPANESE:
        return
    root = "../"
    forge = plan.site.city.forge
    yield Page(
        path=EDIT,
        template="edit.html",
        title="記録を直す・つくる",
        description="集まりの記録を、用紙に書きこむように直したり、新しくつくったりするページです。",
        content={
            "sections": sections(plan),
            "browse": forge and folder_address(forge, "places"),
        },
        figure="city",
        map_data=city_map(plan, root),
        public=False,
        single=True,
    )

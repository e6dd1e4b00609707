"""How many pages the sheets of the touched areas have before and after."""

from __future__ import annotations

from sitegen.review.nouns import Counted, CountSheets, Sheet
from sitegen.review.sides import Side

LISTING = "listing.html"


def count_sheets(old: Side, new: Side, count: CountSheets) -> tuple[Sheet, ...]:
    """Return the sheets of the areas whose printed list differs, both versions printed by `count`."""
    paths = [
        path
        for path in sorted(old.pages.keys() | new.pages.keys())
        if old.pages.get(path) != new.pages.get(path)
        and (new.pages.get(path) or old.pages[path])[0] == LISTING
    ]
    slugs = [path.split("/")[1] for path in paths]
    before, after = (_count(side, slugs, count) for side in (old, new))
    names = {area.slug: area.data.name for side in (old, new) if side.plan for area in side.plan.site.areas}
    return tuple(Sheet(names[slug], before.get(slug), after.get(slug)) for slug in slugs)


def _count(side: Side, slugs: list[str], count: CountSheets) -> Counted:
    known = {area.slug for area in side.plan.site.areas} if side.plan else set()
    wanted = [slug for slug in slugs if slug in known]
    return count(side.plan, side.root, wanted) if side.plan and wanted else {}

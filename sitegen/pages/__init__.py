"""Plan every page of the site as data. To add a kind of page: a function, a row, a template.

A function yields its pages, or drafts of them where many are alike or one takes its time: whoever
asks for one page only is not to wait for a thousand others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sitegen.pages.about import about_pages, missing_pages
from sitegen.pages.areas import area_pages
from sitegen.pages.calendars import calendar_pages
from sitegen.pages.desk import desk_pages
from sitegen.pages.editing import edit_pages
from sitegen.pages.ended import ended_pages
from sitegen.pages.entries import Mark, marks
from sitegen.pages.everything import all_pages
from sitegen.pages.home import home_pages
from sitegen.pages.linked import absolute
from sitegen.pages.listing import listing_pages
from sitegen.pages.newsletters import newsletter_pages
from sitegen.pages.offline import offline_pages
from sitegen.pages.page import Draft, Figure, Page, Plan, Print, area_path
from sitegen.pages.places import place_pages
from sitegen.pages.saved import saved_pages
from sitegen.pages.subscribe import subscribe_pages
from sitegen.pages.towns import town_pages

__all__ = [
    "PAGES",
    "Draft",
    "Figure",
    "Mark",
    "Page",
    "Plan",
    "Print",
    "absolute",
    "area_path",
    "marks",
    "plan_pages",
]

PAGES: tuple[Callable[[Plan], Iterator[Page | Draft]], ...] = (
    home_pages,
    area_pages,
    listing_pages,
    calendar_pages,
    place_pages,
    ended_pages,
    all_pages,
    town_pages,
    subscribe_pages,
    saved_pages,
    newsletter_pages,
    about_pages,
    desk_pages,
    edit_pages,
    missing_pages,
    offline_pages,
)


def plan_pages(plan: Plan) -> tuple[Page | Draft, ...]:
    """Return every page of the site or its draft, in the order of PAGES."""
    return tuple(page for make in PAGES for page in make(plan))

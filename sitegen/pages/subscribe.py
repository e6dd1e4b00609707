"""The page on how to keep the gatherings' dates in one's own calendar, and where its files stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.pages.linked import absolute
from sitegen.pages.page import Page, Plan
from sitegen.records import CityRecord, Kind
from sitegen.site import Place

CITY_FEED = "calendars/all.ics"


@dataclass(frozen=True, slots=True)
class Subscription:
    """A calendar that a reader can take: its name, its file, its addresses on the web.

    `webcal` asks a device to subscribe, `address` is for copying; both are None without `url`.
    """

    name: str
    path: str
    address: str | None
    webcal: str | None


def subscribe_pages(plan: Plan) -> Iterator[Page]:
    """Plan the page that leads to every calendar and tells how to keep one."""
    site, city, gettext = plan.site, plan.site.city, plan.language.gettext
    yield Page(
        path="calendars/index.html",
        template="subscribe.html",
        title=gettext("カレンダーに入れる"),
        description=gettext(
            "つどいの場の日にちを、iPhone、Android、パソコンのカレンダーで見るための手順です。"
        ),
        content={
            "whole": subscription(city, gettext("すべての集まり"), CITY_FEED),
            "categories": tuple(
                subscription(city, category.name, category_feed(ident))
                for ident, category in city.categories.items()
            ),
            "areas": tuple(subscription(city, area.data.name, area_feed(area.slug)) for area in site.areas),
        },
    )


def subscription(city: CityRecord, name: str, path: str) -> Subscription:
    """Return the calendar at `path` with the addresses it has on the city's site."""
    address = absolute(city, path)
    webcal = f"webcal:{address.partition(':')[2]}" if address else None
    return Subscription(name, path, address, webcal)


def has_feed(place: Place) -> bool:
    """Tell whether `place` has a calendar of its own: a gathering whose dates are known."""
    return place.data.kind is Kind.GATHERING and place.timetable.dated


def place_feed(ident: str) -> str:
    """Return the path of a gathering's calendar."""
    return f"places/{ident}/calendar.ics"


def area_feed(slug: str) -> str:
    """Return the path of an area's calendar."""
    return f"areas/{slug}/calendar.ics"


def category_feed(ident: str) -> str:
    """Return the path of a category's calendar."""
    # No id ends in a hyphen, so a category called "all" does not take the whole city's file.
    return f"calendars/{ident}.ics" if ident != "all" else "calendars/all-.ics"

"""What search engines read: schema.org's vocabulary as JSON-LD."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from itertools import takewhile
from urllib.parse import urljoin

from sitegen.pages.coming import occasions
from sitegen.pages.facets import facets
from sitegen.pages.page import Plan, area_path, place_path
from sitegen.records import CityRecord, Kind
from sitegen.schedule import Occurrence
from sitegen.schedule.nouns import JAPAN
from sitegen.site import Area, Place

CONTEXT = "https://schema.org"
EVENTS = 8
Data = Mapping[str, object]


def absolute(city: CityRecord, path: str) -> str | None:
    """Return the address of `path` on the web, a folder's without its index; None without `url`."""
    return city.url and urljoin(city.url.rstrip("/") + "/", path.removesuffix("index.html"))


def site_data(plan: Plan) -> Data:
    """Return the site as a schema.org WebSite."""
    city = plan.site.city
    publisher = {"@type": "Organization", "name": city.publisher.name, "url": city.publisher.url}
    return _bare(
        {
            "@context": CONTEXT,
            "@type": "WebSite",
            "name": city.title,
            "description": city.summary,
            "inLanguage": plan.language.tag,
            "url": absolute(city, plan.language.prefix),
            "publisher": _bare(publisher),
        }
    )


def area_data(area: Area, plan: Plan) -> Data:
    """Return an area's gatherings as a schema.org ItemList."""
    city, prefix = plan.site.city, plan.language.prefix
    items = [
        _bare(
            {
                "@type": "ListItem",
                "position": position,
                "name": place.data.name,
                "url": absolute(city, prefix + place_path(place.id)),
            }
        )
        for position, place in enumerate(area.gatherings, start=1)
    ]
    return _bare(
        {
            "@context": CONTEXT,
            "@type": "ItemList",
            "name": plan.language.gettext("{area}のつどいの場").format(area=area.data.name),
            "url": absolute(city, prefix + area_path(area.slug)),
            "numberOfItems": len(items),
            "itemListElement": items,
        }
    )


def place_data(place: Place, plan: Plan) -> Data | None:
    """Return a gathering as a schema.org Place with its next Events; None for what is no place.

    No Event is claimed of what only pauses, nor of a sample, which nobody holds.
    """
    data, city = place.data, plan.site.city
    if data.kind is not Kind.GATHERING or not (data.stops or data.address):
        return None
    geo = [
        {"@type": "GeoCoordinates", "latitude": stop.location.latitude, "longitude": stop.location.longitude}
        for stop in data.stops
        if not data.approximate
    ]
    url = absolute(city, plan.language.prefix + place_path(place.id))
    events = [] if data.sample else [_event(one, place, url) for one in _next(place, plan.today)]
    return _bare(
        {
            "@context": CONTEXT,
            "@type": "Place",
            "name": data.name,
            "description": data.summary,
            "url": url,
            "address": data.address or data.venue,
            "telephone": data.contact and data.contact.phone,
            "geo": geo[0] if len(geo) == 1 else geo or None,
            "isAccessibleForFree": True if "free" in facets(data) else None,
            "event": events or None,
        }
    )


def _next(place: Place, today: dt.date) -> Iterator[Occurrence]:
    """Yield the next meetings that are held, and what is off among them."""
    held = place.timetable.meetings(today)[:EVENTS]
    last = held[-1].key if held else (today, 0, 0)
    return takewhile(lambda one: one.key <= last, occasions(place, today))


def _event(one: Occurrence, place: Place, url: str | None) -> Data:
    data = place.data
    # 頃 is no time that a machine could keep.
    start, end = (None, None) if one.hours.about else (one.hours.start, one.hours.end)
    venue = {"@type": "Place", "name": data.venue or data.name, "address": data.address}
    return _bare(
        {
            "@type": "Event",
            "name": f"{data.name}（{one.session}）" if one.session else data.name,
            "startDate": _moment(one.date, start),
            "endDate": _moment(one.date, end) if end is not None else None,
            "eventStatus": f"{CONTEXT}/Event{'Cancelled' if one.cancelled else 'Scheduled'}",
            "location": _bare(venue),
            "organizer": data.organizer and {"@type": "Organization", "name": data.organizer},
            "url": url,
        }
    )


def _moment(day: dt.date, minutes: int | None) -> str:
    """Return a day, or a time of it in Japan (24:00 is the next day's), as ISO 8601 has them."""
    if minutes is None:
        return day.isoformat()
    midnight = dt.datetime.combine(day, dt.time(), JAPAN)
    return (midnight + dt.timedelta(minutes=minutes)).isoformat()


def _bare(data: Data) -> Data:
    """Return `data` without what is not known."""
    return {key: value for key, value in data.items() if value is not None}

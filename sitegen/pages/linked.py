"""What search engines read: schema.org's vocabulary as JSON-LD."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urljoin

from sitegen.pages.page import area_path, place_path
from sitegen.records import CityRecord, Kind
from sitegen.site import Area, Place

CONTEXT = "https://schema.org"
Data = Mapping[str, object]


def absolute(city: CityRecord, path: str) -> str | None:
    """Return the address of `path` on the web, a folder's without its index; None without `url`."""
    return city.url and urljoin(city.url.rstrip("/") + "/", path.removesuffix("index.html"))


def site_data(city: CityRecord) -> Data:
    """Return the site as a schema.org WebSite."""
    publisher = {"@type": "Organization", "name": city.publisher.name, "url": city.publisher.url}
    return _bare(
        {
            "@context": CONTEXT,
            "@type": "WebSite",
            "name": city.title,
            "description": city.summary,
            "inLanguage": "ja",
            "url": absolute(city, ""),
            "publisher": _bare(publisher),
        }
    )


def area_data(area: Area, city: CityRecord) -> Data:
    """Return an area's gatherings as a schema.org ItemList."""
    items = [
        _bare(
            {
                "@type": "ListItem",
                "position": position,
                "name": place.data.name,
                "url": absolute(city, place_path(place.id)),
            }
        )
        for position, place in enumerate(area.gatherings, start=1)
    ]
    return _bare(
        {
            "@context": CONTEXT,
            "@type": "ItemList",
            "name": f"{area.data.name}のつどいの場",
            "url": absolute(city, area_path(area.slug)),
            "numberOfItems": len(items),
            "itemListElement": items,
        }
    )


def place_data(place: Place, city: CityRecord) -> Data | None:
    """Return a gathering as a schema.org Place; None for what is no place one can go to.

    A record's schedule is a sentence until it is dated, so no Event is claimed.
    """
    data = place.data
    if data.kind is not Kind.GATHERING or not (data.stops or data.address):
        return None
    geo = [
        {"@type": "GeoCoordinates", "latitude": stop.location.latitude, "longitude": stop.location.longitude}
        for stop in data.stops
    ]
    return _bare(
        {
            "@context": CONTEXT,
            "@type": "Place",
            "name": data.name,
            "description": data.summary,
            "url": absolute(city, place_path(place.id)),
            "address": data.address or data.venue,
            "telephone": data.contact and data.contact.phone,
            "geo": geo[0] if len(geo) == 1 else geo or None,
            "isAccessibleForFree": True if data.fee == "無料" else None,
        }
    )


def _bare(data: Data) -> Data:
    """Return `data` without what is not known."""
    return {key: value for key, value in data.items() if value is not None}

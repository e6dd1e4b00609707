"""What the page's script draws on the map: lands and pins as data, never as markup."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sitegen.pages.entries import mark_of
from sitegen.pages.page import area_path, place_path
from sitegen.records import CityRecord
from sitegen.site import Area, Bounds, Pin, Place, Shape, Site

UNDATED = "日程はお問い合わせください"
MARGIN = 0.004
Data = Mapping[str, object]

# What the map's buttons say; it travels with the data, so that the script knows no language.
WORDS = {
    "number": "番",
    "gatherings": "つの集まり",
    "close": "閉じる",
    "controls": "地図の操作",
    "zoomIn": "＋ 近く",
    "zoomOut": "− 遠く",
    "all": "全体",
    "locate": "いまいる所",
    "largeMap": "大きな地図",
    "smallMap": "もとの大きさ",
    "locating": "いまいる所をさがしています…",
    "refused": "位置を使う許可がありません。機械の設定で許すと使えます。",
    "noPosition": "いまいる所が分かりませんでした。",
    "twoFingers": "地図は二本の指で動かせます。",
}


def city_map(site: Site, root: str) -> Data:
    """Return the city's map: every area as a land that opens its page."""
    lands = [_land(area, root, own=True) for area in site.areas]
    return _data("city", site.city, bounds=site.geography.outline.bounds, lands=lands, pins=[])


def area_map(area: Area, site: Site, root: str) -> Data:
    """Return an area's map: its own land, its neighbours and its numbered pins."""
    neighbours = [other for other in site.areas if other.slug in area.territory.neighbours]
    lands = [_land(area, root, own=True), *(_land(other, root, own=False) for other in neighbours)]
    pins = [_pin(pin, site.city, root, pin.places) for pin in area.pins]
    return _data("area", site.city, bounds=area.territory.shape.bounds, lands=lands, pins=pins)


def place_map(place: Place, site: Site, root: str, homes: Iterable[tuple[Area, Pin]]) -> Data:
    """Return a gathering's own map: its pins in whatever areas they lie."""
    homes = tuple(homes)
    pins = [_pin(pin, site.city, root, (place,)) for _, pin in homes]
    lands = [_land(area, root, own=True) for area in {area.slug: area for area, _ in homes}.values()]
    return _data("place", site.city, bounds=_around(pin for _, pin in homes), lands=lands, pins=pins)


def _data(name: str, city: CityRecord, *, bounds: Bounds, lands: list[Data], pins: list[Data]) -> Data:
    attribution = city.basemap and {"text": city.basemap.attribution, "url": city.basemap.url}
    return {
        "map": f"map_{name}",
        "bounds": bounds,
        "attribution": attribution,
        "lands": lands,
        "pins": pins,
        "words": WORDS,
    }


def _land(area: Area, root: str, *, own: bool) -> Data:
    shape: Shape = area.territory.shape
    return {
        "slug": area.slug,
        "name": area.data.name,
        "href": root + area_path(area.slug),
        "own": own,
        "count": len(area.gatherings),
        "label": shape.label[::-1],
        "polygons": shape.polygons,
    }


def _pin(pin: Pin, city: CityRecord, root: str, places: Iterable[Place]) -> Data:
    return {
        "number": pin.number,
        "lat": pin.point.latitude,
        "lon": pin.point.longitude,
        "mark": pin.mark,
        "shape": mark_of(city, pin.mark).shape,
        "label": pin.venue,
        "places": [
            {
                "id": place.id,
                "name": place.data.name,
                "when": "／".join(place.data.schedule) or UNDATED,
                "venue": place.data.venue or pin.venue,
                "href": root + place_path(place.id),
            }
            for place in places
        ],
    }


def _around(pins: Iterable[Pin]) -> Bounds:
    """Return bounds a few minutes' walk around the pins (in degrees)."""
    points = [pin.point for pin in pins]
    west, east = min(point.longitude for point in points), max(point.longitude for point in points)
    south, north = min(point.latitude for point in points), max(point.latitude for point in points)
    return (
        round(west - MARGIN, 5),
        round(south - MARGIN, 5),
        round(east + MARGIN, 5),
        round(north + MARGIN, 5),
    )

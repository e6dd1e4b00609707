"""What the finder searches: every record of the site with all that is said of it, folded.

Tables stand column by column, which makes them a third smaller on the way to a telephone, and
what many records share (areas, districts, towns) stands once; assets/filter.js puts it together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sitegen.formats.script import data_script
from sitegen.languages import Language
from sitegen.pages import Plan
from sitegen.pages.coming import grouped
from sitegen.pages.sentences import when_in_words
from sitegen.pages.tags import all_tags
from sitegen.pages.towns import town_key
from sitegen.records import Kind, PlaceRecord, Town
from sitegen.site import Area, Place, Site, fold, in_japanese, name_keys, romaji, town_index, town_of

KINDS = (Kind.GATHERING, Kind.SERVICE, Kind.TREASURE)
# About ten metres and one metre.
TOWN_DIGITS, POINT_DIGITS = 4, 5


def search_script(plan: Plan) -> bytes:
    """Return the script that sets `sitegenSearch`.

    Days count from `built`; until `known` they are all that is known. The columns of areas, towns
    and items are those of `_area`, `_town` and `_item`; keys are the name folded (empty if that
    changes nothing), its reading and its romaji; `about` are the numbers of items whose points
    are only about right.
    """
    site, tags = plan.site, all_tags(plan)
    known = {area.slug for area in site.areas}
    # As readers count them: 一丁目, 二丁目, 三丁目.
    towns = sorted((town for town in site.towns if town.area in known), key=town_key)
    shared = _Shared(site, towns)
    items = (
        [
            *_item(place, shared),
            when_in_words(place, plan),
            tags[place.id].facets,
            tags[place.id].audiences,
            meets(place, plan),
        ]
        for place in site.places
    )
    data = {
        "build": plan.build,
        "built": plan.today.isoformat(),
        "known": plan.horizon.last.isoformat(),
        "kinds": {ident: fold(category.name) for ident, category in site.city.categories.items()},
        "districts": [" ".join(key for key in keys if key) for keys in shared.districts.values()],
        "areas": _columns(_area(area) for area in site.areas),
        "towns": _columns(_town(town, shared, plan.language) for town in towns),
        "items": _columns(items),
        "about": [index for index, place in enumerate(site.places) if place.data.approximate],
    }
    return data_script("sitegenSearch", data)


def _columns(rows: Iterable[Sequence[object]]) -> list[tuple[object, ...]]:
    return list(zip(*rows, strict=True))


class _Shared:
    """What records share, and where in its table each stands."""

    def __init__(self, site: Site, towns: Sequence[Town]) -> None:
        self.city = site.city.name
        self.areas = {area.slug: index for index, area in enumerate(site.areas)}
        self.towns = town_index(towns)
        self.town_numbers = {town.name: index for index, town in enumerate(towns)}
        territories = site.geography.territories.values()
        grounds = [one for territory in territories for one in territory.districts]
        self.districts = {one.name: name_keys(one.name, one.kana) for one in grounds}
        self.district_numbers = {name: index for index, name in enumerate(self.districts)}
        self.homes: dict[str, list[int]] = {}
        for index, area in enumerate(site.areas):
            for place in (*area.gatherings, *area.services, *area.treasures):
                self.homes.setdefault(place.id, []).append(index)


def _area(area: Area) -> list[object]:
    """Return name, slug, center, its telephone, three keys."""
    center = area.data.center
    asked = (center.name if center else "", (center and center.phone) or "")
    return [area.data.name, area.slug, *asked, *_keys(area.data.name, area.data.kana)]


def _town(town: Town, shared: _Shared, language: Language) -> list[object]:
    """Return name, the name to show where it is another, latitude, longitude, area, three keys."""
    shown = romaji(town.kana) if town.kana and language.romanized else ""
    point = [round(degrees, TOWN_DIGITS) for degrees in town.point]
    return [town.name, shown, *point, shared.areas[town.area], *_keys(town.name, town.kana)]


def _keys(name: str, kana: str | None) -> tuple[str, str, str]:
    folded, reading, latin = name_keys(name, kana)
    return folded if folded != name else "", reading, latin


def _item(place: Place, shared: _Shared) -> list[object]:
    """Return a record but for its facets, audiences and dates.

    Kind, id, name, three keys, own text, points, areas, districts, towns, categories, venue, telephone;
    points are latitude, longitude, latitude …
    """
    data = place.data
    points = [one.point for one in place.placement.located if one.point]
    return [
        KINDS.index(data.kind),
        place.id,
        data.name,
        *_keys(data.name, data.kana),
        " ".join(dict.fromkeys(folded for text in _written(data) if (folded := fold(text)))),
        [round(degrees, POINT_DIGITS) for point in points for degrees in point],
        shared.homes.get(place.id, []),
        _numbers(_districts(place), shared.district_numbers),
        _numbers(_towns(data, shared), shared.town_numbers),
        data.categories,
        data.venue or "",
        (data.contact and data.contact.phone) or "",
    ]


def _written(data: PlaceRecord) -> Iterator[str]:
    """Yield what a record says that somebody might look for, beside its name and its dates."""
    name = in_japanese(data.name)
    said = (
        name if name != data.name else None,
        data.venue,
        data.room,
        data.address,
        data.summary,
        data.description,
        data.who,
        data.fee,
    )
    asked = (data.booking, data.organizer, data.contact and data.contact.name)
    stops = (text for stop in data.stops for text in (stop.name, stop.address))
    yield from (text for text in (*said, *asked, *stops) if text)


def _districts(place: Place) -> Iterator[str]:
    found = (place.data.district, *(one.district for one in place.placement.located), *place.data.serves)
    yield from (name for name in found if name)


def _towns(data: PlaceRecord, shared: _Shared) -> Iterator[str]:
    for address in (data.address, *(stop.address for stop in data.stops)):
        if address and (town := town_of(address, city=shared.city, towns=shared.towns)):
            yield town.name


def _numbers(names: Iterable[str], numbers: Mapping[str, int]) -> list[int]:
    return [numbers[name] for name in dict.fromkeys(names) if name in numbers]


def meets(place: Place, plan: Plan) -> list[list[object]]:
    """Return when a gathering is held from the day of the build on: see `coming.grouped`."""
    if place.data.kind is not Kind.GATHERING:
        return []
    return grouped(place.timetable.meetings(plan.today), plan, label=plan.worder.starts)

"""The page of each record: a gathering, a service, a treasure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial

from sitegen.pages.dates import own_dates
from sitegen.pages.entries import marks
from sitegen.pages.linked import absolute, place_data
from sitegen.pages.mapdata import own_lands, place_map
from sitegen.pages.page import Draft, Page, Plan, place_path
from sitegen.pages.subscribe import has_feed
from sitegen.records import CityRecord
from sitegen.site import Area, Pin, Place, in_japanese, romaji
from sitegen.site.issueforms import FormKind
from sitegen.site.issuelinks import issue_address, mail_address

IN_KANA = re.compile(r"[ぁ-ゖァ-ヺー・ 　]+")


@dataclass(frozen=True, slots=True)
class Original:
    """What a page in another language says beside it: what is written on the door, and on the poster."""

    name: str | None
    reading: str | None
    schedule: tuple[str, ...]


@dataclass(slots=True)
class _Home:
    """The areas a record belongs to and the pins it stands at."""

    areas: dict[str, Area]
    pins: list[tuple[Area, Pin]]


def place_pages(plan: Plan) -> Iterator[Draft]:
    """Plan the page of every record."""
    for place in plan.site.places:
        yield Draft(place_path(place.id), partial(_page, place, plan))


def _page(place: Place, plan: Plan) -> Page:
    data, city = place.data, plan.site.city
    home = _homes(plan).get(place.id, _Home({}, []))
    path = place_path(place.id)
    root = "../" * path.count("/")
    return Page(
        path=path,
        template="place.html",
        title=data.name,
        description=data.summary or plan.language.gettext("　").join((*data.schedule, data.venue or "")),
        content={
            "place": place,
            "original": original(place, plan),
            "dates": own_dates(place, plan),
            "feed": has_feed(place),
            "areas": tuple(home.areas.values()),
            "pins": tuple(home.pins),
            "others": _others(place, home.pins),
            "marks": _marks(plan),
            "ways": ways(place, city),
            "report": report_address(place, plan),
        },
        figure=f"place/{place.id}" if home.pins else None,
        map_data=place_map(place, plan, root, home.pins, own_lands(plan, root)) if home.pins else None,
        linked_data=place_data(place, plan),
    )


def original(place: Place, plan: Plan) -> Original:
    """Return how a record is called and read in Japan, and its own sentences; no more than adds something."""
    data, language = place.data, plan.language
    name = in_japanese(data.name)
    reading = data.kana
    if language.romanized:
        # A name in kana is its own reading.
        kana = data.kana or (name if IN_KANA.fullmatch(name) else None)
        reading = kana and romaji(kana)
    sentences = tuple(in_japanese(text) for text in data.schedule) if language.romanized else ()
    return Original(name if name != data.name else None, reading, sentences)


# What all of these pages share is worked out for the first of them.
_marks = lru_cache(maxsize=1)(marks)


@lru_cache(maxsize=1)
def _homes(plan: Plan) -> Mapping[str, _Home]:
    homes: defaultdict[str, _Home] = defaultdict(lambda: _Home({}, []))
    for area in plan.site.areas:
        for place in (*area.gatherings, *area.services, *area.treasures):
            homes[place.id].areas[area.slug] = area
        for pin in area.pins:
            for place in pin.places:
                homes[place.id].pins.append((area, pin))
    return homes


def _others(place: Place, pins: list[tuple[Area, Pin]]) -> tuple[Place, ...]:
    """Return what else meets at the venues of `place`, each once."""
    found = {other.id: other for _, pin in pins for other in pin.places}
    return tuple(other for ident, other in found.items() if ident != place.id)


def ways(place: Place, city: CityRecord) -> tuple[tuple[str, str | None], ...]:
    """Return where the city's map service shows the way: to its point, or to each stop by its name.

    There is none to a place that is only about right.
    """
    if city.route is None or place.data.approximate:
        return ()
    stops = place.data.stops
    several = len(stops) > 1
    return tuple((city.route.to(stop.location), stop.name if several else None) for stop in stops)


def report_address(place: Place, plan: Plan) -> str | None:
    """Return where a reader says that something is wrong with `place`: an issue, a form, or a mail begun."""
    city, gettext = plan.site.city, plan.language.gettext
    report = city.report
    page = absolute(city, plan.language.prefix + place_path(place.id)) or ""
    name = in_japanese(place.data.name)
    if city.forge and (report is None or report.issues):
        fields = {"id": place.id, "page": page}
        return issue_address(city.forge, template=FormKind.WRONG, title=name, fields=fields)
    if report is None or report.form or not report.mail:
        return report.form if report else None
    lines = (
        gettext("集まり：{name}").format(name=place.data.name),
        gettext("番号：{id}").format(id=place.id),
        *((gettext("ページ：{address}").format(address=page),) if page else ()),
        "",
        gettext("ちがっているところ："),
        "",
    )
    subject = gettext("「{name}」のまちがい（{id}）").format(name=place.data.name, id=place.id)
    return mail_address(report.mail, subject=subject, body="\n".join(lines))

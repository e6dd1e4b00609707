"""Calendar feeds: a gathering's dates as events, for itself, its areas, its categories, the city."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from urllib.parse import urlsplit

from sitegen.formats.ics import Details, basic_date, calendar, details, event
from sitegen.lazy import Lazy, making
from sitegen.pages import Plan, absolute
from sitegen.pages.occasion import moved
from sitegen.pages.page import place_path
from sitegen.pages.subscribe import CITY_FEED, area_feed, category_feed, has_feed, place_feed
from sitegen.records import PlaceRecord
from sitegen.schedule.nouns import Occurrence
from sitegen.schedule.wording import BANDS, clock, long_date
from sitegen.site import Place

# A host that no one can own (RFC 2606), for the ids of a site without an address.
NOWHERE = "sitegen.invalid"


def feed_files(plan: Plan) -> Mapping[str, bytes]:
    """Return every calendar of the site by its path.

    An area and a category have one even while nothing meets there: who subscribed to it keeps it.
    """
    site, city = plan.site, plan.site.city
    places = {place.id: place for place in site.places if has_feed(place)}
    # What has ended keeps a calendar of its own, too: of whoever has it the coming dates go.
    ended = {place.id: place for place in site.ended if has_feed(place)}
    held = Lazy(places | ended, lambda ident: events((places | ended)[ident], plan))

    def feed(name: str, members: Iterable[Place]) -> Callable[[], bytes]:
        return lambda: calendar(name, (held[place.id] for place in members if place.id in held))

    files = {
        place_feed(place.id): feed(place.data.name, (place,)) for place in (*places.values(), *ended.values())
    }
    for area in site.areas:
        files[area_feed(area.slug)] = feed(f"{area.data.name}のつどいの場", area.gatherings)
    for ident, category in city.categories.items():
        members = [place for place in places.values() if ident in place.data.categories]
        files[category_feed(ident)] = feed(f"{category.name}｜{city.title}", members)
    files[CITY_FEED] = feed(city.title, places.values())
    return making(files)


def events(place: Place, plan: Plan) -> bytes:
    """Return the events of a gathering, one a date and sitting, in order."""
    city = plan.site.city
    host = (city.url and urlsplit(city.url).hostname) or NOWHERE
    shared: dict[tuple[object, ...], bytes] = {}
    found = []
    for number, one in _numbered(place.timetable.occurrences):
        key = (one.hours, one.session, one.moved_from, one.note, one.cancelled, one.reason)
        if key not in shared:
            shared[key] = details(_details(one, place, plan))
        uid = f"{place.id}-{basic_date(one.date)}-{number}@{host}"
        found.append(event(uid, one.date, one.hours.start, one.hours.end, shared=shared[key]))
    return b"".join(found)


def _numbered(occurrences: tuple[Occurrence, ...]) -> Iterator[tuple[int, Occurrence]]:
    """Yield each occurrence with its number within its day, from 1.

    The id is made of that and not of the hours, so that a sitting that starts later than it did
    stays the same event. The cancelled count: the rest of their day keep their numbers.
    """
    day, number = None, 0
    for one in occurrences:
        number = number + 1 if one.date == day else 1
        day = one.date
        yield number, one


def _details(one: Occurrence, place: Place, plan: Plan) -> Details:
    data, city = place.data, plan.site.city
    stops = data.stops
    return Details(
        summary=_summary(one, data.name),
        description="\n".join(_description(one, data, plan)),
        stamp=data.confirmed or plan.today,
        location="、".join(part for part in (data.venue, data.address) if part) or None,
        point=stops[0].location if len(stops) == 1 and not data.approximate else None,
        url=absolute(city, place_path(place.id)),
        categories=tuple(city.categories[one].name for one in data.categories if one in city.categories),
        cancelled=one.cancelled,
    )


def _summary(one: Occurrence, name: str) -> str:
    """Return the title: what is off, what it is, which sitting, and the part of a day without a clock."""
    band = BANDS[one.hours.band] if one.hours.start is None and one.hours.band else None
    return "".join(
        ("お休み：" if one.cancelled else "", name, *(f"（{part}）" for part in (one.session, band) if part))
    )


def _description(one: Occurrence, data: PlaceRecord, plan: Plan) -> Iterator[str]:
    """Yield the lines of an event's text: what is special on this date, then what is always so."""
    if data.sample:
        yield "これは見本の記録です。じっさいには開かれていません。"
    if one.cancelled:
        yield "この日はお休みです" + (f"（{one.reason}）。" if one.reason else "。")
    if one.moved_from:
        yield f"{moved(one, plan)}。"
    if one.note:
        yield one.note
    yield from _unsharp(one)
    for label, texts in (
        ("いつも", data.schedule),
        ("部屋", (data.room,)),
        ("とまる所", tuple(_stops(data))),
        ("だれが", (data.who,)),
        ("参加費", (data.fee,)),
        ("申込み", (data.booking,)),
        ("電話", (data.contact and data.contact.phone,)),
    ):
        said = "／".join(text for text in texts if text)
        if said:
            yield f"{label}：{said}"
    known = f"{long_date(data.confirmed)}にたしかめた" if data.confirmed else "たしかめた日の分からない"
    yield f"{known}記録です。行く前にお確かめください。"


def _unsharp(one: Occurrence) -> Iterator[str]:
    """Say of the hours what a calendar cannot show, which would take them for exact."""
    if one.hours.start is None:
        yield "くわしい時刻は書かれていません。"
        return
    if one.hours.about:
        yield f"始まりは{clock(one.hours.start)}頃です。"
    if one.hours.end is None:
        yield "終わりの時刻は書かれていません。"


def _stops(data: PlaceRecord) -> Iterator[str]:
    if len(data.stops) > 1:
        yield from (stop.name + (f"（{stop.time}）" if stop.time else "") for stop in data.stops)

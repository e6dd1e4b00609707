"""The site in another language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sitegen.languages import JAPANESE, Language
from sitegen.schedule import Occurrence, Timetable
from sitegen.site.nouns import Area, Located, Pin, Place, Placement, Site
from sitegen.site.romaji import romaji
from sitegen.site.speaker import Speaker
from sitegen.site.texts import Translation


def in_language(site: Site, language: Language) -> Site:
    """Return the site with every contributed text in a language; the site itself in Japanese.

    A text without translation is a `JapaneseText`. What is one object in `site` is one object
    in the answer, too: the same place stands in the list of places, at pins and in areas.
    Districts without a name in it are romanized where the language is not Japanese. Shapes, towns
    and readings are left as they are.
    """
    if language.code == JAPANESE.code:
        return site
    districts = [one for home in site.geography.territories.values() for one in home.districts]
    names = {one.name: romaji(one.kana) for one in districts if one.kana and language.romanized}
    speaker = Speaker(site.city, language.code, names=names)
    places = {place.id: _place(place, speaker) for place in site.places}
    ended = tuple(_place(place, speaker) for place in site.ended)
    return replace(
        site,
        city=speaker.record(site.city),
        areas=tuple(_area(area, places, speaker) for area in site.areas),
        places=tuple(places.values()),
        ended=ended,
    )


def _place(place: Place, speaker: Speaker) -> Place:
    """Return a place with its record, its stops and what is said of its dates."""
    data = speaker.record(place.data)
    pause = data.paused.reason if data.paused else None
    located = tuple(_located(one, speaker) for one in place.placement.located)
    return replace(
        place,
        data=data,
        placement=Placement(place.id, located),
        timetable=_timetable(place.timetable, pause, speaker),
    )


def _located(one: Located, speaker: Speaker) -> Located:
    return replace(one, district=speaker.maybe(one.district), stop=speaker.maybe(one.stop))


def _timetable(table: Timetable, pause: str | None, speaker: Speaker) -> Timetable:
    """Return a timetable in words; `pause` is why it pauses, as its record says it."""
    if not (table.paused or any(_worded(one) for one in table.occurrences)):
        return table
    was = table.paused.reason if table.paused else None

    def say(one: Occurrence) -> Occurrence:
        reason = pause if one.reason == was else speaker.maybe(one.reason)
        return replace(one, session=speaker.maybe(one.session), note=speaker.maybe(one.note), reason=reason)

    return replace(
        table,
        occurrences=tuple(say(one) if _worded(one) else one for one in table.occurrences),
        paused=replace(table.paused, reason=pause) if table.paused and pause else table.paused,
    )


def _worded(one: Occurrence) -> bool:
    return bool(one.session or one.note or one.reason)


def _area(area: Area, places: Mapping[str, Place], speaker: Speaker) -> Area:
    """Return an area with its pins; `places` are those of the language, by id."""

    def same(held: Iterable[Place]) -> tuple[Place, ...]:
        return tuple(places[place.id] for place in held)

    return replace(
        area,
        data=speaker.record(area.data),
        territory=replace(
            area.territory,
            districts=tuple(replace(one, name=speaker.text(one.name)) for one in area.territory.districts),
        ),
        pins=tuple(_pin(pin, same(pin.places), speaker) for pin in area.pins),
        unplaced=same(area.unplaced),
        services=same(area.services),
        treasures=same(area.treasures),
    )


def _pin(pin: Pin, places: tuple[Place, ...], speaker: Speaker) -> Pin:
    """Return a pin whose venue is called as a gathering there calls it in this language."""
    venue = speaker.text(pin.venue)
    for was, said in zip(pin.places, places, strict=True):
        for name, own in ((was.data.venue, said.data.venue), (was.data.name, said.data.name)):
            if name == pin.venue and isinstance(own, Translation) and not isinstance(venue, Translation):
                venue = own
    return replace(pin, venue=venue, district=speaker.maybe(pin.district), places=places)

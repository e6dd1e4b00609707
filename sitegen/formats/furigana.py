"""How the names and words of the pages are read, as a script that is loaded only on request."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from sitegen.formats.script import data_script
from sitegen.site import Site, align
from sitegen.site.ruby import KANJI, KANJI_RUN, Part

TABLE = Path(__file__).with_name("readings.toml")
# What marks a reading in the script (as 青空文庫 does) can't be part of a name there.
MARKS = re.compile("[《》｜]")
BASE_BEFORE = re.compile(rf"[{KANJI}ケヶヵ]$")
OF_AREAS, OF_TOWNS = (("圏域", "けんいき"),), (("町", "まち"), ("町", "ちょう"))

Reading = tuple[str, str]


def furigana_script(site: Site) -> bytes:
    """Return a script that sets `sitegenReadings`.

    `words` may stand anywhere in a text, `names` only where all kanji beside them are read, too;
    each is written 公民館《こうみんかん》, with ｜ where a reading begins whose base is not all kanji
    before it. `counters` gives the readings of what follows a number.
    """
    table = tomllib.loads(TABLE.read_text("utf-8"))
    names = _agreed(_names(site, table["words"]))
    data = {
        "counters": table["counters"],
        "words": sorted(_marked((text, kana) for text, kana in table["words"].items() if text not in names)),
        "names": sorted(_marked(names.items())),
    }
    return data_script("sitegenReadings", data)


def _names(site: Site, words: Mapping[str, str]) -> Iterator[Reading]:
    """Yield every name of the site whose reading somebody wrote down."""
    city = site.city
    areas = [(area.data.name, area.data.kana) for area in site.areas]
    places = [(place.data.name, place.data.kana) for place in site.places]
    yield from ((name, kana) for name, kana in [(city.name, city.kana), *areas, *places] if kana)
    yield from city.readings.items()
    numbers = tuple((word, read) for word, read in words.items() if word.endswith("丁目") and word != "丁目")
    towns = dict.fromkeys(_without((town.name, town.kana), numbers) for town in site.towns if town.kana)
    grounds = {one.name: one.kana for area in site.areas for one in area.territory.districts if one.kana}
    known = {*city.readings, *grounds}
    # A district and a town of one name may be written down in two ways: the district counts.
    yield from (town for town in towns if town[0] not in known)
    yield from ((name, kana) for name, kana in grounds.items() if name not in city.readings)
    stems = {_without((name, kana), OF_AREAS) for name, kana in areas if kana}
    stems |= {*towns} | {_without(town, OF_TOWNS) for town in towns}
    districts = {one for area in site.areas for one in area.data.districts} - known
    yield from sorted(stem for stem in stems if stem[0] in districts)


def _without(reading: Reading, ends: Iterable[Reading]) -> Reading:
    """Return a name without the end that it is read with: 馬場 of 馬場圏域."""
    text, kana = reading
    for end, read in ends:
        if text.endswith(end) and kana.endswith(read):
            return text.removesuffix(end), kana.removesuffix(read)
    return reading


def _agreed(readings: Iterable[Reading]) -> dict[str, str]:
    """Return the readings by name, without names that are read in more than one way."""
    found: dict[str, set[str]] = {}
    for text, kana in readings:
        found.setdefault(text, set()).add(kana)
    return {text: kanas.pop() for text, kanas in found.items() if len(kanas) == 1}


def _marked(readings: Iterable[Reading]) -> Iterator[str]:
    """Yield each text with its readings set in, where it has kanji and they can be parted."""
    for text, kana in readings:
        parts = () if MARKS.search(text) else align(text, kana)
        if parts and any(reading for _, reading in parts):
            yield _written(parts)


def _written(parts: Iterable[Part]) -> str:
    text = ""
    for base, reading in parts:
        if reading is None:
            text += base
        else:
            plain = KANJI_RUN.fullmatch(base) and not BASE_BEFORE.search(text)
            text += f"{base}《{reading}》" if plain else f"｜{base}《{reading}》"
    return text

"""Ids for new records: read from the kana, the name or the venue; never one that is or was in use."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from sitegen.intake.addresses import towns_named
from sitegen.intake.headings import READINGS, SPELLINGS
from sitegen.load.nodes import Value
from sitegen.records import Records
from sitegen.site.romaji import romaji
from sitegen.site.ruby import KANJI_RUN

LONGEST = 40
SHORTEST = 2
_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_SPELLED = re.compile("|".join(sorted(map(re.escape, SPELLINGS.values()), key=len, reverse=True)))
_IN_LATIN = {kana: latin for latin, kana in SPELLINGS.items()}
_NOT_READ = re.compile(r"[^ぁ-ゖー0-9a-zA-Z\s・]")


def new_id(
    values: Mapping[str, Value],
    records: Records,
    *,
    taken: Iterable[str],
    area: str | None,
    fallback: str = "tsudoi",
) -> str:
    """Return an id for a record of these values that is valid and not among `taken`.

    It is made of the best reading they give; a number behind it parts it from others.
    """
    used = set(taken)
    first = next(_candidates(values, records), "")
    if first and first not in used and not first.isdigit():
        return first
    number = 2 if first else 1
    first = first or _town(values, records) or area or fallback
    while f"{first}-{number}" in used:
        number += 1
    return f"{first}-{number}"


def _candidates(values: Mapping[str, Value], records: Records) -> Iterator[str]:
    """Yield ids from the best reading to the vaguest."""
    readings = _readings(records)
    name = str(values.get("name") or "")
    for text in (str(values.get("kana") or ""), _read(name, readings)):
        if len(found := _slug(text)) >= SHORTEST:
            yield found
    latin = " ".join(re.findall(r"[A-Za-z][A-Za-z0-9'&.-]+", unicodedata.normalize("NFKC", name)))
    if len(found := _slug(latin)) > SHORTEST:
        yield found
    venue = _read(str(values.get("venue") or ""), readings)
    if len(found := _slug(venue)) >= SHORTEST:
        yield found


def _town(values: Mapping[str, Value], records: Records) -> str:
    """Return the reading of the one town that the address names, "" if there is none."""
    towns = towns_named(str(values.get("address") or ""), records)
    return _slug(towns[0].kana or "") if len(towns) == 1 else ""


def _readings(records: Records) -> Mapping[str, str]:
    """Return the readings that the city wrote down, of the longest names first."""
    known = dict(records.city.data.readings)
    known |= {town.name: town.kana for town in records.towns if town.kana}
    return dict(sorted(known.items(), key=lambda pair: (-len(pair[0]), pair[0])))


def _read(text: str, readings: Mapping[str, str]) -> str:
    """Return a text in kana if every kanji of it has a known reading, else ""."""
    plain = unicodedata.normalize("NFKC", text)
    if KANJI_RUN.search(plain):
        for name, kana in (*readings.items(), *READINGS.items()):
            if name in plain:
                plain = plain.replace(name, f" {kana} ")
    return "" if KANJI_RUN.search(plain) else plain


def _slug(text: str) -> str:
    """Return a reading as an id: words that are known are parted, the rest is romanised as it stands."""
    kana = unicodedata.normalize("NFKC", text).translate(_HIRAGANA)
    kana = _SPELLED.sub(lambda found: f" {_IN_LATIN[found[0]]} ", kana)
    words = romaji(_NOT_READ.sub(" ", kana)).lower()
    parts = [part for part in re.split(r"[^a-z0-9]+", words) if part]
    slug = ""
    for part in parts:
        longer = f"{slug}-{part}" if slug else part[:LONGEST]
        if len(longer) > LONGEST:
            break
        slug = longer
    return slug

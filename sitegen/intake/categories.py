"""Words of a foreign file as the city's own: its categories, areas and districts, never a likely one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from sitegen.intake.headings import CATEGORY_WORDS
from sitegen.records import CityRecord, Records
from sitegen.site.folding import fold

_AREA_TAIL = re.compile(r"(?:圏域|地域包括支援センター|包括支援センター|包括|エリア|地域)+$")
_DISTRICT_TAIL = re.compile(r"(?:地区|校下|校区|小学校区|地域|町会|町会連合会)$")


def category_in(text: str, city: CityRecord, words: Mapping[str, str]) -> str | None:
    """Return the one category that a text names, None if it names none or several.

    `words` are the mapping's own, which count before the city's names and the common words.
    """
    plain = unicodedata.normalize("NFKC", text)
    own = {ident for word, ident in words.items() if unicodedata.normalize("NFKC", word) in plain}
    if len(own) == 1:
        return own.pop()
    for ident, category in city.categories.items():
        if plain.strip() in (ident, unicodedata.normalize("NFKC", category.name)):
            return ident
    found = set()
    for ident, category in city.categories.items():
        names = [part for part in re.split(r"[・／/、,]", category.name) if part]
        common = [word for part in names for word in CATEGORY_WORDS.get(part, ())]
        if any(word in plain for word in (*names, *common)):
            found.add(ident)
    return found.pop() if len(found) == 1 and not own else None


def known_area(text: str, records: Records) -> str | None:
    """Return the id of the area that a text names, with or without 圏域 behind it."""
    bare = fold(_AREA_TAIL.sub("", unicodedata.normalize("NFKC", text).strip()))
    for area in records.areas:
        names = {area.id, fold(area.data.name), fold(_AREA_TAIL.sub("", area.data.name))}
        if bare and (bare in names or text.strip() == area.id):
            return area.id
    return None


def known_district(text: str, records: Records) -> str | None:
    """Return the district that a text names, with or without 地区 or 校下 behind it."""
    plain = unicodedata.normalize("NFKC", text).strip()
    wanted = {fold(plain), fold(_DISTRICT_TAIL.sub("", plain))} - {""}
    found = {name for area in records.areas for name in area.data.districts if fold(name) in wanted}
    return found.pop() if len(found) == 1 else None

"""The index of towns: which area is mine, without any script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from sitegen.languages import Language
from sitegen.pages.page import Draft, Page, Plan
from sitegen.records import Town
from sitegen.site import Area, fold_kana, romaji

PATH = "towns/index.html"
DIGITS = "〇一二三四五六七八九十"
CHOME = re.compile(f"([{DIGITS}])丁目$")
CHOME_READING = re.compile(r"(いっ|に|さん|よん|ご|ろく|なな|はっ|きゅう|じゅっ)ちょうめ$")


@dataclass(frozen=True, slots=True)
class TownRow:
    """The towns whose names begin with one letter, each with its romanized name and its area."""

    name: str
    anchor: str
    towns: tuple[tuple[Town, str | None, Area], ...]


def town_pages(plan: Plan) -> Iterator[Draft]:
    """Plan the index of towns: which area is mine, without any script."""
    yield Draft(PATH, partial(_page, plan))


def _page(plan: Plan) -> Page:
    site, gettext, language = plan.site, plan.language.gettext, plan.language
    areas = {area.slug: area for area in site.areas}
    towns = sorted((town for town in site.towns if town.area in areas), key=town_key)
    if language.romanized:
        towns.sort(key=lambda town: (not town.kana, _initial(town, language)))
    grouped = groupby(towns, lambda town: _initial(town, language))
    rows = tuple(
        TownRow(
            initial or gettext("読みがな なし"),
            f"row-{index}",
            tuple((town, _shown(town, language), areas[town.area]) for town in members),
        )
        for index, (initial, members) in enumerate(grouped, start=1)
    )
    return Page(
        path=PATH,
        template="towns.html",
        title=gettext("町の名前からさがす"),
        description=gettext("{city}の町の名前から、お住まいの地域のページをさがせます。").format(
            city=site.city.name
        ),
        content={"rows": rows},
    )


def _initial(town: Town, language: Language) -> str:
    """Return the letter under which a town stands: of its reading, in kana or romanized."""
    kana = fold_kana(town.kana or "")[:1]
    return romaji(town.kana or "")[:1] if language.romanized else kana


def _shown(town: Town, language: Language) -> str | None:
    """Return how a town's name is read, for those who read no Japanese."""
    return romaji(town.kana) if town.kana and language.romanized else None


def town_key(town: Town) -> tuple[bool, str, int, str]:
    """Return the key that orders towns by reading, 丁目 by number, those without a reading last."""
    number = CHOME.search(town.name)
    read = CHOME_READING.sub("", town.kana or "") if number else town.kana or ""
    return (town.kana is None, fold_kana(read), DIGITS.index(number[1]) if number else 0, town.name)

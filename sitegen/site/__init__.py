"""The joined site: what the pages are planned from."""

from sitegen.site.addresses import town_index, town_of
from sitegen.site.assemble import assemble
from sitegen.site.folding import fold, fold_latin
from sitegen.site.issues import Issue, Picture, Pictures, Story
from sitegen.site.keys import name_keys
from sitegen.site.localize import in_language
from sitegen.site.nouns import (
    Area,
    Bounds,
    District,
    Geography,
    Layer,
    Located,
    Neighbour,
    Pin,
    Place,
    Placement,
    Polygon,
    Ring,
    Shape,
    Site,
    Territory,
    Why,
)
from sitegen.site.reading import fold_kana, kana_row, reading, sort_key
from sitegen.site.romaji import romaji
from sitegen.site.ruby import align
from sitegen.site.serving import serves_areas
from sitegen.site.texts import JAPANESE_LETTER, JapaneseText, Translation, in_japanese, normalize

__all__ = [
    "JAPANESE_LETTER",
    "Area",
    "Bounds",
    "District",
    "Geography",
    "Issue",
    "JapaneseText",
    "Layer",
    "Located",
    "Neighbour",
    "Picture",
    "Pictures",
    "Pin",
    "Place",
    "Placement",
    "Polygon",
    "Ring",
    "Shape",
    "Site",
    "Story",
    "Territory",
    "Translation",
    "Why",
    "align",
    "assemble",
    "fold",
    "fold_kana",
    "fold_latin",
    "in_japanese",
    "in_language",
    "kana_row",
    "name_keys",
    "normalize",
    "reading",
    "romaji",
    "serves_areas",
    "sort_key",
    "town_index",
    "town_of",
]

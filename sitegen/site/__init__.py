"""The joined site: what the pages are planned from."""

from sitegen.site.assemble import assemble
from sitegen.site.localize import in_language
from sitegen.site.nouns import (
    Area,
    Bounds,
    District,
    Geography,
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
from sitegen.site.texts import JapaneseText, Translation, fold, in_japanese

__all__ = [
    "Area",
    "Bounds",
    "District",
    "Geography",
    "JapaneseText",
    "Located",
    "Neighbour",
    "Pin",
    "Place",
    "Placement",
    "Polygon",
    "Ring",
    "Shape",
    "Site",
    "Territory",
    "Translation",
    "Why",
    "assemble",
    "fold",
    "fold_kana",
    "in_japanese",
    "in_language",
    "kana_row",
    "reading",
    "sort_key",
]

"""The joined site: what the pages are planned from."""

from sitegen.site.assemble import assemble
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
from sitegen.site.ruby import align

__all__ = [
    "Area",
    "Bounds",
    "District",
    "Geography",
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
    "Why",
    "align",
    "assemble",
    "fold_kana",
    "kana_row",
    "reading",
    "sort_key",
]

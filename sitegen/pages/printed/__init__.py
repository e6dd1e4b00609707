"""Pages for paper: the same gatherings and dates as the site's, in the forms that print asks for."""

from sitegen.pages.printed.formats import DEFAULT, FORMATS, NEWSLETTER, Fold, Format, MapSizes
from sitegen.pages.printed.planned import area_sheet, city_sheet, issue_sheet
from sitegen.pages.printed.wish import Wish

__all__ = [
    "DEFAULT",
    "FORMATS",
    "NEWSLETTER",
    "Fold",
    "Format",
    "MapSizes",
    "Wish",
    "area_sheet",
    "city_sheet",
    "issue_sheet",
]

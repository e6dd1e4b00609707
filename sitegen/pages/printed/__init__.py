"""Pages for paper: the same gatherings and dates as the site's, in the forms that print asks for."""

from sitegen.pages.printed.formats import DEFAULT, FORMATS, Fold, Format

__all__ = ["DEFAULT", "FORMATS", "Fold", "Format"]

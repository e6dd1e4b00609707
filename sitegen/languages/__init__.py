"""The languages of the site: Japanese, in which it is written, and one for each catalogue."""

from sitegen.languages.catalogues import CODES, language
from sitegen.languages.language import JAPANESE, Language

__all__ = ["CODES", "JAPANESE", "Language", "language"]

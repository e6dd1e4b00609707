"""What the headings of a foreign table mean: guessed from a table of the words that towns use."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

_TABLES = tomllib.loads(resources.files(__package__).joinpath("headings.toml").read_text("utf-8"))
CATEGORY_WORDS: Mapping[str, list[str]] = _TABLES["categories"]
SPELLINGS: Mapping[str, str] = _TABLES["spellings"]
READINGS: Mapping[str, str] = _TABLES["readings"]
LEAVE, NOTES, PERSON, NUMBER, IDENT = "捨てる", "notes", "person", "number", "id"
MEANINGS: tuple[str, ...] = tuple(_TABLES["columns"])
_BRACKETS = re.compile(r"[(\[【〔《<「『].*?[)\]】〕》>」』]")
_PARTS = re.compile(r"[\s/／・,、>＞|]+")
_MARKS = re.compile(r"[\s_\-‐ー―・:：*＊#※○●◎■□◆◇★☆.．、。/]")
_NUMBERED = re.compile(r"^[(]?\d{1,2}[.)．、]\s*")
_LONG_ENOUGH = 2
# Headings that say this only when nothing stands before them.
_WHOLE = {
    NUMBER, IDENT, NOTES, "url", "location.latitude", "location.longitude",
    "schedule.date", "schedule.until", "schedule.start", "schedule.end", "schedule.time",
}  # fmt: skip


@lru_cache(maxsize=4096)
def guess(heading: str) -> str | None:
    """Return what a heading means, None if no word of the table says so.

    A heading that two rows of cells were merged into is read as a whole first, then by its parts
    from the last, which is the narrower one; then by how it ends (サロンの名称).
    """
    if found := exactly(heading):
        return found
    parts = [part for part in _PARTS.split(unicodedata.normalize("NFKC", heading)) if part]
    for part in reversed(parts if len(parts) > 1 else []):
        if found := exactly(part):
            return found
    bare = _fold(_BRACKETS.sub("", unicodedata.normalize("NFKC", heading)))
    ends = [word for word in _words() if bare.endswith(word) and _may_end(word)]
    return _words()[max(ends, key=len)] if ends else None


def _may_end(word: str) -> bool:
    """Tell whether a longer heading that ends in `word` means the same: 内線番号 is no 番号."""
    return len(word) >= _LONG_ENOUGH and not word.isascii() and _words()[word] not in _WHOLE


@lru_cache(maxsize=4096)
def exactly(heading: str) -> str | None:
    """Return what a heading means if the table holds just that word."""
    plain = _NUMBERED.sub("", unicodedata.normalize("NFKC", heading).strip())
    whole, bare = _fold(plain), _fold(_BRACKETS.sub("", plain))
    return _words().get(whole) or _words().get(bare)


@lru_cache(maxsize=1)
def _words() -> dict[str, str]:
    return {_fold(word): meaning for meaning, words in _TABLES["columns"].items() for word in words}


def _fold(text: str) -> str:
    """Return a heading without width, case, spaces, brackets and marks."""
    plain = unicodedata.normalize("NFKC", text).lower()
    return re.sub(r"[()\[\]【】〔〕《》<>「」『』]", "", _MARKS.sub("", plain)) or plain.strip()

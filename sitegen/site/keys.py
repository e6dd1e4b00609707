"""What a name is found by when somebody types it."""

from __future__ import annotations

import re

from sitegen.site.folding import fold, fold_latin
from sitegen.site.romaji import romaji

_KANA = re.compile(r"[ぁ-ゖァ-ヺー・\s]+")


def name_keys(name: str, kana: str | None) -> tuple[str, str, str]:
    """Return a name folded, its reading, and its reading in Latin letters.

    A name that is written in kana alone is its own reading. What is not known is empty, and so
    is what only repeats the one before.
    """
    read = kana or (name if _KANA.fullmatch(name) else "")
    plain, kana_key = fold(name), fold(read)
    return plain, kana_key if kana_key != plain else "", fold_latin(romaji(read))

"""One form for what is written and what is typed, so that either finds the other in a search.

The same is done in the reader's browser by assets/fold.js; the tables of both are folding.toml.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import lru_cache
from importlib import resources

_TABLES = tomllib.loads(resources.files(__package__).joinpath("folding.toml").read_text("utf-8"))
GROUPS: tuple[str, ...] = (*_TABLES["kana"].split(), *_TABLES["kanji"].split())
LATIN: tuple[tuple[str, str], ...] = tuple((pattern, into) for pattern, into in _TABLES["latin"])

_KANJI = "[\u3400-\u4dbf\u4e00-\u9fff々〆\U00020000-\U0003ffff]"
_ONES = "一二三四五六七八九"
_ACCENTS = re.compile("[\u0300-\u036f]")
# 三ヶ月 is read か, 松ヶ枝 が; what is still being typed may end there.
_COUNTED = re.compile("([0-9一二三四五六七八九十百数何])[ケヶヵ](?=[月所年国]|$)")
_BETWEEN = re.compile(f"({_KANJI})[ケヶヵ](?={_KANJI}|$)")
_TENS = re.compile(f"([{_ONES}]?)十([{_ONES}]?)(?=丁(?:目|$))")
_ONE = re.compile(f"[{_ONES}](?=丁(?:目|$))")
_CHOME = re.compile(r"([0-9])丁(?:目|$)")
_RULES = tuple((re.compile(pattern), into) for pattern, into in LATIN)


def _forms() -> dict[int, str | None]:
    """Return what becomes of single characters: katakana, small kana, old kanji, the long mark."""
    into = {ord(other): group[0] for group in GROUPS for other in group[1:]}
    hiragana = {code: chr(code - 0x60) for code in range(0x30A1, 0x30F7)}
    katakana = {code: into.get(ord(kana), kana) for code, kana in hiragana.items()}
    return {**into, **katakana, ord("ー"): None}


_FORMS = _forms()


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Return `text` in the one form that is compared: no width, case, accents, spaces or marks.

    Katakana are hiragana, small kana are large, long marks are gone, old kanji are new, ヶ of a
    place is が, and 三丁目 is 3.
    """
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
    plain = unicodedata.normalize("NFKC", plain).lower()
    plain = _BETWEEN.sub(r"\1が", _COUNTED.sub(r"\1か", plain)).translate(_FORMS)
    plain = "".join(one for one in plain if unicodedata.category(one)[0] in "LN")
    plain = _TENS.sub(lambda found: f"{_digit(found[1]) or 1}{_digit(found[2])}", plain)
    plain = _ONE.sub(lambda found: str(_digit(found[0])), plain)
    return _CHOME.sub(r"\1", plain)


def _digit(kanji: str) -> int:
    return _ONES.index(kanji) + 1 if kanji else 0


def fold_latin(text: str) -> str:
    """Return romanized `text` in the one form that is compared: nagamati is nagamachi, ōte is ote."""
    plain = fold(text)
    for pattern, into in _RULES:
        plain = pattern.sub(into, plain)
    return plain

"""Kana in Latin letters, as the signs of a town write its names for readers of English."""

from __future__ import annotations

import re
import unicodedata

SYLLABLES = """
あa いi うu えe おo かka きki くku けke こko さsa しshi すsu せse そso たta ちchi つtsu てte とto
なna にni ぬnu ねne のno はha ひhi ふfu へhe ほho まma みmi むmu めme もmo やya ゆyu よyo
らra りri るru れre ろro わwa ゐi ゑe をo んn がga ぎgi ぐgu げge ごgo ざza じji ずzu ぜze ぞzo
だda ぢji づzu でde どdo ばba びbi ぶbu べbe ぼbo ぱpa ぴpi ぷpu ぺpe ぽpo ゔvu
"""
_LATIN = {one[0]: one[1:] for one in SYLLABLES.split()}
_GLIDES = {"ゃ": "a", "ゅ": "u", "ょ": "o"}
_VOWELS = {"ぁ": "a", "ぃ": "i", "ぅ": "u", "ぇ": "e", "ぉ": "o", "ゎ": "a"}
_KATAKANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)} | {ord("・"): " "}
# A vowel that only makes the one before it longer.
_LONG = {("o", "う"), ("o", "お"), ("u", "う")}
_NUMBERS = ("いっ", "に", "さん", "よん", "ご", "ろく", "なな", "はっ", "きゅう")
_CHOME = re.compile(rf"(じゅう)?({'|'.join(_NUMBERS)})ちょうめ$|じゅっちょうめ$")


def romaji(kana: str) -> str:
    """Return kana in Hepburn, each word with a capital, as on road signs: Nagamachi 3-chome, Shincho.

    Long o and u are written short, n stays n before b, m and p. What is no kana stays as it is.
    """
    plain = unicodedata.normalize("NFKC", kana).translate(_KATAKANA)
    words = _CHOME.sub(_chome, plain).split()
    return " ".join(latin[:1].upper() + latin[1:] for latin in map(_word, words)).replace(" -", "-")


def _chome(found: re.Match[str]) -> str:
    ones = _NUMBERS.index(found[2]) + 1 if found[2] else 0
    return f" {ones + 10 * (found[1] is not None or not ones)} -chome"


def _word(kana: str) -> str:
    """Return one word in small letters."""
    parts: list[str] = []
    long = doubled = False
    at = 0
    while at < len(kana):
        one, small = kana[at], kana[at + 1 : at + 2]
        at += 1
        if one == "っ":
            doubled = True
            continue
        last = parts[-1][-1:] if parts else ""
        if one == "ー" or (not long and (last, one) in _LONG):
            long = True
            continue
        latin = _syllable(one, small)
        at += latin is not None
        latin = latin or _LATIN.get(one) or _GLIDES.get(one) or _VOWELS.get(one) or one
        if doubled and latin[0] not in "aiueo" and one in _LATIN:
            latin = ("t" if latin.startswith("ch") else latin[0]) + latin
        parts.append(latin)
        long = doubled = False
    return "".join(parts)


def _syllable(kana: str, small: str) -> str | None:
    """Return a kana together with the small one behind it; None if they make no one syllable."""
    latin = _LATIN.get(kana, "")
    stem = latin[:-1]
    if small in _GLIDES and latin and kana != "ん":
        return stem + ("" if stem in ("sh", "ch", "j") else "y") + _GLIDES[small]
    if small in _VOWELS and latin and kana != "ん":
        return {"": "w" if kana == "う" else "", "k": "kw", "g": "gw"}.get(stem, stem) + _VOWELS[small]
    return None

"""How a Japanese name is put in order: by its reading, never by its kanji."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from sitegen.records import PlaceRecord

ROWS = {
    "あ": "あいうえお",
    "か": "かきくけこ",
    "さ": "さしすせそ",
    "た": "たちつてと",
    "な": "なにぬねの",
    "は": "はひふへほ",
    "ま": "まみむめも",
    "や": "やゆよ",
    "ら": "らりるれろ",
    "わ": "わゐゑをん",
}
_ROW_OF = {kana: row for row, members in ROWS.items() for kana in members}
_SMALL = str.maketrans("ぁぃぅぇぉっゃゅょゎ", "あいうえおつやゆよわ")
_KATAKANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}


@lru_cache(maxsize=16384)
def fold_kana(text: str) -> str:
    """Return `text` as plain hiragana for sorting: no width, voicing, small or long marks."""
    hiragana = unicodedata.normalize("NFKC", text).translate(_KATAKANA)
    bare = "".join(
        character
        for character in unicodedata.normalize("NFD", hiragana)
        if not unicodedata.combining(character)
    )
    return bare.translate(_SMALL).replace("ー", "").replace("・", "").replace(" ", "").lower()


def reading(record: PlaceRecord) -> str | None:
    """Return how the record's name is read, folded; None if nobody wrote it.

    A name that begins in kana can be put in order without a `kana` key; a name that begins
    in kanji cannot, and its reading is not guessed.
    """
    if record.kana:
        return fold_kana(record.kana)
    folded = fold_kana(record.name).lstrip("「『（(【［[“\"'")
    return folded if folded[:1] in _ROW_OF else None


def kana_row(record: PlaceRecord) -> str | None:
    """Return the row of the syllabary (あ, か … わ) the name stands in; None if unknown."""
    return _ROW_OF.get((reading(record) or "")[:1])


def sort_key(record: PlaceRecord, ident: str) -> tuple[bool, str, str, str]:
    """Return the key that orders records by reading, those without one last, then by name."""
    return (kana_row(record) is None, reading(record) or "", record.name, ident)

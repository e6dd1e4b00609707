"""A sentence made plain for reading, with the way back to the columns it was written in."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

# What stands for one mark in the grammar, whatever key it was typed with.
_MARKS = {
    **dict.fromkeys("〜～~∼〰⁓", "~"),
    **dict.fromkeys("−‐‑‒–—―─", "-"),
    **dict.fromkeys("、，,､&＆+＋", "、"),
    **dict.fromkeys("・･‧•", "・"),
    **dict.fromkeys("／/｜|;；。｡!！\n\r\u2028\u2029⏎", "/"),
    **dict.fromkeys("(（[［【〔〈《「『｢{｛", "("),
    **dict.fromkeys(")）]］】〕〉》」』｣}｝", ")"),
    **dict.fromkeys("※*＊⁂", "※"),
    **dict.fromkeys(":：∶︰＝=", ":"),
    **dict.fromkeys("…‥⋯", "…"),
    **dict.fromkeys("●■◆◇□◎○▼▽▲△★☆◯▪◾▶→⇒", "●"),
    **dict.fromkeys("\u200b\u200c\u200d\ufeff\u2060\u202a\u202c\u202d\u202e\u2066\u2067\u2068\u2069", ""),
}
_CIRCLED = frozenset("①②③④⑤⑥⑦⑧⑨⑩")
_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")}
_NUMERAL = re.compile(r"[〇一二三四五六七八九十]+")
_TENS = re.compile(r"([一二三四五六七八九]?)十([一二三四五六七八九]?)")
# More blanks than this share of a text are no pauses.
SPACED = 0.35
_SPACED = re.compile(r"[^ ] [^ ] [^ ] [^ ]")
UNKNOWN = "\ufffd"
_folded: dict[str, str] = {}


@dataclass(frozen=True, slots=True)
class Plain:
    """The plain text; `columns[i]` is where its i-th character stands in what was written."""

    text: str
    columns: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the written columns of the plain characters from `start` to `end`."""
        last = self.columns[end] if end < len(self.columns) else self.columns[-1]
        return self.columns[start], max(last, self.columns[start])


def plain(written: str) -> Plain:
    """Fold widths, marks and digits in kanji; every plain character keeps its column."""
    pieces: list[str] = []
    columns: list[int] = []
    for column, character in enumerate(written):
        folded = _folded.get(character)
        if folded is None:
            folded = _folded[character] = _fold(character)
        pieces.append(folded)
        columns += [column] * len(folded)
    columns.append(len(written))
    text = "".join(pieces)
    if text.count(" ") > len(text) * SPACED and _SPACED.search(text):
        # 毎 月 第 ２ 火 曜 日: letters set apart, to look wider.
        kept = [index for index, letter in enumerate(text) if letter != " "]
        text = "".join(text[index] for index in kept)
        columns = [*(columns[index] for index in kept), columns[-1]]
    return _arabic(text, columns) if _NUMERAL.search(text) else Plain(text, tuple(columns))


def _fold(character: str) -> str:
    if character in _MARKS:
        return _MARKS[character]
    if character in _CIRCLED:
        return character
    if character.isspace():
        return " "
    wide = unicodedata.normalize("NFKC", character)
    # A digit of another script is a digit to an expression, but to nobody who reads this.
    known = (one if one.isascii() or not one.isdecimal() else UNKNOWN for one in wide)
    return "".join(_MARKS.get(one, one) for one in known).lower()


def _arabic(text: str, columns: list[int]) -> Plain:
    """Write numbers in kanji with digits."""
    pieces, kept, end = [], [], 0
    for match in _NUMERAL.finditer(text):
        digits = _number(match[0])
        if digits is None:
            continue
        pieces += [text[end : match.start()], digits]
        kept += columns[end : match.start()]
        kept += [columns[min(match.start() + index, match.end() - 1)] for index in range(len(digits))]
        end = match.end()
    return Plain("".join([*pieces, text[end:]]), (*kept, *columns[end:]))


def _number(kanji: str) -> str | None:
    if "十" not in kanji:
        return "".join(str(_DIGITS[one]) for one in kanji)
    tens = _TENS.fullmatch(kanji)
    if not tens:
        return None
    return str((_DIGITS[tens[1]] if tens[1] else 1) * 10 + (_DIGITS[tens[2]] if tens[2] else 0))

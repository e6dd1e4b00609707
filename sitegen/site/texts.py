"""Texts of the records on a page of another language, which know what they are.

Both are plain strings to everything that reads them; joined with others they become ones.
"""

from __future__ import annotations

import re
import unicodedata
from html import escape
from typing import Self

JAPANESE_LETTER = re.compile(r"[々〆〇ぁ-ヿ㐀-鿿豈-﫿ｦ-ﾟ\U00020000-\U0003ffff]")


class JapaneseText(str):
    """A Japanese text that stays: templates mark it as Japanese without knowing, by `__html__`."""

    __slots__ = ()

    def __html__(self) -> str:
        """Return the text in an element that says its language, as autoescape asks for."""
        return f'<span lang="ja">{escape(str(self))}</span>'


class Translation(str):
    """A text in the page's language; `japanese` is what the record says, "" if it says nothing."""

    __slots__ = ("japanese",)
    japanese: str

    def __new__(cls, text: str, japanese: str) -> Self:
        """Return `text` as the translation of `japanese`."""
        made = super().__new__(cls, text)
        made.japanese = japanese
        return made


def in_japanese(text: str) -> str:
    """Return what the record says in Japanese, whatever the page's language."""
    return text.japanese if isinstance(text, Translation) else str(text)


def normalize(text: str) -> str:
    """Return a text as it is compared: without width and without blanks around it."""
    return unicodedata.normalize("NFKC", text).strip()

"""Words and phrases in a row, with the "and" or the "or" of a language."""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.languages import Language


def all_of(language: Language, words: Sequence[str]) -> str:
    """Return 月・水・金; Mon, Wed and Fri."""
    # Translators: Words in a row, the last one: "Mon, Wed and Fri".
    return _row(words, _comma(language), language.gettext("{list}・{last}"))


def any_of(language: Language, words: Sequence[str]) -> str:
    """Return 月か水; Mondays, Wednesdays or Fridays."""
    # Translators: The last of words in a row behind "not": "Mondays, Wednesdays or Fridays".
    return _row(words, _comma(language), language.gettext("{list}か{last}"))


def together(language: Language, phrases: Sequence[str]) -> str:
    """Return phrases in a row: days that all count, the hours of a day."""
    # Translators: Phrases in a row, the last one: "10:00–11:00 and 13:00–14:00".
    return _row(phrases, _pause(language), language.gettext("{list}、{last}"))


def either(language: Language, phrases: Sequence[str]) -> str:
    """Return phrases in a row behind a "not"."""
    # Translators: The last of phrases in a row behind "not": "in August or on public holidays".
    return _row(phrases, _pause(language), language.gettext("{list}または{last}"))


def _comma(language: Language) -> str:
    # Translators: Words in a row, before the last one: "Mon, Wed".
    return language.gettext("{list}・{item}")


def _pause(language: Language) -> str:
    # Translators: Phrases in a row, before the last one: "10:00–11:00, 13:00–14:00".
    return language.gettext("{list}、{item}")


def _row(words: Sequence[str], between: str, last: str) -> str:
    text = words[0]
    for word in words[1:-1]:
        text = between.format(list=text, item=word)
    return last.format(list=text, last=words[-1]) if len(words) > 1 else text

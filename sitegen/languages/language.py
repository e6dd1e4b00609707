"""What a language says for the Japanese messages that stand in the program."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

# gettext's plural rules repeat after a hundred; the page's scripts are given so many forms.
PLURALS = 200


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """A language: its code (`en`), its BCP 47 tag, its own name, and its messages.

    `code` is the folder of its pages and the key of its texts in records. `messages` holds the
    translation of each message by its Japanese text, and all forms of one that counts. `plurals`
    says for each number below PLURALS which form counts it; `digest` changes with the catalogue.
    """

    code: str
    tag: str
    name: str
    messages: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict, repr=False)
    plurals: tuple[int, ...] = field(default=(0,) * PLURALS, repr=False)
    digest: str = ""

    @property
    def prefix(self) -> str:
        """The folder of its pages with a slash; nothing for Japanese, which stands at the root."""
        return f"{self.code}/" if self.messages else ""

    @property
    def romanized(self) -> bool:
        """Whether names that have no translation are better read in Latin letters."""
        return not self.tag.startswith("ja")

    def gettext(self, message: str) -> str:
        """Return a message in this language; the Japanese text where it has none."""
        found = self.messages.get(message, message)
        return found if isinstance(found, str) else found[0]

    def counted(self, message: str, count: int) -> str:
        """Return a message with `{count}` in the form for that number, the number set in."""
        found = self.messages.get(message, message)
        if not isinstance(found, str):
            found = found[self.plurals[count if count < PLURALS else count % 100 + 100]]
        return found.replace("{count}", str(count))


JAPANESE: Final = Language("ja", "ja", "日本語")

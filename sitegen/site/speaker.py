"""Say what a record says in another language: its own words, else the city's phrases, else Japanese."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar, cast

from pydantic import BaseModel

from sitegen.records import OTHERS, CityRecord
from sitegen.records.languages import Spoken
from sitegen.records.visit import Access, Contact
from sitegen.site.texts import JAPANESE_LETTER, JapaneseText, Translation, normalize

# Readings, addresses and names of files are no texts; words and phrases are about the Japanese.
KEPT = frozenset(
    {"kana", "url", "form", "mail", "file", "tiles", "boundaries", "boundary", "towns", "words", "phrases"}
    # What is only for the coordinators.
    | {"problems", "notes"}
    | set(OTHERS)
)
# What may be said in one language only, and the part of a record it is then said in.
NESTED = {"access": Access, "contact": Contact}
T = TypeVar("T")


class Speaker:
    """Says what the records say in one language; what it said once it says by the same object."""

    def __init__(self, city: CityRecord, code: str, *, names: Mapping[str, str]) -> None:
        """Speak the language `code`; `names` are proper names as it writes them."""
        self._code = code
        self._phrases = dict(names) | {
            normalize(text): said
            for text, phrase in city.phrases.items()
            if (said := phrase.own(code)) is not None
        }
        self._said: dict[str, str] = {}

    def text(self, text: str) -> str:
        """Return a text that has no words of its own."""
        said = self._said.get(text)
        if said is None:
            phrase = self._phrases.get(normalize(text))
            if phrase is not None:
                said = Translation(phrase, text)
            else:
                said = JapaneseText(text) if JAPANESE_LETTER.search(text) else text
            self._said[text] = said
        return said

    def record(self, record: T, own: BaseModel | None = None) -> T:
        """Return a record, or a part of one, in its `own` words as far as it has them."""
        values = cast("Mapping[str, Any]", record.__dict__)
        if own is None and isinstance(record, Spoken):
            own = record.own(self._code)
        # Asking a model for a field it does not have is slow, and would be most of the time here.
        words: Mapping[str, Any] = own.__dict__ if own else {}
        changes = {
            name: said
            for name, value in values.items()
            if value is not None
            and name not in KEPT
            and (said := self._value(value, words.get(name))) is not value
        }
        changes |= dict(self._only_here(values, words))
        return cast("T", cast("BaseModel", record).model_copy(update=changes)) if changes else record

    def _only_here(self, values: Mapping[str, Any], words: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        """Yield what is said in this language only: it is shown all the same."""
        for name, said in words.items():
            if said is not None and values[name] is None:
                if isinstance(said, str):
                    yield name, Translation(said, "")
                elif name in NESTED:
                    yield name, self.record(NESTED[name](), said)

    def _value(self, value: Any, own: Any) -> Any:  # noqa: ANN401 - whatever a record may hold
        if type(value) is str:
            return Translation(own, value) if isinstance(own, str) else self.text(value)
        if isinstance(value, BaseModel):
            return self.record(value, own)
        if type(value) is tuple:
            said = tuple(self._value(one, None) for one in value)
            return said if any(one is not other for one, other in zip(said, value, strict=True)) else value
        if isinstance(value, dict):
            return {key: self._value(one, None) for key, one in value.items()}
        return value

    def maybe(self, text: str | None) -> str | None:
        """Return a text, if there is one."""
        return text and self.text(text)

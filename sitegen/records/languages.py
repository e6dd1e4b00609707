"""A key for each of the site's other languages, in every record that is read aloud.

The keys are the catalogues of `sitegen.languages`: who adds a catalogue adds its key everywhere.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar

from pydantic import BeforeValidator, Field, create_model

from sitegen.languages import CODES, JAPANESE
from sitegen.records.fields import Model, Text

OTHERS = tuple(code for code in CODES if code != JAPANESE.code)
if TYPE_CHECKING:
    LanguageCode = str
else:
    LanguageCode = Literal[CODES]


class Spoken(Model):
    """A part of a record that may say its own texts in other languages."""

    def own(self, code: str) -> Any:  # noqa: ANN401 - what stands there, the model says
        """Return what stands under the key of a language: texts, for a phrase a text, or None."""
        return getattr(self, code, None)


S = TypeVar("S", bound=Spoken)


def in_each_language(inner: Any, *, description: str, examples: list[str]) -> Callable[[type[S]], type[S]]:  # noqa: ANN401 - a type or an annotation
    """Return a decorator that gives a model an optional key of type `inner` for each language.

    `description` is a template of `str.format` with the code of the language as `{code}`.
    """

    def add(model: type[S]) -> type[S]:
        fields: dict[str, Any] = {
            code: (inner | None, Field(None, description=description.format(code=code), examples=examples))
            for code in OTHERS
        }
        return create_model(
            model.__name__, __base__=model, __module__=model.__module__, __doc__=model.__doc__, **fields
        )

    return add


def spoken(inner: type[Model]) -> Callable[[type[S]], type[S]]:
    """Return a decorator that lets a model hold its texts in each language.

    A bare text stands for the name.
    """
    named = BeforeValidator(_named, json_schema_input_type=str | inner)  # type: ignore[operator, unused-ignore]
    return in_each_language(
        Annotated[inner, named],
        description="{code} のページでの言いかた。書かない項目は、日本語のままのります",
        examples=["{name: …}"],
    )


def _named(value: object) -> object:
    return {"name": value} if isinstance(value, str) else value


@in_each_language(Text, description="{code} での言いかた", examples=["…"])
class Phrase(Spoken):
    """A short text that many records share, in other languages."""

"""The forms in which an area, or the whole city, goes to paper. To add one: a row, a template, a CSS."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum


class Fold(Enum):
    """How finished pages lie on the sheets that go to the copier.

    HALF: two of a sheet's pages side by side, four a sheet, folded once (A3 to A4).
    BOOKLET: the same, several sheets inside each other, to be stapled in the fold (A4 to A5).
    """

    NONE = "none"
    HALF = "half"
    BOOKLET = "booklet"


@dataclass(frozen=True, slots=True)
class Format:
    """One form of print: `name` for the command, `title` for people and file names.

    `pages` is how many it fills unless others are asked for, None as many as it takes; `whole`
    is one of the whole city instead of one an area. The paper's size, the least and the greatest
    type are said in assets/print/<name>.css, where they are used.
    """

    name: str
    title: str
    pages: int | None
    whole: bool = False
    fold: Fold = Fold.NONE

    @property
    def template(self) -> str:
        """The template that draws it."""
        return f"print/{self.name}.html"


FORMATS: Mapping[str, Format] = {
    one.name: one
    for one in (
        Format("a4", "A4片面", 1),
        Format("a4-2", "A4両面", 2),
        Format("a4-4", "A4四ページ", 4),
        Format("a3-fold", "A3二つ折り", 4, fold=Fold.HALF),
        Format("booklet", "A5冊子", None, whole=True, fold=Fold.BOOKLET),
        Format("poster", "A3ポスター", 1),
        Format("large", "大きな字", None),
        Format("fax", "ファクス用", None),
    )
}
DEFAULT = "a4-2"

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
class MapSizes:
    """How large a form's maps are, in mm, the lowest first: the highest that leaves room is printed.

    `pin` is a pin's diameter in mm, `type` the least size of a name in points.
    """

    width: float
    heights: tuple[float, ...]
    pin: float = 5.5
    type: float = 10.5


A4_MAPS = MapSizes(186, (70, 95, 125))
A4_MAPS_OF_FOUR = MapSizes(186, (70, 95, 125, 200))


@dataclass(frozen=True, slots=True)
class Format:
    """One form of print: `name` for the command, `title` for people and file names.

    `pages` is how many it fills unless others are asked for, None as many as it takes; `whole`
    is one of the whole city instead of one an area; `maps` are those of an area, `cover` that of the
    city. The paper's size, the least and the greatest type are said in assets/print/<name>.css, where
    they are used.
    """

    name: str
    title: str
    pages: int | None
    whole: bool = False
    fold: Fold = Fold.NONE
    maps: MapSizes | None = A4_MAPS
    cover: MapSizes | None = None

    @property
    def template(self) -> str:
        """The template that draws it."""
        return f"print/{self.name}.html"


FORMATS: Mapping[str, Format] = {
    one.name: one
    for one in (
        Format("a4", "A4片面", 1),
        Format("a4-2", "A4両面", 2),
        Format("a4-4", "A4四ページ", 4, maps=A4_MAPS_OF_FOUR),
        Format("a3-fold", "A3二つ折り", 4, fold=Fold.HALF, maps=A4_MAPS_OF_FOUR),
        Format(
            *("booklet", "A5冊子", None),
            whole=True,
            fold=Fold.BOOKLET,
            maps=MapSizes(126, (80,)),
            cover=MapSizes(126, (110,)),
        ),
        Format("poster", "A3ポスター", 1, maps=MapSizes(265, (130, 170, 210, 250), pin=8, type=14)),
        Format("large", "大きな字", None, maps=MapSizes(186, (150,), pin=10, type=18)),
        Format("fax", "ファクス用", None, maps=None),
    )
}
DEFAULT = "a4-2"
# An issue of the newsletter, which is asked for by its month and not by the name of a form.
NEWSLETTER = Format("newsletter", "お便り", None, maps=MapSizes(186, (70, 95)))

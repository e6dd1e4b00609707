"""What a drawing is made of: data that a template turns into SVG."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.drawing.labels import Label
from sitegen.drawing.projection import XY, Frame
from sitegen.site import Pin


@dataclass(frozen=True, slots=True)
class Land:
    """An area drawn: `slug` leads to its page, `own` is the one the figure is about.

    A path that was drawn for another figure has an SVG `transform` into this one.
    """

    slug: str
    name: str
    path: str
    own: bool
    label: Label | None
    transform: str | None = None


@dataclass(frozen=True, slots=True)
class Ground:
    """A district drawn inside its area."""

    path: str
    label: Label | None
    transform: str | None = None


@dataclass(frozen=True, slots=True)
class DrawnPin:
    """A pin at (x, y) with its tip at the true point; `moved` if a line must join the two."""

    pin: Pin
    x: float
    y: float
    tip_x: float
    tip_y: float
    moved: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale bar: where it begins, its length in units and in words."""

    x: float
    y: float
    length: float
    text: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A figure in the units of its frame; `whole` if it shows all areas alike."""

    frame: Frame
    lands: tuple[Land, ...]
    districts: tuple[Ground, ...]
    pins: tuple[DrawnPin, ...]
    scale: Scale
    north: XY
    whole: bool = False

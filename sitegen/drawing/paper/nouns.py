"""What a map for paper is made of; lengths are millimetres, sizes of type points."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.records import LayerKind
from sitegen.site import Pin

XY = tuple[float, float]
Box = tuple[float, float, float, float]
POINT = 0.3528
# The marks' shapes reach 22 units from their middle where 40 are a pin's diameter, squares a little more.
REACH = 0.575


@dataclass(frozen=True, slots=True)
class PaperSize:
    """The figure's width and height in mm, the least type in points, a pin's diameter in mm."""

    width: float
    height: float
    type: float
    pin: float


@dataclass(frozen=True, slots=True)
class PaperPin:
    """A pin with its middle at (x, y); `moved` if a line must lead to its true point, the tip.

    The tip of a pin that lies `beyond` the map is where the line leaves it.
    """

    pin: Pin
    x: float
    y: float
    tip_x: float
    tip_y: float
    moved: bool
    beyond: bool


@dataclass(frozen=True, slots=True)
class PaperName:
    """A name around its middle: `kind` is "near", "district", "area", "landmark" or "letter"."""

    text: str
    x: float
    y: float
    size: float
    kind: str

    @property
    def box(self) -> Box:
        """The room it takes: left, top, right, bottom."""
        wide, high = text_width(self.text, self.size), self.size * POINT * 1.16
        return self.x - wide / 2, self.y - high / 2, self.x + wide / 2, self.y + high / 2


@dataclass(frozen=True, slots=True)
class PaperLandmark:
    """A small mark around (x, y): `sign` is "school", "station" or "spot"."""

    x: float
    y: float
    sign: str


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A river, railway or road: its path, and the lines that fill it where it has an extent."""

    kind: LayerKind
    path: str
    hatching: str = ""


@dataclass(frozen=True, slots=True)
class PaperOrnament:
    """The scale bar with an arrow to the north: the bar's left end, length, words and type.

    `arrow` is how far left of it the arrow stands.
    """

    x: float
    y: float
    length: float
    text: str
    size: float
    arrow: float
    box: Box


@dataclass(frozen=True, slots=True)
class PaperPanel:
    """One map of a figure, at (x, y) in it; everything in it is counted from there.

    `lands` are the borders of the neighbours, `districts` those inside, `own` is the outline;
    `calls` lead from names that stand outside to what they name;
    `letter` names an inset; `zoomed` is the part of the main map that the inset shows.
    """

    x: float
    y: float
    width: float
    height: float
    lands: str
    own: str
    districts: str
    lines: tuple[PaperLine, ...]
    names: tuple[PaperName, ...]
    calls: tuple[tuple[XY, XY], ...]
    landmarks: tuple[PaperLandmark, ...]
    pins: tuple[PaperPin, ...]
    ornament: PaperOrnament
    letter: PaperName | None = None
    zoomed: Box | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class PaperDrawing:
    """A figure for paper: the main map first, then its inset if there is one.

    `pin` is the pins' diameter as drawn; `tight` says that not even the smallest had room apart.
    """

    size: PaperSize
    panels: tuple[PaperPanel, ...]
    pin: float
    tight: bool = False


def text_width(text: str, size: float) -> float:
    """Return how wide a text is at most, in mm, at a size in points."""
    return POINT * size * sum(1.0 if ord(one) > 0x2E7F else 0.72 for one in text)  # noqa: PLR2004 - CJK


def meets(one: Box, other: Box) -> bool:
    """Tell whether two boxes reach into each other."""
    return one[0] < other[2] and one[2] > other[0] and one[1] < other[3] and one[3] > other[1]


def grown(box: Box, by: float) -> Box:
    """Return a box with as much more on each side."""
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by

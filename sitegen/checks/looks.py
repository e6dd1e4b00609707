"""Checks of the categories' colours and shapes: readable, and told apart without colour."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.diagnostics import Finding
from sitegen.records import Records

LEAST = 7.0
LIGHT = "#FFFFFF"
DARK = "#1B1A18"


def colours(records: Records) -> Iterator[Finding]:
    """Numbers stand in these colours for readers over 70: 7:1 against white, and on dark paper."""
    for ident, category in records.city.data.categories.items():
        for key, colour, ground in (("colour", category.colour, LIGHT), ("dark", category.dark, DARK)):
            ratio = contrast(colour, ground)
            if ratio < LEAST:
                values = {"colour": colour, "ground": ground, "ratio": f"{ratio:.1f}"}
                yield Finding("weak-colour", records.city.at("categories", ident, key), values)


def shapes(records: Records) -> Iterator[Finding]:
    """Two kinds of one shape look alike in black and white."""
    first: dict[str, str] = {}
    for ident, category in records.city.data.categories.items():
        if category.shape in first:
            values = {"name": category.name, "other": first[category.shape]}
            yield Finding("same-shape", records.city.at("categories", ident, "shape"), values)
        first.setdefault(category.shape, category.name)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two #RRGGBB colours (WCAG 2.2, 1.4.3)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5))
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - WCAG's formula
        for value in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

"""Our own figure of an area as data, for print and for pages without a script.

A template turns a drawing into SVG; nothing here is markup.
"""

from sitegen.drawing.figures import draw_area, draw_city, draw_place
from sitegen.drawing.nouns import Drawing

__all__ = ["Drawing", "draw_area", "draw_city", "draw_place"]

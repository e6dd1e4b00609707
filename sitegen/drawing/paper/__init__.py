"""The map of an area for paper, in millimetres and points: black lines on white that copiers keep."""

from sitegen.drawing.paper.figure import draw_paper, draw_paper_city
from sitegen.drawing.paper.nouns import PaperDrawing, PaperName, PaperPanel, PaperPin, PaperSize

__all__ = [
    "PaperDrawing",
    "PaperName",
    "PaperPanel",
    "PaperPin",
    "PaperSize",
    "draw_paper",
    "draw_paper_city",
]

"""HTML that people wrote into a map's descriptions, as the plain text they saw."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

TAG = re.compile(
    r"</?(?:a|b|blockquote|br|center|div|em|font|h[1-6]|hr|i|img|li|ol|p|span|strong|table|tbody|td|th|tr|u|ul)"
    r"\b[^>]*>",
    re.IGNORECASE,
)
ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-f]+|[a-z]+);", re.IGNORECASE)
BLOCKS = {"p", "div", "tr", "table", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "center"}
SILENT = {"script", "style", "head", "title", "iframe", "object"}
CELLS = {"td", "th"}
PAIR = 2
SAFE = ("http://", "https://")


def plain_text(text: str) -> str:
    """Return a text without its HTML, line by line; a text without tags keeps its lines as they are.

    Pictures are dropped; a link keeps its address behind its words; a table's row of two cells
    becomes "heading：value".
    """
    if TAG.search(text):
        reader = _Reader()
        reader.feed(text)
        reader.close()
        text = reader.text()
    elif ENTITY.search(text):
        text = html.unescape(text)
    return tidy(text)


def tidy(text: str) -> str:
    """Return a text with its lines trimmed, at most one blank line between two, none around them."""
    lines = [line.strip() for line in re.split(r"\r\n|[\r\n\v\f\u2028\u2029\x85]", text.replace("\xa0", " "))]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class _Reader(HTMLParser):
    """Collects the words of a piece of HTML; a newline in its source counts as a blank."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.cells: list[str] | None = None
        self.silent: list[str] = []
        self.link: tuple[str, int] | None = None

    def text(self) -> str:
        """Return what was read; a table left open ends here."""
        self._end_row()
        return "".join(self.parts)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line, a cell, a link or something that is not read."""
        if tag in SILENT:
            self.silent.append(tag)
        elif tag in {"br", "hr"}:
            self._add(" " if self.cells else "\n")
        elif tag == "tr":
            self._end_row()
            self._begin_line()
            self.cells = []
        elif tag in CELLS and self.cells is not None:
            self.cells.append("")
        elif tag == "li":
            self._begin_line()
            self._add("・")
        elif tag in BLOCKS:
            self._begin_line()
        elif tag == "a":
            start = len(self.cells[-1]) if self.cells else len(self.parts)
            self.link = (dict(attrs).get("href") or "", start)

    def handle_endtag(self, tag: str) -> None:
        """End what began; an address that its words do not say follows them."""
        if self.silent and tag == self.silent[-1]:
            self.silent.pop()
        elif tag in {"tr", "table"}:
            self._end_row()
        elif tag in BLOCKS:
            self._begin_line()
        elif tag == "a" and self.link is not None:
            address, start = self.link
            said = (self.cells[-1][start:] if self.cells else "".join(self.parts[start:])).strip()
            if address.startswith(SAFE) and address != said:
                self._add(f"（{address}）" if said else address)
            self.link = None

    def handle_data(self, data: str) -> None:
        """Take the words."""
        if not self.silent and (data.strip() or not self._at_start()):
            self._add(re.sub(r"\s*\n\s*", " ", data))

    def _at_start(self) -> bool:
        return not self.cells and (not self.parts or self.parts[-1].endswith("\n"))

    def _begin_line(self) -> None:
        if not self._at_start():
            self._add(" " if self.cells else "\n")

    def _add(self, text: str) -> None:
        if self.cells:
            self.cells[-1] += text
        else:
            self.parts.append(text)

    def _end_row(self) -> None:
        if self.cells is not None:
            cells = [cell.strip() for cell in self.cells if cell.strip()]
            self.cells = None
            if cells:
                self.parts.append(("：" if len(cells) == PAIR else "　").join(cells) + "\n")

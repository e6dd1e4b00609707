"""Characters for which no installed font has a glyph: on paper they would be empty boxes (tofu)."""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sitegen.pdf.jobs import Job
from sitegen.pdf.press import Press

# As in assets/print/print.css.
FONTS = '"BIZ UDPGothic", "BIZ UDGothic", "Noto Sans CJK JP", sans-serif'
# Any Japanese font has these.
COMMON = frozenset("あア日")
ASCII = 0x80
SELECTORS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))
# A noncharacter has a glyph in no font: what looks like it is what stands for glyphs that lack.
DRAW = """([characters, fonts]) => {
  const SIDE = 40;
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = SIDE;
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  pen.font = `24px ${fonts}`;
  const draw = (character) => {
    pen.clearRect(0, 0, SIDE, SIDE);
    pen.fillText(character, 4, 30);
    return new Uint32Array(pen.getImageData(0, 0, SIDE, SIDE).data.buffer);
  };
  const lacking = ["\\u{10FFFF}", "\\uFFFE"].map(draw);
  return characters.filter((character) => {
    const drawn = draw(character);
    return lacking.some((one) => one.every((dot, index) => dot === drawn[index]));
  });
}"""


@dataclass(frozen=True, slots=True)
class Tofu:
    """Characters that cannot be printed, each with the documents in which it stands.

    `fontless` is where not even common Japanese characters can be.
    """

    found: Mapping[str, tuple[Job, ...]]
    fontless: bool

    @property
    def pages(self) -> frozenset[str]:
        """The pages of the documents in which any of them stands."""
        return frozenset(job.page for jobs in self.found.values() for job in jobs)


def find_tofu(jobs: Sequence[Job], folder: Path, press: Press) -> Tofu | None:
    """Return which characters of the documents in a folder no font can show, None if all can be."""
    texts = {job.page: characters_of((folder / job.page).read_text("utf-8")) for job in jobs}
    asked = sorted(frozenset().union(COMMON, *texts.values()))
    answer = press.ask(DRAW, [asked, FONTS])
    lacking = [str(one) for one in answer] if isinstance(answer, list) else []
    if not lacking:
        return None
    found = {one: tuple(job for job in jobs if one in texts[job.page]) for one in lacking}
    return Tofu({one: where for one, where in found.items() if where}, fontless=set(lacking) >= COMMON)


def characters_of(document: str) -> frozenset[str]:
    """Return the characters of an HTML document that a font has to show; ASCII every font has."""
    return frozenset(one for one in set(html.unescape(document)) if ord(one) >= ASCII and _is_drawn(one))


def _is_drawn(character: str) -> bool:
    if any(ord(character) in block for block in SELECTORS):
        return False
    # Spaces, line ends, and what only steers its neighbours (Cf).
    return unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Zs", "Zl", "Zp"}

"""What somebody who prints asks for beside the form."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wish:
    """A month, how many pages (None: as the form has it), and what is wanted on request only."""

    month: tuple[int, int]
    pages: int | None = None
    ruby: bool = False
    crop_marks: bool = False

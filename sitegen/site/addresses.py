"""Which town an address lies in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from sitegen.records import Town
from sitegen.site.folding import fold

# How it goes on behind a town's name: a lot's number, before it perhaps a letter (乙丸町甲161,
# 大桑町ヤ1-4), or where the name ends in 町 a quarter (福増町北1087).
_LOT = re.compile("$|[ ‐−,、-]|[甲乙丙丁子丑寅卯辰巳午未申酉戌亥ア-ヺ]?[0-9]")
_QUARTER = re.compile("[東西南北中][0-9]")
_PREFECTURE = re.compile("(.{2,3}[都道府県])?")
_TWO_NUMBERS = re.compile(r"\d\D+\d")


def town_index(towns: Iterable[Town]) -> Mapping[str, Town]:
    """Return towns by their folded names, as `town_of` looks them up."""
    return {fold(town.name): town for town in reversed(tuple(towns))}


def town_of(address: str, *, city: str, towns: Mapping[str, Town]) -> Town | None:
    """Return the town with whose name `address` goes on after the city's; None where none is sure.

    The longest name counts, and it must end where the name in the address ends: 泉が丘1-2 does
    not lie in 泉, while 久安6-59 lies in 久安六丁目.
    """
    before, named, after = unicodedata.normalize("NFKC", address).partition(city)
    rest = after.strip()
    if not named or not _PREFECTURE.fullmatch(before.strip()):
        return None
    ends = (end for end in range(len(rest), 0, -1) if _ends_name(rest[:end], rest[end:]))
    return next((found for end in ends if (found := towns.get(fold(rest[:end])))), None)


def _ends_name(name: str, rest: str) -> bool:
    """Tell whether a town's name may end between these two parts of an address."""
    if _TWO_NUMBERS.search(name):
        return False
    if name[-1].isdigit():
        return not rest or not (rest[0].isdigit() or rest[0] == "丁")
    return bool(_LOT.match(rest) or (name[-1] == "町" and _QUARTER.match(rest)))

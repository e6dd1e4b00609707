"""Addresses: joined from their parts, kept from dates that Excel made of 番地, and the one town they name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sitegen.intake.cells import looks_like_date, paragraphs, tidy
from sitegen.records import Records, Town

Part = tuple[str, str]
WHOLE = "address"
ORDER = ("address.prefecture", "address.city", "address.town", "address.number")
BUILDING = "address.building"
_HEAD = re.compile(r"^(?:〒?\s*\d{3}-?\d{4}\s*)?(?:(?:北海道|東京都|(?:京都|大阪)府|.{2,3}県))?\s*")
_DIGITS = "〇一二三四五六七八九"
_CHOME = re.compile(r"(?P<base>.+?)(?P<number>[一二三四五六七八九十]+|\d+)丁目$")
_BEHIND = re.compile(r"(?P<number>\d+|[一二三四五六七八九十]+)(?:丁目|丁|-(?=\d))")


@dataclass(frozen=True, slots=True)
class Address:
    """An address as it is written, the cells suspected to be dates, and those it has no room for."""

    text: str = ""
    suspect: tuple[Part, ...] = ()
    left: tuple[Part, ...] = ()


def read_address(parts: Mapping[str, Part], *, dates: frozenset[str] = frozenset()) -> Address:
    """Join the cells of an address; `dates` are the headings whose cells were dates in the workbook."""
    suspect = tuple(
        (heading, text) for heading, text in parts.values() if heading in dates or looks_like_date(text)
    )
    sound = {meaning: part for meaning, part in parts.items() if part not in suspect}
    whole = tidy(sound[WHOLE][1]) if WHOLE in sound else ""
    pieces = {meaning: tidy(sound[meaning][1]) for meaning in ORDER if meaning in sound}
    if not whole and not any(key in pieces for key in ORDER[2:]) and (suspect or BUILDING not in sound):
        # A prefecture and a city alone are no address of anything.
        pieces = pieces if suspect and len(pieces) > 1 else {}
    if not whole:
        return _with_building("".join(pieces.values()), sound, suspect, ())
    city = pieces.get("address.city", "")
    if city and city not in whole and not _HEAD.match(whole)[0].strip():  # type: ignore[index]
        whole = city + whole
    left = tuple(
        sound[meaning] for meaning, text in pieces.items() if text not in whole and meaning not in ORDER[:2]
    )
    return _with_building(whole, sound, suspect, left)


def _with_building(
    text: str, sound: Mapping[str, Part], suspect: tuple[Part, ...], left: tuple[Part, ...]
) -> Address:
    if BUILDING in sound and (building := tidy(sound[BUILDING][1])) not in text:
        if not text:
            return Address("", suspect, (*left, sound[BUILDING]))
        text = f"{text} {building}"
    return Address(text, suspect, tuple((heading, paragraphs(one)) for heading, one in left))


def towns_named(address: str, records: Records) -> tuple[Town, ...]:
    """Return the towns that an address of this city may mean: one, where it says its 丁目 or has none.

    Only what stands right behind the city's name counts: 本町 within 野々市市本町 is another city's.
    """
    plain = unicodedata.normalize("NFKC", tidy(address)).replace("ヶ", "ケ")
    rest = plain[_HEAD.match(plain).end() :].removeprefix(records.city.data.name).strip()  # type: ignore[union-attr]
    exact: list[tuple[int, Town]] = []
    loose: list[tuple[int, Town]] = []
    for town in records.towns:
        base, number = _parted(unicodedata.normalize("NFKC", town.name).replace("ヶ", "ケ"))
        if not rest.startswith(base):
            continue
        behind = _BEHIND.match(rest[len(base) :].strip())
        said = _number(behind["number"]) if behind else None
        if number is None and not (behind and "丁" in behind[0]):
            exact.append((len(base), town))
        elif number is not None and number == said:
            exact.append((len(base) + 1, town))
        elif number is not None and said is None:
            loose.append((len(base), town))
    return _longest(exact) or _longest(loose)


def _longest(found: Iterable[tuple[int, Town]]) -> tuple[Town, ...]:
    found = tuple(found)
    most = max((length for length, _ in found), default=0)
    return tuple(town for length, town in found if length == most)


def _parted(name: str) -> tuple[str, int | None]:
    match = _CHOME.fullmatch(name)
    return (match["base"], _number(match["number"])) if match else (name, None)


def _number(text: str) -> int:
    """Return a number up to 99 in digits or in kanji."""
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.partition("十") if "十" in text else ("", "", text)
    first = (_DIGITS.index(tens) if tens in _DIGITS and tens else 1) * 10 if ten else 0
    return first + (_DIGITS.index(ones) if ones and ones in _DIGITS else 0)

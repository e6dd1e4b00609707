"""The kinds of value a record may hold, read from text as people write it.

Every scalar reaches these types as the text that stands in the file (see `sitegen.load`), so
19:30 is never 1170 and 0120 keeps its zero. A value that cannot be meant raises
`PydanticCustomError` whose type is the code of a finding.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import Annotated, NamedTuple

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

JAPAN_LATITUDES = (20.0, 46.0)
JAPAN_LONGITUDES = (122.0, 154.5)
ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
ERA_LETTERS = {"M": "明治", "T": "大正", "S": "昭和", "H": "平成", "R": "令和"}

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
URL_PATTERN = r"^https?://[^\s<>\"'`\\^{|}]+$"
# JSON Schema's `format: date` would refuse what we read (2026/10/1, 令和8年10月1日), and makes
# some editors do so: a plain pattern says what is meant.
DAY_PATTERN = r"^\s*\S.*[0-9０-９一二三四五六七八九十元].*$"

_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_ERA_DAY = re.compile(
    r"(明治|大正|昭和|平成|令和|[MTSHR])\s*(\d{1,2}|元)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?"
)
_SEASON = re.compile(r"(\d{1,2})月(\d{1,2})日?\s*[~〜～-]\s*(\d{1,2})月(\d{1,2})日?")
_PHONE = re.compile(r"\+?[0-9(][0-9() -]{7,18}[0-9]")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−－ー", "-"))
_YES = {"true", "yes", "はい", "あり", "有", "有り", "可", "○", "〇"}
_NO = {"false", "no", "いいえ", "なし", "無", "無し", "不可", "x", "×"}


class Model(BaseModel):
    """A part of a record: immutable, and closed to keys it does not know."""

    # Deferred: a nested model is built once, inside the record that holds it.
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)


MonthDays = tuple[tuple[int, int], tuple[int, int]]


class LatLon(NamedTuple):
    """A point in degrees, latitude first as map sites copy it (JGD2011 or WGS 84)."""

    latitude: float
    longitude: float


def narrow(text: str) -> str:
    """Return `text` with full-width letters, digits and dashes made half-width."""
    return unicodedata.normalize("NFKC", text).translate(_DASHES).strip()


def read_text(value: object) -> str:
    """Return a text without surrounding blanks; refuse a list or a mapping."""
    if not isinstance(value, str):
        raise PydanticCustomError("not-a-text", "not a text")
    return value.strip()


def read_day(value: object) -> dt.date:
    """Read 2026-10-01, 2026/10/1, 2026年10月1日 or 令和8年10月1日, half or full width."""
    if isinstance(value, dt.date):
        return value
    text = narrow(read_text(value))
    if match := _DAY.fullmatch(text):
        year, month, day = (int(group) for group in match.groups())
    elif match := _ERA_DAY.fullmatch(text):
        era = ERA_LETTERS.get(match[1], match[1])
        year = ERAS[era] + (1 if match[2] == "元" else int(match[2]))
        month, day = int(match[3]), int(match[4])
    else:
        raise PydanticCustomError("bad-date", "not a date", {"text": text})
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise PydanticCustomError("no-such-date", "no such date", {"text": text}) from None


def read_season(value: object) -> MonthDays:
    """Read 12月29日～1月3日, a period of every year, as its first and last (month, day)."""
    if isinstance(value, tuple):
        return value
    text = narrow(read_text(value))
    match = _SEASON.fullmatch(text)
    if not match:
        raise PydanticCustomError("bad-season", "not a period", {"text": text})
    month, day, last_month, last_day = (int(group) for group in match.groups())
    for one in ((month, day), (last_month, last_day)):
        try:
            dt.date(2024, *one)
        except ValueError:
            raise PydanticCustomError("bad-season", "not a period", {"text": text}) from None
    return (month, day), (last_month, last_day)


def read_flag(value: object) -> bool:
    """Read はい/いいえ, あり/なし, true/false as yes or no."""
    if isinstance(value, bool):
        return value
    text = narrow(read_text(value)).lower()
    if text in _YES:
        return True
    if text in _NO:
        return False
    raise PydanticCustomError("bad-flag", "neither yes nor no", {"text": text})


def read_number(value: object) -> int:
    """Read a whole number, half or full width."""
    if isinstance(value, int):
        return value
    text = narrow(read_text(value))
    if not re.fullmatch(r"-?\d{1,9}", text):
        raise PydanticCustomError("bad-number", "not a whole number", {"text": text})
    return int(text)


def read_phone(value: object) -> str:
    """Read a telephone number; return it half-width, hyphens as written."""
    text = narrow(read_text(value))
    if not _PHONE.fullmatch(text):
        raise PydanticCustomError("bad-phone", "not a telephone number", {"text": text})
    return text


def read_url(value: object) -> str:
    """Read a web address; only http and https are let through."""
    text = read_text(value)
    if not re.fullmatch(URL_PATTERN, text):
        raise PydanticCustomError("bad-url", "not a web address", {"text": text})
    return text


def read_id(value: object) -> str:
    """Read a name that is also an address on the web: a-z, 0-9 and hyphens."""
    text = narrow(read_text(value))
    if not re.fullmatch(ID_PATTERN, text):
        raise PydanticCustomError("bad-id", "not an id", {"text": text})
    return text


def read_point(value: object) -> LatLon:
    """Read "緯度, 経度" into a point inside Japan.

    Swapped, zero and foreign coordinates are told apart, since their cures differ.
    """
    if isinstance(value, LatLon):
        return value
    text = narrow(read_text(value)).replace("、", ",")
    parts = [part for part in re.split(r"[,\s]+", text) if part]
    try:
        latitude, longitude = (float(part) for part in parts)
    except ValueError:
        raise PydanticCustomError("location-not-number", "not a point", {"text": text}) from None
    if abs(latitude) < 1 and abs(longitude) < 1:
        raise PydanticCustomError("location-zero", "the zero point", {"text": text})
    if _in_japan(latitude, longitude):
        return LatLon(latitude, longitude)
    if _in_japan(longitude, latitude):
        swapped = f"{parts[1]}, {parts[0]}"
        raise PydanticCustomError("location-swapped", "swapped", {"suggestion": swapped, "slip": text})
    raise PydanticCustomError("location-outside-japan", "outside Japan", {"text": text})


def _in_japan(latitude: float, longitude: float) -> bool:
    south, north = JAPAN_LATITUDES
    west, east = JAPAN_LONGITUDES
    return south <= latitude <= north and west <= longitude <= east


def one_or_many(value: object) -> object:
    """Let a single text stand where a list is meant."""
    return (value,) if isinstance(value, str) else value


Text = Annotated[str, BeforeValidator(read_text, json_schema_input_type=str)]
Id = Annotated[str, BeforeValidator(read_id, json_schema_input_type=str), Field(pattern=ID_PATTERN)]
Day = Annotated[
    dt.date,
    BeforeValidator(read_day, json_schema_input_type=Annotated[str, Field(pattern=DAY_PATTERN)]),
]
Season = Annotated[MonthDays, BeforeValidator(read_season, json_schema_input_type=str)]
Flag = Annotated[bool, BeforeValidator(read_flag, json_schema_input_type=bool | str)]
Number = Annotated[int, BeforeValidator(read_number, json_schema_input_type=int | str)]
Phone = Annotated[str, BeforeValidator(read_phone, json_schema_input_type=str)]
Url = Annotated[
    str,
    BeforeValidator(read_url, json_schema_input_type=Annotated[str, Field(pattern=URL_PATTERN)]),
]
Point = Annotated[LatLon, BeforeValidator(read_point, json_schema_input_type=str)]
Texts = Annotated[tuple[Text, ...], BeforeValidator(one_or_many, json_schema_input_type=str | list[str])]
Ids = Annotated[tuple[Id, ...], BeforeValidator(one_or_many, json_schema_input_type=str | list[str])]

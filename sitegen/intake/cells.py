"""Single cells as people and spreadsheets leave them: widths, hours as fractions, 番地 made dates, phones."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from pydantic_core import PydanticCustomError

from sitegen.editing.plain import tidy as without_controls
from sitegen.records.fields import narrow, read_phone

_WIDE = {
    code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
}
_HALF_KANA = re.compile(r"[\uff66-\uff9f]+")
_DASH_BETWEEN = re.compile(r"(?<=\d)\s?[‐‑‒–—―−－ー]\s?(?=\d)")
_BLANKS = re.compile(r"[ \t\u3000\u00a0]+")
_FRACTION = re.compile(r"0?\.\d+|0")
_CLOCK = re.compile(r"(?:(?:1899|1900)-\d\d-\d\d[ T])?(\d{1,2}):(\d\d):\d\d(?:\.0+)?")
_DATES = re.compile(
    r"\d{1,2}月\d{1,2}日|(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:[ T]0{1,2}:00(?::00)?)?"
    r"|\d{1,2}-(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?:-\d{2,4})?"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-\d{1,2}",
    re.IGNORECASE,
)
_MIDNIGHT = re.compile(r"(\d{4}-\d\d-\d\d)[ T]00:00(?::00)?(?:\.0+)?")
_PHONES = re.compile(
    r"(?<![\d-])(?:\(0\d{1,4}\)\s?|0\d{1,4}[-(\s])\d{1,4}[-)\s]\s?\d{3,4}(?![\d-])|(?<![\d-])0\d{9,10}(?![\d-])"
)
_FAX_BEFORE = re.compile(r"(?:fax|ファクス|ファックス|f)\s*[.:：]?\s*$", re.IGNORECASE)
_PHONE_WORD = re.compile(r"(?:電話番号|電話|でんわ|TEL|Tel|tel|☎|℡)\s*[.:：]?\s*$")
MINUTES = 24 * 60
NINE = 9


def tidy(text: str) -> str:
    """Return a one-line text with half-width letters and digits, whole kana and single blanks.

    Japanese marks stay full width, as people write them.
    """
    kana = _HALF_KANA.sub(lambda found: unicodedata.normalize("NFKC", found[0]), without_controls(text))
    line = _BLANKS.sub(" ", " ".join(kana.translate(_WIDE).split("\n")))
    return _DASH_BETWEEN.sub("-", line).strip()


def paragraphs(text: str) -> str:
    """Return a longer text line by line, without blanks at the ends and without rows of empty lines."""
    lines = [line.strip(" \t\u3000") for line in without_controls(text).replace("\t", " ").split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def is_blank(text: str) -> bool:
    """Tell whether a cell says nothing, such as a lone dash."""
    plain = unicodedata.normalize("NFKC", text).strip().lower()
    return not plain.strip("-‐‑–—―−ー*・") or plain in {"n/a", "null", "none"}


def clock(text: str) -> str | None:
    """Return a time of day as 13:30 where a spreadsheet holds it as 0.5625 or 13:30:00; else None."""
    plain = narrow(text)
    if _FRACTION.fullmatch(plain) and plain != "0":
        minutes = round(float(plain) * MINUTES)
        return f"{minutes // 60}:{minutes % 60:02}"
    if match := _CLOCK.fullmatch(plain):
        return f"{int(match[1])}:{match[2]}"
    return None


def looks_like_date(text: str) -> bool:
    """Tell whether a cell that should hold an address holds nothing but a date: Excel makes 8-6 one."""
    return _DATES.fullmatch(unicodedata.normalize("NFKC", text).strip()) is not None


def without_midnight(text: str) -> str:
    """Return a date without the hour 0:00 that spreadsheets put behind it."""
    match = _MIDNIGHT.fullmatch(text.strip())
    return match[1] if match else text


@dataclass(frozen=True, slots=True)
class Called:
    """A contact taken apart: the number, and what else was written; `unclear` if it can't be told apart."""

    phone: str | None = None
    rest: str = ""
    unclear: bool = False


def part_phone(text: str) -> Called:
    """Take the one telephone number out of a text; with several, or a doubtful one, take none."""
    line = tidy(text)
    try:
        whole = read_phone(line)
    except PydanticCustomError:
        pass
    else:
        digits = re.sub(r"\D", "", whole)
        lost_zero = not whole.startswith(("0", "(0", "+")) and len(digits) >= NINE
        return Called(rest=line, unclear=True) if lost_zero else Called(whole)
    plain = unicodedata.normalize("NFKC", line).translate(str.maketrans("‐‑–—―−", "------"))
    found = [one for one in _PHONES.finditer(plain) if not _FAX_BEFORE.search(plain[: one.start()])]
    if len(found) != 1:
        return Called(rest=line, unclear=bool(found))
    (one,) = found
    try:
        phone = read_phone(one[0])
    except PydanticCustomError:
        return Called(rest=line, unclear=True)
    before = _PHONE_WORD.sub("", line[: one.start()]) if len(plain) == len(line) else ""
    after = line[one.end() :] if len(plain) == len(line) else ""
    rest = _BLANKS.sub(" ", f"{before} {after}").strip(" 　,、・/／:：()（）").replace(" （", "（")
    if len(plain) != len(line):
        return Called(rest=line, unclear=True)
    return Called(phone, _balanced(rest, before, after))


def _balanced(rest: str, before: str, after: str) -> str:
    """Return what stood around a number; brackets that held the number alone go with it."""
    if before.rstrip().endswith(("(", "（")) and after.lstrip().startswith((")", "）")):
        inner = f"{before.rstrip()[:-1]} {after.lstrip()[1:]}"
        return inner.strip(" 　,、・/／:：")
    opened, closed = sum(rest.count(one) for one in "(（"), sum(rest.count(one) for one in ")）")
    return (
        rest
        if opened == closed
        else _BLANKS.sub(" ", f"{before} {after}").strip(" 　,、・/／:：").replace(" （", "（")
    )

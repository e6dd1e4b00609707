"""What a sentence means, in one plain line, where that tells a reader more than the sentence."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from sitegen.languages import JAPANESE
from sitegen.pages.page import Plan
from sitegen.schedule import Reading
from sitegen.schedule.nouns import Dates

# Words that two ways of writing the same thing differ in, and nobody misses.
_IDLE = re.compile(
    r"毎月|毎週|[月年]\d回|曜日?|第|週|の|は|に|と|ただし|場合|変更|開催|なし|出発|休止|休み|を?除く|から|まで|より"
)
_MARKS = re.compile(r"[\s\u200b/／・,、。.※*()「」~〜～\-−–—]")
_CLOCK = re.compile(r"(午前|午後)?(\d{1,2})(?:時(?:(\d{1,2})分|(半))?|:(\d\d))")
_KANJI = str.maketrans("一二三四五", "12345")
_NOON = re.compile("正午|お昼")


def meaning(reading: Reading, plan: Plan) -> str | None:
    """Return what an understood sentence means, or None where that would say it twice.

    A page in another language says nothing but what the sentence means (see `sentences`).
    """
    if reading.schedule is None or plan.language is not JAPANESE:
        return None
    # Dates that are written out stand in the page's list of dates, and there with their weekdays.
    if all(isinstance(days, Dates) for rule in reading.schedule.rules for days in rule.days):
        return None
    said = plan.worder.sentence(reading.schedule)
    if said == reading.text:
        return None
    written = reading.text
    for remark in reading.remarks:
        written = written.replace(remark, "")
    return None if sorted(fold(said)) == sorted(fold(written)) else said


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Return a sentence without all that only writing differs in."""
    text = _NOON.sub("12:00", unicodedata.normalize("NFKC", text))
    text = re.sub("第?([一二三四五])(?=[^0-9一二三四五])", lambda found: found[0].translate(_KANJI), text)
    text = _CLOCK.sub(_clock, text)
    return _MARKS.sub("", _IDLE.sub("", text))


def _clock(found: re.Match[str]) -> str:
    half, hour, minutes, thirty, after_colon = found.groups()
    number = int(hour) + (12 if half == "午後" and int(hour) < 12 else 0)  # noqa: PLR2004 - hours of half a day
    return f"{number}:{'30' if thirty else minutes or after_colon or '00'}"

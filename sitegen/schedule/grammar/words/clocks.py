"""Times of day: 13:30, 午後1時半, 正午, 夕方, and the names of sittings."""

from __future__ import annotations

from sitegen.schedule.grammar.words.spelling import either, maybe, named, one_of

_AM, _PM = r"a\.?m\.? ?", r"p\.?m\.? ?"

CLOCK = (
    named("half", "午前中?の?", "午後の?", _AM, _PM, "朝の?", "お?昼の?", "夕方の?", "夕", "夜の?", "晩の?")
    + r"? ?(?P<hour>\d{1,4}) ?"
    + one_of(
        r"時 ?(?P<minute>\d{1,3}) ?分",
        r"時(?P<minute3>\d{2})(?![\d月日:/時回])",
        r": ?(?P<minute2>\d{2})(?!\d)(?: ?分)?",
        r"時(?!間)(?P<thirty>半)?",
    )
    + r"(?: ?(?P<after>am|pm))?"
)
# The first hour of 10～12時, which 時 does not follow.
BARE_HOUR = (
    named("half2", "午前の?", "午後の?", _AM, _PM, "朝", "昼", "夕方?", "夜")
    + r"? ?(?P<hour2>\d{1,2})(?= ?[~-] ?(?:午前|午後)? ?\d{1,2} ?時)"
)
# A time inside a remark: nobody asks what it says.
ANY_CLOCK = (
    maybe("午前", "午後", "正午", "朝", "昼", "夜")
    + r" ?(?:\d{1,2} ?(?:時(?:\d{1,2}分?|半)?|:\d{2}))(?:頃|ごろ)?"
)

# 昼 alone is no clock, but the end of one: 午前10時～昼.
NOON = either("正午", "お昼(?!の|ご|休|過|頃)", "(?<=[~-])昼(?=$|[ 、・/()])", "昼(?=まで)")
BAND = either(
    "(?P<morning>午前中?|朝|am(?![a-z]))",
    "(?P<afternoon>午後|昼間|pm(?![a-z]))",
    "(?P<evening>夕方|夜間?|晩)",
)
ABOUT_TIME = either("頃", "ごろ", "ころ", "ぐらい", "くらい", "過ぎ", "(?<=日)前後")
PART_NAME = either("(?:昼|夜|朝|夕方?|午前|午後|前|後)の部", "第?[1-9]部(?!屋)", "[①-⑩]", "前半", "後半")

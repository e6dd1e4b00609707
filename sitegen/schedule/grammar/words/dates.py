"""Written dates, their years and their months: 令和8年4月1日（水）, 4/1, 2026年度."""

from __future__ import annotations

from sitegen.schedule.grammar.words.spelling import before, one_of


def _year(prefix: str) -> str:
    """Return an expression for a year, by an era or not; its parts are named after the prefix."""
    return (
        rf"(?:(?P<{prefix}era>令和|平成|昭和|r|h)\.? ?(?P<{prefix}eyear>元|\d{{1,2}})"
        rf"|(?P<{prefix}year>(?:19|20)\d\d))"
    )


def _weekday(prefix: str, tail: str, opening: str = r"\(") -> str:
    """Return an expression for the weekday behind a date: （月・祝） or 月曜日."""
    return (
        rf"(?P<{tail}> ?{opening}(?P<{prefix}wd>[月火水木金土日])(?:曜日?)?(?:[、・]?[祝休振]日?)?\)"
        rf"| ?(?P<{prefix}wd2>[月火水木金土日])曜日?)?"
    )


FISCAL = _year("f") + r"年度(?:は|の|より|から)?"
DATE = (
    _year("d")
    + r" ?(?:年|[./-]) ?(?:\(?(?P<dboth>(?:19|20)\d\d|(?:令和|平成)\d{1,2})年?\) ?)?"
    + r"(?P<dmonth>\d{1,2}) ?(?:月 ?(?P<dday>\d{1,2}) ?日|[./-] ?(?P<dday2>\d{1,2})(?!\d) ?日?)"
    + _weekday("d", "dtail", opening=r"\(?")
)
YEARMONTH = (
    _year("y")
    + r" ?年 ?(?:\((?P<yboth>(?:19|20)\d\d|(?:令和|平成)\d{1,2})年?\) ?)?"
    + r"(?P<ymonth>\d{1,2}) ?月(?!曜)"
)
YEAR = _year("z") + r"年(?:の|は)?"

# A fraction is a date only where something stands behind it that could follow one.
_BEHIND_SHORT_DATE = one_of(
    "日(?!間)",
    before(
        *("$", r"[ 、・/()~\-と]", r"の?\d", "から"),
        *("は", "に", "を", "が", "も", "休", "開", "除", "のみ"),
        "[月火水木金土日]曜",
    ),
)
SHORT_DATE = (
    r"(?P<smonth>\d{1,2}) ?(?:月|/|\.(?=\d{1,2} ?\([月火水木金土日])) ?(?P<sday>\d{1,2})(?!\d) ?"
    + _BEHIND_SHORT_DATE
    + _weekday("s", "stail")
)
MONTH = r"(?:翌年?の?)?(?P<month>\d{1,3}) ?月(?!曜|例)(?:中|分|度|期)?"
DAY = r"(?P<day>\d{1,3}) ?日(?!間|曜|程|時)" + _weekday("day", "daytail")

"""The names of holidays in a page's language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from sitegen.languages import Language
from sitegen.pages.page import Plan


def holidays(plan: Plan, first: dt.date, last: dt.date) -> Mapping[dt.date, str]:
    """Return the holidays from `first` to `last` with their names; a city's own keep theirs."""
    names = _names(plan.language)
    return {
        day: " ".join(names.get(part, part) for part in name.split(" "))
        for day, name in plan.almanac.holidays(first, last).items()
    }


def _names(language: Language) -> Mapping[str, str]:
    """Return the nation's holidays by their Japanese names, as jpholiday gives them."""
    gettext = language.gettext
    return {
        "元日": gettext("元日"),
        "成人の日": gettext("成人の日"),
        "建国記念の日": gettext("建国記念の日"),
        "天皇誕生日": gettext("天皇誕生日"),
        "春分の日": gettext("春分の日"),
        "昭和の日": gettext("昭和の日"),
        "憲法記念日": gettext("憲法記念日"),
        "みどりの日": gettext("みどりの日"),
        "こどもの日": gettext("こどもの日"),
        "海の日": gettext("海の日"),
        "山の日": gettext("山の日"),
        "敬老の日": gettext("敬老の日"),
        "秋分の日": gettext("秋分の日"),
        "スポーツの日": gettext("スポーツの日"),
        "文化の日": gettext("文化の日"),
        "勤労感謝の日": gettext("勤労感謝の日"),
        "振替休日": gettext("振替休日"),
        "国民の休日": gettext("国民の休日"),
    }

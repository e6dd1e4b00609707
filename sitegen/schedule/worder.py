"""Schedules, dates and hours in a language: what pages say of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sitegen.languages import JAPANESE, Language
from sitegen.schedule import japanese
from sitegen.schedule.nouns import Hours, Schedule
from sitegen.schedule.words import dates, hours
from sitegen.schedule.words.names import names
from sitegen.schedule.words.rules import sentences


@dataclass(frozen=True, slots=True)
class Worder:
    """Words schedules, dates and hours in a language; what it has said once it remembers."""

    language: Language

    def sentence(self, schedule: Schedule) -> str:
        """Return a schedule in plain words; in Japanese the sentence that is read back into its rules."""
        if self.language is JAPANESE:
            return japanese.sentence(schedule)
        return sentences(self.language, schedule)

    def short_date(self, day: dt.date) -> str:
        """Return 11月27日（金）; Fri 27 Nov."""
        return dates.short_date(self.language, day)

    def long_date(self, day: dt.date) -> str:
        """Return 2026年11月27日（金）; Fri 27 Nov 2026."""
        return dates.long_date(self.language, day)

    def month(self, year: int, month: int) -> str:
        """Return 2026年11月; November 2026."""
        return dates.month_of_year(self.language, year, month)

    def month_name(self, month: int) -> str:
        """Return 11月; November."""
        return names(self.language).months[month - 1]

    def weekday(self, weekday: int) -> str:
        """Return 金曜日; Friday. Weekdays count from Monday, 0."""
        return names(self.language).weekdays[weekday]

    def weekday_short(self, weekday: int) -> str:
        """Return 金; Fri."""
        return names(self.language).weekdays_short[weekday]

    def weekday_narrow(self, weekday: int) -> str:
        """Return 金; Fri, where there is room for little more."""
        return names(self.language).weekdays_narrow[weekday]

    def weekday_names(self, weekdays: Sequence[int]) -> str:
        """Return 月・水・金曜日, 月～金曜日; Mon, Wed and Fri, Mon–Fri."""
        return dates.weekday_names(self.language, weekdays)

    def days_on(self, days: Sequence[int], weekday: int) -> str:
        """Return days of one month that fall on one weekday: 4・18日（水）; Wed 4 and 18."""
        return dates.days_on(self.language, days, weekday)

    def clock(self, minutes: int) -> str:
        """Return 13:30, from minutes after midnight."""
        return hours.clock(self.language, minutes)

    def start(self, given: Hours) -> str:
        """Return when it begins, as short as can be: 13:30, 9:00頃, 午前; nothing without a time."""
        return hours.start(self.language, given)

    def starts(self, given: Hours) -> str:
        """Return when it begins: 13:30から; from 13:30."""
        return hours.starts(self.language, given)

    def hours(self, given: Hours) -> str:
        """Return 13:30～15:00, 9:00頃から, 午前; 13:30–15:00, from about 9:00, morning."""
        return hours.hours(self.language, given)

    def session(self, name: str) -> str:
        """Return what a sitting is called: 昼の部; daytime. What nobody else calls so stays."""
        return hours.session_name(self.language, name)

"""Temporary."""

from sitegen.schedule import wording
from sitegen.schedule.japanese import sentence


class Worder:
    def __init__(self, language):
        self.language = language

    sentence = staticmethod(sentence)
    short_date = staticmethod(wording.short_date)
    long_date = staticmethod(wording.long_date)
    start = staticmethod(wording.start)
    hours = staticmethod(wording.hours)

    @staticmethod
    def month(year, month):
        return f"{year}年{month}月"

    @staticmethod
    def month_name(month):
        return f"{month}月"

    @staticmethod
    def weekday(day):
        return wording.WEEKDAYS[day] + "曜日"

    @staticmethod
    def weekday_short(day):
        return wording.WEEKDAYS[day]

    @staticmethod
    def weekday_names(days):
        return wording.weekday_names(days)

    @staticmethod
    def starts(hours):
        return wording.start(hours) + ("から" if hours.start is not None else "")

    @staticmethod
    def session(name):
        return name

"""The oracle: which days an expression means, asked day by day, sharing nothing with the reader."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import jpholiday

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Days:
    """A question to one day, combined by & (and), | (or), ~ (not)."""

    ask: Callable[[date], bool]

    def __and__(self, other: Days) -> Days:
        """Hold where both hold."""
        return Days(lambda day: self.ask(day) and other.ask(day))

    def __or__(self, other: Days) -> Days:
        """Hold where one holds."""
        return Days(lambda day: self.ask(day) or other.ask(day))

    def __invert__(self) -> Days:
        """Hold where this does not."""
        return Days(lambda day: not self.ask(day))


def weekday(number: int) -> Days:
    """Hold on one day of the week, Monday being 0."""
    return Days(lambda day: day.weekday() == number)


def nth(*numbers: int) -> Days:
    """Hold on the first, second ... seven days of a month."""
    return Days(lambda day: (day.day + 6) // 7 in numbers)


def day(*numbers: int) -> Days:
    """Hold on these days of the month."""
    return Days(lambda day: day.day in numbers)


def month(*numbers: int) -> Days:
    """Hold in these months."""
    return Days(lambda day: day.month in numbers)


def months(first: int, last: int) -> Days:
    """Hold from one month to another, over the new year when the last is smaller."""
    return Days(lambda day: (day.month - first) % 12 <= (last - first) % 12)


def season(first: str, last: str) -> Days:
    """Hold every year from one MM-DD to another, over the new year when the last is smaller."""
    if first <= last:
        return Days(lambda day: first <= f"{day:%m-%d}" <= last)
    return Days(lambda day: not last < f"{day:%m-%d}" < first)


def on(*days: str) -> Days:
    """Hold on these days: YYYY-MM-DD once, MM-DD every year."""
    return Days(lambda day: f"{day:%Y-%m-%d}" in days or f"{day:%m-%d}" in days)


def since(first: str) -> Days:
    """Hold on a day and after it."""
    return Days(lambda day: day >= date.fromisoformat(first))


def until(last: str) -> Days:
    """Hold on a day and before it."""
    return Days(lambda day: day <= date.fromisoformat(last))


def between(first: str, last: str) -> Days:
    """Hold from one day to another, both included."""
    return since(first) & until(last)


def every(weeks: int, anchor: str) -> Days:
    """Hold on a day and every so many weeks after it."""
    start = date.fromisoformat(anchor)
    return Days(lambda day: day >= start and (day - start).days % (7 * weeks) == 0)


def every_other(anchor: str) -> Days:
    """Hold on a day and every second week after it."""
    return every(2, anchor)


def moved(rule: Days, by: int) -> Days:
    """Move the rule's holidays by so many days, and drop what meets another holiday."""
    came = Days(lambda day: (rule & holiday).ask(day - by * DAY))
    return (rule | came) & ~holiday


def moved_within(rule: Days, target: Days) -> Days:
    """Move the rule's holidays to the target of the same month, and drop what meets another holiday."""

    def came(day: date) -> bool:
        whole = (day.replace(day=1) + number * DAY for number in range(31))
        return target.ask(day) and any(
            other.month == day.month and (rule & holiday).ask(other) for other in whole
        )

    return (rule | Days(came)) & ~holiday


def moved_to_workday(rule: Days) -> Days:
    """Move the rule's holidays to the next day that is neither a holiday nor at the weekend."""

    def came(day: date) -> bool:
        before = day - DAY
        while not workday.ask(before):
            if (rule & holiday).ask(before):
                return workday.ask(day)
            before -= DAY
        return False

    return (rule & ~holiday) | Days(came)


mon, tue, wed, thu, fri, sat, sun = (weekday(number) for number in range(7))
everyday = Days(lambda _: True)
weekdays = mon | tue | wed | thu | fri
weekend = sat | sun
holiday = Days(lambda day: bool(jpholiday.is_holiday(day)))
workday = weekdays & ~holiday
last = Days(lambda day: (day + 7 * DAY).month != day.month)
month_end = Days(lambda day: (day + DAY).month != day.month)
even, odd = month(2, 4, 6, 8, 10, 12), month(1, 3, 5, 7, 9, 11)
new_year, obon = season("12-29", "01-03"), season("08-13", "08-16")


def dates(expression: str, first: date, last: date) -> list[date]:
    """Return the days from first to last on which an expression of this module holds."""
    meaning = eval(expression, {"__builtins__": {}}, dict(globals()))  # noqa: S307 - our own table
    assert isinstance(meaning, Days), expression
    span = (first + number * DAY for number in range((last - first).days + 1))
    return [day for day in span if meaning.ask(day)]

"""Sentences about dates: read into rules, worked out into dates, put into words."""

from sitegen.schedule.almanac import Almanac
from sitegen.schedule.dates import occurrences, undecided
from sitegen.schedule.nouns import Band, Hours, Occurrence, Outcome, Rule, Schedule, Session
from sitegen.schedule.reader import read_sentence, read_times
from sitegen.schedule.reading import Problem, Reading
from sitegen.schedule.timetable import Closed, Extra, Horizon, Paused, Timetable, make_timetable

__all__ = [
    "Almanac",
    "Band",
    "Closed",
    "Extra",
    "Horizon",
    "Hours",
    "Occurrence",
    "Outcome",
    "Paused",
    "Problem",
    "Reading",
    "Rule",
    "Schedule",
    "Session",
    "Timetable",
    "make_timetable",
    "occurrences",
    "read_sentence",
    "read_times",
    "undecided",
]

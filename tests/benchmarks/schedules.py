"""How fast sentences about dates are read, and a year's dates worked out.

    python -m tests.benchmarks.schedules

Reading is measured over the table of sentences, each read once: nothing is kept between two.
"""

from __future__ import annotations

import datetime as dt
import statistics
import time

from sitegen.schedule import Almanac, Schedule, occurrences, read_sentence
from tests.schedule.test_table import TABLES

GATHERINGS = 1000
FIRST, LAST = dt.date(2027, 1, 1), dt.date(2027, 12, 31)
READ_GOAL, DATE_GOAL = 0.3, 0.5


def measure_schedules(rounds: int = 5) -> dict[str, object]:
    """Return milliseconds a sentence and seconds for a year of 1,000 gatherings, medians."""
    almanac = Almanac()
    rows = [row for row in TABLES["table.tsv"] if row.outcome == "understood"]
    schedules: list[Schedule] = []
    reading, dating = [], []
    for turn in range(rounds + 1):
        start = time.perf_counter()
        found = [read_sentence(row.text, confirmed=row.confirmed, almanac=almanac).schedule for row in rows]
        middle = time.perf_counter()
        schedules = [one for one in found if one]
        many = [schedules[index % len(schedules)] for index in range(GATHERINGS)]
        start_dates = time.perf_counter()
        count = sum(len(occurrences(one, first=FIRST, last=LAST, almanac=almanac)) for one in many)
        end = time.perf_counter()
        if turn:
            reading.append((middle - start) / len(rows) * 1000)
            dating.append(end - start_dates)
    return {
        "ms a sentence": round(statistics.median(reading), 3),
        f"goal {READ_GOAL}": "met" if statistics.median(reading) <= READ_GOAL else "missed",
        f"a year of {GATHERINGS}, s": round(statistics.median(dating), 3),
        f"goal {DATE_GOAL}": "met" if statistics.median(dating) <= DATE_GOAL else "missed",
        "dates of that year": count,
    }


if __name__ == "__main__":
    for name, value in measure_schedules().items():
        print(f"{name:<22} {value}")  # noqa: T201 - a command's answer

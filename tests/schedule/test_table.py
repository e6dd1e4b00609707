"""The tables of sentences: each means what the oracle, which shares no code with the reader, says."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
import yaml

from sitegen.schedule import Almanac, Outcome, occurrences, read_sentence
from tests.schedule.oracle import dates

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
FIRST, LAST = date(2026, 12, 1), date(2028, 3, 31)
BANDS = {"am": "morning", "pm": "afternoon", "night": "evening"}
OUTCOMES = {
    "understood": Outcome.UNDERSTOOD,
    "undated": Outcome.UNDATED,
    "error": Outcome.ERROR,
}
ALTERNATIVES = " ;; "

Hours = tuple[int | None, int | None, str | None]
Meeting = tuple[date, Hours]


@dataclass(frozen=True)
class Row:
    """One sentence and what it means."""

    text: str
    outcome: str
    days: str
    hours: str
    confirmed: date | None
    remarks: tuple[str, ...]


def read_table(name: str) -> list[Row]:
    """Return a table's rows, without its comments."""
    lines = (HERE / name).read_text("utf-8").splitlines()
    head, *rest = (line for line in lines if line and not line.startswith("#"))
    assert head.split("\t") == ["text", "outcome", "days", "hours", "confirmed", "remarks"]
    rows = []
    for text, outcome, days, hours, confirmed, remarks in (line.split("\t") for line in rest):
        sentence = text.replace("\\n", "\n")  # a cell holds no line break
        when = date.fromisoformat(confirmed) if confirmed else None
        kept = tuple(filter(None, remarks.split("|")))
        rows.append(Row(sentence, outcome, days, hours, when, kept))
    return rows


TABLES = {name: read_table(name) for name in ("table.tsv", "records.tsv", "exam.tsv", "gaps.tsv")}
ALL = [row for rows in TABLES.values() for row in rows]


def minutes(clock: str) -> int | None:
    """Return the minutes after midnight of 13:30, or None of nothing."""
    if not clock:
        return None
    hour, minute = clock.split(":")
    return int(hour) * 60 + int(minute)


def hours_of(text: str) -> list[Hours]:
    """Return the sessions that a cell of the column `hours` writes, one without a time when it is empty."""
    if not text:
        return [(None, None, None)]
    if text in BANDS:
        return [(None, None, BANDS[text])]
    sessions = (session.split("-") for session in text.split("+"))
    return [(minutes(start), minutes(end), None) for start, end in sessions]


def expected(row: Row) -> list[Meeting]:
    """Return the row's meetings by the oracle, in order, each once."""
    rules = row.days.split(ALTERNATIVES)
    hours = row.hours.split(ALTERNATIVES)
    hours = hours * len(rules) if len(hours) == 1 else hours
    return ordered(
        (day, session)
        for rule, text in zip(rules, hours, strict=True)
        for day in dates(rule, FIRST, LAST)
        for session in hours_of(text)
    )


def ordered(meetings: Iterable[Meeting]) -> list[Meeting]:
    """Return meetings in order, each once."""
    return sorted(set(meetings), key=lambda meeting: (meeting[0], repr(meeting[1])))


def bare(remark: str) -> str:
    """Return a remark without widths, brackets and marks around it."""
    return re.sub(r"^[\s(※*]+|[\s)。、]+$", "", unicodedata.normalize("NFKC", remark))


@pytest.mark.parametrize("row", ALL, ids=lambda row: row.text)
def test_sentence(row: Row) -> None:
    """A sentence has the table's outcome, and on the oracle's days the table's hours."""
    almanac = Almanac()
    reading = read_sentence(row.text, confirmed=row.confirmed, almanac=almanac)
    assert reading.outcome is OUTCOMES[row.outcome], row.text  # pytest escapes the id
    if row.remarks:
        assert {bare(remark) for remark in reading.remarks} == {bare(remark) for remark in row.remarks}
    if row.outcome != "understood":
        return
    assert reading.schedule is not None, row.text
    found: list[Meeting] = []
    for meeting in occurrences(reading.schedule, first=FIRST, last=LAST, almanac=almanac):
        hours = meeting.hours
        clock: Hours = (None, None, None)
        if hours is not None:
            band = None if hours.band is None or hours.start is not None else str(hours.band)
            clock = (hours.start, hours.end, band)
        found.append((meeting.date, clock))
    assert [day for day, _ in found] == sorted(day for day, _ in found)
    assert len(found) == len(set(found)), "a meeting is there twice"
    assert ordered(found) == expected(row), row.text


def test_the_tables_are_sound() -> None:
    """Sentences are there once, enough of each outcome, and each understood one meets in the window.

    Only a record's list of dates may lie before it.
    """
    assert not [text for text, count in Counter(row.text for row in ALL).items() if count > 1]
    counts = Counter(row.outcome for row in ALL)
    assert counts["understood"] >= 280
    assert counts["undated"] >= 60
    assert counts["error"] >= 110
    assert set(counts) == set(OUTCOMES)
    for row in ALL:
        assert (row.outcome == "understood") == bool(row.days), row.text
        assert row.outcome == "understood" or not row.hours, row.text
        meets = not row.days or bool(expected(row))  # an expression that cannot be read fails here
        assert meets or row in TABLES["records.tsv"], row.text


def sentences_of(record: object) -> list[str]:
    """Return the sentences of a record: none, one or a list."""
    said = record.get("schedule") if isinstance(record, dict) else None
    return [said] if isinstance(said, str) else list(said or ())


def test_every_sentence_in_use_stands_in_a_table() -> None:
    """No sentence of the records, of the small city or of the sampled towns is left unexamined."""
    files = [
        file
        for folder in ("places", "tests/miniature/places")
        for file in sorted((ROOT / folder).rglob("*"))
        if file.suffix in {".yaml", ".yml"}
    ]
    used = {
        sentence: str(file.relative_to(ROOT))
        for file in files
        for sentence in sentences_of(yaml.safe_load(file.read_text("utf-8")))
    }
    lines = (ROOT / "tools/data/schedules.tsv").read_text("utf-8").splitlines()
    used |= {line.split("\t")[0]: "tools/data/schedules.tsv" for line in lines[1:]}
    assert len(used) > 300
    known = {row.text for row in ALL}
    assert not {sentence: place for sentence, place in used.items() if sentence not in known}


@pytest.mark.parametrize(
    ("expression", "year", "month", "days"),
    [
        ("nth(2, 4) & wed", 2027, 4, [14, 28]),
        ("nth(5) & tue", 2027, 2, []),
        ("nth(5) & fri", 2027, 4, [30]),
        ("last & wed", 2027, 6, [30]),
        ("last & sun & month(5)", 2027, 5, [30]),
        ("day(31)", 2027, 6, []),
        ("month_end", 2028, 2, [29]),
        ("nth(3) & mon & ~holiday", 2027, 7, []),
        ("holiday", 2027, 3, [21, 22]),
        ("holiday", 2027, 5, [3, 4, 5]),
        ("workday", 2027, 5, [6, 7, *range(10, 15), *range(17, 22), *range(24, 29), 31]),
        ("every_other('2026-12-02')", 2027, 1, [13, 27]),
        ("new_year", 2027, 1, [1, 2, 3]),
        ("new_year", 2026, 12, [29, 30, 31]),
        ("obon & weekdays", 2027, 8, [13, 16]),
        ("season('12-20', '01-10') & sun", 2027, 1, [3, 10]),
        ("months(11, 2) & day(1)", 2027, 2, [1]),
        ("months(11, 2) & day(1)", 2027, 3, []),
        ("moved(nth(2) & wed, 7)", 2027, 8, [18]),
        ("moved(mon, 1)", 2027, 3, [1, 8, 15, 23, 29]),
        ("moved(nth(1) & mon, 1)", 2027, 5, []),
        ("moved(wed, -7)", 2027, 8, [4, 18, 25]),
        ("moved_within(nth(1, 3) & wed, nth(2) & wed)", 2027, 5, [12, 19]),
        ("moved_to_workday(nth(1) & mon)", 2027, 5, [6]),
        ("moved_to_workday(day(11))", 2027, 2, [12]),
        ("between('2027-06-10', '2027-06-20') & thu", 2027, 6, [10, 17]),
    ],
)
def test_oracle(expression: str, year: int, month: int, days: list[int]) -> None:
    """The oracle says what a calendar on the wall says."""
    found = dates(expression, date(year, 1, 1), date(year, 12, 31))
    assert [day.day for day in found if day.month == month] == days

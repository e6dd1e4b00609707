"""Give every place its dates: read its sentences, lay its exceptions over them, say what is odd."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import partial

from sitegen.diagnostics import Finding, Span
from sitegen.memory import ONCE, Memory, Same
from sitegen.records import CityRecord, PlaceRecord, Records, Sourced
from sitegen.schedule import (
    Almanac,
    Closed,
    Extra,
    Horizon,
    Paused,
    Problem,
    Reading,
    Timetable,
    make_timetable,
    occurrences,
    read_sentence,
    read_times,
    undecided,
)
from sitegen.schedule.nouns import Dates
from sitegen.schedule.wording import long_date

Place = Sourced[PlaceRecord]


def almanac_of(city: CityRecord) -> Almanac:
    """Return the city's year: its own holidays and times off beside those everybody has."""
    return Almanac(breaks=city.breaks, holidays={one.date: one.name for one in city.holidays})


def date_places(
    records: Records, *, horizon: Horizon, almanac: Almanac, memory: Memory = ONCE
) -> tuple[Mapping[str, Timetable], list[Finding]]:
    """Return the timetable of every place by id, and what is wrong or odd about its dates."""
    found: list[Finding] = []
    timetables = {}
    for record in records.places:
        key = ("date", Same(record), horizon, Same(almanac))
        timetables[record.id], problems = memory.recall(key, partial(_date, record, horizon, almanac))
        found += problems
    return timetables, found


def _date(record: Place, horizon: Horizon, almanac: Almanac) -> tuple[Timetable, tuple[Finding, ...]]:
    """Return a place's timetable, and what is wrong or odd about its dates."""
    readings = tuple(
        read_sentence(text, confirmed=record.data.confirmed, almanac=almanac) for text in record.data.schedule
    )
    found: list[Finding] = []
    for index, reading in enumerate(readings):
        found += [_finding(problem, reading, record, index) for problem in reading.problems]
        if not record.data.over(horizon.today):
            found += _of_rules(reading, record, index, horizon, almanac)
    found += _of_exceptions(record, readings, almanac)
    return _timetable(record.data, readings, horizon, almanac), tuple(found)


def _timetable(
    data: PlaceRecord, readings: tuple[Reading, ...], horizon: Horizon, almanac: Almanac
) -> Timetable:
    pause = data.paused
    return make_timetable(
        readings,
        horizon=horizon,
        almanac=almanac,
        closed=[Closed(one.date, one.reason) for one in data.closed],
        extra=[Extra(one.date, read_times(one.time) if one.time else None, one.note) for one in data.also],
        paused=Paused(pause.reason, pause.start, pause.until) if pause else None,
        ended=data.ended.date if data.ended else None,
    )


def _finding(problem: Problem, reading: Reading, record: Place, index: int) -> Finding:
    return Finding(problem.code, _within(record.at("schedule", index), reading.text, problem), problem.values)


def _within(span: Span, text: str, problem: Problem) -> Span:
    """Return where the part of a sentence stands, if its file holds the sentence letter by letter."""
    quotes = {0: 0, 2: 1}.get(span.length - len(text))
    if quotes is None or problem.end <= problem.start:
        return span
    start = span.column + quotes + problem.start
    return Span(span.path, span.line, start, problem.end - problem.start)


def _of_rules(
    reading: Reading, record: Place, index: int, horizon: Horizon, almanac: Almanac
) -> Iterator[Finding]:
    """Yield what shows only on the calendar: moves to nowhere, lists that are over."""
    if reading.schedule is None:
        return
    span = record.at("schedule", index)
    if lost := undecided(reading.schedule, first=horizon.today, last=horizon.last, almanac=almanac):
        yield Finding("schedule-undecided", span, {"dates": "・".join(long_date(day) for day in lost)})
    listed = [one for rule in reading.schedule.rules for one in rule.days]
    ends = [rule.last for rule in reading.schedule.rules]
    last = None
    if all(isinstance(one, Dates) for one in listed):
        last = max(day for one in listed if isinstance(one, Dates) for day in one.days)
    elif all(ends):
        last = max(day for day in ends if day)
    if last and last < horizon.today:
        yield Finding("schedule-over", span, {"last": long_date(last)})


def _of_exceptions(record: Place, readings: tuple[Reading, ...], almanac: Almanac) -> Iterator[Finding]:
    """Yield closed dates on which nothing would meet, and extra dates that are none."""
    data = record.data
    shut = {one.date for one in data.closed}
    for index, one in enumerate(data.closed):
        if readings and not _meets(readings, one.date, almanac):
            yield Finding("closed-on-no-day", _item(record, "closed", index), {"date": long_date(one.date)})
    for index, extra in enumerate(data.also):
        span = _item(record, "also", index)
        values = {"date": long_date(extra.date)}
        if extra.time and read_times(extra.time) is None:
            yield Finding("bad-time", record.at("also", index, "time"), {"text": extra.time})
        if extra.date in shut:
            if extra.time is None:
                yield Finding("extra-on-closed-day", span, values)
        elif any(reading.schedule and _meets((reading,), extra.date, almanac) for reading in readings):
            yield Finding("extra-on-regular-day", span, values)


def _item(record: Place, key: str, index: int) -> Span:
    return record.at(key, index, "date")


def _meets(readings: tuple[Reading, ...], day: dt.date, almanac: Almanac) -> bool:
    """Tell whether something regular meets on a day, or might: of undated sentences nobody knows."""
    return any(
        reading.schedule is None or occurrences(reading.schedule, first=day, last=day, almanac=almanac)
        for reading in readings
    )

"""What a sentence about dates was read as: for people as text, for programs as JSON."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping

from sitegen.diagnostics import Finding, Span
from sitegen.schedule import Almanac, Occurrence, Outcome, Reading, english, japanese, occurrences, wording
from sitegen.schedule.parts import Sort, parts

NEXT = 8
ASK = {"ja": "日程はお問い合わせください", "en": "Please ask for the dates."}
SORTS = {
    Sort.DAYS: "日",
    Sort.HOURS: "時間",
    Sort.EXCEPTION: "休み・変更",
    Sort.UNDATED: "日の決まらない言葉",
    Sort.REMARK: "言いそえ",
    Sort.LINK: "つなぎ",
    Sort.UNKNOWN: "読めない所",
}


def to_json(reading: Reading, *, first: dt.date, last: dt.date, almanac: Almanac) -> str:
    """Return one line of JSON: outcome, wording, the dates from `first` to `last`, findings."""
    ja, en = _wording(reading)
    data = {
        "outcome": reading.outcome.value,
        "text": reading.text,
        "ja": ja,
        "en": en,
        "dates": [_date(one) for one in _dates(reading, first, last, almanac)],
        "remarks": list(reading.remarks),
        "findings": [_finding(finding) for finding in _findings(reading)],
        "parts": [
            {
                "text": reading.text[one.start : one.end],
                "start": one.start,
                "end": one.end,
                "kind": one.sort.value,
            }
            for one in parts(reading.text)
        ],
    }
    return json.dumps(data, ensure_ascii=False) + "\n"


def to_text(reading: Reading, *, first: dt.date, last: dt.date, almanac: Almanac) -> str:
    """Return what was understood, part by part, and the next dates; or the finding and its cure."""
    return "".join(f"{line}\n" for line in _lines(reading, first, last, almanac))


def _lines(reading: Reading, first: dt.date, last: dt.date, almanac: Almanac) -> Iterator[str]:
    yield reading.text.strip() or "（空の文）"
    ja, en = _wording(reading)
    if reading.outcome is not Outcome.ERROR:
        yield f"  意味　　: {ja}"
        yield f"  English : {en}"
    for part in parts(reading.text):
        if part.sort is not Sort.LINK:
            yield f"  {SORTS[part.sort]:　<9}: {reading.text[part.start : part.end]}"
    for finding in _findings(reading):
        yield f"  {finding.severity.value}[{finding.code}]: {finding.message('ja')}"
        yield f"    直しかた: {finding.hint('ja')}"
        yield f"    {finding.message('en')} {finding.hint('en')}"
    if reading.schedule:
        found = _dates(reading, first, last, almanac)
        yield f"  つぎの日（{wording.long_date(first)}から）:" if found else "  この間に開く日はありません。"
        for one in found[:NEXT]:
            moved = f"（祝日のため{wording.short_date(one.moved_from)}から）" if one.moved_from else ""
            name = f" {one.session}" if one.session else ""
            yield f"    {wording.long_date(one.date)} {wording.hours(one.hours)}{name}{moved}".rstrip()


def _wording(reading: Reading) -> tuple[str, str]:
    if reading.schedule:
        return japanese.sentence(reading.schedule), english.sentence(reading.schedule)
    return (ASK["ja"], ASK["en"]) if reading.outcome is Outcome.UNDATED else ("", "")


def _dates(reading: Reading, first: dt.date, last: dt.date, almanac: Almanac) -> tuple[Occurrence, ...]:
    if reading.schedule is None:
        return ()
    return occurrences(reading.schedule, first=first, last=last, almanac=almanac)


def _date(one: Occurrence) -> Mapping[str, object]:
    given = one.hours
    return {
        "date": one.date.isoformat(),
        "start": None if given.start is None else f"{given.start // 60:02}:{given.start % 60:02}",
        "end": None if given.end is None else f"{given.end // 60:02}:{given.end % 60:02}",
        "session": one.session,
        "about": given.about,
        "band": given.band and given.band.value,
        "moved_from": one.moved_from and one.moved_from.isoformat(),
    }


def _findings(reading: Reading) -> Iterator[Finding]:
    for problem in reading.problems:
        span = Span("", 1, problem.start + 1, max(1, problem.end - problem.start))
        yield Finding(problem.code, span, problem.values)


def _finding(finding: Finding) -> Mapping[str, object]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "column": finding.span.column,
        "length": finding.span.length,
        "message": finding.message("ja"),
        "hint": finding.hint("ja"),
        "message_en": finding.message("en"),
        "hint_en": finding.hint("en"),
        "suggestion": finding.values.get("suggestion"),
    }

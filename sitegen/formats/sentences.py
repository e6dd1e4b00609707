"""What a sentence about dates was read as: for people as text, for programs as JSON."""

from __future__ import annotations

import datetime as dt
import json
import unicodedata
from collections.abc import Iterator, Mapping

from sitegen.diagnostics import Finding, Span
from sitegen.languages import CODES, JAPANESE, Language, language
from sitegen.schedule import Almanac, Occurrence, Outcome, Reading, occurrences
from sitegen.schedule.parts import Sort, parts
from sitegen.schedule.worder import Worder

NEXT = 8
SOON = 3
MEANING = "意味"
LABEL = 18
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
    """Return one line of JSON: outcome, wording by language, the dates from `first` to `last`, findings."""
    data = {
        "outcome": reading.outcome.value,
        "text": reading.text,
        **{code: _wording(reading, language(code)) for code in CODES},
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
    words = Worder(JAPANESE)
    if reading.outcome is not Outcome.ERROR:
        for known in map(language, CODES):
            yield _row(MEANING if known is JAPANESE else known.name, _wording(reading, known))
    for part in parts(reading.text):
        if part.sort is not Sort.LINK:
            yield _row(SORTS[part.sort], reading.text[part.start : part.end])
    for finding in _findings(reading):
        yield f"  {finding.severity.value}[{finding.code}]: {finding.message('ja')}"
        yield f"    直しかた: {finding.hint('ja')}"
        yield f"    {finding.message('en')} {finding.hint('en')}"
    if reading.schedule:
        found = _dates(reading, first, last, almanac)
        yield f"  つぎの日（{words.long_date(first)}から）:" if found else "  この間に開く日はありません。"
        for one in found[:NEXT]:
            moved = f"（祝日のため{words.short_date(one.moved_from)}から）" if one.moved_from else ""
            name = f" {one.session}" if one.session else ""
            yield f"    {words.long_date(one.date)} {words.hours(one.hours)}{name}{moved}".rstrip()


def to_short_text(reading: Reading, *, first: dt.date, last: dt.date, almanac: Almanac) -> str:
    """Return for whoever has just typed it what was understood and the next three dates, or the cure."""
    lines = [] if reading.outcome is Outcome.ERROR else [f"  読みとったこと: {_wording(reading, JAPANESE)}"]
    for finding in _findings(reading):
        lines += [f"  {finding.message('ja')}", f"  直しかた: {finding.hint('ja')}"]
    words = Worder(JAPANESE)
    dates = [words.long_date(one.date) for one in _dates(reading, first, last, almanac)[:SOON]]
    if reading.schedule:
        lines.append(f"  つぎの日: {'、'.join(dates) or 'この一年にはありません'}")
    return "".join(f"{line}\n" for line in lines)


def _row(label: str, text: str) -> str:
    """Return a text behind its label; a letter of Japanese is as wide as two others."""
    width = sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in label)
    return f"  {label}{' ' * (LABEL - width)}: {text}"


def _wording(reading: Reading, known: Language) -> str:
    if reading.schedule:
        return Worder(known).sentence(reading.schedule)
    if reading.outcome is Outcome.ERROR:
        return ""
    # Translators: Instead of a schedule that says no dates; with the full stop.
    return known.gettext("日程はお問い合わせください")


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

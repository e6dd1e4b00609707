"""Columns about days and hours as the sentences of a record; what is not understood stays as written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from sitegen.diagnostics import Finding, Span
from sitegen.intake.cells import clock, paragraphs, tidy, without_midnight
from sitegen.schedule import Outcome, read_sentence, read_times

_DAYS = re.compile(r"[月火水木金土日祝](?:[・,、/ ]?[月火水木金土日祝])*")
_ISO = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[ T](\d{1,2}):(\d\d)(?::\d\d)?)?")
_TIMED = re.compile(r"\d\s*時|\d[:：]\d\d|午前|午後|正午")
_WEEKDAY = re.compile(r"[月火水木金土日]曜|[(（][月火水木金土日][)）]|平日|毎日")
_BARE_WEEKS = re.compile(r".*第[\d一二三四五][週]?(?:[・,、と]第?[\d一二三四五][週]?)*")
LONG_HOUR = 12
Part = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Days:
    """What a row says of its days: sentences, and the cells that no sentence took, with headings."""

    sentences: tuple[str, ...] = ()
    left: tuple[Part, ...] = ()


def compose(fields: dict[str, list[Part]]) -> Days:
    """Make sentences of the fields whose meanings begin with `schedule`."""
    texts = {meaning: [text for _, text in parts] for meaning, parts in fields.items()}
    hours = _hours(texts)
    days = "・".join(dict.fromkeys(tidy(one) for one in texts.get("schedule.days", ())))
    bases = [line for one in texts.get("schedule", ()) for line in _lines(one)]
    if days:
        bases = _with_days(bases, days)
    if not bases and (dated := _dated(texts)):
        bases = [dated]
    notes = [tidy(one) for one in texts.get("schedule.note", ())]
    sentences = [_with_hours(base, hours) for base in bases]
    if not sentences:
        sentences = [" ".join([*([hours] if hours else []), *notes])] if hours or notes else []
    elif notes:
        sentences = _with_notes(sentences, notes, hours, from_days=bool(days) and not texts.get("schedule"))
    said = tidy(" ".join([*sentences, *notes]))
    return Days(tuple(dict.fromkeys(one for one in sentences if one)), tuple(_left(fields, said)))


def _hours(texts: dict[str, list[str]]) -> str:
    """Return the hours that stand in columns of their own, as 10:00～11:30; "" for what is no hours.

    Several columns of hours (平日, 土曜日) say more than one sentence can: they stay notes.
    """
    times = dict.fromkeys(clock(one) or tidy(one) for one in texts.get("schedule.time", ()))
    if times:
        return next(iter(times)) if len(times) == 1 else ""
    start, end = (_hour(texts, key) for key in ("start", "end"))
    hours = f"{start}～{end}" if start else (f"～{end}" if end else "")
    return hours if start == end or read_times(hours) or not (start and end) else ""


def _hour(texts: dict[str, list[str]], key: str) -> str:
    one = next(iter(texts.get(f"schedule.{key}", ())), "")
    text = clock(one) or tidy(one)
    return text if len(text) <= LONG_HOUR else ""


def _lines(text: str) -> list[str]:
    """Return a cell's sentences: its lines, but hours belong to the line above them."""
    joined = tidy(text)
    lines: list[str] = []
    for line in map(_iso_as_japanese, map(tidy, paragraphs(text).split("\n"))):
        if lines and (read_times(line) or line.startswith(("※", "(", "（"))):
            lines[-1] += f" {line}"
        elif line:
            lines.append(line)
    if len(lines) > 1 and read_sentence(joined, suggest=False).outcome is Outcome.UNDERSTOOD:
        return [joined]
    return lines


def _iso_as_japanese(line: str) -> str:
    """Return a date that a spreadsheet made (2026-10-01 13:30:00) as people write it."""
    match = _ISO.fullmatch(line)
    if not match:
        return line
    day = f"{match[1]}年{int(match[2])}月{int(match[3])}日"
    timed = match[4] and (match[4], match[5]) not in {("0", "00"), ("00", "00")}
    return f"{day} {int(match[4])}:{match[5]}～" if timed else day


def _dated(texts: dict[str, list[str]]) -> str:
    first, last = (
        _iso_as_japanese(tidy(without_midnight(one)))
        if (one := next(iter(texts.get(f"schedule.{key}", ())), ""))
        else ""
        for key in ("date", "until")
    )
    return f"{first}～{last}" if first and last and first != last else first or last


def _with_days(bases: list[str], days: str) -> list[str]:
    """Return the sentences with what stands in a column of weekdays: 月水 is 毎週月・水曜."""
    plain = unicodedata.normalize("NFKC", days).replace("曜日", "").replace("曜", "")
    names = "・".join(re.findall(r"[月火水木金土日祝]", plain)) if _DAYS.fullmatch(plain) else None
    if not bases:
        return [f"毎週{names}曜" if names and "祝" not in names else tidy(days)]
    if len(bases) == 1 and names and not _WEEKDAY.search(bases[0]) and _BARE_WEEKS.fullmatch(bases[0]):
        return [f"{bases[0]}{names}曜"]
    if names and all(
        f"{name}曜" in "".join(bases) or name in "".join(_WEEKDAY.findall("".join(bases)))
        for name in names.split("・")
    ):
        return bases
    if len(bases) == 1 and not _WEEKDAY.search(bases[0]):
        return [f"{bases[0]} {f'{names}曜' if names else days}"]
    return [*bases, days]


def _with_hours(base: str, hours: str) -> str:
    return base if not hours or _TIMED.search(base) else f"{base} {hours}"


def _with_notes(sentences: list[str], notes: list[str], hours: str, *, from_days: bool) -> list[str]:
    """Return the sentences with the remark beside them; a remark that says the days itself goes first.

    The open-data layouts know weekdays only: 水 with 第2・第4水曜 beside it is not every Wednesday.
    """
    remark = "、".join(notes)
    alone = _with_hours(remark, hours)
    if from_days and read_sentence(alone, suggest=False).outcome is Outcome.UNDERSTOOD:
        return [alone]
    head, *rest = sentences
    return [f"{head} {remark}" if re.search(r"[（(]", remark) else f"{head}（{remark}）", *rest]


def _left(fields: dict[str, list[Part]], said: str) -> Iterable[Part]:
    """Yield the cells whose text is in no sentence, so that they are kept as notes."""
    plain = re.sub(r"[\s・、,曜日毎週]", "", said)
    for meaning, parts in fields.items():
        if not meaning.startswith("schedule"):
            continue
        for heading, text in parts:
            forms = {
                tidy(text),
                clock(text) or "",
                *_lines(text),
                _iso_as_japanese(tidy(without_midnight(text))),
            } - {""}
            bare = {re.sub(r"[\s・、,曜日毎週]", "", one) for one in forms}
            if not any(one in plain for one in bare) and not all(
                any(one in plain for one in (re.sub(r"[\s・、,曜日毎週]", "", line),))
                for line in _lines(text)
            ):
                yield heading, paragraphs(text)


def complaints(sentences: Iterable[str]) -> tuple[str, ...]:
    """Return what a check will say of the sentences, in Japanese, for a comment above them.

    What has one cure is said together: many parts of one sentence may be unread.
    """
    by_cure: dict[str, list[str]] = {}
    for sentence in sentences:
        reading = read_sentence(sentence)
        if reading.outcome is Outcome.ERROR:
            for one in reading.problems:
                finding = Finding(one.code, Span(""), one.values)
                by_cure.setdefault(finding.hint("ja"), []).append(finding.message("ja"))
    return tuple(f"{''.join(dict.fromkeys(found))}（{cure}）" for cure, found in by_cure.items())

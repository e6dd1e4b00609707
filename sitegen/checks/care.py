"""Checks of what readers could be misled or hurt by: age, doubles, persons."""

from __future__ import annotations

import datetime as dt
import difflib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache, partial
from itertools import pairwise
from pathlib import Path

from sitegen.checks.fresh import months_between
from sitegen.diagnostics import Finding
from sitegen.memory import Memory, Same
from sitegen.records import NewsletterRecord, PlaceRecord, Records, Sourced

SIMILAR = 0.8
CROWD = 3
MOBILE = re.compile(r"(?<!\d)0[789]0[-\s()]{0,2}\d{4}[-\s()]{0,2}\d{4}(?!\d)")
HOME = re.compile(r"自宅|[ぁ-んァ-ヶ一-鿿]{1,6}(?:様方|さん宅|さんの家|氏宅|様宅)")
MAIL = re.compile(
    r"[\w.+-]{1,64}@(?:gmail|yahoo|icloud|outlook|hotmail|docomo|ezweb|au|i\.softbank|softbank)\.[\w.]+",
    re.IGNORECASE,
)
PERSONAL = (("personal-mobile", MOBILE), ("personal-home", HOME), ("personal-mail", MAIL))
Place = Sourced[PlaceRecord]


def confirmations(records: Records, today: dt.date) -> Iterator[Finding]:
    """A gathering confirmed long ago may no longer meet; one confirmed tomorrow is a slip."""
    limit = records.city.data.stale_months
    for record in records.places:
        day = record.data.confirmed
        if record.data.over(today):
            continue
        if day is None:
            yield Finding("no-confirmation", record.at("name"), {"name": record.data.name})
        elif day > today:
            yield Finding("future-confirmation", record.at("confirmed"), {"day": day.isoformat()})
        elif (months := months_between(day, today)) >= limit:
            yield Finding("old-confirmation", record.at("confirmed"), {"months": months, "limit": limit})


def pauses(records: Records) -> Iterator[Finding]:
    """A pause ends after it begins."""
    for record in records.places:
        pause = record.data.paused
        if pause and pause.start and pause.until and pause.until < pause.start:
            yield Finding("pause-ends-before-start", record.at("paused", "until"))


def photos(records: Records, root: Path) -> Iterator[Finding]:
    """A photo lies beside its record."""
    named = [
        (record.path, photo.file, record.at("photo", "file"))
        for record in records.places
        if (photo := record.data.photo)
    ]
    named += [
        (issue.path, story.photo.file, issue.at("stories", index, "photo", "file"))
        for issue in records.newsletters
        for index, story in enumerate(issue.data.stories)
        if story.photo
    ]
    for path, name, span in named:
        file = (root / path).with_name(name)
        if file.is_symlink() or not file.is_file():
            yield Finding("photo-missing", span, {"file": name})


def persons(records: Records, memory: Memory) -> Iterator[Finding]:
    """Contacts are organisations: mobile numbers, homes and private mail have no place here."""
    everything: tuple[Place | Sourced[NewsletterRecord], ...] = (*records.places, *records.newsletters)
    for record in everything:
        yield from memory.recall(("persons", Same(record)), partial(_persons, record))


def _persons(record: Place | Sourced[NewsletterRecord]) -> tuple[Finding, ...]:
    found = []
    for key, span in sorted(record.spans.items(), key=lambda item: item[1]):
        text = _text_at(record.data, key)
        narrow = unicodedata.normalize("NFKC", text)
        for code, pattern in PERSONAL:
            if match := pattern.search(narrow):
                found.append(Finding(code, span, {"text": match.group()}))
    return tuple(found)


def _text_at(value: object, key: tuple[str | int, ...]) -> str:
    """Return the text a record holds at `key`; "" for anything else that stands there."""
    for part in key:
        if isinstance(part, int):
            value = value[part] if isinstance(value, tuple) and part < len(value) else None
        elif isinstance(value, dict):
            value = value.get(part)
        else:
            value = getattr(value, part, None)
    return value if isinstance(value, str) else ""


def doubles(records: Records, today: dt.date) -> Iterator[Finding]:
    """One gathering written twice: the same venue and nearly the same name.

    What has ended may have begun anew, in a record of its own.
    """
    venues: defaultdict[str, list[Place]] = defaultdict(list)
    for record in records.places:
        if record.data.over(today):
            continue
        for venue in {_fold(record.data.venue or ""), str(record.data.location or "")} - {""}:
            venues[venue].append(record)
    told = set()
    for group in venues.values():
        for index, first in enumerate(group):
            for second in group[index + 1 :]:
                pair = (first.id, second.id)
                if pair not in told and _similar(first, second):
                    told.add(pair)
                    values = {"name": first.data.name, "path": first.path}
                    yield Finding("near-duplicate", second.at("name"), values)


def _similar(one: Place, other: Place) -> bool:
    return one.data.kind is other.data.kind and _alike(_fold(one.data.name), _fold(other.data.name))


@lru_cache(maxsize=65536)
def _alike(one: str, other: str) -> bool:
    """Tell whether two names are nearly the same, all their digits included."""
    return _digits(one) == _digits(other) and difflib.SequenceMatcher(None, one, other).ratio() >= SIMILAR


@lru_cache(maxsize=8192)
def _digits(text: str) -> str:
    return "".join(re.findall(r"[0-9一二三四五六七八九十]", text))


@lru_cache(maxsize=8192)
def _fold(text: str) -> str:
    return re.sub(r"[\s・「」『』()\-ー~〜]", "", unicodedata.normalize("NFKC", text)).lower()


def fallback_points(records: Records) -> Iterator[Finding]:
    """A geocoder that knows only the town gives one point to everything in it."""
    known = {one.location: one.name for one in records.city.data.fallback_points}
    crowds: defaultdict[object, list[Place]] = defaultdict(list)
    for record in records.places:
        for stop in record.data.stops:
            # What is about right, and says so, misleads nobody.
            if record.data.approximate:
                continue
            if stop.location in known:
                values = {"name": known[stop.location]}
                yield Finding("fallback-point", record.at("location"), values)
            elif record not in crowds[stop.location]:
                crowds[stop.location].append(record)
    for crowd in crowds.values():
        addresses = {_fold(record.data.address or record.data.venue or record.id) for record in crowd}
        if len(addresses) >= CROWD and all(one != other for one, other in pairwise(sorted(addresses))):
            for record in crowd:
                yield Finding("shared-point", record.at("location"), {"count": len(addresses)})

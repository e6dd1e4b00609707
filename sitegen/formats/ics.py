"""Calendars as RFC 5545 has them: escaped text, lines of at most 75 octets, CRLF.

Our own writer, since a build writes many thousand events several times over: what every date of a
gathering says is folded once (`details`), and a date's event is bytes that any calendar may hold.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

ZONE = "Asia/Tokyo"
PRODUCT = "-//sitegen//calendar//JA"
REFRESH = "P1D"
MOST_OCTETS = 75
DAY_MINUTES = 24 * 60
CRLF = b"\r\n"

_BREAKS = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
# Controls, halves of characters, and the marks that turn the direction of all that follows:
# a calendar has no element to isolate them in, as a page has.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
_PLAIN = re.compile("[^\x00-\x1f\\\\;,\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]*")
_URI_MARKS = "%:/?#[]@!$&'()*+,;=~"


@dataclass(frozen=True, slots=True)
class Details:
    """What an event says beside its id and its time.

    `stamp` is the day on which that was last known; `point` is (latitude, longitude) in degrees.
    """

    summary: str
    description: str
    stamp: dt.date
    location: str | None = None
    point: tuple[float, float] | None = None
    url: str | None = None
    categories: tuple[str, ...] = ()
    cancelled: bool = False


def plain(text: str) -> str:
    """Return `text` with one kind of line break and without what nobody could see."""
    return _UNSEEN.sub("", _BREAKS.sub("\n", text))


def escape(text: str) -> str:
    """Return `text` as the value of a property: it can neither end its line nor its value."""
    # Most texts hold nothing to care for, and one look is a third of all the steps below.
    if _PLAIN.fullmatch(text):
        return text
    safe = plain(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return safe.replace("\n", "\\n")


def fold(line: str) -> bytes:
    """Return a content line as octets: folded between characters, its end with it."""
    octets = line.encode()
    if len(octets) <= MOST_OCTETS:
        return octets + CRLF
    parts, start, room = [], 0, MOST_OCTETS
    while len(octets) - start > room:
        end = start + room
        while octets[end] & 0xC0 == 0x80:  # noqa: PLR2004 - the mark of UTF-8's continuing octets
            end -= 1
        parts.append(octets[start:end])
        # The blank that a folded line begins with counts, too.
        start, room = end, MOST_OCTETS - 1
    parts.append(octets[start:])
    return b"\r\n ".join(parts) + CRLF


def details(given: Details) -> bytes:
    """Return the lines that the events of several dates share."""
    stamp = f"{basic_date(given.stamp)}T000000Z"
    lines = [f"DTSTAMP:{stamp}", f"LAST-MODIFIED:{stamp}", f"SUMMARY:{escape(given.summary)}"]
    if given.location:
        lines.append(f"LOCATION:{escape(given.location)}")
    if given.point:
        lines.append(f"GEO:{given.point[0]:.6f};{given.point[1]:.6f}")
    if given.url:
        lines.append(f"URL:{quote(given.url, safe=_URI_MARKS)}")
    if given.categories:
        lines.append(f"CATEGORIES:{','.join(escape(name) for name in given.categories)}")
    lines.append(f"STATUS:{'CANCELLED' if given.cancelled else 'CONFIRMED'}")
    # Who subscribes to a town's calendar is not busy on every date of it.
    lines += ["TRANSP:TRANSPARENT", f"DESCRIPTION:{escape(given.description)}"]
    return b"".join(map(fold, lines))


def event(uid: str, date: dt.date, start: int | None, end: int | None, *, shared: bytes) -> bytes:
    """Return one event; `start` and `end` are minutes after midnight, `shared` comes from `details`.

    Without `start` it takes the whole day, with an end of its own since Exchange refuses one
    without. Without a known `end` it has none: by the RFC it then ends as it starts. Any length
    would be a guess that stands in a calendar as if somebody had said it.
    """
    times = _times(date, start, end)
    return b"BEGIN:VEVENT\r\n" + fold(f"UID:{escape(uid)}") + times + shared + b"END:VEVENT\r\n"


@lru_cache(maxsize=4096)
def _times(date: dt.date, start: int | None, end: int | None) -> bytes:
    """Return when an event is: many gatherings meet on the same days at the same hours."""
    if start is None:
        day_after = basic_date(date + dt.timedelta(days=1))
        return f"DTSTART;VALUE=DATE:{basic_date(date)}\r\nDTEND;VALUE=DATE:{day_after}\r\n".encode()
    lines = f"DTSTART;TZID={ZONE}:{_time(date, start)}\r\n"
    if end is not None and end > start:
        lines += f"DTEND;TZID={ZONE}:{_time(date, end)}\r\n"
    return lines.encode()


def calendar(name: str, events: Iterable[bytes]) -> bytes:
    """Return a calendar of events (or of several joined) under a name that readers see."""
    names = fold(f"NAME:{escape(name)}") + fold(f"X-WR-CALNAME:{escape(name)}")
    return b"".join((_HEAD, names, _ZONE, *events, b"END:VCALENDAR\r\n"))


@lru_cache(maxsize=1024)
def basic_date(day: dt.date) -> str:
    """Return 20261127; a site has few dates and many events."""
    return day.isoformat().replace("-", "")


def _time(day: dt.date, minutes: int) -> str:
    """Return a local time; an hour past 24 is the next day's."""
    if minutes >= DAY_MINUTES:
        day += dt.timedelta(days=minutes // DAY_MINUTES)
        minutes %= DAY_MINUTES
    return f"{basic_date(day)}T{minutes // 60:02}{minutes % 60:02}00"


def _lines(*lines: str) -> bytes:
    return b"".join(map(fold, lines))


_HEAD = _lines(
    *("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"),
    *(f"X-WR-TIMEZONE:{ZONE}", f"REFRESH-INTERVAL;VALUE=DURATION:{REFRESH}", f"X-PUBLISHED-TTL:{REFRESH}"),
)
# Japan has had no summer time since 1951.
_ZONE = _lines(
    *("BEGIN:VTIMEZONE", f"TZID:{ZONE}", "BEGIN:STANDARD", "DTSTART:19700101T000000"),
    *("TZOFFSETFROM:+0900", "TZOFFSETTO:+0900", "TZNAME:JST", "END:STANDARD", "END:VTIMEZONE"),
)

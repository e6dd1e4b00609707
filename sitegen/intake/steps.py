"""The keys of a record one by one, each from the cells that mean it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from pydantic_core import PydanticCustomError

from sitegen.intake.addresses import read_address
from sitegen.intake.cells import part_phone, tidy, without_midnight
from sitegen.intake.desk import Desk, Part
from sitegen.intake.sentences import compose
from sitegen.load.nodes import Value
from sitegen.records.fields import read_day, read_url
from sitegen.site.ruby import KANJI_RUN

PLAIN = ("summary", "venue", "room", "who", "fee", "booking", "bring", "organizer")
HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}


def plain(desk: Desk) -> None:
    """Take the keys that are plain texts, and a reading that is one."""
    for key in PLAIN:
        if part := desk.take(key):
            desk.values[key] = tidy(part[1])
    if part := desk.take("kana"):
        kana = unicodedata.normalize("NFKC", tidy(part[1])).translate(HIRAGANA)
        if KANJI_RUN.search(kana):
            desk.note(*part)
        else:
            desk.values["kana"] = kana


def schedule(desk: Desk) -> None:
    """Take the sentences about days; the cells that no sentence took are kept."""
    meanings = [meaning for meaning in desk.fields if meaning.startswith("schedule")]
    days = compose({meaning: desk.fields.pop(meaning) for meaning in meanings})
    if days.sentences:
        desk.values["schedule"] = list(days.sentences) if len(days.sentences) > 1 else days.sentences[0]
    for heading, text in days.left:
        desk.note(heading, text)


def address(desk: Desk) -> None:
    """Take the address; what Excel may have made a date of is kept aside and said."""
    meanings = [meaning for meaning in desk.fields if meaning.partition(".")[0] == "address"]
    parts = {meaning: part for meaning in meanings if (part := desk.take(meaning))}
    read = read_address(parts, dates=desk.row.dates)
    if read.text:
        desk.values["address"] = read.text
    for heading, text in read.suspect:
        desk.note(heading, text)
        desk.find("import-address-date", heading=heading, text=text)
    for heading, text in read.left:
        desk.note(heading, text)


def contact(desk: Desk) -> None:
    """Take whom to ask: a number only where it is the only one."""
    found: dict[str, Value] = {}
    _phone(desk, found)
    _whom(desk, found)
    if (part := desk.take("contact.url")) and (url := _read(desk, part, read_url)):
        found["url"] = url
    if found:
        desk.values["contact"] = {key: found[key] for key in ("name", "phone", "url") if key in found}


def _phone(desk: Desk, found: dict[str, Value]) -> None:
    if part := desk.take("contact.phone"):
        called = part_phone(part[1])
        if called.phone:
            found["phone"] = called.phone
        if called.rest:
            desk.note(part[0], called.rest if called.phone else part[1])
        if not called.phone:
            desk.find("import-phone", heading=part[0], text=tidy(part[1]))


def _whom(desk: Desk, found: dict[str, Value]) -> None:
    if part := desk.take("contact"):
        called = part_phone(part[1])
        if called.phone and found.get("phone", called.phone) != called.phone:
            desk.note(part[0], part[1])
        elif called.unclear:
            desk.note(part[0], part[1])
            desk.find("import-phone", heading=part[0], text=tidy(part[1]))
        else:
            found |= {"phone": called.phone} if called.phone else {}
            found |= {"name": called.rest} if called.rest else {}
    if part := desk.take("contact.name"):
        if found.get("name") not in (None, tidy(part[1])):
            desk.note("連絡先", str(found["name"]))
        found["name"] = tidy(part[1])


def _read(desk: Desk, part: Part, read: Callable[[object], object]) -> str | None:
    """Return a value as the record's own reader has it; what it can't read is kept as a note."""
    try:
        return str(read(without_midnight(part[1])))
    except PydanticCustomError:
        desk.note(*part)
        desk.find("import-unread", heading=part[0], text=tidy(part[1]))
        return None


def links(desk: Desk) -> None:
    """Take the page that says more."""
    if (part := desk.take("url")) and (url := _read(desk, part, read_url)):
        desk.values["links"] = [{"title": "ホームページ", "url": url}]


def confirmed(desk: Desk) -> None:
    """Take the day of confirmation, and where it is known from."""
    if (part := desk.take("confirmed")) and (day := _read(desk, part, read_day)):
        desk.values["confirmed"] = day
    if part := desk.take("source"):
        desk.values["source"] = tidy(part[1])


def access(desk: Desk) -> None:
    """Take what a visitor wants to know of the way and the house."""
    found: dict[str, Value] = {}
    for key in ("parking", "steps", "toilet", "transit"):
        if part := desk.take(f"access.{key}"):
            found[key] = tidy(part[1])
    if found:
        desk.values["access"] = found


STEPS = (plain, schedule, address, contact, links, confirmed, access)

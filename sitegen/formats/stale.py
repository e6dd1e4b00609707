"""What is due, for a terminal, for programs, for a forge's weekly issue."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator

from sitegen.formats.findings import visible
from sitegen.formats.markdown import code, escaped
from sitegen.site.asking import NAMES, age, asks, title
from sitegen.site.freshness import Entry, Reason, Round

# A forge takes 65,536 characters.
LONGEST = 60_000
NOTHING = "きょう、確かめることはありません。"


def to_text(chosen: Iterable[Round]) -> str:
    """Return rounds for a terminal: whom to call and what to ask, then what records lack."""
    return "\n".join("".join(f"{visible(line)}\n" for line in _text(one)) for one in chosen)


def _text(one: Round) -> Iterator[str]:
    yield f"■ {title(one)}（{_areas(one)}）" if one.areas else f"■ {title(one)}"
    yield f"  {counts(one)}"
    if one.calls:
        yield ""
        yield "  1. 電話をかける"
        for entry in one.calls:
            yield f"    {entry.place.data.name}（{_last(entry)}） {_whom(entry)}"
            yield from (f"      ・{text}" for text in asks(entry))
            yield f"      {entry.place.path}"
    if one.lacking:
        yield ""
        yield "  2. 書きたす"
        for reason, found in _lacks(one):
            yield f"    {NAMES[reason]} {len(found)}件"
            yield from (f"      {entry.place.data.name}  {entry.place.path}" for entry in found)


def to_json(chosen: Iterable[Round]) -> str:
    """Return rounds as JSON: an array of them, each with its records that are due."""
    data = [
        {
            "coordinator": one.number,
            "name": title(one),
            "areas": [area.slug for area in one.areas],
            "months": one.limit,
            "due": [_data(entry) for entry in one.entries if entry.reasons],
        }
        for one in chosen
    ]
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _data(entry: Entry) -> dict[str, object]:
    data = entry.place.data
    return {
        "id": entry.place.id,
        "name": data.name,
        "path": entry.place.path,
        "areas": [area.slug for area in entry.areas],
        "confirmed": data.confirmed.isoformat() if data.confirmed else None,
        "months": entry.months,
        "reasons": [reason.value for reason in entry.reasons],
        "problems": [{"date": one.date.isoformat(), "note": one.note} for one in entry.problems],
        "whom": (data.contact and data.contact.name) or data.organizer,
        "phone": data.contact and data.contact.phone,
        "ask": list(asks(entry)),
    }


def to_markdown(chosen: Iterable[Round], *, today: dt.date) -> str:
    """Return rounds as the body of a forge's issue: boxes to tick, nothing in it acts.

    What would be too long for a forge is counted instead.
    """
    head = f"{today.year}年{today.month}月{today.day}日の、確かめることの一覧です。\n"
    blocks = [block for one in chosen for block in _markdown(one)]
    if not blocks:
        return f"{head}\n{NOTHING}\n"
    text, left = head, 0
    for block in blocks:
        if left or len(text) + len(block) > LONGEST:
            left += block.count("- [ ] ")
        else:
            text += block
    return text + (f"\nほか {left}件は、長いのでのせていません（`sitegen stale`）。\n" if left else "")


def _markdown(one: Round) -> Iterator[str]:
    """Yield a heading with what follows it, then an item each, so that whole ones can be left out."""
    if not one.calls and not one.lacking:
        return
    areas = f"（{escaped(_areas(one))}）" if one.areas else ""
    yield f"\n## {escaped(title(one))}{areas}\n\n{counts(one)}\n"
    if one.calls:
        yield "\n### 電話をかける\n\n"
    for entry in one.calls:
        questions = "".join(f"\n  - {escaped(text)}" for text in asks(entry))
        name = f"{escaped(entry.place.data.name)}（{_last(entry)}） {escaped(_whom(entry))}"
        yield f"- [ ] {name} {code(entry.place.path)}{questions}\n"
    for reason, found in _lacks(one):
        yield f"\n### {NAMES[reason]}\n\n"
        yield from (f"- [ ] {escaped(entry.place.data.name)} {code(entry.place.path)}\n" for entry in found)


def counts(one: Round) -> str:
    """Return the three numbers that matter."""
    return (
        f"答えていない知らせ {len(one.problems)}件、"
        f"電話で確かめる {len(one.calls)}か所、書きたりない記録 {len(one.lacking)}件"
    )


def _lacks(one: Round) -> Iterator[tuple[Reason, tuple[Entry, ...]]]:
    reasons = dict.fromkeys(reason for entry in one.lacking for reason in entry.lacks)
    return ((reason, one.of(reason)) for reason in Reason if reason in reasons)


def _areas(one: Round) -> str:
    return "・".join(area.data.name for area in one.areas)


def _last(entry: Entry) -> str:
    day = entry.place.data.confirmed
    return f"前に確かめた日 {day.isoformat()}、{age(entry)}" if day else "確かめた日の記録なし"


def _whom(entry: Entry) -> str:
    data = entry.place.data
    name = (data.contact and data.contact.name) or data.organizer or ""
    phone = data.contact and data.contact.phone
    return (
        " ".join(part for part in ("電話", name, phone) if part)
        if phone
        else f"{name} 電話の記録なし".strip()
    )

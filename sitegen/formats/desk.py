"""What is due as a table for spreadsheets: CSV as Excel reads it, UTF-8 with a mark, lines by CR LF."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from functools import partial

from sitegen.languages import JAPANESE
from sitegen.lazy import making
from sitegen.pages import Plan, absolute
from sitegen.pages.desk import desk_folder, plan_rounds
from sitegen.pages.page import place_path
from sitegen.records import CityRecord
from sitegen.site.asking import NAMES, asks, reported, title
from sitegen.site.cells import guarded
from sitegen.site.freshness import Entry, Round

COLUMNS = (
    "係",
    "圏域",
    "名前",
    "id",
    "確かめた日",
    "何か月前",
    "すること",
    "答えていない知らせ",
    "聞くこと",
    "電話の相手",
    "電話",
    "ページ",
    "記録のファイル",
)


def desk_files(plan: Plan) -> Mapping[str, bytes]:
    """Return the table of everything, and of each round, by path; in Japanese only."""
    if plan.language is not JAPANESE:
        return {}
    every, city = plan_rounds(plan), plan.site.city
    files = {f"{desk_folder(one)}desk.csv": partial(desk_csv, [one], city) for one in every}
    return making({**files, "desk/desk.csv": partial(desk_csv, every, city)})


def desk_csv(chosen: Iterable[Round], city: CityRecord) -> bytes:
    """Return rounds as CSV, a record a line in the order of work; cells that begin a formula are guarded."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for one in chosen:
        writer.writerows([guarded(cell) for cell in _row(one, entry, city)] for entry in one.entries)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _row(one: Round, entry: Entry, city: CityRecord) -> tuple[str, ...]:
    data, path = entry.place.data, place_path(entry.place.id)
    contact = data.contact
    return (
        title(one),
        "、".join(area.data.name for area in entry.areas),
        data.name,
        entry.place.id,
        data.confirmed.isoformat() if data.confirmed else "",
        "" if entry.months is None else str(entry.months),
        "、".join(NAMES[reason] for reason in entry.reasons),
        "／".join(reported(entry)),
        "".join(asks(entry)) if entry.reasons else "",
        (contact and contact.name) or data.organizer or "",
        (contact and contact.phone) or "",
        absolute(city, path) or path,
        entry.place.path,
    )

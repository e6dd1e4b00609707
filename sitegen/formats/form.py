"""What the coordinators' form loads: its script, what it has to know, and each record's own file.

Only the page edit/ loads any of it.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from sitegen.diagnostics import CODES
from sitegen.formats.schedules import plain_rules
from sitegen.formats.web import together
from sitegen.lazy import making
from sitegen.pages import Plan
from sitegen.pages.mapdata import encode
from sitegen.records import PlaceRecord
from sitegen.schedule import Outcome
from sitegen.schedule.japanese import sentence
from sitegen.site import Shape
from sitegen.site.forge import LONGEST, edit_file_head, new_file_head
from sitegen.site.romaji import SYLLABLES

FOLDER = "edit/"
PLACES = "places/"
# In the order in which they are run.
SCRIPTS = (
    "load.js",
    "ring.js",
    *(
        f"edit/{name}.js"
        for name in ("plain", "clock", "rules", "dates", "notes", "sentence", "yaml", "change")
    ),
    *(f"edit/{name}.js" for name in ("values", "ground", "checks", "kana", "forge")),
    *(
        f"edit/{name}.js"
        for name in ("fields", "errors", "draft", "when", "where", "chooser", "result", "page")
    ),
)
CHECKED = (
    "missing-key", "bad-date", "no-such-date", "bad-phone", "bad-url", "bad-choice", "location-not-number",
    "location-zero", "location-swapped", "location-outside-japan", "unknown-category",
    "unknown-audience", "unknown-district", "no-place", "no-serves", "place-in-no-area",
    "place-near-area", "far-from-district", "other-area", "future-confirmation", "no-confirmation",
    "pause-ends-before-start", "personal-mobile", "personal-home", "personal-mail", "bad-file-name",
    "duplicate-id",
)  # fmt: skip
# A gathering moves by a month at most: so far beyond the dates that are shown, holidays are known.
REACH = dt.timedelta(days=31)
PART = ("key", "value", "first", "after", "written", "beside", "inside")
Parts = Callable[[str], Iterable[Any] | None]


def form_files(plan: Plan, *, root: Path, parts: Parts) -> Mapping[str, bytes]:
    """Return the form's files by path; `parts` reads a record's file (see `sitegen.editing.parts`)."""
    records = {path.rsplit("/", 1)[-1].rsplit(".", 1)[0]: path for path in _paths(plan)}
    files: dict[str, Callable[[], bytes]] = {
        f"{FOLDER}records/{ident}.js": partial(_record, root, path, parts) for ident, path in records.items()
    }
    files[f"{FOLDER}edit.js"] = partial(together, SCRIPTS)
    files[f"{FOLDER}edit.css"] = partial(together, ("edit/edit.css",))
    files[f"{FOLDER}data.js"] = lambda: _script("sitegenForm", _known(plan, records))
    return making(files)


def _record(root: Path, path: str, parts: Parts) -> bytes:
    text = _text(root / path)
    found = parts(text) if text is not None else None
    return _script(
        "sitegenRecord", {"path": path, "text": text, "parts": found and [_part(one) for one in found]}
    )


def _paths(plan: Plan) -> Iterable[str]:
    """Return every record's file, those left out because of their mistakes among them; each id once."""
    left_out = (path for path in plan.site.left_out if path.startswith(PLACES))
    paths = [*(place.path for place in (*plan.site.places, *plan.site.ended)), *left_out]
    return {path.rsplit("/", 1)[-1]: path for path in reversed(paths)}.values()


def _text(path: Path) -> str | None:
    """Return a file's text; None for one that a person has to look at first."""
    if path.is_symlink() or not path.is_file():
        return None
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


def _part(part: Any) -> Mapping[str, object]:  # noqa: ANN401 - editing's own, which lies on this floor
    """Return a part of a file; `asdict` would copy all that it holds, five times as slow."""
    return {name: getattr(part, name) for name in PART}


def _script(name: str, data: object) -> bytes:
    """Return a script that sets `window.<name>`; what records say can end no script element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return f"window.{name}={text};\n".encode()


def _known(plan: Plan, records: Mapping[str, str]) -> Mapping[str, object]:
    site = plan.site
    names = {place.id: place.data.name for place in (*site.places, *site.ended)}
    first, last = plan.horizon.first, plan.horizon.last
    return {
        "build": plan.build,
        "built": plan.today.isoformat(),
        "last": (last - REACH).isoformat(),
        "order": [field.alias or name for name, field in PlaceRecord.model_fields.items()],
        "records": [[ident, names.get(ident, ident), path] for ident, path in sorted(records.items())],
        "messages": {name: _message(name) for name in CHECKED},
        "forge": _forge(plan),
        "mail": site.city.report and site.city.report.mail,
        "areas": [
            {"slug": area.slug, "name": area.data.name, "polygons": _polygons(area.territory.shape)}
            for area in site.areas
        ],
        "districts": [
            {"name": one.name, "area": area.slug, "polygons": _polygons(one.shape)}
            for area in site.areas
            for one in area.territory.districts
        ],
        "holidays": [day.isoformat() for day in plan.almanac.holidays(first - REACH, last)],
        "breaks": plan.almanac.breaks,
        "sentences": _sentences(plan),
        "towns": [[town.name, town.district] for town in site.towns],
        "syllables": SYLLABLES,
    }


def _message(name: str) -> Mapping[str, str]:
    code = CODES[name]
    return {"severity": code.severity.value, **code.texts["ja"]}


def _forge(plan: Plan) -> Mapping[str, object] | None:
    forge = plan.site.city.forge
    if forge is None:
        return None
    return {
        "kind": forge.kind.value,
        "create": new_file_head(forge),
        "edit": edit_file_head(forge),
        "longest": LONGEST,
    }


def _sentences(plan: Plan) -> Mapping[str, object]:
    """Return what each sentence of the records says: its words and rules, or that it has no dates."""
    found: dict[str, object] = {}
    for place in plan.site.places:
        for reading in place.timetable.readings:
            if reading.text in found or reading.outcome is Outcome.ERROR:
                continue
            known = reading.schedule
            found[reading.text] = [sentence(known), plain_rules(known)] if known else None
    return {text: found[text] for text in sorted(found)}


def _polygons(shape: Shape) -> list[list[str]]:
    return [[encode(ring) for ring in polygon] for polygon in shape.polygons]

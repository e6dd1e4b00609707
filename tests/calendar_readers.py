"""Two readers of calendars that are not ours: Python's icalendar and JavaScript's ical.js."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

import icalendar
from playwright._impl._driver import compute_driver_executable

ICAL_JS = Path(__file__).parent / "vendor" / "ical.mjs"
TEXTS = ("uid", "summary", "description", "location", "status")
# The zone of the process is far from Japan, so that a time read rightly was read by the file's zone.
READ_JS = """
const ICAL = (await import(process.argv[1])).default;
let text = "";
for await (const part of process.stdin) text += part;
const when = (time) => (time.isDate ? time.toString() : time.toJSDate().toISOString());
const read = ([path, feed]) => {
  const calendar = new ICAL.Component(ICAL.parse(feed));
  const events = calendar.getAllSubcomponents("vevent").map((one) => {
    const value = (name) => one.getFirstPropertyValue(name);
    return {
      uid: value("uid"), summary: value("summary"), description: value("description"),
      location: value("location"), status: value("status"), stamp: when(value("dtstamp")),
      start: when(value("dtstart")), end: value("dtend") && when(value("dtend")),
      categories: one.getFirstProperty("categories")?.getValues() ?? [],
      properties: one.getAllProperties().map((property) => property.name.toUpperCase()),
    };
  });
  return [path, { name: calendar.getFirstPropertyValue("name"), events }];
};
console.log(JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(text)).map(read))));
"""

Event = dict[str, object]
Feeds = Mapping[str, bytes]


def read_python(feeds: Feeds) -> dict[str, tuple[str, list[Event]]]:
    """Read feeds with icalendar."""

    def when(event: icalendar.Event, name: str) -> str | None:
        if name not in event:
            return None
        value = event.decoded(name)
        if isinstance(value, dt.datetime):
            return f"{value.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%S.000Z}"
        return str(value)

    found: dict[str, tuple[str, list[Event]]] = {}
    for path, feed in feeds.items():
        top = icalendar.Calendar.from_ical(feed)
        rows: list[Event] = []
        for one in top.events:
            assert not one.errors, (path, one.errors)
            rows.append(
                {
                    **{name: str(one[name]) if name in one else None for name in TEXTS},
                    "stamp": when(one, "DTSTAMP"),
                    "start": when(one, "DTSTART"),
                    "end": when(one, "DTEND"),
                    "categories": list(one.categories),
                    "properties": [name.upper() for name, _ in one.property_items(recursive=False)][1:-1],
                }
            )
        found[path] = (name_of(top), rows)
    return found


def name_of(top: icalendar.Calendar) -> str:
    """Return a calendar's name, which both of its properties give."""
    assert str(top["NAME"]) == str(top["X-WR-CALNAME"])
    return unescaped(str(top["NAME"]))


def unescaped(text: str) -> str:
    """Return a text that neither reader unescapes, since they do not know the property's type."""
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], text)


def read_javascript(feeds: Feeds) -> dict[str, tuple[str, list[Event]]]:
    """Read feeds with ical.js, on the node that playwright brings along."""
    node = compute_driver_executable()[0]
    done = subprocess.run(  # noqa: S603 - a program of a package we depend on
        [node, "--input-type=module", "--eval", READ_JS, ICAL_JS.as_uri()],
        input=json.dumps({path: feed.decode() for path, feed in feeds.items()}),
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"TZ": "America/New_York"},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    read = json.loads(done.stdout)
    return {path: (unescaped(one["name"]), one["events"]) for path, one in read.items()}

"""The first half of the program: load, check, date, join; with all that was found."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from sitegen.beside import start
from sitegen.checks import check_records, check_site
from sitegen.dating import almanac_of, date_places
from sitegen.diagnostics import Finding, Severity, sort_findings
from sitegen.load import load
from sitegen.memory import ONCE, Memory, Same, trace
from sitegen.records import Records
from sitegen.schedule import Almanac, Horizon
from sitegen.site import Geography, Picture, Pictures, Placement, Site, assemble, serves_areas

Joined = tuple[Geography | None, tuple[Placement, ...], list[Finding], list[Finding]]

# What is found of places and districts whose area is only missing because its file is broken.
CONSEQUENCES = {"district-without-area", "place-in-no-area", "unknown-area", "unknown-district"}
NEWSLETTERS = "areas/newsletters/"
RECORDS = {".yaml", ".yml"}


@dataclass(slots=True)
class Timings:
    """Seconds spent in each stage, in the order they ran."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count the time of a `with` block under `name`."""
        start = time.perf_counter()
        yield
        self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - start


@dataclass(frozen=True, slots=True)
class Checked:
    """Records that went as far as the join: the site if one can be made, and all findings."""

    site: Site | None
    findings: tuple[Finding, ...]
    horizon: Horizon | None = None
    almanac: Almanac = field(default_factory=Almanac)


def check(  # noqa: PLR0913 - what a check may be told, each by its name
    root: Path,
    *,
    today: dt.date,
    months: int | None = None,
    at_least: int = 0,
    timings: Timings | None = None,
    parallel: bool = False,
    meanwhile: Callable[[], object] | None = None,
    memory: Memory = ONCE,
) -> Checked:
    """Load, check, date and join the records under `root`; never raise for what stands in them.

    `months` is how many months have dates, the city's own number if it is None; never fewer than
    `at_least`. With `parallel` records are joined beside being dated, and beside what is to be done
    `meanwhile`. With a `memory` only what has changed since its last run is worked out again.
    """
    timings = timings or Timings()
    with timings.stage("load"):
        loaded = load(root, memory=memory)
    if loaded.records is None:
        return Checked(None, sort_findings(loaded.findings))
    with timings.stage("check"):
        found = [*loaded.findings, *check_records(loaded.records, today=today, root=root, memory=memory)]
        pictures, of_pictures = _pictures(loaded.records, root, memory)
        found += of_pictures
        given = _without_photos(loaded.records, of_pictures)
    joining = start(partial(_join, _without_errors(given, found), root, memory), parallel=parallel)
    with timings.stage("date"):
        almanac = memory.recall(("almanac", Same(given.city)), lambda: almanac_of(given.city.data))
        horizon = Horizon(today, max(months or given.city.data.horizon_months, at_least))
        timetables, problems = date_places(given, horizon=horizon, almanac=almanac, memory=memory)
        found += problems
    if meanwhile:
        with timings.stage("import pages"):
            meanwhile()
    with timings.stage("join"):
        geography, placements, of_ground, of_places = joining()
        found += of_ground
        if geography is None:
            return Checked(None, sort_findings(found))
        # Of a file whose dates are wrong no more is said until they are right.
        sound = {record.path for record in _without_errors(given, found).places}
        found += [finding for finding in of_places if finding.span.path in sound]
        records = _without_errors(given, found)
        served = {record.id: serves_areas(record, records) for record in records.places}
        site = assemble(
            records,
            today=today,
            geography=geography,
            placements=placements,
            served=served,
            timetables=timetables,
            pictures=pictures,
        )
    with timings.stage("check"):
        found += check_site(site, records)
    return Checked(site, sort_findings(_causes(found, records)), horizon, almanac)


def _join(records: Records, root: Path, memory: Memory) -> Joined:
    """Join the records to the ground; return what was found of the ground and of the places."""
    from sitegen.join import place_all, read_geography

    # Districts, areas, water and roads: whatever lies in areas/ beside the records.
    beside = tuple(_traces(root / "areas"))
    key = ("ground", *map(Same, (records.city, *records.areas)), records.landmarks, beside)
    geography, ground, of_ground = memory.recall(key, partial(read_geography, records, root=root))
    if geography is None or ground is None:
        return None, (), of_ground, []
    placements, of_places = place_all(records, ground, memory=memory)
    return geography, placements, of_ground, of_places


def _traces(folder: Path) -> Iterator[Hashable]:
    """Yield what tells of a change in the files of a folder that are no records."""
    for path in sorted(folder.rglob("*")):
        if path.suffix not in RECORDS and path.is_file():
            yield str(path), trace(path)


def _pictures(records: Records, root: Path, memory: Memory) -> tuple[Pictures, list[Finding]]:
    """Read the pictures of the records; without any nothing is imported for them."""
    issues = [one for one in records.newsletters if any(story.photo for story in one.data.stories)]
    places = [one for one in records.places if one.data.photo]
    if not issues and not places:
        return {}, []
    from sitegen.formats.pictures import read_pictures, unshown_photos

    pictures: dict[tuple[str, int], Picture] = {}
    findings: list[Finding] = []
    for issue in issues:
        named = [story.photo.file for story in issue.data.stories if story.photo]
        key = ("pictures", Same(issue), *(trace((root / issue.path).with_name(one)) for one in named))
        found, problems = memory.recall(key, partial(read_pictures, (issue,), root=root))
        pictures |= found
        findings += problems
    for place in places:
        photo = (root / place.path).with_name(place.data.photo.file) if place.data.photo else root
        key = ("photo", Same(place), trace(photo))
        findings += memory.recall(key, partial(unshown_photos, (place,), root=root))
    return pictures, findings


def _without_photos(records: Records, findings: list[Finding]) -> Records:
    """Return the records without the photos of gatherings that can not be shown."""
    unshown = {finding.span.path for finding in findings}
    places = tuple(
        replace(record, data=record.data.model_copy(update={"photo": None}))
        if record.path in unshown
        else record
        for record in records.places
    )
    return replace(records, places=places) if unshown else records


def _causes(findings: list[Finding], records: Records) -> list[Finding]:
    """Return findings without those that only follow from an area that could not be read."""
    broken = [path for path in records.left_out if path.startswith("areas/")]
    if not any(path.endswith((".yaml", ".yml")) for path in broken if not path.startswith(NEWSLETTERS)):
        return findings
    return [finding for finding in findings if finding.code not in CONSEQUENCES]


def _without_errors(records: Records, findings: list[Finding]) -> Records:
    """Return the records whose files hold no error; the others are named in `left_out`."""
    bad = {finding.span.path for finding in findings if finding.severity is Severity.ERROR}
    return replace(
        records,
        places=tuple(record for record in records.places if record.path not in bad),
        newsletters=tuple(record for record in records.newsletters if record.path not in bad),
        left_out=tuple(sorted({*records.left_out, *bad})),
    )

"""Write sample gatherings into places/samples, so that a site shows what it is for.

    python tools/make_samples.py [--root DIR] [--facilities CSV] [--districts GEOJSON] [--people N]

For another city give its own facilities (name,kind,address,latitude,longitude) and districts
(polygons with `name`, `area` and `population`). Every record is marked as a sample, its name
begins with 見本, and it names no organisation, person or telephone. Same inputs, same files.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import json
import random
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from plainyaml import record
from sample_schedules import FORMS, Pen, common
from sample_translations import translated
from sample_words import (
    ACCESS,
    BOOKINGS,
    BRING,
    CHILDREN,
    FEES,
    MEAL_FEES,
    ROOMS,
    SERVICES,
    STEMS,
    TREASURES,
    WHO,
    Stem,
)
from shapely.geometry import Point, shape

from sitegen.schedule import Almanac, occurrences, read_sentence

DATA = Path(__file__).with_name("data")
FEWEST, MOST = 8, 30
NEWEST = dt.date(2026, 11, 20)
WINTER, YEAR_END = dt.date(2026, 12, 1), dt.date(2027, 1, 31)
SPRING = "2026-04-01"
HALLS = ("公民館", "老人福祉施設", "児童館", "会館・集会所", "小学校")
UNLIKELY = ("旧", "防災", "資料")
KINDS = {
    "hall": HALLS,
    "school": HALLS,
    "child": ("児童館", "小学校", "公民館"),
    "gym": ("体育館", "小学校", "公民館"),
    "park": ("公園・広場",),
}
STOPS = 4
ROUTE_EVERY = 3


@dataclass(frozen=True, slots=True)
class Facility:
    """A public facility, with the district it lies in."""

    name: str
    kind: str
    address: str
    location: str
    district: str


@dataclass(slots=True)
class Area:
    """An area to fill: its districts, its people, its facilities."""

    slug: str
    districts: list[str]
    people: int
    facilities: list[Facility]


def main() -> None:
    """Write the samples anew; the folder holds nothing else."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, default=Path(), help="the folder of places/")
    parser.add_argument("--facilities", type=Path, default=DATA / "facilities.csv")
    parser.add_argument("--districts", type=Path, default=DATA / "districts.geojson")
    parser.add_argument("--people", type=int, default=1350, help="one gathering for so many people")
    options = parser.parse_args()
    folder = options.root / "places" / "samples"
    shutil.rmtree(folder, ignore_errors=True)
    forms = _endless_forms()
    areas = read_areas(options.facilities, options.districts)
    for index, area in enumerate(areas):
        draw = random.Random(f"sample {area.slug}")  # noqa: S311 - repeatable on purpose
        count = max(FEWEST, min(MOST - 5, round(area.people / options.people)))
        target = folder / area.slug
        target.mkdir(parents=True)
        for ident, values in records(area, index, count, draw, forms):
            text = record(values | translated(ident))
            (target / f"{area.slug}-{ident}.yaml").write_text(text, encoding="utf-8")


def read_areas(facilities: Path, districts: Path) -> list[Area]:
    """Return the areas with the facilities that lie in their districts."""
    polygons = [
        (one["properties"], shape(one["geometry"]))
        for one in json.loads(districts.read_text("utf-8"))["features"]
    ]
    areas: dict[str, Area] = {}
    for facts, _ in sorted(polygons, key=lambda one: (one[0]["area"], one[0]["name"])):
        area = areas.setdefault(facts["area"], Area(facts["area"], [], 0, []))
        area.districts.append(facts["name"])
        area.people += facts["population"]
    with facilities.open(encoding="utf-8", newline="") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: row["name"])
    rows = [row for row in rows if not any(word in row["name"] for word in UNLIKELY)]
    for row in rows:
        point = Point(float(row["longitude"]), float(row["latitude"]))
        facts = next((facts for facts, polygon in polygons if polygon.contains(point)), None)
        if facts:
            location = f"{row['latitude']}, {row['longitude']}"
            address = row["address"].removeprefix("石川県")
            areas[facts["area"]].facilities.append(
                Facility(row["name"], row["kind"], address, location, facts["name"])
            )
    return [areas[slug] for slug in sorted(areas)]


def _endless_forms() -> Iterator[int]:
    """Yield which form comes next: every third sentence is a rare one, each form in its turn."""
    index = 0
    while True:
        yield from (-1, -1, index % len(FORMS))
        index += 1


def records(
    area: Area, index: int, count: int, draw: random.Random, forms: Iterator[int]
) -> Iterator[tuple[str, dict[str, object]]]:
    """Yield the id and the values of each sample of an area."""
    offset = index * 7
    stems = [STEMS[(offset + number) % len(STEMS)] for number in range(count)]
    venue = area.facilities[0]
    for number, stem in enumerate(stems):
        # About a third of the gatherings meet where the one before does.
        fits = number > 0 and venue.kind in KINDS[stem.where]
        if not (fits and draw.random() < 0.35):  # noqa: PLR2004
            venue = _venue(stem, area.facilities, number, draw)
        yield stem.ident, gathering(stem, venue, number=number, draw=draw, form=next(forms))
    if index % ROUTE_EVERY == 0:
        yield "ido-super", route(area, draw)
    yield service(area, index)
    if index % ROUTE_EVERY == 1:
        name, kana, ident, summary = TREASURES[index // ROUTE_EVERY % len(TREASURES)]
        values = {"name": f"見本 {name}", "kana": f"みほん {kana}", "kind": "treasure", "summary": summary}
        yield ident, values | {"district": area.districts[0], "confirmed": "2026-08-03", "sample": True}


def _venue(stem: Stem, facilities: Sequence[Facility], number: int, draw: random.Random) -> Facility:
    """Choose a venue of the right kind, from each district in its turn."""
    fitting = [one for one in facilities if one.kind in KINDS[stem.where]] or list(facilities)
    districts = sorted({one.district for one in fitting})
    district = districts[number % len(districts)]
    return draw.choice([one for one in fitting if one.district == district])


def gathering(
    stem: Stem, venue: Facility, *, number: int, draw: random.Random, form: int
) -> dict[str, object]:
    """Return a sample gathering at a public facility."""
    pen = Pen(draw, stem.start, stem.hours)
    fees, who = (
        (MEAL_FEES if stem.category == "food" else FEES),
        (CHILDREN if stem.category == "family" else WHO),
    )
    pointless = number == 5  # noqa: PLR2004 - one in each area has only its address
    outdoors = stem.where == "park"
    schedule = FORMS[form](pen) if form >= 0 else common(pen)
    return {
        "name": f"見本 {stem.name}",
        "kana": f"みほん {stem.kana}",
        "categories": [stem.category, *(["cafe"] if stem.category == "family" and number % 2 else [])],
        "summary": stem.summary,
        "schedule": schedule,
        "closed": _one_off(schedule) if number == 7 else None,  # noqa: PLR2004
        "paused": {"from": "2026-12-01", "until": "2027-02-28", "reason": "雪のあいだはお休み"}
        if outdoors and number % 4 == 0
        else None,
        "venue": venue.name,
        "room": None if outdoors else draw.choice(ROOMS),
        "address": venue.address,
        "location": None if pointless else venue.location,
        "district": venue.district if pointless else None,
        "who": draw.choice(who),
        "fee": draw.choice(fees),
        "booking": draw.choice(BOOKINGS),
        "bring": draw.choice(BRING),
        "access": draw.choice(ACCESS) if draw.random() < 0.15 else None,  # noqa: PLR2004
        "confirmed": _in_this_year(schedule, _confirmed(draw)),
        "sample": True,
    }


def _one_off(schedule: str) -> list[str] | None:
    """Return one date on which it would meet, to be closed; none where it says no dates."""
    reading = read_sentence(schedule, confirmed=NEWEST)
    if reading.schedule is None:
        return None
    dates = occurrences(reading.schedule, first=WINTER, last=YEAR_END, almanac=Almanac())
    return [dates[-1].date.isoformat()] if dates else None


def _in_this_year(schedule: str, confirmed: str | None) -> str | None:
    """Return when it was confirmed: in the fiscal year that dates without a year belong to."""
    dated = any(
        one.code == "schedule-year-assumed" for one in read_sentence(schedule, confirmed=NEWEST).problems
    )
    return confirmed if not dated or (confirmed or "") >= SPRING else NEWEST.isoformat()


def _confirmed(draw: random.Random) -> str | None:
    chance = draw.random()
    if chance < 0.05:  # noqa: PLR2004 - some were never confirmed
        return None
    age = draw.randint(380, 900) if chance < 0.15 else draw.randint(0, 330)  # noqa: PLR2004 - some long ago
    return (NEWEST - dt.timedelta(days=age)).isoformat()


def route(area: Area, draw: random.Random) -> dict[str, object]:
    """Return a mobile shop that stops at public facilities of an area."""
    choices = sorted(
        draw.sample([one for one in area.facilities if one.kind in {"公民館", "公園・広場"}], STOPS),
        key=lambda one: one.name,
    )
    stops = [
        {"name": one.name, "location": one.location, "time": f"{10 + turn // 2}:{turn % 2 * 30:02}頃"}
        for turn, one in enumerate(choices)
    ]
    return {
        "name": "見本 移動スーパー",
        "kana": "みほん いどうすーぱー",
        "categories": ["food"],
        "summary": "野菜や魚、日用品を積んだ車が回ってきます。",
        "schedule": f"毎週{draw.choice('火水木')}曜日",
        "location": stops,
        "who": "どなたでも",
        "confirmed": "2026-10-15",
        "sample": True,
    }


def service(area: Area, index: int) -> tuple[str, dict[str, object]]:
    """Return a support service that comes to the districts of an area."""
    name, kana, ident, summary = SERVICES[index % len(SERVICES)]
    values: dict[str, object] = {
        "name": f"見本 {name}",
        "kana": f"みほん {kana}",
        "kind": "service",
        "summary": summary,
        "schedule": "平日 9:00～16:00",
        "serves": area.districts,
        "who": "おおむね65歳以上のかた",
        "fee": "30分300円" if index % 2 else "無料",
        "confirmed": "2026-09-10",
        "sample": True,
    }
    return ident, values


if __name__ == "__main__":
    main()

"""Checks of the newsletter's issues: their months, their numbers, what they name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise
from pathlib import Path

from sitegen.checks.names import likely
from sitegen.diagnostics import Finding
from sitegen.records import Month, NewsletterRecord, Records, Sourced, fiscal_name

Issue = Sourced[NewsletterRecord]
LOOSE = re.compile(r"(\d{4})\D?(\d{1,2})")


def months(records: Records) -> Iterator[Finding]:
    """The name of an issue's file is its month, its address and its order."""
    for issue in records.newsletters:
        if Month.named(issue.id) is None:
            near = LOOSE.fullmatch(issue.id)
            month = Month.named(f"{near[1]}-{int(near[2]):02}") if near else None
            values = {"id": issue.id} | ({"suggestion": str(month)} if month else {})
            yield Finding("newsletter-not-a-month", issue.at(), values)


def numbers(records: Records) -> Iterator[Finding]:
    """Within a fiscal year each issue's number is the next one; the first may have any."""
    dated = sorted(
        ((month, issue) for issue in records.newsletters if (month := Month.named(issue.id))),
        key=lambda pair: pair[0],
    )
    for year, group in groupby(dated, lambda pair: pair[0].fiscal_year):
        issues = list(group)
        first: dict[int, str] = {}
        for _, issue in issues:
            number = issue.data.number
            if number in first:
                values: dict[str, str | int] = {
                    "number": number,
                    "year": fiscal_name(year),
                    "path": first[number],
                }
                yield Finding("newsletter-number-double", issue.at("number"), values)
            first.setdefault(number, issue.path)
        # An issue that could not be read may be the one that is missing between two others.
        broken = {month for path in records.left_out if (month := _month_of(path))}
        for (before, last), (after, issue) in pairwise(issues):
            whole = not any(before < month < after for month in broken)
            yield from _order(last, issue, whole=whole)


def _order(last: Issue, issue: Issue, *, whole: bool) -> Iterator[Finding]:
    expected, number = last.data.number + 1, issue.data.number
    values: dict[str, str | int] = {"number": number, "before": last.data.number, "path": last.path}
    if number < last.data.number:
        yield Finding("newsletter-number-order", issue.at("number"), values)
    elif number > expected and whole:
        yield Finding("newsletter-number-gap", issue.at("number"), values | {"suggestion": str(expected)})


def _month_of(path: str) -> Month | None:
    return Month.named(Path(path).stem) if path.startswith("areas/newsletters/") else None


def names(records: Records) -> Iterator[Finding]:
    """Districts, areas and gatherings that an issue names exist."""
    districts = [name for area in records.areas for name in area.data.districts]
    areas = [area.id for area in records.areas]
    area_names = {area.data.name: area.id for area in records.areas}
    for issue in records.newsletters:
        for index, district in enumerate(issue.data.districts):
            if district not in districts:
                values = {"district": district} | likely(district, districts)
                yield Finding("unknown-district", issue.at("districts", index), values)
        for index, area in enumerate(issue.data.areas):
            if area not in areas:
                values = {"area": area} | likely(area, [*areas, *area_names], area_names)
                yield Finding("unknown-area", issue.at("areas", index), values)
    yield from _places(records)


def _places(records: Records) -> Iterator[Finding]:
    known = {place.id for place in records.places}
    # A file that could not be read has told its own mistake already.
    known |= {Path(path).stem for path in records.left_out if path.startswith("places/")}
    named = {place.data.name: place.id for place in records.places}
    for issue in records.newsletters:
        for index, story in enumerate(issue.data.stories):
            if story.place and story.place not in known:
                # A city has hundreds: without one that is near, the choices would help nobody.
                near = likely(story.place, [*known, *named], named)
                values = {"place": story.place} | {key: one for key, one in near.items() if key != "choices"}
                yield Finding("unknown-place", issue.at("stories", index, "place"), values)


def consents(records: Records) -> Iterator[Finding]:
    """A photo may show people: that they agreed is written where the photo is named."""
    for issue in records.newsletters:
        for index, story in enumerate(issue.data.stories):
            photo = story.photo
            if photo and not photo.consent and not photo.file.endswith(".svg"):
                values = {"file": photo.file}
                yield Finding("photo-without-consent", issue.at("stories", index, "photo"), values)

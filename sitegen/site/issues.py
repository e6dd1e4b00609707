"""The newsletter's issues, joined: their gatherings, their areas, their pictures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sitegen.records import Month, NewsletterRecord, Sourced
from sitegen.records.newsletter import NewsStory
from sitegen.site.nouns import Area, Place


@dataclass(frozen=True, slots=True)
class Picture:
    """A story's picture as pages have it: one file as it is, or a photo in several sizes.

    `source` is the contributed file, from the root of the records; the names of the others are
    relative to the site's newsletters/. A drawing has no `sizes`: its `file` serves everywhere.
    Width and height are those of `file`; None where a drawing does not say them.
    """

    source: str
    file: str
    width: int | None
    height: int | None
    sizes: tuple[tuple[str, int], ...] = ()
    paper: str | None = None


Pictures = Mapping[tuple[str, int], Picture]


@dataclass(frozen=True, slots=True)
class Story:
    """A story with the gathering it is about, and its picture if it may be shown."""

    data: NewsStory
    place: Place | None
    picture: Picture | None

    @property
    def facts(self) -> Place | None:
        """The gathering whose facts stand beside the story, if they do."""
        return self.place if self.data.facts else None


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue of the newsletter; `areas` are those whose listings come with it."""

    id: str
    path: str
    month: Month
    data: NewsletterRecord
    stories: tuple[Story, ...]
    areas: tuple[Area, ...]


def join_issues(
    records: Iterable[Sourced[NewsletterRecord]],
    *,
    areas: Sequence[Area],
    places: Sequence[Place],
    pictures: Pictures,
) -> tuple[Issue, ...]:
    """Return the issues, the newest first; `pictures` are by issue and number of the story."""
    homes = {area.slug: area for area in areas}
    by_id: dict[str, Place] = {}
    issues = []
    for record in records:
        month = Month.named(record.id)
        if month is None:
            continue
        by_id = by_id or {place.id: place for place in places}
        stories = tuple(
            Story(story, by_id.get(story.place or ""), pictures.get((record.id, index)))
            for index, story in enumerate(record.data.stories)
        )
        enclosed = tuple(homes[slug] for slug in record.data.areas if slug in homes)
        issues.append(Issue(record.id, record.path, month, record.data, stories, enclosed))
    return tuple(sorted(issues, key=lambda issue: issue.month, reverse=True))

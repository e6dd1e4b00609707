"""One version of the records: checked, planned and rendered as far as it is sound."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from sitegen.build import Checked, check
from sitegen.dating import date_places
from sitegen.diagnostics import Finding
from sitegen.figures import make_figures, site_frames
from sitegen.formats.feeds import feed_files
from sitegen.load import load
from sitegen.pages import Plan, plan_pages
from sitegen.records import PlaceRecord, Records, Sourced
from sitegen.render import render_pages
from sitegen.review.files import File, read_files
from sitegen.site import Place, Placement, Site

# Every page of one build carries its name; here two builds are to differ only where readers see it.
NO_BUILD = "0000000000"


@dataclass(frozen=True, slots=True)
class Side:
    """A version: its files, its records as they were read, its site with pages by template and feeds.

    Without a city nothing can be planned: then `plan` is None and there are no pages.
    """

    root: Path
    files: Mapping[str, File]
    records: Records | None
    findings: tuple[Finding, ...]
    plan: Plan | None
    pages: Mapping[str, tuple[str, bytes]] = field(default_factory=dict)
    feeds: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def site(self) -> Site | None:
        """The site of its sound records."""
        return self.plan.site if self.plan else None

    @property
    def places(self) -> Mapping[str, Place]:
        """The records that are published, by their files."""
        return {place.path: place for place in self.plan.site.places} if self.plan else {}


def read_side(root: Path, *, today: dt.date) -> Side:
    """Read a version; whatever is wrong with it becomes findings, and the sound rest is rendered."""
    checked = check(root, today=today)
    plan = _plan(checked)
    side = Side(root, read_files(root), load(root).records, checked.findings, plan)
    if plan is None:
        return side
    pages = plan_pages(plan)
    rendered = dict(render_pages(pages, plan=plan, figures=make_figures(plan, site_frames(plan.site))))
    kinds = {page.path: page.page.template for page in pages}
    return replace(
        side,
        pages={path: (kinds[path], html) for path, html in rendered.items()},
        feeds=dict(feed_files(plan)),
    )


def _plan(checked: Checked) -> Plan | None:
    if checked.site is None or checked.horizon is None:
        return None
    return Plan(checked.site, checked.horizon, checked.almanac, checked.findings, build=NO_BUILD)


@dataclass(frozen=True, slots=True)
class Drafts:
    """Records that are left out because of errors, as they are written: their places and their pages."""

    places: Mapping[str, Place]
    pages: Mapping[str, bytes]


def read_drafts(side: Side, paths: Iterable[str]) -> Drafts:
    """Render records of files that hold errors as far as their keys could be read.

    What is not understood stays as it is written; of kinds that do not exist nothing is shown.
    """
    plan, records = side.plan, side.records
    if plan is None or records is None:
        return Drafts({}, {})
    published, taken = side.places, {place.id for place in plan.site.places}
    wanted = set(paths) - set(published)
    # An id that stands twice belongs to the record that is published.
    chosen = tuple(one for one in records.places if one.path in wanted and one.id not in taken)
    if not chosen:
        return Drafts({}, {})
    timetables, _ = date_places(replace(records, places=chosen), horizon=plan.horizon, almanac=plan.almanac)
    drafts = {
        one.path: Place(one.id, one.path, _shown(one, plan), Placement(one.id, ()), timetables[one.id])
        for one in chosen
    }
    site = replace(plan.site, places=(*plan.site.places, *drafts.values()))
    drafted = replace(plan, site=site)
    paths_of = {f"places/{place.id}/index.html" for place in drafts.values()} | {"places/index.html"}
    pages = tuple(page for page in plan_pages(drafted) if page.path in paths_of)
    figures = make_figures(plan, site_frames(plan.site))
    return Drafts(drafts, dict(render_pages(pages, plan=drafted, figures=figures)))


def _shown(record: Sourced[PlaceRecord], plan: Plan) -> PlaceRecord:
    known = tuple(one for one in record.data.categories if one in plan.site.city.categories)
    return record.data.model_copy(update={"categories": known, "photo": None})

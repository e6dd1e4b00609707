"""A page as data: where it stands, which template draws it and what the template may use."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from sitegen.diagnostics import Finding
from sitegen.site import Site


@dataclass(frozen=True, slots=True)
class Plan:
    """What every page may know: the site, the day it is built for and what was found."""

    site: Site
    today: dt.date
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site.

    `path` is relative to the site's root and ends in a file name; `figure` names the map and
    drawing the build made for it; `public` pages stand in the sitemap and may be found.
    """

    path: str
    template: str
    title: str
    description: str
    content: Mapping[str, object] = field(default_factory=dict)
    figure: str | None = None
    map_data: Mapping[str, object] | None = None
    linked_data: Mapping[str, object] | None = None
    public: bool = True

    @property
    def root(self) -> str:
        """The way from this page up to the site's root: "" or "../" as often as needed."""
        return "../" * self.path.count("/")


@dataclass(frozen=True, slots=True)
class Figure:
    """What the build made for a page's map: Folium's html, its script's path, our drawing."""

    html: str
    script: str
    drawing: object


def area_path(slug: str) -> str:
    """Return the path of an area's page."""
    return f"areas/{slug}/index.html"


def listing_path(slug: str) -> str:
    """Return the path of an area's printed sheet."""
    return f"areas/{slug}/list/index.html"


def place_path(ident: str) -> str:
    """Return the path of a gathering's page."""
    return f"places/{ident}/index.html"

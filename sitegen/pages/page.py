"""A page as data: where it stands, which template draws it and what the template may use."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from sitegen.diagnostics import Finding
from sitegen.languages import JAPANESE, Language
from sitegen.schedule import Almanac, Horizon
from sitegen.schedule.worder import Worder
from sitegen.site import Site


@dataclass(frozen=True, slots=True)
class Print:
    """A sheet of an area that lies in the site as a PDF file.

    `path` is from the site's root, `name` is what the file is called when somebody keeps it.
    """

    area: str
    form: str
    path: str
    name: str
    pages: int
    size: int


@dataclass(frozen=True, eq=False)
class Plan:
    """What every page may know: the site, its dates' months, what was found, the language it speaks.

    `site` is in `language`; `build` names the build, `prints` are the sheets printed for it. A plan
    equals itself only, so that what several kinds of pages say can be kept by its plan.
    """

    site: Site
    horizon: Horizon
    almanac: Almanac
    findings: tuple[Finding, ...] = ()
    language: Language = JAPANESE
    build: str = ""
    prints: tuple[Print, ...] = ()

    @cached_property
    def worder(self) -> Worder:
        """Who words schedules, dates and hours on these pages."""
        return Worder(self.language)

    @property
    def today(self) -> dt.date:
        """The day the site is built for."""
        return self.horizon.today


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site.

    `path` is relative to the root of the plan's language and ends in a file name; `figure` names the map and
    drawing the build made for it; `public` pages stand in the sitemap and may be found.
    `repeats` is the path of the page that says the same and is to be found instead; a `single`
    page stands in one language only.
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
    repeats: str | None = None
    single: bool = False

    @property
    def page(self) -> Page:
        """The page itself: one that takes no time to plan needs no draft."""
        return self

    @property
    def root(self) -> str:
        """The way from this page up to its language's root: "" or "../" as often as needed."""
        return "../" * self.path.count("/")


@dataclass(frozen=True, eq=False)
class Draft:
    """A page that is planned when somebody asks for it: its path, as a Page has it, and who plans it."""

    path: str
    make: Callable[[], Page]

    @cached_property
    def page(self) -> Page:
        """The page, planned once."""
        return self.make()


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

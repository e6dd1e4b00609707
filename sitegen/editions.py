"""The site in each of its languages: the same pages, planned, drawn and rendered in one of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from sitegen.beside import start
from sitegen.figures import Frames, make_figures
from sitegen.formats.agenda import agenda_files
from sitegen.formats.cards import card_files
from sitegen.formats.catalogue import catalogue_files
from sitegen.formats.offline import LOADED, manifest_file
from sitegen.formats.search import search_script
from sitegen.languages import JAPANESE, language
from sitegen.lazy import joined, making
from sitegen.pages import Draft, Page, Plan, plan_pages
from sitegen.render import render_pages
from sitegen.site.localize import in_language
from sitegen.write import write_files

Files = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Edition:
    """The site in one language: its pages, and by path all files that differ from language to language."""

    pages: tuple[Page | Draft, ...]
    files: Files


def make_edition(plan: Plan, frames: Frames) -> Edition:
    """Return the edition of a plan, whose pages and files are made when they are asked for."""
    pages = plan_pages(plan)
    files = (
        render_pages(pages, plan=plan, figures=make_figures(plan, frames)),
        making({f"{plan.language.prefix}assets/search.js": partial(search_script, plan)}),
        agenda_files(plan),
        card_files(plan),
        catalogue_files(plan.language),
        manifest_file(plan),
    )
    return Edition(pages, joined(files))


def translate(plan: Plan, code: str) -> Plan:
    """Return a Japanese plan in another language."""
    spoken = language(code)
    return replace(plan, language=spoken, site=in_language(plan.site, spoken))


@dataclass(frozen=True, slots=True)
class Written:
    """An edition that stands in the fresh site: how many pages, and the bytes of what pages load."""

    pages: int
    loaded: Files


def start_editions(
    plan: Plan, frames: Frames, *, folder: Path, parallel: bool
) -> list[Callable[[], Written]]:
    """Begin to write the site's other languages into `folder`; return what waits for each."""
    codes = [code for code in plan.site.city.languages if code != JAPANESE.code]
    return [start(partial(_write_edition, plan, frames, code, folder), parallel=parallel) for code in codes]


def _write_edition(plan: Plan, frames: Frames, code: str, folder: Path) -> Written:
    files = make_edition(translate(plan, code), frames).files
    write_files(files, folder)
    pages = sum(path.endswith(".html") for path in files)
    return Written(pages, {path: data for path, data in files.items() if path.endswith(LOADED)})

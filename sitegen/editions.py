"""The site in each of its languages: the same pages, planned, drawn and rendered in one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial

from sitegen.beside import start
from sitegen.figures import Frames, make_figures
from sitegen.formats.agenda import agenda_files
from sitegen.formats.cards import card_files
from sitegen.formats.catalogue import catalogue_files
from sitegen.formats.offline import manifest_file
from sitegen.formats.search import search_script
from sitegen.languages import JAPANESE, language
from sitegen.pages import Page, Plan, plan_pages
from sitegen.render import render_pages
from sitegen.site.localize import in_language

Files = dict[str, bytes]


def make_edition(plan: Plan, frames: Frames) -> tuple[tuple[Page, ...], Files]:
    """Return the pages of a plan, and by path all files that differ from language to language."""
    pages = plan_pages(plan)
    figures = make_figures(plan, frames)
    files = dict(render_pages(pages, plan=plan, figures=figures))
    files[f"{plan.language.prefix}assets/search.js"] = search_script(plan)
    for made in (agenda_files(plan), card_files(plan), catalogue_files(plan.language), manifest_file(plan)):
        files |= made
    return pages, files


def translate(plan: Plan, code: str) -> Plan:
    """Return a Japanese plan in another language."""
    spoken = language(code)
    return replace(plan, language=spoken, site=in_language(plan.site, spoken))


def start_editions(plan: Plan, frames: Frames, *, parallel: bool) -> list[Callable[[], Files]]:
    """Begin to make the site's other languages; return what waits for the files of each."""
    codes = [code for code in plan.site.city.languages if code != JAPANESE.code]
    return [start(partial(_edition, plan, frames, code), parallel=parallel) for code in codes]


def _edition(plan: Plan, frames: Frames, code: str) -> Files:
    return make_edition(translate(plan, code), frames)[1]


def gather(waiting: Iterable[Callable[[], Files]]) -> Mapping[str, bytes]:
    """Return the files of all editions that were started."""
    found: Files = {}
    for wait in waiting:
        found |= wait()
    return found

"""Documents for paper: planned, drawn and rendered into a folder, from where a browser prints them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sitegen.drawing.paper import PaperDrawing, PaperSize, draw_paper, draw_paper_city
from sitegen.formats.furigana import furigana_script
from sitegen.formats.pictures import picture_files
from sitegen.formats.web import ASSETS
from sitegen.pages import Figure, Page, Plan
from sitegen.pages.printed import Format, MapSizes, Wish, area_sheet, city_sheet, issue_sheet
from sitegen.render import render_pages
from sitegen.site import Area, Issue, Site
from sitegen.write import write_files

# What a document is of: an area, an issue of the newsletter, or (None) the whole city.
Subject = Area | Issue | None
Wanted = Iterable[tuple[Subject, Format]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document for paper: where it stands in its folder, what it is called, what it is of.

    It is of an area, of an issue of the newsletter, or of the whole city.
    """

    page: str
    title: str
    form: Format
    area: Area | None = None
    issue: Issue | None = None


def write_paper(plan: Plan, wanted: Wanted, wish: Wish, folder: Path, *, root: Path) -> list[Sheet]:
    """Write the documents that are wanted into a folder with all they load; return them in order.

    The pictures of stories lie under `root`, with the records.
    """
    sheets, pages, figures = [], [], {}
    for subject, form in wanted:
        page, drawings = _document(subject, form, wish, plan)
        area = subject if isinstance(subject, Area) else None
        issue = subject if isinstance(subject, Issue) else None
        sheets.append(Sheet(page.path, page.title, form, area, issue))
        pages.append(page)
        figures[page.path.removesuffix(".html")] = Figure("", "", drawings)
    issues = [sheet.issue for sheet in sheets if sheet.issue]
    files: dict[str, bytes | Path] = dict(render_pages(tuple(pages), plan=plan, figures=figures))
    files |= {**_assets(plan, wish), **picture_files(issues, root=root, paper=True)}
    write_files(files, folder)
    return sheets


def _document(subject: Subject, form: Format, wish: Wish, plan: Plan) -> tuple[Page, tuple[object, ...]]:
    """Return a document's page, and its maps."""
    if isinstance(subject, Area):
        return area_sheet(subject, form, wish, plan), _maps(subject, form.maps, plan.site)
    if isinstance(subject, Issue):
        enclosed = tuple(_maps(area, form.maps, plan.site) for area in subject.areas)
        return issue_sheet(subject, form, wish, plan), enclosed
    return city_sheet(form, wish, plan), _city_maps(form, plan.site)


def _maps(area: Area, sizes: MapSizes | None, site: Site) -> tuple[PaperDrawing, ...]:
    """Return the maps of an area, one of each height."""
    return tuple(draw_paper(area, site=site, size=size) for size in _sizes(sizes))


def _city_maps(form: Format, site: Site) -> tuple[PaperDrawing, ...]:
    """Return the map of a cover, then that of each area."""
    covers = tuple(draw_paper_city(site, size) for size in _sizes(form.cover))
    return covers + tuple(drawn for area in site.areas for drawn in _maps(area, form.maps, site))


def _sizes(sizes: MapSizes | None) -> Iterator[PaperSize]:
    if sizes:
        for height in sizes.heights:
            yield PaperSize(sizes.width, height, sizes.type, sizes.pin)


def _assets(plan: Plan, wish: Wish) -> Mapping[str, bytes | Path]:
    files: dict[str, bytes | Path] = {
        f"assets/print/{path.name}": path for path in sorted((ASSETS / "print").iterdir())
    }
    if wish.ruby:
        files |= {
            "assets/furigana.js": ASSETS / "furigana.js",
            "assets/readings.js": furigana_script(plan.site),
        }
    return files

"""Documents for paper: planned, drawn and rendered into a folder, from where a browser prints them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sitegen.drawing.paper import PaperDrawing, PaperSize, draw_paper, draw_paper_city
from sitegen.formats.furigana import furigana_script
from sitegen.formats.web import ASSETS
from sitegen.pages import Figure, Plan
from sitegen.pages.printed import Format, MapSizes, Wish, area_sheet, city_sheet
from sitegen.render import render_pages
from sitegen.site import Area, Site
from sitegen.write import write_files


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document for paper: where it stands in its folder, what it is called, what it is of.

    `area` is None where it is of the whole city.
    """

    page: str
    title: str
    form: Format
    area: Area | None


def write_paper(
    plan: Plan, wanted: Iterable[tuple[Area | None, Format]], wish: Wish, folder: Path
) -> list[Sheet]:
    """Write the documents that are wanted into a folder with all they load; return them in order.

    Each is of an area, or of the whole city where the area is None.
    """
    sheets, pages, figures = [], [], {}
    for area, form in wanted:
        page = area_sheet(area, form, wish, plan) if area else city_sheet(form, wish, plan)
        drawings = _maps(area, form.maps, plan.site) if area else _city_maps(form, plan.site)
        sheets.append(Sheet(page.path, page.title, form, area))
        pages.append(page)
        figures[page.path.removesuffix(".html")] = Figure("", "", drawings)
    write_files(
        {**dict(render_pages(tuple(pages), plan=plan, figures=figures)), **_assets(plan, wish)}, folder
    )
    return sheets


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

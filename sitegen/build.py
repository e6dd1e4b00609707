"""The whole program on one page: load, check, date, join (see `checking`), plan, render, write."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sitegen.beside import start
from sitegen.checking import Checked, Timings, check
from sitegen.diagnostics import Finding, blocks
from sitegen.site import Site

if TYPE_CHECKING:
    from sitegen.editions import Edition
    from sitegen.figures import Frames
    from sitegen.pages import Plan, Print

__all__ = ["Built", "Checked", "Timings", "build", "check"]


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did; `pages` is None if nothing was written because of errors."""

    findings: tuple[Finding, ...]
    site: Site | None
    pages: int | None


def build(  # noqa: PLR0913 - what a build may be told, each by its name
    root: Path,
    output: Path,
    *,
    today: dt.date,
    months: int | None = None,
    keep_going: bool = False,
    timings: Timings | None = None,
    parallel: bool = False,
    printer: Callable[[Plan, Path], tuple[Print, ...]] | None = None,
) -> Built:
    """Build the site of the records under `root` into `output`.

    With errors nothing is written and the old site stays, unless `keep_going` asks for the
    sound rest. With `parallel` it works in several processes at a time, to the same bytes. A
    `printer` puts sheets into the folder of the fresh site, and returns those its pages offer.
    Raises NotOursError if `output` is a folder that sitegen did not make.
    """
    timings = timings or Timings()
    checked = check(
        root, today=today, months=months, timings=timings, parallel=parallel, meanwhile=_import_pages
    )
    if checked.site is None or checked.horizon is None or (blocks(checked.findings) and not keep_going):
        return Built(checked.findings, checked.site, None)
    with timings.stage("import pages"):
        from sitegen.build_id import build_id, build_id_with
        from sitegen.editions import make_edition, start_editions
        from sitegen.figures import site_frames
        from sitegen.formats.offline import worker_file
        from sitegen.pages import Plan
        from sitegen.write import fresh_site, write_files
    with fresh_site(output) as folder:
        with timings.stage("maps"):
            frames = site_frames(checked.site)
        with timings.stage("pages"):
            name = build_id(root, today=today, months=checked.horizon.months)
            plan = Plan(checked.site, checked.horizon, checked.almanac, checked.findings, build=name)
        if printer:
            with timings.stage("print"):
                prints = printer(plan, folder)
                plan = replace(plan, prints=prints, build=build_id_with(name, prints))
        with timings.stage("pages"):
            others = start_editions(plan, frames, folder=folder, parallel=parallel)
            # Of the form, which needs a network, the worker for reading offline keeps nothing.
            form = start(partial(_write_form, plan, root, folder), parallel=parallel)
            edition = make_edition(plan, frames)
            files: dict[str, bytes | Path] = dict(edition.files)
        with timings.stage("files"):
            files |= shared_files(plan, frames, edition, root=root)
        with timings.stage("write"):
            write_files(files, folder)
        with timings.stage("other languages"):
            written = [wait() for wait in others]
            for one in written:
                files |= one.loaded
            write_files(worker_file(files, plan), folder)
        with timings.stage("form"):
            form()
    return Built(checked.findings, checked.site, len(edition.pages) + sum(one.pages for one in written))


def shared_files(plan: Plan, frames: Frames, edition: Edition, *, root: Path) -> Mapping[str, bytes | Path]:
    """Return the files that all languages share, by path; each is made when it is asked for."""
    from sitegen.figures import frame_files
    from sitegen.formats.desk import desk_files
    from sitegen.formats.feeds import feed_files
    from sitegen.formats.furigana import furigana_script
    from sitegen.formats.newsletters import newsletter_files
    from sitegen.formats.web import web_files
    from sitegen.lazy import joined, making
    from sitegen.render import render_colours

    files: tuple[Mapping[str, bytes | Path], ...] = (
        frame_files(frames),
        feed_files(plan),
        desk_files(plan),
        newsletter_files(plan, root=root),
        web_files(edition.pages, plan.site, root=root),
        making({"assets/readings.js": partial(furigana_script, plan.site)}),
        making({"assets/categories.css": partial(render_colours, plan)}),
    )
    return joined(files)


def coordinators_files(plan: Plan, *, root: Path) -> Mapping[str, bytes]:
    """Return the files of the coordinators' form by path, which are kept apart from what readers load."""
    from sitegen.editing.parts import record_parts
    from sitegen.formats.form import form_files

    return form_files(plan, root=root, parts=record_parts)


def _write_form(plan: Plan, root: Path, folder: Path) -> None:
    from sitegen.write import write_files

    write_files(coordinators_files(plan, root=root), folder)


def _import_pages() -> None:
    """Import what makes pages, which takes as long as the join."""
    import sitegen.editing.parts
    import sitegen.editions
    import sitegen.formats.desk
    import sitegen.formats.feeds
    import sitegen.formats.form
    import sitegen.formats.furigana
    import sitegen.formats.newsletters
    import sitegen.formats.offline
    import sitegen.formats.web
    import sitegen.write  # noqa: F401 - only to have them

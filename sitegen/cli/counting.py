"""Counting the pages of sheets with Chromium, for `sitegen review`."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitegen.cli import needs

if TYPE_CHECKING:
    from sitegen.pages import Plan
    from sitegen.pdf import Press
    from sitegen.review import CountSheets, SheetCount

UNASKED = "--no-pages と言われたので、数えていません。"


@contextmanager
def counter(*, pages: bool | None) -> Iterator[tuple[CountSheets | None, str | None]]:
    """Yield what counts sheets, or why nothing does; where they must be counted raise what is missing."""
    if pages is False:
        yield None, UNASKED
        return
    try:
        path = needs.need_chromium(None)
    except click.ClickException as problem:
        if pages:
            raise
        yield None, f"数えていません。{problem.format_message().partition(' / ')[0]}"
        return
    from sitegen.pdf import Press

    with Press(path) as press:
        trouble = press.start().trouble()
        if trouble and pages:
            raise click.ClickException(needs.broken_browser(path, trouble))
        if trouble:
            yield None, f"数えていません。{needs.broken_browser(path, trouble).partition(' / ')[0]}"
        else:
            yield _counting(press), None


def _counting(press: Press) -> CountSheets:
    from sitegen.pages.months import printed_month
    from sitegen.pages.printed import DEFAULT, FORMATS, Wish
    from sitegen.pdf import jobs_of
    from sitegen.review import SheetCount

    def count(plan: Plan, root: Path, slugs: Sequence[str]) -> Mapping[str, SheetCount]:
        areas = [area for area in plan.site.areas if area.slug in set(slugs)]
        # A site of this month only has no dates of the next.
        wish = Wish(min(printed_month(plan.today), plan.horizon.pages[-1]))
        with tempfile.TemporaryDirectory(prefix="sitegen-sheets-") as folder:
            source = Path(folder)
            jobs = jobs_of(
                [(area, FORMATS[DEFAULT]) for area in areas], wish, plan, source, root=root, ascii_names=True
            )
            addresses = [(source / job.page).resolve().as_uri() for job in jobs]
            made = dict(press.print_all(addresses))
        return {
            area.slug: SheetCount(one.pages, one.gave, one.beyond)
            for index, area in enumerate(areas)
            if not isinstance(one := made[index], str)
        }

    return count

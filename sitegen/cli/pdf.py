"""`sitegen pdf`: sheets of paper as PDF files."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitegen.cli import needs, options, output, wanted
from sitegen.cli.printing import print_documents

if TYPE_CHECKING:
    from sitegen.pages import Plan

MOST_PAGES = 40


@click.command()
@options.root
@click.option("--area", "areas", metavar="SLUG", multiple=True, help="An area to print; may be repeated.")
@click.option("--all", "every", is_flag=True, help="Print every area.")
@click.option(
    "--format",
    "forms",
    metavar="NAME",
    multiple=True,
    help="A form of print; may be repeated.  [default: a4-2]",
)
@click.option(
    "--month", metavar="2026-12", help="The month.  [default: this one, after the 20th the next one]"
)
@click.option(
    "--newsletter", "issue", metavar="2026-05", help="Print this issue of the newsletter, and nothing else."
)
@click.option(
    "--pages", type=click.IntRange(1, MOST_PAGES), help="Fill so many pages.  [default: the form's]"
)
@click.option(
    "--output",
    "target",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of the files.  [default: print/ under the root]",
)
@click.option("--ascii-names", is_flag=True, help="Name files in ASCII.")
@click.option(
    "--chromium",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The Chromium to print with.  [default: the one on PATH]",
)
@click.option("--ruby", is_flag=True, help="Print readings above the kanji.")
@click.option("--crop-marks", is_flag=True, help="Print crop marks, for a print shop.")
@options.today
@options.language
def pdf(  # noqa: PLR0913 - one parameter an option
    root: Path,
    *,
    areas: tuple[str, ...],
    forms: tuple[str, ...],
    month: str | None,
    issue: str | None,
    pages: int | None,
    target: Path | None,
    chromium: Path | None,
    today: dt.datetime | None,
    language: str,
    every: bool,
    ascii_names: bool,
    ruby: bool,
    crop_marks: bool,
) -> None:
    """Print the sheets of areas as PDF files, ready for the copier or the print shop.

    圏域の一覧と地図を、印刷用の PDF にします（例 sitegen pdf --all）。
    """
    day = options.day(today)
    chosen = wanted.formats(forms)
    if issue:
        wanted.require_alone(issue, areas, forms, month, every=every)
        when = wanted.written(issue)
        # A past month's dates are known to whoever stands at its beginning.
        day = min(day, dt.date(*when, 1))
    else:
        when = wanted.month(month, day)
        wanted.require_areas(areas, chosen, every=every)
    path = needs.need_chromium(chromium)
    from sitegen.pdf import Press

    # The browser starts while the records are read.
    with Press(path) as press:
        press.start()
        plan = _plan(root, day, wanted.ahead(when, day) + 1, language)
        documents = (
            wanted.issue(issue, plan.site.newsletters)
            if issue
            else wanted.documents(wanted.areas(areas, plan.site.areas, every=every), chosen)
        )
        from sitegen.pages.printed import Wish

        wish = Wish(when, pages, ruby=ruby, crop_marks=crop_marks)
        target = target or root / "print"
        printed, sound = print_documents(
            documents, wish, plan, press, target, root=root, ascii_names=ascii_names
        )
    files = sum(len(one.files) for one in printed)
    click.echo(f"{target} に PDF を{files}点つくりました。" if files else "PDF はひとつもできませんでした。")
    sys.exit(not sound)


def _plan(root: Path, day: dt.date, months: int, language: str) -> Plan:
    """Return the plan of sound records; say what is wrong and stop where it is not."""
    from sitegen.build import check
    from sitegen.diagnostics import Severity, blocks

    checked = check(root, today=day, at_least=months)
    if checked.site is None or checked.horizon is None or blocks(checked.findings):
        grave = [one for one in checked.findings if one.severity is not Severity.NOTE]
        output.print_findings(grave, root=root, language=language, form="text")
        click.echo(output.unprinted(language), err=True)
        sys.exit(1)
    from sitegen.pages import Plan

    return Plan(checked.site, checked.horizon, checked.almanac, checked.findings)

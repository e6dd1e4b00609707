"""Printing with Chromium, from `sitegen pdf` and from `sitegen build --pdf`."""

from __future__ import annotations

import gc
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitegen.cli import needs
from sitegen.cli.progress import Progress

if TYPE_CHECKING:
    from sitegen.pages import Plan, Print
    from sitegen.pages.printed import Wish
    from sitegen.pdf import Press, Printed, Wanted

SWEEP = 8


def print_documents(  # noqa: PLR0913 - one parameter a thing that differs between the commands
    wanted: Wanted, wish: Wish, plan: Plan, press: Press, target: Path, *, root: Path, ascii_names: bool
) -> tuple[list[Printed], bool]:
    """Print documents into a folder; return what was printed, and whether all is as it should be.

    What keeps all of them from being printed is raised as click's exception.
    """
    from sitegen.pdf import Facts, Printed, find_tofu, jobs_of, print_jobs

    with tempfile.TemporaryDirectory(prefix="sitegen-pdf-") as folder:
        source = Path(folder)
        jobs = jobs_of(wanted, wish, plan, source, root=root, ascii_names=ascii_names)
        trouble = press.trouble()
        if trouble:
            raise click.ClickException(needs.broken_browser(press.path, trouble))
        tofu = find_tofu(jobs, source, press)
        if tofu:
            # A rare character in one area keeps no other area from having its sheet.
            jobs = tuple(job for job in jobs if job.page not in tofu.pages)
            if tofu.fontless or not jobs:
                raise click.ClickException(needs.tofu_words(tofu))
            click.echo(needs.tofu_words(tofu), err=True)
        # What pypdf leaves behind refers to itself, and the commands let the collector rest: without
        # this, memory would grow with every sheet. The records stay, and need not be looked through.
        gc.freeze()
        progress = Progress(len(jobs))
        printed, sound = [], tofu is None
        facts = Facts(plan.site.city.publisher.name, plan.today)
        try:
            for one in print_jobs(jobs, source, target, press, facts):
                sound &= progress.say(one)
                if isinstance(one, Printed):
                    printed.append(one)
                if progress.done % SWEEP == 0:
                    gc.collect()
        except OSError as problem:
            raise click.ClickException(
                f"{problem.filename or target}: 書きこめません（{problem.strerror}）。"
                "--output で別の場所を選んでください。 / Can't write here."
            ) from None
    return printed, sound


def print_into_site(plan: Plan, folder: Path, *, root: Path) -> tuple[Print, ...]:
    """Print each area's sheets into a fresh site; return those that its pages can offer.

    A site without them is a whole site: what fails is said, and the build goes on.
    """
    try:
        return _print_into_site(plan, folder, root)
    except click.ClickException as problem:
        click.echo(f"注意: PDF をのせずにサイトをつくります。{problem.format_message()}", err=True)
        return ()


def _print_into_site(plan: Plan, folder: Path, root: Path) -> tuple[Print, ...]:
    path = needs.need_chromium(None)
    from sitegen.pages import Print
    from sitegen.pages.months import printed_month
    from sitegen.pages.printed import FORMATS, Wish
    from sitegen.pages.prints import OFFERED
    from sitegen.pdf import Press, name_of

    # A site of this month only has no dates of the next.
    wish = Wish(min(printed_month(plan.today), plan.horizon.pages[-1]))
    wanted = [(area, FORMATS[name]) for area in plan.site.areas for name in OFFERED]
    with Press(path) as press:
        printed, sound = print_documents(
            wanted, wish, plan, press.start(), folder / "pdf", root=root, ascii_names=True
        )
    if not sound:
        click.echo("注意: 印刷できなかった PDF は、サイトにのせていません。", err=True)
    return tuple(
        Print(
            area=sheet.area.slug,
            form=sheet.form.name,
            path=f"pdf/{one.path.name}",
            name=f"{name_of(sheet, wish.month, plan)}.pdf",
            pages=one.made.pages,
            size=one.size,
        )
        for one in printed
        if (sheet := one.job.sheet) and sheet.area
    )

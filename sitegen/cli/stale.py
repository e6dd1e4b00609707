"""`sitegen stale`: what is due today, on a terminal."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitegen.cli import options, output

if TYPE_CHECKING:
    from sitegen.site import Site
    from sitegen.site.freshness import Round


@click.command()
@options.root
@options.today
@click.option(
    "--coordinator", "number", type=int, metavar="N", help="Only what this coordinator answers for."
)
@click.option("--area", "slug", metavar="SLUG", help="Only the records of this area.")
@click.option(
    "--months", type=click.IntRange(1, 120), help="How old a confirmation may be.  [default: the city's]"
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "csv", "json", "markdown"]),
    default="text",
    show_default=True,
    help="Text for people, a table for spreadsheets, JSON for programs, Markdown for a forge's issue.",
)
def stale(  # noqa: PLR0913 - one parameter an option
    *,
    root: Path,
    today: dt.datetime | None,
    number: int | None,
    slug: str | None,
    months: int | None,
    form: str,
) -> None:
    """List what is to be confirmed, answered or completed, coordinator by coordinator."""
    from sitegen.checking import check
    from sitegen.diagnostics import Severity
    from sitegen.formats.desk import desk_csv
    from sitegen.formats.stale import NOTHING, to_json, to_markdown, to_text
    from sitegen.site.freshness import rounds

    day = options.day(today)
    checked = check(root, today=day, parallel=True)
    site = checked.site
    if site is None:
        errors = [finding for finding in checked.findings if finding.severity is Severity.ERROR]
        output.print_findings(errors, root=root, language="ja", form="text")
        sys.exit(1)
    chosen = _chosen(rounds(site, today=day, months=months), site, number, slug)
    if form == "csv":
        click.echo(desk_csv(chosen, site.city), nl=False)
    elif form == "json":
        click.echo(to_json(chosen), nl=False)
    elif form == "markdown":
        click.echo(to_markdown(chosen, today=day), nl=False)
    else:
        click.echo(to_text(one for one in chosen if one.calls or one.lacking).rstrip("\n") or NOTHING)
    if site.left_out:
        paths = "、".join(site.left_out)
        click.echo(f"まちがいがあるので見ていない記録: {paths}（sitegen check でわかります）", err=True)


def _chosen(every: tuple[Round, ...], site: Site, number: int | None, slug: str | None) -> tuple[Round, ...]:
    """Return the rounds that were asked for; what does not exist is named with what does."""
    from sitegen.site.freshness import only

    if number is not None and number not in {one.number for one in every}:
        known = "、".join(str(one.number) for one in every if one.number is not None) or "ありません"
        raise click.UsageError(
            f"{number}: この番号のコーディネーターはいません。いるのは {known} です。"
            " / There is no coordinator of this number."
        )
    if slug is not None and slug not in {area.slug for area in site.areas}:
        known = "、".join(f"{area.slug}（{area.data.name}）" for area in site.areas)
        raise click.UsageError(
            f"{slug}: この圏域はありません。あるのは {known} です。 / There is no area of this name."
        )
    found = tuple(one for one in every if number is None or one.number == number)
    return found if slug is None else only(found, slug)

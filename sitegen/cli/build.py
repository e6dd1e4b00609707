"""`sitegen build`: the whole site."""

from __future__ import annotations

import datetime as dt
import sys
from functools import partial
from pathlib import Path

import click

from sitegen.cli import options, output
from sitegen.cli.printing import print_into_site


@click.command()
@options.root
@click.option(
    "--output",
    "target",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of the site.  [default: output/ under the root]",
)
@options.today
@options.horizon
@options.language
@click.option("--keep-going", is_flag=True, help="Publish the sound records even if others have errors.")
@click.option("--pdf", "with_pdf", is_flag=True, help="Offer each area's sheets as PDF files, too.")
@click.option("--timings", is_flag=True, help="Print the seconds of each stage on standard error, as JSON.")
def build(  # noqa: PLR0913 - one parameter an option
    root: Path,
    target: Path | None,
    today: dt.datetime | None,
    horizon: int | None,
    language: str,
    *,
    keep_going: bool,
    with_pdf: bool,
    timings: bool,
) -> None:
    """Build the site; with errors nothing is written and the old site stays."""
    from sitegen.build import Timings
    from sitegen.build import build as build_site
    from sitegen.diagnostics import Severity
    from sitegen.write import NotOursError

    target = target or root / "output"
    clock = Timings()
    try:
        built = build_site(
            root,
            target,
            today=options.day(today),
            months=horizon,
            keep_going=keep_going,
            timings=clock,
            parallel=True,
            printer=partial(print_into_site, root=root) if with_pdf else None,
        )
    except NotOursError as problem:
        raise click.UsageError(
            f"{target}: このフォルダは sitegen がつくったものではないので、消しません。"
            f"空のフォルダか、別の場所を --output で選んでください。 / {problem}"
        ) from None
    grave = [finding for finding in built.findings if finding.severity is not Severity.NOTE]
    output.print_findings(grave, root=root, language=language, form="text")
    if timings:
        output.print_timings(clock)
    if built.pages is None or built.site is None:
        click.echo(output.refusal(language), err=True)
        sys.exit(1)
    click.echo(
        output.summary(built.findings, target=target, pages=built.pages, site=built.site, language=language)
    )

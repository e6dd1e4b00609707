"""The commands. Nothing else prints, exits, or reads the clock and the environment."""

from __future__ import annotations

import datetime as dt
import gc
import os
import sys
from functools import partial
from pathlib import Path

import click

from sitegen import __version__
from sitegen.cli import options, output
from sitegen.cli.confirm import confirm
from sitegen.cli.export import export
from sitegen.cli.format import format_
from sitegen.cli.intake import import_
from sitegen.cli.newfile import path_of_new
from sitegen.cli.newsletter import draft_text
from sitegen.cli.owners import owners
from sitegen.cli.pdf import pdf
from sitegen.cli.printing import print_into_site
from sitegen.cli.questions import ask_place
from sitegen.cli.review import review
from sitegen.cli.schedule import schedule
from sitegen.cli.serve import serve
from sitegen.cli.stale import stale

# The functions below import what they need when they run: --help must answer at once.


def run() -> None:
    """Run the command line as a process of its own: what `sitegen` and `python -m sitegen` start."""
    # A build makes a million objects and drops hardly any: collecting them over and over took
    # a sixth of its time. The collector stays on, for cities a hundred times this one.
    gc.set_threshold(1_000_000, 50, 100)
    try:
        main()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        problem = sys.exc_info()[1]
        if isinstance(problem, SystemExit) and isinstance(problem.code, int | None):
            # Taking pandas and its kin apart one by one at the end took another tenth.
            os._exit(problem.code or 0)


@click.group()
@click.version_option(__version__)
def main() -> None:
    """Build a directory of community gathering places from YAML records.

    つどいの場の記録（YAML）から、地図・一覧・印刷用の紙面のあるサイトをつくります。
    """


@main.command()
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


@main.command()
@options.root
@options.today
@options.language
@options.format_
@click.option("--strict", is_flag=True, help="Fail on warnings, too.")
@click.option("--explain", metavar="ID", help="Say why the record ID is in its area, and stop.")
@click.option("--fix", is_flag=True, help="First mend what has one right answer, and show it.")
@click.option("--diff", "only_show", is_flag=True, help="Show what --fix would mend; write nothing.")
def check(  # noqa: PLR0913 - one parameter an option
    root: Path,
    today: dt.datetime | None,
    language: str,
    form: str,
    *,
    strict: bool,
    explain: str | None,
    fix: bool,
    only_show: bool,
) -> None:
    """Check the records: exit 0 if sound, 1 with errors (--strict: or warnings), 2 for wrong usage."""
    from sitegen.build import check as check_records
    from sitegen.cli.mending import mend_and_check, print_changes
    from sitegen.diagnostics import Severity

    if fix or only_show:
        changes, checked = mend_and_check(root, today=options.day(today), only_show=only_show)
        if form == "text":
            print_changes(changes, language=language, only_show=only_show)
    else:
        checked = check_records(root, today=options.day(today), parallel=True)
    if explain is not None:
        click.echo(output.explain(checked.site, explain, language=language))
        return
    output.print_findings(checked.findings, root=root, language=language, form=form)
    grave = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    sys.exit(any(finding.severity in grave for finding in checked.findings))


@main.command()
@click.argument("kind", type=click.Choice(["place", "area", "city", "newsletter"]), default="place")
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Know this city's categories, audiences, districts and areas.",
)
def schema(kind: str, root: Path | None) -> None:
    """Print the JSON Schema of a KIND of record, for editors that complete and check YAML."""
    from sitegen.formats.schema import json_schema
    from sitegen.load import load

    click.echo(json_schema(kind, load(root).records if root else None), nl=False)


@main.command()
@click.argument("kind", type=click.Choice(["place", "area", "newsletter"]))
@click.argument("ident", metavar="[ID]", required=False)
@click.option(
    "--ask", is_flag=True, help="Ask for a place on the terminal: what it does without an ID there."
)
@options.root
@options.today
def new(kind: str, ident: str | None, root: Path, today: dt.datetime | None, *, ask: bool) -> None:
    """Write a commented record to fill in: places/ID.yaml, areas/ID.yaml or areas/newsletters/ID.yaml.

    ID may name a folder, too: `sitegen new place baba/oshaberi-cafe`. A newsletter's is its month:
    `sitegen new newsletter 2026-12` begins with the last issue's areas and this month's changes.
    `sitegen new place` alone asks for name, days, venue and so on, and writes the record.
    """
    from sitegen.formats.blank import blank
    from sitegen.formats.schema import modeline

    if kind == "place" and (ask or (ident is None and sys.stdin.isatty())):
        written = ask_place(root, options.day(today), ident)
        if written is None:
            return
        path, text = written
    elif ident is None:
        raise click.UsageError(
            "ファイルの名前を書いてください（例 sitegen new place baba/oshaberi-cafe）。"
            "sitegen new place --ask なら、ひとつずつおたずねします。 / Give an ID, or --ask for a place."
        )
    else:
        path = path_of_new(kind, ident, root)
        text = blank(kind) if kind != "newsletter" else draft_text(ident, root, options.day(today))
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(modeline(path, kind, root) + text, encoding="utf-8")
    click.echo(f"{path} をつくりました。書きこんだら sitegen check でたしかめてください。")


COMMANDS = (
    confirm,
    export,
    format_,
    import_,
    owners,
    pdf,
    review,
    schedule,
    serve,
    stale,
)
for command in COMMANDS:
    main.add_command(command)

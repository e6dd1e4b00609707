"""`sitegen check`: everything that is wrong with the records, and what of it mends itself."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import click

from sitegen.cli import options, output


@click.command()
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

"""`sitegen owners`: CODEOWNERS from the areas' coordinators."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import click

from sitegen.cli import options, output


@click.command()
@options.root
@options.today
@click.option("--write", is_flag=True, help="Write it where the city's forge reads it, instead of printing.")
def owners(root: Path, today: dt.datetime | None, *, write: bool) -> None:
    """Print whom the forge is to ask about a change: CODEOWNERS, from the coordinators of the areas."""
    from sitegen.checking import check
    from sitegen.diagnostics import Severity
    from sitegen.formats.owners import PATHS, owners_text, unowned
    from sitegen.load import load
    from sitegen.records.publishing import ForgeKind

    records, checked = load(root).records, check(root, today=options.day(today), parallel=True)
    if records is None or checked.site is None:
        errors = [finding for finding in checked.findings if finding.severity is Severity.ERROR]
        output.print_findings(errors, root=root, language="ja", form="text")
        sys.exit(1)
    text = owners_text(records, checked.site)
    if missing := unowned(records):
        numbers = "、".join(str(number) for number in missing)
        click.echo(
            f"係 {numbers} の名前（GitHub・GitLab での @名前）が、areas/city.yaml の owners にありません。"
            " / Some coordinators have no handle under `owners`.",
            err=True,
        )
    if not write:
        click.echo(text, nl=False)
        return
    forge = checked.site.city.forge
    path = PATHS[forge.kind if forge else ForgeKind.GITHUB]
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8", newline="\n")
    click.echo(f"{path} を書きました。")

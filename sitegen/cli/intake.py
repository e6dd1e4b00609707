"""`sitegen import`: bring other people's tables and maps along."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitegen.cli import options
from sitegen.cli.given import given_folder, given_mapping, given_records
from sitegen.cli.issueform import issue_form, take_issue
from sitegen.cli.needs import need_extra
from sitegen.cli.returned import bring_back

if TYPE_CHECKING:
    from sitegen.exchange import Source
    from sitegen.intake.importing import Imported, Order
    from sitegen.join import Ground
    from sitegen.records import Records

REPORT = "import-report.md"
# So many findings of a file are said on the terminal; the report has them all.
MOST = 30


@click.command(name="import")
@click.argument("files", nargs=-1, metavar="FILE…", type=click.Path(path_type=Path))
@click.option(
    "--mapping",
    type=click.Path(dir_okay=False, path_type=Path),
    help="What columns, folders and words stand for; written as a proposal if there is no such file.",
)
@click.option("--into", metavar="places/DIR", help="The folder of new records.  [default: places/<area>/]")
@click.option("--dry-run", is_flag=True, help="Say what would be done; write no record.")
@click.option(
    "--report",
    type=click.Path(dir_okay=False, path_type=Path),
    help=f"The report, as Markdown.  [default: {REPORT} in the current folder; none with --dry-run]",
)
@issue_form
@options.root
@options.today
@options.language
def import_(  # noqa: PLR0913 - one parameter an option
    files: tuple[Path, ...],
    *,
    mapping: Path | None,
    into: str | None,
    dry_run: bool,
    report: Path | None,
    issue: Path | None,
    root: Path,
    today: dt.datetime | None,
    language: str,
) -> None:
    """Make records of FILEs: My Maps (KML, KMZ), uMap, GeoJSON, CSV, Excel; or of an issue.

    地図や表を取りこんで記録にします。二度目からは、もとのファイルで変わった所だけを書きかえ、手で直した所には
    触りません。どの行がどうなったかは、すべて報告に書きます。
    """
    need_extra("edit")
    from sitegen.exchange import read_source
    from sitegen.intake.importing import Order
    from sitegen.intake.returned import is_returned

    if bool(files) == bool(issue):
        raise click.UsageError(
            "取りこむファイルか、--issue-form のどちらかを書いてください。"
            " / Name the files to import, or --issue-form."
        )
    if issue:
        sys.exit(take_issue(issue, root=root, today=options.day(today), dry_run=dry_run))
    folder = given_folder(root, into)
    results = []
    proposed = ""
    for file in files:
        records, ground = given_records(root)
        source: Source | None = read_source(file)
        if source and is_returned(source):
            source = bring_back(source, records, root=root, dry=dry_run, language=language)
        if source is None:
            continue
        given, kept = given_mapping(file, mapping, root, records)
        order = Order(root, options.day(today), given, folder)
        one = _import(source, records, ground, order, dry=dry_run, kept=kept)
        results.append(one)
        proposed = proposed or one.mapping
    if not results:
        sys.exit(0)
    target = report or (None if dry_run else Path(REPORT))
    _tell(results, target, language)
    if mapping and not mapping.exists() and proposed:
        mapping.write_text(proposed, encoding="utf-8")
        click.echo(_words(language, "mapping-new", mapping=mapping))
    _report(results, target, mapping, dry=dry_run, language=language)
    sys.exit(any(_refused(one) for one in results))


def _words(language: str, key: str, **values: object) -> str:
    from sitegen.intake.report import words

    return words(language, key, **values)


def _refused(one: Imported) -> bool:
    from sitegen.intake.importing import refused

    return refused(one)


def _import(  # noqa: PLR0913 - one file with all it is read against
    source: Source, records: Records, ground: Ground | None, order: Order, *, dry: bool, kept: str
) -> Imported:
    """Import one file; write what was decided unless it is a trial."""
    from sitegen.intake.importing import import_source
    from sitegen.intake.store import UnwritableError, check_paths, save

    one = import_source(source, records, ground, order)
    if one.state is None:
        return one
    own = dict([one.state])
    if not (order.root / kept).exists():
        own[kept] = one.mapping
    try:
        if dry:
            check_paths(order.root, created=one.created, changed={**one.changed, **own})
        else:
            save(order.root, created=one.created, changed=one.changed, kept=own)
    except UnwritableError as problem:
        raise click.ClickException(
            f"{problem}: ここには書きこめません（リンクか、ほかの人のファイルがあります）。"
            "何も書いていません。 / This path can't be written to; nothing was written."
        ) from None
    return one


def _tell(results: list[Imported], report: Path | None, language: str) -> None:
    """Say what became of the rows, and what was found: the gravest where there is a report for all."""
    from sitegen.diagnostics import Severity
    from sitegen.intake.report import equation, finding_text, terminal

    order = list(Severity)
    for one in results:
        most = len(one.findings) if report is None else MOST
        first = sorted(one.findings, key=lambda finding: order.index(finding.severity))[:most]
        if first:
            click.echo(finding_text(one, first, language), nl=False)
        if len(one.findings) > most:
            click.echo(_words(language, "more", count=len(one.findings) - most, report=report))
    for one in results:
        for line in terminal(one, language):
            click.echo(line)
    if len(results) > 1:
        click.echo(equation(results, language))


def _report(
    results: list[Imported], target: Path | None, mapping: Path | None, *, dry: bool, language: str
) -> None:
    """Write the report where it goes, if anywhere."""
    from sitegen.intake.report import Setting, markdown

    if dry:
        click.echo(_words(language, "dry"))
    if target is None:
        return
    kept = str(mapping) if mapping else ("" if dry else "areas/imports/*.yaml")
    target.write_text(markdown(results, Setting(language, dry, kept)), encoding="utf-8")
    click.echo(_words(language, "report", report=target))

"""`sitegen export`: the records as a table for Excel."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from sitegen.cli import options
from sitegen.cli.files import read_text
from sitegen.cli.needs import need_extra

BROKEN = "YAML として読めない所があるので、表に入れていません。sitegen check でたしかめてください。"


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["xlsx", "csv"]),
    default="xlsx",
    show_default=True,
    help="A workbook with choices and help, or a plain table.",
)
@click.option(
    "--output",
    "target",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write.  [default: 記録.xlsx or 記録.csv in the current folder]",
)
@options.root
def export(form: str, target: Path | None, root: Path) -> None:
    """Write all records as a table to edit in Excel, and to bring back with `sitegen import`.

    すべての記録を、Excel で直せる表にします。直したら sitegen import 記録.xlsx で取りこみます。
    書きかえた所だけが記録に入ります。
    """
    need_extra("edit")
    from sitegen.editing.files import record_files
    from sitegen.exchange.ledger import entry, words_of
    from sitegen.exchange.workbook import write_csv, write_workbook
    from sitegen.load import load

    records = load(root).records
    if records is None:
        raise click.UsageError(
            f"{root}: areas/city.yaml が読めません。先に sitegen check でたしかめてください。"
            " / The city can't be read: run sitegen check first."
        )
    words, entries, broken = words_of(records), [], []
    for path in (path for path, kind in record_files(root) if kind == "place"):
        text = read_text(root / path)
        made = entry(path, text, words) if text is not None else None
        entries += [made] if made else []
        broken += [] if made else [path]
    target = target or Path(f"記録.{form}")
    target.write_bytes(write_csv(entries) if form == "csv" else write_workbook(entries, words))
    for path in broken:
        click.echo(f"{path}: {BROKEN}", err=True)
    click.echo(
        f"{target} に{len(entries)}件の記録を書きました。直したら sitegen import {target} で取りこめます。"
    )
    sys.exit(bool(broken))

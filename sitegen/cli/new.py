"""`sitegen new` and `sitegen schema`: records to fill in, and what editors are told of them."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import click

from sitegen.cli import options
from sitegen.cli.newfile import path_of_new
from sitegen.cli.newsletter import draft_text
from sitegen.cli.questions import ask_place


@click.command()
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


@click.command()
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

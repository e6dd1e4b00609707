"""Where a new record is written: an id that is one, and free."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from sitegen.editing.document import Value
    from sitegen.records import Records


def path_of_new(kind: str, ident: str, root: Path) -> str:
    """Return where a new record of this id stands; raises UsageError for what is no id or is taken."""
    from sitegen.cli.newsletter import is_month
    from sitegen.formats.blank import blank_path

    path = blank_path(kind, ident)
    if kind == "newsletter" and not is_month(ident):
        raise click.UsageError(
            f"{ident}: お便りの名前は、年と月で書いてください（例 2026-12）。"
            " / A newsletter is named by its month."
        )
    if path is None:
        raise click.UsageError(
            f"{ident}: 名前は半角の小文字・数字・ハイフンで書いてください（例 baba/oshaberi-cafe）。"
            " / An id is made of a-z, 0-9 and hyphens."
        )
    if (root / path).exists():
        raise click.UsageError(f"{path}: もうあります。別の名前を選んでください。 / It exists already.")
    return path


def ask_path(root: Path, records: Records | None, answers: Mapping[str, Value], ident: str | None) -> str:
    """Ask where the record is written: an id that is free, suggested from the kana; `ident` if given."""
    from sitegen.editing.files import record_files
    from sitegen.formats.blank import blank_path

    taken = {name.rsplit("/", 1)[-1].rsplit(".", 1)[0] for name, _ in record_files(root)}
    suggestion = ident or _suggestion(records, answers, taken)
    while True:
        given = str(
            click.prompt("ファイルの名前（半角の小文字・数字・ハイフン）", default=suggestion)
        ).strip()
        path = blank_path("place", given)
        if path is None:
            click.echo("  半角の小文字・数字・ハイフンだけで書いてください（例 baba/oshaberi-cafe）。")
        elif given.rsplit("/", 1)[-1] in taken:
            click.echo(f"  {given}: もうあります。別の名前にしてください。")
        else:
            return path


def _suggestion(records: Records | None, answers: Mapping[str, Value], taken: set[str]) -> str:
    from sitegen.intake.ids import new_id

    if records is None:
        return "atarashii-atsumari"
    return new_id(answers, records, taken=taken, area=None)

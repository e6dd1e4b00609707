"""What `sitegen import` does with a table of `sitegen export`: only what was changed in it is written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitegen.cli import output
from sitegen.cli.files import read_text

if TYPE_CHECKING:
    from sitegen.exchange import Source
    from sitegen.intake.returned import Returned
    from sitegen.records import Records


def bring_back(source: Source, records: Records, *, root: Path, dry: bool, language: str) -> Source | None:
    """Write into the records what was changed in the table; return the rows that are new, None if none is.

    Raises ClickException where a record's file may not be written to.
    """
    from sitegen.editing.files import record_files
    from sitegen.exchange.ledger import words_of
    from sitegen.intake.returned import take_back
    from sitegen.intake.store import UnwritableError, check_paths, save

    texts: dict[str, str] = {}
    for path, kind in record_files(root):
        text = read_text(root / path) if kind == "place" else None
        texts |= {} if text is None else {path: text}
    returned = take_back(source, texts, words_of(records))
    output.print_findings(returned.findings, root=root, language=language, form="text")
    try:
        check_paths(root, created={}, changed=returned.texts)
        if not dry:
            save(root, created={}, changed=returned.texts, kept={})
    except UnwritableError as problem:
        raise click.ClickException(
            f"{problem}: ここには書きこめません（リンクです）。何も書いていません。"
            " / This path can't be written to; nothing was written."
        ) from None
    _tell(source, returned, language)
    return replace(source, rows=returned.new) if returned.new else None


def _tell(source: Source, returned: Returned, language: str) -> None:
    """Say each cell that changed, the sum of the rows, and the records that have no row any more."""
    for one in returned.changes:
        before, after = one.before or "（なし）", one.after or "（消す）"
        click.echo(f"{one.path}: {one.heading}　{before} → {after}")
    counts = (returned.unchanged, returned.changed, len(returned.new), returned.left_out)
    if language == "en":
        text = "{}: {} rows read = {} unchanged + {} changed + {} new + {} left out"
    else:
        text = "{}: 読んだ行 {} ＝ 変わらない {} ＋ 直した {} ＋ 新しい {} ＋ 取りこまなかった {}"
    click.echo(text.format(source.file, sum(counts), *counts))
    if returned.missing:
        click.echo(
            f"この表に行のない記録が{len(returned.missing)}件あります。消していません"
            f"（おわった集まりなら ended を書いてください）: {'、'.join(returned.missing[:5])}"
            f"{' ほか' if len(returned.missing) > 5 else ''}"  # noqa: PLR2004 - a handful is enough to see
        )

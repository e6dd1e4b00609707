"""`sitegen format`: bring the records into their one form."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from sitegen.cli import options

BROKEN = "YAML として読めない所があるので、そのままにしました。sitegen check でたしかめてください。"


@click.command(name="format")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@options.root
@click.option("--check", "only_check", is_flag=True, help="Change nothing; exit 1 if a file would change.")
def format_(paths: tuple[Path, ...], root: Path, *, only_check: bool) -> None:
    """Bring records (all, or those of PATHS) into one form: order of keys, spaces, quotes, comments.

    記録の書きかたをそろえます。中身とコメントは変わりません。--check は、そろっていないファイルの名前だけを
    出します。
    """
    from sitegen.editing.files import record_files
    from sitegen.write import replace_file

    files = list(record_files(root, paths))
    if paths and not files:
        raise click.UsageError(
            "その場所に記録がありません。places/ か areas/ の中の .yaml を指してください。"
            " / There is no record there."
        )
    changed, broken = [], []
    for name, kind in files:
        data = (root / name).read_bytes()
        new = _formatted(data, name, kind)
        if new is None:
            broken.append(name)
        elif new != data:
            changed.append(name)
            if not only_check:
                replace_file(root / name, new)
    for name in changed:
        click.echo(name)
    for name in broken:
        click.echo(f"{name}: {BROKEN}", err=True)
    click.echo(_summary(len(files), len(changed), only_check=only_check))
    sys.exit(bool(broken or (only_check and changed)))


def _formatted(data: bytes, name: str, kind: str) -> bytes | None:
    """Return a file in the one form, None where it can't be read as it stands."""
    from sitegen.editing.layout import format_record
    from sitegen.load.syntax import read_document

    try:
        text = data.decode("utf-8-sig")
        if read_document(text, name).document.findings:
            return None
        return format_record(text, kind).encode()
    except ValueError:
        return None


def _summary(files: int, changed: int, *, only_check: bool) -> str:
    if not changed:
        return f"{files}件の記録は、どれもそろっています。"
    if only_check:
        return f"{files}件のうち {changed}件が、まだそろっていません。sitegen format でそろえられます。"
    return f"{files}件のうち {changed}件をそろえました。"

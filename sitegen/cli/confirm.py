"""`sitegen confirm`: write down that gatherings still meet."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitegen.cli import options

if TYPE_CHECKING:
    from sitegen.editing.confirming import Confirmed

NEAREST = 5


@click.command()
@click.argument("idents", metavar="ID...", nargs=-1, required=True)
@click.option(
    "--date",
    "date",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day it was confirmed.  [default: today in Japan]",
)
@click.option("--answered", is_flag=True, help="What readers reported is answered, too.")
@options.root
@options.today
def confirm(
    idents: tuple[str, ...],
    *,
    date: dt.datetime | None,
    answered: bool,
    root: Path,
    today: dt.datetime | None,
) -> None:
    """Write into the records ID… that they were confirmed; nothing else in the files changes.

    いまも続いていると確かめた日（confirmed）を書きこみます。例:
    sitegen confirm baba-ochanomi --date 2026-11-20
    """
    from sitegen.write import replace_file

    day = date.date() if date else options.day(today)
    if day > options.day(today):
        raise click.UsageError(
            f"{day}: これからの日です。確かめた日を書いてください。 / The date is in the future."
        )
    paths = _paths(root)
    wanted = dict.fromkeys(ident.rsplit("/", 1)[-1].removesuffix(".yaml") for ident in idents)
    for ident in wanted:
        if ident not in paths:
            raise click.UsageError(_unknown(ident, paths, root))
    done = {
        paths[ident]: _confirmed(root / paths[ident], paths[ident], day, answered=answered)
        for ident in wanted
    }
    for path, one in done.items():
        if one.before is not None and one.before > day:
            raise click.UsageError(
                f"{path}: もう {one.before} に確かめてあります（{day} は、それより前です）。"
                " / It was confirmed later than that."
            )
    for path, one in done.items():
        replace_file(root / path, one.text.encode())
        click.echo(_told(path, one, day))


def _paths(root: Path) -> Mapping[str, str]:
    """Return the path of each record of a place by its id."""
    from sitegen.editing.files import record_files

    found = [name for name, kind in record_files(root) if kind == "place"]
    return {name.rsplit("/", 1)[-1].rsplit(".", 1)[0]: name for name in reversed(found)}


def _confirmed(file: Path, path: str, day: dt.date, *, answered: bool) -> Confirmed:
    from sitegen.editing.confirming import confirm as confirm_text

    try:
        return confirm_text(file.read_bytes().decode("utf-8"), day, answered=answered)
    except ValueError:
        raise click.UsageError(
            f"{path}: 読めない所があるので、書きこめません。sitegen check でたしかめてください。"
            " / The record can't be read: run sitegen check."
        ) from None


def _unknown(ident: str, paths: Mapping[str, str], root: Path) -> str:
    """Return that there is no such record, and which ids and names are near."""
    names = _names(root, paths)
    near = difflib.get_close_matches(ident, [*paths, *names], n=NEAREST, cutoff=0.5)
    ids = dict.fromkeys(names.get(one, one) for one in near)
    told = "、".join(f"{one}（{name}）" for one in ids for name in [_name_of(one, names)])
    cure = (
        f"近いのは {told} です。" if told else "places/ のファイルの名前（.yaml をのぞく）を書いてください。"
    )
    return f"{ident}: この id の記録はありません。{cure} / There is no record of this id."


def _names(root: Path, paths: Mapping[str, str]) -> Mapping[str, str]:
    """Return the id of each name; of names that can't be read, nothing."""
    from sitegen.editing.document import read_record

    found = {}
    for ident, path in paths.items():
        try:
            name = read_record((root / path).read_text("utf-8")).values.get("name")
        except ValueError:
            continue
        if isinstance(name, str):
            found[name] = ident
    return found


def _name_of(ident: str, names: Mapping[str, str]) -> str:
    return next((name for name, one in names.items() if one == ident), "名前は読めません")


def _told(path: str, one: Confirmed, day: dt.date) -> str:
    """Return what was changed."""
    if one.before == day:
        told = f"{path}: もう {day} に確かめたことになっています。"
    else:
        told = f"{path}: confirmed を {one.before or '（なし）'} から {day} にしました。"
    if one.answered:
        told += f"\n    知らせ {one.answered}件を、答えたことにしました。"
    if one.waiting:
        told += (
            f"\n    まだ答えていない知らせが {one.waiting}件あります。答えたら --answered をつけてください。"
        )
    return told

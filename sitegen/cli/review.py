"""`sitegen review`: what a change of the records does to what readers see."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitegen.cli import counting, options

if TYPE_CHECKING:
    from sitegen.review import Review

STANDARD = Path("-")


@click.command()
@click.argument("versions", metavar="BASE..HEAD | OLD_FOLDER NEW_FOLDER", nargs=-1, required=True)
@click.option(
    "--markdown",
    metavar="FILE|-",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    help="Write the summary there.  [default: -, unless --html is given]",
)
@click.option(
    "--html",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write the report there: a folder that opens from a disk.",
)
@options.today
@click.option(
    "--pages/--no-pages",
    default=None,
    help="Count the pages of printed sheets.  [default: where Chromium and sitegen[pdf] are installed]",
)
@options.root
def review(  # noqa: PLR0913 - one parameter an option
    versions: tuple[str, ...],
    *,
    markdown: Path | None,
    html: Path | None,
    today: dt.datetime | None,
    pages: bool | None,
    root: Path,
) -> None:
    """Show what a change does: what readers see before and after, what is wrong, what else it moves.

    変更の前と後で、読む人に何が見えるかをくらべます（例 sitegen review main..HEAD --html review）。
    """
    day = options.day(today)
    from sitegen.review import RevisionError, to_markdown

    try:
        with _folders(versions, root) as (before, after, names):
            done = _review((before, after), names, day, pages=pages)
    except RevisionError as problem:
        raise click.UsageError(str(problem)) from None
    if html:
        _write_report(done, html)
    if markdown is None and html is None:
        markdown = STANDARD
    if markdown == STANDARD:
        click.echo(to_markdown(done), nl=False)
    elif markdown:
        markdown.parent.mkdir(parents=True, exist_ok=True)
        markdown.write_text(to_markdown(done), encoding="utf-8")
        click.echo(f"{markdown} に、変更のまとめを書きました。")


@contextmanager
def _folders(versions: tuple[str, ...], root: Path) -> Iterator[tuple[Path, Path, tuple[str, str]]]:
    """Yield the two folders that are compared, and what they are called."""
    from sitegen.review import checked_out, read_range

    if len(versions) == 1:
        asked = read_range(versions[0])
        with checked_out(asked, root=root) as (before, after):
            yield before, after, (asked.before, asked.after)
        return
    folders = tuple(map(Path, versions))
    for folder in folders:
        if not folder.is_dir():
            raise click.UsageError(
                f"{folder}: このフォルダはありません。フォルダは前と後の二つを、Git の版なら"
                " main..HEAD のように一つにつなげて書いてください。"
                " / Give two folders, or two revisions as BASE..HEAD."
            )
    if len(folders) != 2:  # noqa: PLR2004 - a before and an after
        raise click.UsageError("フォルダは前と後の二つを書いてください。 / Give two folders.")
    yield folders[0], folders[1], (versions[0], versions[1])


def _review(
    folders: tuple[Path, Path], names: tuple[str, str], day: dt.date, *, pages: bool | None
) -> Review:
    from sitegen.review import review as review_records

    with counting.counter(pages=pages) as (count, uncounted):
        return review_records(*folders, names=names, today=day, count=count, uncounted=uncounted)


def _write_report(done: Review, target: Path) -> None:
    from sitegen.review import report_files
    from sitegen.write import NotOursError, write_site

    try:
        write_site(report_files(done), target)
    except NotOursError as problem:
        raise click.UsageError(
            f"{target}: このフォルダは sitegen がつくったものではないので、消しません。"
            f"空のフォルダか、別の場所を --html で選んでください。 / {problem}"
        ) from None
    click.echo(f"{target / 'index.html'} を開いてください。", err=True)

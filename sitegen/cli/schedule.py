"""`sitegen schedule`: explain sentences about dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from sitegen.cli import options

if TYPE_CHECKING:
    from sitegen.schedule import Almanac

DAY = click.DateTime(["%Y-%m-%d"])
YEAR = dt.timedelta(days=365)


@click.command()
@click.argument("texts", metavar="TEXT...", nargs=-1)
@click.option(
    "--file",
    "file",
    type=click.File(encoding="utf-8"),
    help="One sentence a line; - reads the standard input.",
)
@click.option("--from", "first", type=DAY, help="The first day to give dates for.  [default: today in Japan]")
@click.option("--until", "last", type=DAY, help="The last day.  [default: a year later]")
@click.option(
    "--confirmed", type=DAY, help="When it was confirmed: dates without a year are of that fiscal year."
)
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Take holidays and breaks from this city.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Text for people, one line of JSON a sentence for programs.",
)
def schedule(  # noqa: PLR0913 - one parameter an option
    texts: tuple[str, ...],
    file: TextIO | None,
    *,
    first: dt.datetime | None,
    last: dt.datetime | None,
    confirmed: dt.datetime | None,
    root: Path | None,
    form: str,
) -> None:
    """Explain what sentences about dates mean: their rules, their next dates, or what is wrong.

    日程の文が、どう読まれ、いつの日になるかを示します。
    """
    from sitegen.formats.sentences import to_json, to_text
    from sitegen.schedule import read_sentence

    if not texts and file is None:
        raise click.UsageError(
            "文を書くか、--file で一行に一文のファイルをわたしてください。"
            " / Give a sentence, or a --file of them."
        )
    start = options.day(first)
    end = last.date() if last else start + YEAR
    if end < start:
        raise click.UsageError("--until が --from より前の日です。 / --until is before --from.")
    almanac = _almanac(root)
    write = to_json if form == "json" else to_text
    for text in _sentences(texts, file):
        reading = read_sentence(text, confirmed=confirmed.date() if confirmed else None, almanac=almanac)
        click.echo(write(reading, first=start, last=end, almanac=almanac), nl=False)


def _sentences(texts: tuple[str, ...], file: TextIO | None) -> Iterable[str]:
    yield from texts
    for line in file or ():
        yield line.rstrip("\r\n")


def _almanac(root: Path | None) -> Almanac:
    from sitegen.schedule import Almanac

    if root is None:
        return Almanac()
    from sitegen.dating import almanac_of
    from sitegen.load import load

    records = load(root).records
    if records is None:
        raise click.UsageError(f"{root}/areas/city.yaml が読めません。 / The city can't be read.")
    return almanac_of(records.city.data)

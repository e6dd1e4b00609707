"""Options that several commands share."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

root = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The folder that holds places/ and areas/.  [default: the current folder]",
)
today = click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day the site is built for.  [default: today in Japan]",
)
horizon = click.option(
    "--horizon",
    type=click.IntRange(1, 24),
    help="How many months have dates, this one among them.  [default: the city's, 6]",
)
language = click.option(
    "--lang",
    "language",
    type=click.Choice(["ja", "en"]),
    default="ja",
    show_default=True,
    help="Language of the findings.",
)
format_ = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "gitlab"]),
    default="text",
    show_default=True,
    help="Text for people, JSON for programs, annotations for a forge's pull or merge requests.",
)


def day(given: dt.datetime | None) -> dt.date:
    """Return the day that was given, else today in Japan."""
    from sitegen.schedule.nouns import JAPAN

    return (given or dt.datetime.now(JAPAN)).date()

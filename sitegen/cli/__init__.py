"""The commands. Nothing else prints, exits, or reads the clock and the environment."""

from __future__ import annotations

import gc
import os
import sys

import click

from sitegen import __version__
from sitegen.cli.build import build
from sitegen.cli.check import check
from sitegen.cli.confirm import confirm
from sitegen.cli.export import export
from sitegen.cli.format import format_
from sitegen.cli.intake import import_
from sitegen.cli.new import new, schema
from sitegen.cli.owners import owners
from sitegen.cli.pdf import pdf
from sitegen.cli.review import review
from sitegen.cli.schedule import schedule
from sitegen.cli.serve import serve
from sitegen.cli.stale import stale

# Each command imports what it needs when it runs: --help must answer at once.


def run() -> None:
    """Run the command line as a process of its own: what `sitegen` and `python -m sitegen` start."""
    # A build makes a million objects and drops hardly any: collecting them over and over took
    # a sixth of its time. The collector stays on, for cities a hundred times this one.
    gc.set_threshold(1_000_000, 50, 100)
    try:
        main()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        problem = sys.exc_info()[1]
        if isinstance(problem, SystemExit) and isinstance(problem.code, int | None):
            # Taking pandas and its kin apart one by one at the end took another tenth.
            os._exit(problem.code or 0)


@click.group()
@click.version_option(__version__)
def main() -> None:
    """Build a directory of community gathering places from YAML records.

    つどいの場の記録（YAML）から、地図・一覧・印刷用の紙面のあるサイトをつくります。
    """


COMMANDS = (
    build,
    check,
    confirm,
    export,
    format_,
    import_,
    new,
    owners,
    pdf,
    review,
    schedule,
    schema,
    serve,
    stale,
)
for command in COMMANDS:
    main.add_command(command)

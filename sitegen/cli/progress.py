"""What is said while files are printed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from sitegen.pdf import Failed, Printed

KB = 1000
CLEAR = "\r\x1b[K"


class Progress:
    """What is said on standard error while files are made: one line that counts, or a line each."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.done = 0
        self.live = sys.stderr.isatty()

    def say(self, one: Printed | Failed) -> bool:
        """Say what became of a job; return whether it is as it should be."""
        from sitegen.pdf import Failed

        self.done += 1
        if isinstance(one, Failed):
            self._line(f"{one.job.stem}.pdf: 印刷できませんでした（{one.why}）。 / Not printed.")
            return False
        notes = notes_of(one)
        if self.live:
            click.echo(f"{CLEAR}{self.done}/{self.count} …", err=True, nl=False)
        if notes or not self.live:
            kilobytes = max(1, round(one.size / KB))
            self._line(f"{one.path.name}（{one.made.pages}ページ、{kilobytes} kB）")
        for note in notes:
            click.echo(f"  {note}", err=True)
        if self.live and self.done == self.count:
            click.echo(CLEAR, err=True, nl=False)
        return not one.made.problems

    def _line(self, text: str) -> None:
        click.echo(f"{CLEAR}{text}" if self.live else text, err=True)


def notes_of(one: Printed) -> list[str]:
    """Return what gave way on a sheet, and what went beyond the pages asked for, in words."""
    made = one.made
    notes = []
    if made.gave:
        notes.append(f"字を小さくしても入らないので省いたもの: {'、'.join(made.gave)}")
    if made.asked and made.pages > made.asked:
        notes.append(f"{made.asked}ページに入りきらないので、{made.pages}ページになりました。")
    if made.beyond:
        notes.append(f"{made.asked}ページ目より後になった集まり: {'、'.join(made.beyond)}")
    notes += [f"注意: {problem}" for problem in made.problems]
    return notes

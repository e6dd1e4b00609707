"""`sitegen serve`: see the site while writing at its records."""

from __future__ import annotations

import datetime as dt
import gc
import time
import traceback
import webbrowser
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import click

from sitegen.cli import options, output
from sitegen.cli.needs import need_extra

if TYPE_CHECKING:
    from sitegen.serve import Board, Workshop

NAMED = 3


@click.command()
@options.root
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port.")
@options.today
@options.horizon
@options.language
@click.option(
    "--open/--no-open", "opened", default=True, help="Open the site in the browser.  [default: open]"
)
def serve(  # noqa: PLR0913 - one parameter an option
    root: Path, port: int, today: dt.datetime | None, horizon: int | None, language: str, *, opened: bool
) -> None:
    """Show the site on this machine alone, and anew at each change of the records.

    記録を書きながら、サイトをこのパソコンのブラウザーで見ます。保存すると、ページがひとりでに新しくなります。
    output/ には何も書きません。
    """
    need_extra("serve")
    from sitegen.serve import Board, NoPortError, Workshop, start_server, watch_records

    board, stop = Board(), Event()
    workshop = Workshop(root, months=horizon)
    try:
        server = start_server(board, port=port, bug=say_bug)
    except NoPortError:
        raise click.ClickException(
            f"ポート{port}からあとがすべてふさがっています。--port で別の番号を選んでください。"
            " / No port is free from there on; choose another one with --port."
        ) from None
    if port and server.port != port:
        click.echo(f"ポート{port}はほかで使われているので、{server.port}で開きます。")
    try:
        look(workshop, board, options.day(today), frozenset(), language)
        # What is there now stays: it need not be looked through again for what nobody uses.
        gc.freeze()
        click.echo(f"{server.address} を開いてください（やめるときは Ctrl+C）。")
        if opened:
            webbrowser.open(server.address)
        busy = False
        for changed in watch_records(root, stop=stop):
            if look(workshop, board, options.day(today), changed, language):
                busy = True
            elif busy and not changed:
                gc.collect()
                busy = False
    except KeyboardInterrupt:
        click.echo("おわりました。")
    finally:
        stop.set()
        board.close()
        server.shutdown()
        server.server_close()


def look(workshop: Workshop, board: Board, day: dt.date, changed: frozenset[str], language: str) -> bool:
    """Build anew what has changed, show it and say so; return whether anything has."""
    from sitegen.diagnostics import blocks

    last, start = workshop.shown, time.perf_counter()
    if not workshop.work(day):
        return False
    shown, took = workshop.shown, round((time.perf_counter() - start) * 1000)
    board.show(shown)
    if last.build or last.findings:
        click.echo(f"{named(changed)} → {took} ミリ秒")
    if fresh := [one for one in shown.grave if one not in last.grave]:
        output.print_findings(fresh, root=workshop.root, language=language, form="text")
    elif shown.grave != last.grave:
        click.echo(output.count(shown.grave, language))
    if blocks(shown.findings):
        click.echo(
            "まちがいがあるので、画面は前のままです。"
            if shown.files
            else "まちがいをなおすと、サイトが出ます。"
        )
    return True


def named(changed: frozenset[str]) -> str:
    """Return which files have changed, in words."""
    files = sorted(path for path in changed if path)
    if not files:
        return "日付か記録が変わりました"
    more = f"ほか{len(files) - NAMED}点" if len(files) > NAMED else ""
    return "、".join(files[:NAMED]) + more


def say_bug(problem: Exception) -> None:
    """Say what a page could not be made for: it is our mistake, and to be reported."""
    click.echo("".join(traceback.format_exception(problem)), err=True)

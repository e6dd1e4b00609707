"""What `sitegen import --issue-form` does: an issue of the forge becomes a change of the records."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from sitegen.cli import output

# More than any forge takes as a body, in bytes.
LARGEST = 400_000

issue_form = click.option(
    "--issue-form",
    "issue",
    metavar="FILE|-",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    help="Take the body of an issue that was begun with one of the forms; - reads the standard input.",
)


def take_issue(issue: Path, *, root: Path, today: dt.date, dry_run: bool) -> int:
    """Write what an issue's body says into the records; return what the command exits with.

    It exits with 0 if a record was written or needed no change, else with 1.
    """
    from sitegen.diagnostics import blocks
    from sitegen.intake.issueform import propose
    from sitegen.load import load
    from sitegen.write import replace_file

    name = "issue" if str(issue) == "-" else issue.name
    with click.open_file(str(issue), "rb") as stream:
        data = stream.read(LARGEST + 1)
    # What is cut off here is too long for the reader, too, which says so.
    body = data.decode("utf-8-sig", errors="replace")
    loaded = load(root)
    if loaded.records is None:
        output.print_findings(loaded.findings, root=root, language="ja", form="text")
        return 1
    proposal, findings = propose(body, loaded.records, root=root, today=today, path=name)
    if findings:
        output.print_findings(findings, root=issue.parent, language="ja", form="text")
    if proposal is None:
        failed = blocks(findings)
        click.echo(
            "記録は、もとのままです。" if failed else "同じことがもう書いてあります。記録は、もとのままです。"
        )
        return int(failed)
    if dry_run:
        click.echo(f"{proposal.path} は、こうなります（まだ書いていません）。\n{proposal.text}", nl=False)
        return 0
    target = root / proposal.path
    target.parent.mkdir(parents=True, exist_ok=True)
    replace_file(target, proposal.text.encode())
    done = "をつくりました" if proposal.new else "をなおしました"
    click.echo(f"{proposal.path} {done}。sitegen check で確かめてください。")
    return 0

"""What `sitegen new newsletter` needs of the records."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click


def is_month(name: str) -> bool:
    """Tell whether a name is that of a month, as 2026-12."""
    from sitegen.records import Month

    return Month.named(name) is not None


def draft_text(name: str, root: Path, today: dt.date) -> str:
    """Return the draft of a month's issue from the records as they are; raises UsageError without a city."""
    from sitegen.build import check
    from sitegen.formats.newsdraft import draft
    from sitegen.records import Month

    month = Month.named(name)
    site = check(root, today=today).site
    if month is None or site is None:
        raise click.UsageError(
            "記録を読めないので、下書きをつくれません。先に sitegen check でたしかめてください。"
            " / The records can not be read: run sitegen check first."
        )
    return draft(site, month)

"""`sitegen check --fix`: mend, say what was changed, check again."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from sitegen.build import Checked
    from sitegen.editing.mending import Change

# Mending a line may show what else is wrong on it.
ROUNDS = 6
BOM = b"\xef\xbb\xbf"
WORDS = {
    "ja": ("前", "後", "全角の文字を半角にしました。"),
    "en": ("was", "now", "Full-width characters are half-width now."),
}


def mend_and_check(root: Path, *, today: dt.date, only_show: bool) -> tuple[list[Change], Checked]:
    """Mend the records under `root`, or with `only_show` a copy of them; return what is left, too."""
    if not only_show:
        return _mend(root, today)
    with TemporaryDirectory() as folder:
        for name in ("areas", "places"):
            if (root / name).is_dir():
                shutil.copytree(root / name, Path(folder) / name, symlinks=True)
        return _mend(Path(folder), today)


def _mend(root: Path, today: dt.date) -> tuple[list[Change], Checked]:
    from sitegen.build import check as check_records
    from sitegen.editing.files import record_files

    changes: dict[tuple[str, int], Change] = {}
    for _ in range(ROUNDS):
        checked = check_records(root, today=today, parallel=True)
        found = [one for name, kind in record_files(root) for one in _mend_file(root, name, kind, checked)]
        for one in found:
            before = changes.get((one.path, one.line))
            both = (
                replace(one, before=before.before, findings=before.findings + one.findings) if before else one
            )
            changes[one.path, one.line] = both
        if not found:
            break
    return [changes[key] for key in sorted(changes)], checked


def _mend_file(root: Path, name: str, kind: str, checked: Checked) -> Iterable[Change]:
    """Mend one file, and return what was changed in it."""
    from sitegen.editing.mending import Change, mend, reencode
    from sitegen.write import replace_file

    data = (root / name).read_bytes()
    found = [one for one in checked.findings if one.span.path == name]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        read = reencode(data)
        if read is None:
            return ()
        replace_file(root / name, read.encode())
        found = [one for one in found if one.entry.mend == "file"]
        return [Change(name, 0, "Shift_JIS", "UTF-8", tuple(found))]
    mended = mend(text, name, kind, found)
    if mended.text != text:
        mark = BOM if data.startswith(BOM) else b""
        replace_file(root / name, mark + mended.text.encode())
    return mended.changes


def print_changes(changes: Iterable[Change], *, language: str, only_show: bool) -> None:
    """Print each line as it was and as it is now, and how many there are."""
    from sitegen.formats.findings import visible

    was, now, width = WORDS[language]
    changes = list(changes)
    for one in changes:
        why = dict.fromkeys(finding.message(language) for finding in one.findings) or [width]
        place = f"{visible(one.path)}:{one.line}" if one.line else visible(one.path)
        click.echo(f"{place} {' '.join(map(visible, why))}")
        click.echo(f"    {was}: {visible(one.before)}\n    {now}: {visible(one.after)}")
    click.echo(_told(len(changes), language, only_show=only_show))


def _told(count: int, language: str, *, only_show: bool) -> str:
    if not count:
        return {
            "ja": "直し方がひとつに決まるものは、ありませんでした。",
            "en": "Nothing has one right answer.",
        }[language]
    if only_show:
        return {
            "ja": f"上の {count}か所は --fix で直せます。まだ書きかえていません。直したあとの残りです。",
            "en": f"--fix would change {count} lines; nothing is written. What would be left:",
        }[language]
    return {
        "ja": f"{count}か所を直しました。残りはつぎのとおりです。",
        "en": f"{count} lines mended. What is left:",
    }[language]

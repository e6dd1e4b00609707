"""What an import is given beside its files: the folder, the records as they are, the mapping."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from sitegen.intake.mapping import Plan
    from sitegen.join import Ground
    from sitegen.records import Records


def given_folder(root: Path, into: str | None) -> str | None:
    """Return the folder of new records as a path from the root; raises UsageError for one elsewhere."""
    from sitegen.intake.store import UnwritableError, check_folder

    if into is None:
        return None
    folder = Path(into).as_posix().removeprefix("./").rstrip("/")
    try:
        check_folder(root, folder)
    except UnwritableError:
        raise click.UsageError(
            f"{into}: --into には、places/ の中のフォルダを書いてください（例 places/imported）。"
            " / --into is a folder within places/."
        ) from None
    return folder


def given_records(root: Path) -> tuple[Records, Ground | None]:
    """Return the records as they are, and the ground to join with."""
    from sitegen.join import read_geography
    from sitegen.load import load

    records = load(root).records
    if records is None:
        raise click.UsageError(
            f"{root}: areas/city.yaml が読めません。先に sitegen check でたしかめてください。"
            " / The city can't be read: run sitegen check first."
        )
    return records, read_geography(records, root=root)[1]


def given_mapping(file: Path, mapping: Path | None, root: Path, records: Records) -> tuple[Plan, str]:
    """Return the mapping to go by, and the path from the root of the one that is kept with the import.

    The one that is given counts; else the one that was kept when a file of this name was imported.
    """
    from sitegen.diagnostics import blocks
    from sitegen.formats.findings import to_text
    from sitegen.intake.mapping import Plan, read_mapping
    from sitegen.intake.state import FOLDER, state_name

    kept = f"{FOLDER}/{state_name(file.name)}.yaml"
    path = mapping or root / kept
    if not path.is_file() or (mapping is None and path.is_symlink()):
        return Plan(), kept
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise click.UsageError(f"{path}: 割りあて表が読めません。 / The mapping can't be read.") from None
    plan, findings = read_mapping(text, str(path), records)
    if findings:
        click.echo(to_text(findings, language="ja", read=lambda _: text), nl=False, err=True)
    if blocks(findings):
        raise click.UsageError(
            f"{path}: 割りあて表にまちがいがあります。なおしてから、もう一度どうぞ。"
            " / The mapping has errors."
        )
    return plan, f"{FOLDER}/{plan.name}.yaml" if plan.name else kept

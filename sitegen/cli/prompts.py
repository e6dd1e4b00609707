"""Questions on a terminal, asked until the answer can stand in a record or is left out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from sitegen.diagnostics import Finding
    from sitegen.editing.document import Value

YES = {"はい", "y", "yes", "ｙ"}


def prompt(words: str) -> str:
    """Ask once; return the answer, "" where it is left out."""
    return str(click.prompt(words, default="", show_default=False, prompt_suffix=": ")).strip()


def yes(words: str) -> bool:
    """Ask for a yes; anything else is a no."""
    return prompt(f"{words}（はい／いいえ）").lower() in YES


def until(words: str, read: Callable[[str], Value], otherwise: str) -> Value:
    """Ask until `read` takes the answer, or it is left out."""
    while text := prompt(words):
        try:
            return read(text)
        except ValueError:
            click.echo(otherwise)
    return None


def ask(words: str, key: str, inner: str | None = None, *, needed: bool = False) -> str | None:
    """Ask until the answer can stand in a record, or is left out."""
    while True:
        text = prompt(words)
        if not text and not needed:
            return None
        value: Value = {inner: text} if inner else text
        problems = _problems({"name": "x", key: value}) if text else []
        if text and not problems:
            return text
        click.echo("  名前はかならず書きます。") if not text else tell(problems)


def _problems(values: Mapping[str, Value]) -> list[Finding]:
    """Return what `sitegen check` would say of a record with these values."""
    from sitegen.diagnostics import Finding, Span
    from sitegen.editing.document import new_record
    from sitegen.load.syntax import read_document
    from sitegen.load.values import read_model
    from sitegen.records import PlaceRecord

    try:
        text = new_record(values)
    except ValueError:
        return [Finding("yaml-control-character", Span(""))]
    return read_model(PlaceRecord, read_document(text, "").document)[1]


def tell(problems: list[Finding]) -> None:
    """Say what is wrong with an answer, and its cure."""
    from sitegen.formats.findings import visible

    for one in problems:
        click.echo(f"  {visible(one.message('ja'))}\n  直しかた: {visible(one.hint('ja'))}")

"""Files as they are read before anything in them is understood: their bytes, text and names."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from sitegen.diagnostics import Finding, Span
from sitegen.records.fields import ID_PATTERN


def read_file(root: Path, path: str) -> bytes | Finding:
    """Return what a file holds, or why it cannot be read."""
    # A thousand files, and whoever serves the site reads them all for each change: plain calls of the
    # system take a third of Path's.
    try:
        # A link could lead a proposal's check to any file of the machine it runs on.
        if os.path.islink(whole := f"{root}/{path}"):  # noqa: PTH114
            return Finding("unreadable-file", Span(path), {"text": "symbolic link"})
        with open(whole, "rb", buffering=0) as file:  # noqa: PTH123
            return file.read()
    except OSError as problem:
        return Finding("unreadable-file", Span(path), {"text": str(problem.strerror or problem)})


def decode(data: bytes, path: str) -> tuple[str | None, list[Finding]]:
    """Return a file's text; a file in Shift_JIS is read all the same, and reported."""
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError as problem:
        before = data[: problem.start].decode("utf-8", errors="replace")
        span = Span(path, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
    try:
        return data.decode("cp932"), [Finding("wrong-encoding", span)]
    except UnicodeDecodeError:
        return None, [Finding("unknown-encoding", span)]


def of_name(path: str) -> Iterator[Finding]:
    """Yield what is wrong with the name of a record's file."""
    ident = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    if not re.fullmatch(ID_PATTERN, ident):
        yield Finding("bad-file-name", Span(path), _better_name(ident))


def _better_name(ident: str) -> dict[str, str]:
    narrow = unicodedata.normalize("NFKC", ident).lower()
    better = re.sub(r"[^a-z0-9]+", "-", narrow).strip("-")
    return {"id": ident} | ({"suggestion": better} if better else {})

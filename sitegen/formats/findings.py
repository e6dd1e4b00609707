"""Findings as text for people, JSON for programs, annotations for a forge's pull requests."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from hashlib import sha256

from sitegen.diagnostics import Finding, Severity, Span

HINT = {"ja": "直しかた", "en": "hint"}
BEFORE, AFTER = 60, 40
GITLAB = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.NOTE: "info"}
GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
Read = Callable[[str], str | None]


def to_text(findings: Iterable[Finding], *, language: str, read: Read) -> str:
    """Return findings for a terminal: the line, a caret under the place, the cure.

    `read` gives the text of a file by its path from the root, None if it can't be read.
    """
    lines_of: dict[str, list[str]] = {}
    parts = []
    for finding in findings:
        span = finding.span
        if span.path not in lines_of:
            lines_of[span.path] = (read(span.path) or "").splitlines()
        where = f"{visible(span.path)}:{span.line}:{span.column}"
        parts.append(f"{where}: {finding.severity}[{finding.code}]: {visible(finding.message(language))}")
        parts += _excerpt(lines_of[span.path], span)
        parts.append(f"    {HINT[language]}: {visible(finding.hint(language))}")
    return "".join(f"{part}\n" for part in parts)


def _excerpt(lines: list[str], span: Span) -> list[str]:
    """Return the source line and a line of carets right under what is meant."""
    if not 1 <= span.line <= len(lines) or not lines[span.line - 1].strip():
        return []
    line, column = lines[span.line - 1], span.column - 1
    start = max(0, column - BEFORE)
    shown = line[start : column + max(span.length, 1) + AFTER]
    cut_left, cut_right = "…" * (start > 0), "…" * (start + len(shown) < len(line))
    before = cut_left + visible(line[start:column])
    meant = visible(line[column : column + min(span.length, AFTER)])
    carets = " " * width(before) + "^" * max(1, width(meant))
    return [f"    {cut_left}{visible(shown)}{cut_right}", f"    {carets}"]


def visible(text: str) -> str:
    """Return `text` with what could move or hide on a terminal written out: tabs, controls, bidi."""
    return "".join(
        " " if character in "\t\n" else f"<{ord(character):04X}>" if _moves(character) else character
        for character in text
    )


def _moves(character: str) -> bool:
    # A zero-width joiner is of category Cf, too, but only joins what stands beside it.
    return unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"} and character != "\u200d"


def width(text: str) -> int:
    """Return how many columns of a terminal `text` takes: two for a wide character."""
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character) or character == "\u200d":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def to_json(findings: Iterable[Finding], *, language: str) -> str:
    """Return findings as a JSON array of objects, in order."""
    data = [
        {
            "path": finding.span.path,
            "line": finding.span.line,
            "column": finding.span.column,
            "length": finding.span.length,
            "severity": finding.severity.value,
            "code": finding.code,
            "message": finding.message(language),
            "hint": finding.hint(language),
        }
        for finding in findings
    ]
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def to_github(findings: Iterable[Finding], *, language: str) -> str:
    """Return findings as workflow commands, which a forge shows at their lines."""
    return "".join(_command(finding, language) for finding in findings)


def to_gitlab(findings: Iterable[Finding], *, language: str) -> str:
    """Return findings as a report of code quality, which GitLab shows at their lines (Code Climate's form).

    A finding keeps its fingerprint while others come and go above it.
    """
    data = []
    met: Counter[str] = Counter()
    for finding in findings:
        text = f"{finding.message(language)} {finding.hint(language)}"
        key = f"{finding.code} {finding.span.path} {finding.message('en')}"
        met[key] += 1
        data.append(
            {
                "description": visible(text),
                "check_name": finding.code,
                "fingerprint": sha256(f"{key} {met[key]}".encode()).hexdigest(),
                "severity": GITLAB[finding.severity],
                "location": {"path": finding.span.path, "lines": {"begin": finding.span.line}},
            }
        )
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _command(finding: Finding, language: str) -> str:
    span = finding.span
    keys = {
        "file": span.path,
        "line": str(span.line),
        "col": str(span.column),
        "endColumn": str(span.column + span.length),
        "title": finding.code,
    }
    where = ",".join(f"{name}={_escape(value, key=True)}" for name, value in keys.items())
    text = _escape(f"{finding.message(language)}\n{finding.hint(language)}")
    return f"::{GITHUB[finding.severity]} {where}::{text}\n"


def _escape(text: str, *, key: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if key else text

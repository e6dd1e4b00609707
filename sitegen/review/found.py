"""Findings that are new and findings that are cured, whatever line they stand on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from sitegen.diagnostics import Finding
from sitegen.review.files import File
from sitegen.review.nouns import Told

Key = tuple[str, str, str]


def compare_findings(
    before: Iterable[Finding], after: Iterable[Finding], *, renamed: Mapping[str, str]
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Return the findings that are new and those that are cured: by code, file and message.

    `renamed` gives files' new paths by their old ones.
    """
    old, new = tuple(before), tuple(after)
    had = Counter(_key(one, renamed) for one in old)
    has = Counter(_key(one, {}) for one in new)
    return _beyond(new, had, {}), _beyond(old, has, renamed)


def _key(one: Finding, renamed: Mapping[str, str]) -> Key:
    path = renamed.get(one.span.path, one.span.path)
    return one.code, path, one.message("ja")


def _beyond(
    findings: Iterable[Finding], known: Counter[Key], renamed: Mapping[str, str]
) -> tuple[Finding, ...]:
    left = Counter(known)
    found = []
    for one in findings:
        key = _key(one, renamed)
        if left[key]:
            left[key] -= 1
        else:
            found.append(one)
    return tuple(found)


def told(findings: Iterable[Finding], files: Mapping[str, File]) -> tuple[Told, ...]:
    """Return findings, each with the line it is about."""
    return tuple(Told(one, _line(one, files)) for one in findings)


def _line(finding: Finding, files: Mapping[str, File]) -> str | None:
    file = files.get(finding.span.path)
    lines = file.text.splitlines() if file else []
    line = lines[finding.span.line - 1].strip() if 1 <= finding.span.line <= len(lines) else ""
    return line or None

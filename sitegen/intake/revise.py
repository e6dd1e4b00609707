"""A record that exists, as an import meets it: read whole, changed in place, conflicts at their lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from sitegen.diagnostics import Finding, Severity, Span
from sitegen.editing.document import read_record
from sitegen.intake.remarks import with_remark, without_remark
from sitegen.load.nodes import Document, Value
from sitegen.load.syntax import read_document

SHOWN = 60


def read_whole(root: Path, path: str) -> tuple[str | None, Document | None]:
    """Return a record's text and values; None for a link and for what is no sound YAML."""
    if (root / path).is_symlink():
        return None, None
    try:
        text = (root / path).read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None, None
    document = read_document(text, path).document
    broken = any(finding.severity is Severity.ERROR for finding in document.findings)
    return (None, None) if broken or not isinstance(document.value, dict) else (text, document)


def rewrite(text: str, base: Mapping[str, Value], changes: Mapping[str, Value]) -> str:
    """Return a record's text with values changed in place; the remark above a sentence goes with it."""
    if "schedule" in changes:
        text = without_remark(text, base.get("schedule"))
    record = read_record(text)
    for key, value in changes.items():
        record = record.without(key) if value is None else record.with_value(key, value)
    return with_remark(record.text, changes["schedule"]) if changes.get("schedule") else record.text


def conflicts(found: Sequence[tuple[str, Value, Value]], document: Document) -> list[Finding]:
    """Return a finding for each key that both sides changed, at its line in the record."""
    findings = []
    for key, theirs, ours in found:
        parts = tuple(key.split(".", 1))
        span = document.spans.get(parts) or document.spans.get(parts[:1]) or Span(document.path)
        values = {"key": key, "theirs": shown(theirs), "ours": shown(ours)}
        findings.append(Finding("import-conflict", span, values))
    return findings


def shown(value: Value) -> str:
    """Return a value on one line, cut where it is long."""
    if isinstance(value, dict):
        text = "、".join(f"{key}: {shown(one)}" for key, one in value.items())
    elif isinstance(value, list):
        text = "／".join(shown(one) for one in value)
    else:
        text = " ".join((value or "（なし）").split())
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"

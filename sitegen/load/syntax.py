"""Say in plain words why a file is no YAML, and mend it in memory so that the rest is checked.

Nothing that was mended is ever published: each cause is an error.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from sitegen.diagnostics import Finding, Span
from sitegen.load.nodes import Document, read_nodes
from sitegen.load.slips import keys_at, mend
from sitegen.load.values import all_keys
from sitegen.records import AreaRecord, CityRecord, PlaceRecord

TRIES = 20
KNOWN = frozenset(all_keys(AreaRecord) | all_keys(CityRecord) | all_keys(PlaceRecord))
PROBLEMS = (
    ("mapping values are not allowed", "yaml-colon-in-value"),
    ("while scanning a quoted scalar", "yaml-unclosed-quote"),
    ("found unexpected end of stream", "yaml-unclosed-quote"),
    ("did not find expected ',' or", "yaml-unclosed-bracket"),
    ("did not find expected node content", "yaml-unclosed-bracket"),
    ("cannot start any token", "yaml-special-character"),
    ("did not find expected alphabetic or numeric character", "yaml-special-character"),
    ("undefined alias", "yaml-feature"),
    ("expected a single document", "yaml-feature"),
    ("did not find expected <document start>", "yaml-feature"),
    ("did not find expected", "yaml-indent"),
    ("could not find expected ':'", "yaml-no-colon"),
    ("control characters are not allowed", "yaml-control-character"),
)


@dataclass(frozen=True, slots=True)
class Mended:
    """A document read after mending; `partial` if whole lines had to be passed over."""

    document: Document
    partial: bool


def read_document(text: str, path: str) -> Mended:
    """Read `text`; where it is no YAML, find each cause, mend it and read on."""
    findings: list[Finding] = []
    partial = False
    for attempt in range(TRIES):
        finding: Finding | None = None
        try:
            document = read_nodes(text, path)
        except (yaml.YAMLError, ValueError) as error:
            finding = _explain(error, path, text)
            lines = None
        else:
            lines = _odd_lines(document, text) if isinstance(document.value, dict) else None
            if lines == set() or (attempt and lines is None):
                break
        mended, causes = mend(text, path, lines)
        if causes:
            findings += causes
            text = mended
        elif finding is None:
            break
        else:
            # What goes wrong on a line that was mended follows from its first mistake.
            findings += [finding] if finding.span.line not in {one.span.line for one in findings} else []
            text, partial = _without_line(text, finding.span.line), True
    else:
        document = Document(path)
        partial = True
    document.findings = [*findings, *document.findings]
    return Mended(document, partial)


def _odd_lines(document: Document, text: str) -> set[int]:
    """Return the lines that are YAML, but not what is meant.

    A key that begins with a full-width space; a key without its space or colon, which then goes
    on with the text above it.
    """
    odd = {span.line for key, span in document.keys.items() if str(key[-1]) != str(key[-1]).strip()}
    return odd | keys_at(text, document.folded, KNOWN) if document.folded else odd


def _explain(error: Exception, path: str, text: str) -> Finding:
    """Return libyaml's complaint in plain words, where it says it is."""
    said = str(error)
    code = next((code for problem, code in PROBLEMS if problem in said), "yaml-syntax")
    mark = getattr(error, "problem_mark", None)
    if code in {"yaml-unclosed-quote", "yaml-no-colon"} and getattr(error, "context_mark", None):
        mark = error.context_mark  # type: ignore[attr-defined]
    if mark is None:
        return Finding(code, _control_character(text, path), {"problem": said.splitlines()[0]})
    line = min(mark.line + 1, max(1, len(text.splitlines())))
    column = mark.column + 1 if line == mark.line + 1 else 1
    problem = getattr(error, "problem", None) or said.splitlines()[0]
    return Finding(code, Span(path, line, column), {"problem": str(problem)})


def _control_character(text: str, path: str) -> Span:
    bad = re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]", text)
    before = text[: bad.start() if bad else 0]
    return Span(path, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)


def _without_line(text: str, number: int) -> str:
    lines = text.splitlines()
    if 1 <= number <= len(lines):
        lines[number - 1] = ""
    return "\n".join(lines) + "\n"

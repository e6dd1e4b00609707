"""Say in plain words why a file is no YAML, and mend it in memory so that the rest is checked.

Nothing that was mended is ever published: each cause is an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from sitegen.diagnostics import Finding, Span
from sitegen.load.nodes import Document, read_nodes

TRIES = 8
INDENT = re.compile(r"[ \t\u3000]*")
KEY = r"(?P<lead>\s*(?:-\s+)?)(?P<key>[A-Za-z_][A-Za-z0-9_-]*)"
WIDE_COLON = re.compile(KEY + r"[ \u3000]*：")
NO_SPACE = re.compile(KEY + r":(?=[^\s/:])")
QUOTED = re.compile(KEY + r"\s*:\s*(?P<quote>[\"'])(?P<rest>.*)$")
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
            lines = _odd_lines(document) if isinstance(document.value, dict) else None
            if attempt or lines == set():
                break
        mended, causes = _mend(text, path, lines)
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


def _odd_lines(document: Document) -> set[int]:
    """Return the lines whose key begins with a full-width space: YAML, but not what is meant."""
    return {span.line for key, span in document.keys.items() if str(key[-1]) != str(key[-1]).strip()}


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


def _mend(text: str, path: str, only: set[int] | None) -> tuple[str, list[Finding]]:
    """Mend what has a plain cause, in all lines or `only` in some."""
    lines, findings = [], []
    for number, line in enumerate(text.splitlines(), start=1):
        for code, column, better in _causes(line) if only is None or number in only else ():
            findings.append(Finding(code, Span(path, number, column)))
            line = better  # noqa: PLW2901 - each cause is mended on top of the one before
        lines.append(line)
    return "\n".join(lines) + "\n", findings


def _causes(line: str) -> Iterator[tuple[str, int, str]]:
    """Yield (code, column, the line mended) for each plain cause in a line, left to right."""
    indent = INDENT.match(line).group()  # type: ignore[union-attr]  # it matches the empty text
    if line.strip() and not line.lstrip(" \t\u3000").startswith("#"):
        if "\u3000" in indent:
            line = indent.replace("\u3000", "  ") + line[len(indent) :]
            yield "yaml-fullwidth-space", indent.index("\u3000") + 1, line
        if "\t" in indent:
            spaces = INDENT.match(line).group().replace("\t", "  ")  # type: ignore[union-attr]
            line = spaces + line.lstrip(" \t")
            yield "yaml-tab", indent.index("\t") + 1, line
    if match := WIDE_COLON.match(line):
        line = f"{match['lead']}{match['key']}: {line[match.end() :].lstrip()}"
        yield "yaml-fullwidth-colon", match.end(), line
    elif match := NO_SPACE.match(line):
        line = f"{line[: match.end()]} {line[match.end() :]}"
        yield "yaml-missing-space", match.end() + 1, line
    if (match := QUOTED.match(line)) and not _closes(match["rest"], match["quote"]):
        yield "yaml-unclosed-quote", match.start("quote") + 1, line + match["quote"]


def _closes(rest: str, quote: str) -> bool:
    """Tell whether a quoted text ends on its line."""
    bare = rest.replace("''", "") if quote == "'" else re.sub(r"\\.", "", rest)
    return quote in bare

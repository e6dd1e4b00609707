"""The answers in the body of a forge's issue that was begun with one of our forms.

Whoever opens an issue writes its body, so nothing in it is believed: it has a length, its headings
count only in the form's order and once, its answers are text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sitegen.diagnostics import Finding, Span
from sitegen.site.issueforms import FORMS, Field, Form, FormKind

# What forges take as a body.
LONGEST = 70_000
HEADING = re.compile(r"#{2,4}[ \t]+(?P<label>[^\n]{1,120}?)[ \t]*#*[ \t]*")
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
EMPTY = re.compile(r"(?:_No response_|\*No response\*)?", re.IGNORECASE)
BOX = re.compile(r"- \[[ xX]\] .*")


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered to a question, and the line of the issue where that begins."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Answers:
    """An issue as it was understood: of which form, the answers that are not empty by question's id."""

    form: Form
    given: Mapping[str, Answer]
    path: str

    def text(self, ident: str) -> str | None:
        """Return an answer's text."""
        answer = self.given.get(ident)
        return answer.text if answer else None

    def span(self, ident: str) -> Span:
        """Return where an answer stands, the issue's beginning for what is not answered."""
        answer = self.given.get(ident)
        return Span(self.path, answer.line if answer else 1)


def read_answers(body: str, *, path: str = "issue") -> tuple[Answers | None, list[Finding]]:
    """Return the answers of an issue's body, and what is wrong with them; None for no form of ours.

    `path` is what findings call the issue.
    """
    if len(body) > LONGEST:
        return None, [Finding("issue-too-long", Span(path), {"longest": LONGEST})]
    lines = COMMENT.sub(_blank, body.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    form = _form_of(lines)
    if form is None:
        names = "、".join(one.name for one in FORMS.values())
        return None, [Finding("issue-unknown-form", Span(path), {"choices": names})]
    found: list[Finding] = []
    given = dict(_answers(lines, form, path, found))
    found += [
        Finding("issue-unanswered", Span(path), {"label": field.label})
        for field in form.fields
        if field.needed and field.id not in given
    ]
    return Answers(form, given, path), found


def _blank(comment: re.Match[str]) -> str:
    """Keep the lines of a comment, so that those below keep their numbers."""
    return "\n" * comment[0].count("\n")


def _labels(lines: list[str]) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(lines):
        if match := HEADING.fullmatch(line.strip()):
            yield number, match["label"]


def _form_of(lines: list[str]) -> Form | None:
    """Return the form all of whose needed questions stand in the issue, the one most of which does."""
    labels = {label for _, label in _labels(lines)}
    fitting = [
        form
        for form in FORMS.values()
        if all(field.label in labels for field in form.fields if field.needed)
        # Every form but that for what is new says which gathering it is about.
        and (form.kind is FormKind.NEW or labels & set(form.labels))
    ]
    return max(fitting, key=lambda form: sum(label in labels for label in form.labels), default=None)


def _answers(lines: list[str], form: Form, path: str, found: list[Finding]) -> Iterator[tuple[str, Answer]]:
    """Yield the answers by question; a heading that comes again, or too late, is part of an answer."""
    order = {field.label: index for index, field in enumerate(form.fields)}
    starts: list[tuple[int, Field]] = []
    for number, label in _labels(lines):
        last = order[starts[-1][1].label] if starts else -1
        if label not in order:
            continue
        if order[label] <= last:
            found.append(Finding("issue-double-answer", Span(path, number + 1), {"label": label}))
        else:
            starts.append((number, form.fields[order[label]]))
    ends = [number for number, _ in starts[1:]] + [len(lines)]
    for (start, field), end in zip(starts, ends, strict=True):
        text = tidied([line for line in lines[start + 1 : end] if not _is_box(line)], several=field.long)
        if EMPTY.fullmatch(text):
            continue
        if len(text) > field.longest:
            values: dict[str, str | int] = {"label": field.label, "longest": field.longest}
            found.append(Finding("issue-long-answer", Span(path, start + 1), values))
            continue
        yield field.id, Answer(text, start + 1)


def _is_box(line: str) -> bool:
    """Tell whether a line is of the form's last part: its heading or its box."""
    return bool(BOX.fullmatch(line.strip())) or line.strip() == "### 送る前に"


def tidied(lines: list[str], *, several: bool) -> str:
    """Return an answer without marks that nobody sees; on one line unless it may have several."""
    clean = ["".join(one for one in line.replace("\t", " ") if _seen(one)).strip() for line in lines]
    if several:
        return re.sub(r"\n{3,}", "\n\n", "\n".join(clean)).strip()
    return " ".join(line for line in clean if line)


def _seen(character: str) -> bool:
    return unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Zl", "Zp", "Co", "Cn"}

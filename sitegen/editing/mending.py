"""Mend in a file what has one right answer, and nothing else.

What that is stands in the catalogue of findings (`mend`); of a suggestion only a `slip` is taken,
which can be nothing but what is suggested. The full widths of values that are read all the same
are mended, too.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sitegen.diagnostics import Finding
from sitegen.editing.order import MODELS, Room
from sitegen.editing.plain import quoted, scalar
from sitegen.editing.widths import narrower
from sitegen.load.tree import Branch, Leaf, Node, Twig, read_tree

__all__ = ["Change", "Mended", "mend", "reencode"]

BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
Around = tuple[Branch | Twig, ...]
HALF_KANA = re.compile("[\uff61-\uff9f]")


@dataclass(frozen=True, slots=True)
class Change:
    """A line of a file as it was and as it is now, and why: no finding where only widths changed."""

    path: str
    line: int
    before: str
    after: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Mended:
    """A file's text after mending, and what was changed."""

    text: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of the text and what stands there from now on."""

    start: int
    end: int
    new: str
    finding: Finding | None = None


def mend(text: str, path: str, kind: str, findings: Iterable[Finding]) -> Mended:
    """Return the text with what has one right answer put right.

    `findings` are those of this text. Mending the lines that are no YAML may show others: check
    again and mend again until nothing changes.
    """
    starts = [0, *(match.end() for match in BREAK.finditer(text))]
    mine = [one for one in findings if one.span.path == path and one.span.line <= len(starts)]
    edits = [edit for one in mine if one.entry.mend == "line" for edit in _line_edits(one, text, starts)]
    if not edits:
        edits = list(_value_edits(text, kind, mine, starts))
    first = {edit.start: edit for edit in reversed(edits)}
    return _applied(text, path, [first[start] for start in sorted(first)], starts)


def reencode(data: bytes) -> str | None:
    """Return the text of a file that is in cp932 without doubt, else None."""
    try:
        text = data.decode("cp932")
    except UnicodeDecodeError:
        return None
    try:
        data.decode("euc_jp")
    except UnicodeDecodeError:
        return text
    return None if HALF_KANA.search(text) else text


def _line_edits(finding: Finding, text: str, starts: list[int]) -> Iterator[Edit]:
    """Yield what makes a line YAML: what stands at a finding's place, from the blanks around it."""
    begin = starts[finding.span.line - 1]
    at = begin + finding.span.column - 1
    code = finding.code
    if code in {"yaml-tab", "yaml-fullwidth-space"}:
        indent = re.compile("[ \t\u3000]*").match(text, begin)
        if indent:
            new = indent.group().replace("\t", "  ").replace("\u3000", "  ")
            yield Edit(begin, indent.end(), new, finding)
    elif code == "yaml-fullwidth-colon" and text[at : at + 1] == "：":
        start = len(text[:at].rstrip(" \u3000"))
        blanks = re.compile("[ \u3000]*").match(text, at + 1)
        yield Edit(start, blanks.end() if blanks else at + 1, ": ", finding)
    elif code == "yaml-missing-space" and text[at - 1 : at] == ":":
        blanks = re.compile("\u3000*").match(text, at)
        yield Edit(at, blanks.end() if blanks else at, " ", finding)


def _value_edits(text: str, kind: str, findings: list[Finding], starts: list[int]) -> Iterator[Edit]:
    """Yield what puts keys and values right."""
    try:
        root = read_tree(text)
    except ValueError:
        return
    if not isinstance(root, Branch):
        return
    leaves = {leaf.start: (leaf, around) for leaf, around in _leaves(root, ())}
    for one in findings:
        leaf, around = leaves.get(starts[one.span.line - 1] + one.span.column - 1, (None, ()))
        if leaf is None or "slip" not in one.values or one.entry.mend not in {"key", "value"}:
            continue
        new = str(one.values["suggestion"])
        if one.entry.mend == "value" or new not in _names(around[-1]):
            yield Edit(leaf.start, leaf.end, _like(leaf, new, around), one)
    for leaf, better in narrower(root, Room((MODELS[kind],))):
        if not BREAK.search(text, leaf.start, leaf.end):
            yield Edit(leaf.start, leaf.end, _like(leaf, better, leaves[leaf.start][1]))


def _leaves(node: Node, around: Around) -> Iterator[tuple[Leaf, Around]]:
    """Yield every key and every scalar with the collections it stands in."""
    match node:
        case Branch():
            for key, value in node.pairs:
                yield key, (*around, node)
                yield from _leaves(value, (*around, node))
        case Twig():
            for item in node.items:
                yield from _leaves(item, (*around, node))
        case Leaf():
            yield node, around


def _names(node: Branch | Twig) -> set[str | None]:
    return {key.text for key, _ in node.pairs} if isinstance(node, Branch) else set()


def _like(leaf: Leaf, text: str, around: Around) -> str:
    """Return a text as it stands in the place of another: in quotes if that was."""
    return quoted(text) if leaf.style else scalar(text, in_flow=any(one.flow for one in around))


def _applied(text: str, path: str, edits: list[Edit], starts: list[int]) -> Mended:
    """Return the text after the edits, and each line that they changed."""
    new, why = text, dict[int, list[Finding]]()
    for edit in reversed(edits):
        new = new[: edit.start] + edit.new + new[edit.end :]
        found = why.setdefault(bisect_right(starts, edit.start), [])
        found[:0] = [edit.finding] if edit.finding else []
    before, after = BREAK.split(text), BREAK.split(new)
    changes = (
        Change(path, line, before[line - 1], after[line - 1], tuple(why[line]))
        for line in sorted(why)
        if before[line - 1] != after[line - 1]
    )
    return Mended(new, tuple(changes))

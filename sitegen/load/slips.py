"""Find the slips of the hand that make a file no YAML, and mend them in memory.

Only what is written as a key is looked at: a text over several lines may hold any colon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.diagnostics import Finding, Span
from sitegen.load.values import HEADINGS

INDENT = re.compile(r"[ \t\u3000]*")
# A Japanese heading counts as a key only where no line of a text could stand.
HEADING = "|".join(sorted(map(re.escape, HEADINGS), key=len, reverse=True))
KEY = rf"(?:(?P<lead>\s*(?:-\s+)?)(?P<key>[A-Za-z_][A-Za-z0-9_-]*)|(?P<heading>{HEADING}))"
ANY_KEY = re.compile(KEY + r"[ \u3000]*[:：]")
WIDE_COLON = re.compile(KEY + r"[ \u3000]*：")
NO_SPACE = re.compile(KEY + r":(?=\u3000|[^\s/:])")
QUOTED = re.compile(KEY + r"\s*:\s*(?P<quote>[\"'])(?P<rest>.*)$")
BLOCK = re.compile(r"(?:[^#]*[:：]|\s*-)\s+[|>][-+0-9]{0,2}\s*(?:#.*)?$")


@dataclass(frozen=True, slots=True)
class Slip:
    """A cause, the column it stands at (from 1) and the line as it was meant."""

    code: str
    column: int
    better: str


def mend(text: str, path: str, only: set[int] | None) -> tuple[str, list[Finding]]:
    """Return `text` mended, in all lines or `only` in some, and a finding for each slip."""
    lines = text.splitlines()
    closed = set(_texts(lines))
    findings = []
    for number, line in enumerate(lines, start=1):
        if number in closed or (only is not None and number not in only):
            continue
        for slip in _slips(line, runs_on=number + 1 in closed):
            findings.append(Finding(slip.code, Span(path, number, slip.column)))
            lines[number - 1] = slip.better
    return "\n".join(lines) + "\n", findings


def keys_at(text: str, numbers: set[int], known: frozenset[str]) -> set[int]:
    """Return which of the lines begin like a key of `known` that lacks its colon or space."""
    lines = text.splitlines()
    found = set()
    for number in numbers:
        line = lines[number - 1] if number <= len(lines) else ""
        match = WIDE_COLON.match(line) or NO_SPACE.match(line)
        if match and match["key"] in known:
            found.add(number)
    return found


def _slips(line: str, *, runs_on: bool) -> Iterator[Slip]:
    """Yield each plain cause in a line, left to right, each mended on top of the one before."""
    indent = _indent(line)
    if line.strip() and not line.lstrip(" \t\u3000").startswith("#"):
        if "\u3000" in indent:
            line = indent.replace("\u3000", "  ") + line[len(indent) :]
            yield Slip("yaml-fullwidth-space", indent.index("\u3000") + 1, line)
        if "\t" in indent:
            line = _indent(line).replace("\t", "  ") + line.lstrip(" \t")
            yield Slip("yaml-tab", indent.index("\t") + 1, line)
    if match := WIDE_COLON.match(line):
        key = match["heading"] or f"{match['lead']}{match['key']}"
        line = f"{key}: {line[match.end() :].lstrip()}"
        yield Slip("yaml-fullwidth-colon", match.end(), line)
    elif match := NO_SPACE.match(line):
        line = f"{line[: match.end()]} {line[match.end() :]}"
        yield Slip("yaml-missing-space", match.end() + 1, line)
    if (match := QUOTED.match(line)) and not runs_on and not _closes(match["rest"], match["quote"]):
        yield Slip("yaml-unclosed-quote", match.start("quote") + 1, line + match["quote"])


def _texts(lines: list[str]) -> Iterator[int]:
    """Yield the numbers of the lines inside a text of several lines: `|`, `>` or quoted."""
    index = 0
    while index < len(lines):
        end = _block_end(lines, index) if BLOCK.match(lines[index]) else _quote_end(lines, index)
        yield from range(index + 2, end + 2)
        index = end + 1


def _block_end(lines: list[str], start: int) -> int:
    """Return the index of the last line of the block that the line at `start` opens."""
    depth = len(lines[start]) - len(lines[start].lstrip(" "))
    end = start
    while end + 1 < len(lines):
        line = lines[end + 1]
        if line.strip(" ") and len(line) - len(line.lstrip(" ")) <= depth:
            break
        end += 1
    return end


def _quote_end(lines: list[str], start: int) -> int:
    """Return where a quoted text that goes on below ends; `start` itself if none does."""
    match = QUOTED.match(lines[start])
    if not match or _closes(match["rest"], match["quote"]):
        return start
    for index in range(start + 1, len(lines)):
        if ANY_KEY.match(lines[index]) and len(_indent(lines[index])) <= len(_indent(lines[start])):
            break
        if _closes(lines[index], match["quote"]):
            return index
    return start


def _indent(line: str) -> str:
    return INDENT.match(line).group()  # type: ignore[union-attr]  # it matches the empty text


def _closes(rest: str, quote: str) -> bool:
    """Tell whether a quoted text ends on its line."""
    bare = rest.replace("''", "") if quote == "'" else re.sub(r"\\.", "", rest)
    return quote in bare

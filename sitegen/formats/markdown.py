"""Text that people contributed, as a forge's Markdown shows it: letters only, nothing that acts.

Forges read the drawn text once more for mentions, references and addresses, so a backslash alone
does not keep @name or #12 from calling somebody: a word joiner behind the mark does.
"""

from __future__ import annotations

import re
import unicodedata

JOINER = "\u2060"
ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
# Mentions, issues, merge requests, labels, milestones, snippets, epics, alerts of GitHub and GitLab.
MARKS = "@#!~%$^"
PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
REFERENCE = re.compile(r"\b(GH)-(?=\d)", re.IGNORECASE)


def escape(text: str, *, longest: int = 500) -> str:
    """Return a text on one line as itself: no markup, no mention, no link, no command of a forge.

    What is longer than `longest` characters ends in an ellipsis.
    """
    flat = " ".join("".join(_visible(one) for one in text).split())
    if len(flat) > longest:
        flat = flat[: longest - 1] + "…"
    return PUNCTUATION.sub(_escaped, REFERENCE.sub(rf"\1{JOINER}-", flat))


def code(text: str) -> str:
    """Return a text on one line as code, whatever backticks it holds."""
    flat = " ".join("".join(_visible(one) for one in text).split())
    fence = "`" * (max((len(run) for run in re.findall(r"`+", flat)), default=0) + 1)
    gap = " " if flat.startswith("`") or flat.endswith("`") else ""
    return f"{fence}{gap}{flat}{gap}{fence}" if flat else ""


def _escaped(match: re.Match[str]) -> str:
    mark = match[0]
    if mark in ENTITIES:
        return ENTITIES[mark]
    return f"\\{mark}{JOINER if mark in MARKS or mark == ':' else ''}"


def _visible(character: str) -> str:
    """Return a character, a blank for one that moves the writing or is not seen."""
    return " " if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"} else character

"""Contributed text on its way into Markdown: nothing in it is markup, and on a forge nothing leads or calls.

Forges look for names, numbers and addresses in the text after Markdown is done, so that neither a
backslash nor an entity keeps @name or #12 from calling somebody: a break of no width does.
"""

from __future__ import annotations

import re

from sitegen.formats.findings import visible

GAP = "&#8203;"
MARKUP = frozenset("\\`*_[]<>|\"'^={}")
CALLS = frozenset("@#!&~%$")
# An address or :smile: or :100:, while 13:30 stays; www.; GH-1; 7 and more digits of a commit.
COLON = re.compile(r"(?:(?<![0-9]):|:(?![0-9]{2}(?![0-9:])))(?!\s|$)")
HOST = re.compile(r"(?i)(www)(?=\.)")
TICKET = re.compile(r"(?<=[A-Za-z])-(?=[0-9])")
COMMIT = re.compile(r"(?i)(?<![0-9a-z])[0-9a-f]{7,}(?![0-9a-z])")
SHORT = re.compile(".{6}")
SLASHES = re.compile(r"(?<=[/:])/")
# A list, or a forge's command, where the text begins a line.
BEGINS = re.compile(r"^(?=[-+](?:\s|$)|[0-9]{1,9}[.)](?:\s|$)|/)")
MARKS = re.compile(r"([\\`*_{}\[\]<>#|~!&])")
TICKS = re.compile("`+")


def escaped(text: str) -> str:
    """Return a text as a forge's Markdown that shows it, on one line, letter for letter."""
    return _spelt(_parted(visible(text).replace("\u200b", "")))


def _parted(text: str) -> str:
    """Return a text with a break where a forge would find something; the break still a character."""
    text = COLON.sub(lambda found: f"{found[0]}\u200b", text)
    text = HOST.sub("\\1\u200b", text)
    text = TICKET.sub("-\u200b", text)
    text = SLASHES.sub("/\u200b", text)
    text = COMMIT.sub(lambda found: SHORT.sub("\\g<0>\u200b", found[0]), text)
    return BEGINS.sub("\u200b", text)


def _spelt(text: str) -> str:
    found = []
    for one in text:
        if one == "\u200b":
            found.append(GAP)
        elif one in CALLS:
            found.append(f"&#{ord(one)};{GAP}")
        elif one in MARKUP:
            found.append(f"&#{ord(one)};")
        else:
            found.append(one)
    return "".join(found)


def marked(text: str) -> str:
    """Return a text as Markdown for a file, which is read as it is written, too: backslashes only."""
    return MARKS.sub(r"\\\1", visible(" ".join(text.split())))


def code(text: str) -> str:
    """Return a text on one line as code, whatever backticks it holds."""
    flat = " ".join(visible(text).split())
    fence = "`" * (_longest(flat) + 1)
    gap = " " if flat.startswith("`") or flat.endswith("`") else ""
    return f"{fence}{gap}{flat}{gap}{fence}" if flat else ""


def block(text: str) -> str:
    """Return a block of text as it is; its fence is longer than any that stands in it."""
    fence = "`" * max(3, _longest(text) + 1)
    return f"{fence}text\n{text.rstrip()}\n{fence}"


def _longest(text: str) -> int:
    return max((len(run) for run in TICKS.findall(text)), default=0)

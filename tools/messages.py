"""Bring the catalogues up to date with the messages of the program.

    python tools/messages.py [--check] [--root DIR]

Messages are the Japanese texts in sitegen's modules (gettext, counted), scripts (t, counted) and
templates ("…" | t, "…" | counted(n)). Translations stay, new messages wait for one, and what the
program no longer says goes. With --check nothing is written: what lacks a translation, or has one
with other places in braces, is listed, and the command fails.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import jinja2
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import generate_po, read_po
from jinja2 import nodes

TAG = "Translators:"
KEYWORDS = {"gettext": None, "t": None, "counted": (1, 1), "ngettext": (1, 2)}
METHODS = {".py": "python", ".js": "javascript"}
FILTERS = ("t", "counted")
WIDTH = 110
PLACE = re.compile(r"\{(\w+)\}")
# What stands for the language's own name is no call: its message is the site's language itself.
NAME, NAME_HOME = "日本語", "sitegen/languages/language.py"

Found = tuple[int, str | tuple[str, ...], list[str]]


def main() -> None:
    """Write the catalogues anew, or check them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing, list what is missing")
    parser.add_argument("--root", type=Path, default=Path(__file__).parents[1], help="the folder of sitegen/")
    options = parser.parse_args()
    template = extracted(options.root)
    faults = []
    for path in sorted((options.root / "sitegen/languages/catalogues").glob("*.po")):
        header, catalogue = read_catalogue(path)
        catalogue.update(template, no_fuzzy_matching=True)
        faults += [f"{path.name}: {fault}" for one in catalogue if one.id for fault in faults_of(one)]
        if not options.check:
            path.write_text(header + written(catalogue), encoding="utf-8")
    print("\n".join(faults) or f"{len(template)} messages in every language")
    if options.check and faults:
        sys.exit(1)


def extracted(root: Path) -> Catalog:
    """Return every message of the program with the files that say it."""
    template = Catalog()
    template.add(NAME, locations=[(NAME_HOME, 1)], auto_comments=["How the language calls itself."])
    for path in sorted((root / "sitegen").rglob("*")):
        name = path.relative_to(root).as_posix()
        if path.suffix in METHODS:
            found = _in_code(path)
        elif name.startswith("sitegen/templates/") and path.suffix == ".html":
            found = _in_template(path)
        else:
            continue
        for line, message, comments in found:
            template.add(message, locations=[(name, line)], auto_comments=comments)
    return template


def _in_code(path: Path) -> Iterator[Found]:
    with path.open("rb") as file:
        found = extract(METHODS[path.suffix], file, KEYWORDS, [TAG], strip_comment_tags=True)
        for line, message, comments, _ in found:
            yield line, message, comments


def _in_template(path: Path) -> Iterator[Found]:
    """Yield the constant texts that pass through a filter, with the comment right before them."""
    environment = jinja2.Environment(autoescape=True)
    source = path.read_text("utf-8")
    comments = {
        line + text.count("\n"): text.strip().removeprefix(TAG).strip()
        for line, kind, text in environment.lex(source)
        if kind == "comment" and text.strip().startswith(TAG)
    }
    for node in environment.parse(source).find_all(nodes.Filter):
        for text in _constants(node.node) if node.name in FILTERS else ():
            said = comments.get(node.lineno) or comments.get(node.lineno - 1)
            yield node.lineno, (text, text) if node.name == "counted" else text, [said] if said else []


def _constants(node: nodes.Node | None) -> Iterator[str]:
    """Yield the texts that an expression may be: itself, or either of a choice."""
    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, nodes.CondExpr):
        yield from _constants(node.expr1)
        yield from _constants(node.expr2)


def read_catalogue(path: Path) -> tuple[str, Catalog]:
    """Return a catalogue's header as it is written, with the blank line behind it, and the catalogue."""
    text = path.read_text("utf-8")
    header, blank, _ = text.partition("\n\n")
    return header + blank, read_po(BytesIO(text.encode()))


def written(catalogue: Catalog) -> str:
    """Return a catalogue's messages in the order of the program, without line numbers."""
    lines = generate_po(
        catalogue,
        ignore_obsolete=True,
        include_lineno=False,
        omit_header=True,
        sort_by="location",
        width=WIDTH,
    )
    return "".join(lines).rstrip("\n") + "\n"


def faults_of(message: Message) -> Iterator[str]:
    """Yield what is wrong with a translation: missing, doubtful, or with other places in braces.

    A plural form may leave out its number: "every week".
    """
    original = message.id if isinstance(message.id, str) else message.id[0]
    forms = [message.string] if isinstance(message.string, str) else list(message.string or [""])
    if not all(forms):
        yield f"no translation of {original}"
        return
    if message.fuzzy:
        yield f"fuzzy translation of {original}"
    places = set(PLACE.findall(original))
    for form in forms:
        given = set(PLACE.findall(form))
        if given != places and (len(forms) == 1 or given | {"count"} != places | {"count"}):
            yield f"other places in braces: {original} / {form}"
        if re.search(r"[{}]", PLACE.sub("", form)):
            yield f"a brace that opens or closes no place: {form}"


if __name__ == "__main__":
    main()

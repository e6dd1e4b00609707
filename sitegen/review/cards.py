"""What readers see of a record, before and after: its entry in the list and its own page, words marked."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from html import escape
from itertools import groupby

from sitegen.review.fragments import Element, Token, find, parse, tokens
from sitegen.review.nouns import Card, Piece, Seen
from sitegen.review.segments import changed_segments, segments

BLANKS = re.compile(r"\s+")
ENTRY, PAGE = "一覧での見えかた", "集まりのページ"
PARTS = ("page-head", "facts-table", "prose")

Tokens = tuple[Token, ...]
Parse = Callable[[bytes], Element]


def entry_of(page: bytes | None, ident: str, parsed: Parse = parse) -> Tokens:
    """Return the entry of a record in the list of a page; nothing where it has none."""
    top = page and parsed(page)
    found = find(top, lambda one: _is_entry(one, ident)) if top else None
    return tokens(found.inner) if found else ()


def _is_entry(one: Element, ident: str) -> bool:
    return one.tag == "li" and one.attributes.get("data-place") == ident and "entry" in one.classes()


def facts_of(page: bytes | None) -> Tokens:
    """Return what a record's own page says: its head, its facts, its description."""
    top = page and parse(page)
    if not top:
        return ()
    main = find(top, lambda one: one.tag == "main") or top
    return tokens(part for name in PARTS if (part := find(main, partial(_is_called, name))))


def _is_called(name: str, one: Element) -> bool:
    return name in one.classes()


def make_card(title: str, before: Tokens, after: Tokens, *, draft: bool = False) -> Card | None:
    """Return a part before and after with the words marked that differ; None where it stands in neither."""
    if not before and not after:
        return None
    one, other = _texts(before), _texts(after)
    unmarked = [False] * len(one), [False] * len(other)
    marks = changed_segments(one, other) if before and after else unmarked
    return Card(
        title,
        _seen(before, marks[0], "del") if before else None,
        _seen(after, marks[1], "ins") if after else None,
        draft,
    )


def _texts(given: Tokens) -> list[str]:
    return [segment for token in given for segment in segments(_squeezed(token.text))]


def _squeezed(text: str) -> str:
    return BLANKS.sub(" ", text)


def _seen(given: Tokens, marks: Sequence[bool], tag: str) -> Seen:
    html: list[str] = []
    lines: dict[int, list[Piece]] = {}
    left = iter(marks)
    for token in given:
        if not token.text:
            html.append(token.markup)
            continue
        runs = [(segment, next(left)) for segment in segments(_squeezed(token.text))]
        for changed, run in groupby(runs, lambda pair: pair[1]):
            text = "".join(segment for segment, _ in run)
            html.append(f"<{tag}>{escape(text)}</{tag}>" if changed else escape(text))
            lines.setdefault(token.line, []).append(Piece(text, changed))
    kept = (tuple(line) for _, line in sorted(lines.items()))
    return Seen("".join(html), tuple(line for line in kept if "".join(one.text for one in line).strip()))


def same(card: Card) -> bool:
    """Tell whether a part says the same before and after."""
    return card.before is not None and card.after is not None and card.before.lines == card.after.lines


def pages_of(pages: Mapping[str, tuple[str, bytes]], path: str) -> bytes | None:
    """Return a page's bytes, None where there is none."""
    return pages[path][1] if path in pages else None

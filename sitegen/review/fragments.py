"""Parts of our own pages, taken out of their HTML so that nothing in them leads or loads anywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

VOID = {"br", "img", "hr", "input", "link", "meta", "source", "wbr"}
# What acts, loads or is only for a script; a photo's words stand for it.
DROPPED = {"script", "style", "button", "template", "form", "iframe"}
# What an element may keep: how it looks and which language it is in.
KEPT = {"class", "lang", "viewbox", "d", "x", "y", "cx", "cy", "r", "rx", "width", "height", "points"}
KEPT |= {"transform", "aria-hidden", "aria-label", "role", "start"}
# HTML knows no capital letters in attributes, SVG does.
SPELT = {"viewbox": "viewBox"}
# The headings of the report are its own.
HEADINGS = {"h1": "div", "h2": "div", "h3": "div"}
# What stands on a line of its own by its style.
APART = {"sentence", "stop", "fee", "where-area"}
LINES = {"p", "li", "h1", "h2", "h3", "dd", "dt", "div", "dl", "ul", "ol", "table", "tr", "br", "section"}

Attributes = Mapping[str, str]


@dataclass(slots=True)
class Element:
    """An element of a page with what it holds: elements and texts."""

    tag: str
    attributes: Attributes
    inner: list[Element | str] = field(default_factory=list)

    def classes(self) -> set[str]:
        """Return its classes."""
        return set(self.attributes.get("class", "").split())


class _Tree(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.top = Element("", {})
        self._open = [self.top]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].inner.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open[-1].inner.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if tag in (one.tag for one in self._open[1:]):
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self._open[-1].inner.append(data)


def parse(page: bytes) -> Element:
    """Return a page of ours as elements."""
    tree = _Tree()
    tree.feed(page.decode())
    tree.close()
    return tree.top


def find(top: Element, wanted: Callable[[Element], bool]) -> Element | None:
    """Return the first element of a tree that is wanted."""
    return next((one for one in _all(top) if wanted(one)), None)


def _all(top: Element) -> Iterator[Element]:
    for one in top.inner:
        if isinstance(one, Element):
            yield one
            yield from _all(one)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a part's HTML: markup as it is written, or a text; `line` counts the lines it makes."""

    markup: str
    text: str = ""
    line: int = 0


def tokens(parts: Iterable[Element | str]) -> tuple[Token, ...]:
    """Return elements as markup and texts, without what acts, loads or leads elsewhere."""
    found: list[Token] = []
    line = 0

    def walk(one: Element | str, *, drawn: bool) -> None:
        nonlocal line
        if isinstance(one, str):
            # A number in a drawing stands in an attribute's place: no words are marked there.
            found.append(Token(escape(one), "" if drawn else one, line))
            return
        if one.tag in DROPPED or "hidden" in one.attributes or "visually-hidden" in one.classes():
            return
        if one.tag == "img":
            found.append(Token("", f"［写真：{one.attributes.get('alt', '')}］", line))
            return
        breaks = one.tag in LINES or bool(APART & one.classes())
        line += breaks
        tag = HEADINGS.get(one.tag, one.tag)
        found.append(Token(_opening(one, tag)))
        for inner in one.inner:
            walk(inner, drawn=drawn or one.tag == "svg")
        if one.tag not in VOID:
            found.append(Token(f"</{tag}>"))
        line += breaks

    for part in parts:
        walk(part, drawn=False)
    return tuple(found)


def _opening(one: Element, tag: str) -> str:
    given = dict(one.attributes)
    if tag != one.tag:
        given["class"] = f"seen-{one.tag} {given.get('class', '')}".strip()
    kept = (f' {SPELT.get(name, name)}="{escape(value)}"' for name, value in given.items() if name in KEPT)
    return f"<{tag}{''.join(kept)}>"

"""Pure black: greys that Chromium writes as red, green and blue become greys of one ink.

A press that prints in four inks makes RGB black of all four, which blurs small type; DeviceGray
prints with black alone. Source: ISO 32000-1, 8.6 (colour spaces) and 7.8 (content streams).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, PdfObject, StreamObject

NUMBER = rb"(\d*\.?\d+|\d+\.)"
# Texts and pictures between BI and EI may hold anything: they are matched first, and left alone.
OPERATORS = re.compile(
    rb"\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f\s]*>|\bBI\s.*?\sEI\b"
    rb"|(?<![^\s\]>)])" + NUMBER + rb"\s+" + NUMBER + rb"\s+" + NUMBER + rb"\s+(rg|RG)(?![^\s\[</(])",
    re.DOTALL,
)
OPERATOR = re.compile(rb"(?<=\s)(rg|RG)(?![^\s\[</(])")
COLOUR = re.compile(rb"(?<![^\s\]>)])" + NUMBER + rb"\s+" + NUMBER + rb"\s+" + NUMBER + rb"\s+\Z")
LONGEST = 64
GREY = {b"rg": b"g", b"RG": b"G"}


def grey_of(content: bytes) -> bytes:
    """Return a content stream with its grey RGB colours as DeviceGray; others stay."""
    if b"(" not in content and b"BI" not in content:
        return _grey_of_plain(content)

    def one_ink(found: re.Match[bytes]) -> bytes:
        red, green, blue, operator = found.groups()
        if operator is None or not float(red) == float(green) == float(blue):
            return found[0]
        return red + b" " + GREY[operator]

    return OPERATORS.sub(one_ink, content)


def _grey_of_plain(content: bytes) -> bytes:
    """Do the same where nothing but operators can look like one: texts are hexadecimal, as Chromium's.

    To seek the operators and look back is five times faster than to try every number.
    """
    parts = OPERATOR.split(content)
    for index in range(1, len(parts), 2):
        before = parts[index - 1]
        found = COLOUR.search(before, max(0, len(before) - LONGEST))
        if found and float(found[1]) == float(found[2]) == float(found[3]):
            parts[index - 1] = before[: found.start()] + found[1] + b" "
            parts[index] = GREY[parts[index]]
    return b"".join(parts)


def blacken(writer: PdfWriter) -> None:
    """Make the greys of a document's pages, forms, patterns and drawn fonts those of one ink."""
    for stream in content_streams(writer):
        before = stream.get_data()
        after = grey_of(before)
        if after != before:
            stream.set_data(after)


def content_streams(writer: PdfWriter) -> Iterator[StreamObject]:
    """Yield every stream that draws, each once."""
    seen: set[int] = set()
    for page in writer.pages:
        contents = page.get("/Contents")
        parts = None if contents is None else contents.get_object()
        for part in parts if isinstance(parts, ArrayObject) else [contents]:
            yield from _stream(part, seen)
        yield from _drawn(page.get("/Resources"), seen)


def _drawn(resources: PdfObject | None, seen: set[int]) -> Iterator[StreamObject]:
    """Yield what the resources of a page or a form draw with."""
    held = None if resources is None else resources.get_object()
    if not isinstance(held, DictionaryObject):
        return
    for kind in ("/XObject", "/Pattern"):
        for one in _values(held.get(kind)):
            yield from _stream(one, seen)
    for font in _values(held.get("/Font")):
        for glyph in _values(_dictionary(font).get("/CharProcs")):
            yield from _stream(glyph, seen)
    for state in _values(held.get("/ExtGState")):
        mask = _dictionary(_dictionary(state).get("/SMask"))
        yield from _stream(mask.get("/G"), seen)


def _stream(one: PdfObject | None, seen: set[int]) -> Iterator[StreamObject]:
    number = one.idnum if isinstance(one, IndirectObject) else id(one)
    stream = None if one is None else one.get_object()
    if number in seen or not isinstance(stream, StreamObject) or stream.get("/Subtype") == "/Image":
        return
    seen.add(number)
    yield stream
    yield from _drawn(stream.get("/Resources"), seen)


def _dictionary(one: PdfObject | None) -> DictionaryObject:
    held = None if one is None else one.get_object()
    return held if isinstance(held, DictionaryObject) else DictionaryObject()


def _values(one: PdfObject | None) -> list[PdfObject]:
    # The objects as they stand, not what they refer to: their numbers tell them apart.
    return [held for _, held in dict.items(_dictionary(one))]

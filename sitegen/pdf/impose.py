"""Pages side by side on sheets twice as wide, in the order in which they are read when folded."""

from __future__ import annotations

from io import BytesIO

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    RectangleObject,
    DecodedStreamObject,
    StreamObject,
)

from sitegen.pages.printed import Fold
from sitegen.pdf.finish import TRIM, Facts, sealed, set_boxes

Side = tuple[int | None, int | None]


def sides(count: int, fold: Fold) -> list[Side]:
    """Return the sides that are printed, each with the pages at its left and right, None for blanks.

    A folded sheet has four pages. Those of HALF are folded one by one, those of BOOKLET together.
    """
    whole = -(-count // 4) * 4
    many = whole if fold is Fold.BOOKLET else 4
    found: list[Side] = []
    for start in range(0, whole, many):
        low, high = start, start + many - 1
        while low < high:
            found += [(high, low), (low + 1, high - 1)]
            low, high = low + 2, high - 2
    held = range(count)
    return [(one if one in held else None, other if other in held else None) for one, other in found]


def imposed(pdf: bytes, fold: Fold, title: str, facts: Facts, *, crop_marks: bool) -> bytes:
    """Return a finished document as it goes into the copier; it is for the copier alone: untagged."""
    pages = PdfReader(BytesIO(pdf)).pages
    width, height = float(pages[0].mediabox.width), float(pages[0].mediabox.height)
    # With crop marks, what meets in the fold are the trimmed pages: neither's marks cross it.
    margin = TRIM if crop_marks else 0.0
    half = width - margin
    writer = PdfWriter()
    for left, right in sides(len(pages), fold):
        sheet = writer.add_blank_page(2 * half, height)
        forms = DictionaryObject()
        drawn = []
        for name, page, corner, shift in (("/L", left, 0.0, 0.0), ("/R", right, margin, half - margin)):
            if page is None:
                continue
            box = (corner, 0.0, corner + half, height)
            forms[NameObject(name)] = writer._add_object(_form(pages[page], box, writer))  # noqa: SLF001 - pypdf has no other way
            drawn.append(f"q 1 0 0 1 {shift:.4f} 0 cm {name} Do Q\n")
        content = DecodedStreamObject()
        content.set_data("".join(drawn).encode())
        sheet[NameObject("/Contents")] = writer._add_object(content)  # noqa: SLF001 - as above
        sheet[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): forms})
        if crop_marks:
            set_boxes(sheet)
    return sealed(writer, title, facts)


def _form(page: PageObject, box: tuple[float, float, float, float], writer: PdfWriter) -> StreamObject:
    """Return a page as a drawing to be placed; fonts it shares with other pages are kept once."""
    form = DecodedStreamObject()
    contents = page.get_contents()
    form.set_data(b"" if contents is None else contents.get_data())
    form[NameObject("/Type")] = NameObject("/XObject")
    form[NameObject("/Subtype")] = NameObject("/Form")
    form[NameObject("/BBox")] = RectangleObject(box)
    form[NameObject("/Matrix")] = ArrayObject(FloatObject(one) for one in (1, 0, 0, 1, 0, 0))
    form[NameObject("/Resources")] = page["/Resources"].clone(writer)
    return form.flate_encode()

"""Finish what Chromium printed: what the file says of itself, pure black, the printer's boxes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from io import BytesIO

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import BooleanObject, DictionaryObject, NameObject, RectangleObject, TextStringObject

from sitegen import __version__
from sitegen.pdf.black import blacken

MM = 72 / 25.4
# assets/print/print.css: so far within the paper lie the trimmed page, and 3 mm beyond it the bleed.
TRIM, BLEED = 10 * MM, 7 * MM
HEADER = "%PDF-1.7"


@dataclass(frozen=True, slots=True)
class Facts:
    """What every file of a run says of itself: who published it, for which day."""

    author: str
    today: dt.date


def finish(pdf: bytes, title: str, facts: Facts, *, crop_marks: bool = False) -> bytes:
    """Return a printed document as it goes out; structure, outline and links stay as they are."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf)))
    blacken(writer)
    _unlink(writer)
    if crop_marks:
        for page in writer.pages:
            set_boxes(page)
    return sealed(writer, title, facts)


def _unlink(writer: PdfWriter) -> None:
    """Take their goal from links into the folder of paper, which is gone when somebody reads."""
    for page in writer.pages:
        for one in page.annotations or ():
            action = one.get_object().get("/A", DictionaryObject()).get_object()
            if str(action.get("/URI", "")).startswith("file:"):
                del one.get_object()["/A"]


def set_boxes(page: PageObject) -> None:
    """Say where a page with crop marks is cut, and how far its colours run over."""
    width, height = float(page.mediabox.width), float(page.mediabox.height)
    page.trimbox = RectangleObject((TRIM, TRIM, width - TRIM, height - TRIM))
    page.bleedbox = RectangleObject((BLEED, BLEED, width - BLEED, height - BLEED))


def sealed(writer: PdfWriter, title: str, facts: Facts) -> bytes:
    """Return the bytes of a document with what it says of itself: the same for the same day."""
    stamp = f"D:{facts.today:%Y%m%d}000000+09'00'"
    writer.metadata = {
        "/Title": title,
        "/Author": facts.author,
        "/Creator": f"sitegen {__version__}",
        "/Producer": "Chromium, pypdf",
        "/CreationDate": stamp,
        "/ModDate": stamp,
    }
    root = writer.root_object
    root[NameObject("/Lang")] = TextStringObject("ja")
    root[NameObject("/ViewerPreferences")] = DictionaryObject(
        {NameObject("/DisplayDocTitle"): BooleanObject(value=True)}
    )
    writer.pdf_header = HEADER
    out = BytesIO()
    writer.write(out)
    return out.getvalue()

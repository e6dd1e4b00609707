"""QR codes as SVG: the only home of segno."""

from __future__ import annotations

import segno
from markupsafe import Markup

QUIET = 4


def qr(address: str) -> Markup:
    """Return the QR code of an address as SVG, with the quiet zone that ISO/IEC 18004 asks for.

    Level M stands a coffee stain or a second copy; the size is the stylesheet's.
    """
    code = segno.make(address, error="m", micro=False)
    return Markup(code.svg_inline(border=QUIET, omitsize=True, svgclass="qr", lineclass=None))  # noqa: S704 - made of modules, not of text

"""Read a point from what people paste: "緯度, 経度", or the address of a map site's page."""

from __future__ import annotations

import re
from urllib.parse import unquote

from pydantic_core import PydanticCustomError

from sitegen.records import LatLon
from sitegen.records.fields import read_point

__all__ = ["read_pasted_point"]

DEGREES = r"-?\d{1,3}\.\d+"
# In an address the pin comes before the middle of the map that is shown.
PATTERNS = (
    rf"!3d({DEGREES})!4d({DEGREES})",
    rf"[?&#]mlat=({DEGREES})&mlon=({DEGREES})",
    rf"[?&](?:q|query|ll|daddr|destination|center|sll)=(?:loc:)?({DEGREES})[,+ ]+({DEGREES})",
    rf"[?&]lat=({DEGREES})&(?:lon|lng)=({DEGREES})",
    rf"/(?:place|search|dir)/(?:[^@]*/)?({DEGREES}),[+ ]*({DEGREES})",
    rf"geo:({DEGREES}),({DEGREES})",
    rf"@({DEGREES}),({DEGREES})",
    rf"[?&]cp=({DEGREES})~({DEGREES})",
    rf"#(?:map=)?\d{{1,2}}(?:\.\d+)?/({DEGREES})/({DEGREES})",
)


def read_pasted_point(text: str) -> LatLon:
    """Return the point of a text; raises PydanticCustomError, whose type is a finding's code.

    Of an address the coordinates in it are read; nothing is looked up on the web.
    """
    plain = text.strip()
    if not re.match(r"(?:https?|geo):", plain):
        return read_point(plain)
    address = unquote(plain)
    for pattern in PATTERNS:
        if match := re.search(pattern, address):
            return read_point(f"{match[1]}, {match[2]}")
    raise PydanticCustomError("location-not-number", "no point in it", {"text": plain})

"""What the finder filters by besides kind, day and area: for whom, and what is known to be easy.

A wrong facet is worse than none: it sends somebody in a wheelchair to a flight of steps.
"""

from __future__ import annotations

import re
from functools import lru_cache

from sitegen.pages.clauses import BY_FACET
from sitegen.records import CityRecord, PlaceRecord
from sitegen.site import in_japanese, normalize

# Nearly every hall has a toilet: the one worth a filter is that which a wheelchair can use.
FACETS = ("free", "nobooking", "stepfree", "parking", "toilet")
UPSTAIRS = re.compile(r"(?:[2-9二三四五六七八九]|1\d|十)\s*[階F]|上の階|地下")
# What the record's sentences may say against its own fee or booking.
CONTRARY = {
    "free": re.compile(r"[1-9]\d*\s*円|有料|実費"),
    "nobooking": re.compile(r"要(?:事前)?(?:予約|申し?[込こ]み?|連絡)|(?:予約|申し?[込こ]み?)制"),
}
LIFT = re.compile(r"エレベ[ー-]?タ[ー-]?(?:が|も)?(?:あり|有|完備|設置)")


def audiences(record: PlaceRecord, city: CityRecord) -> tuple[str, ...]:
    """Return the ids of those a gathering is for: as it says itself, else by the words of `who`."""
    if record.audiences:
        return tuple(ident for ident in city.audiences if ident in record.audiences)
    who = normalize(in_japanese(record.who or ""))
    return tuple(
        ident
        for ident, audience in city.audiences.items()
        if any(normalize(word) in who for word in audience.words)
    )


def facets(record: PlaceRecord) -> tuple[str, ...]:
    """Return the facets that are known of a gathering, in the order of FACETS.

    It makes no difference in which language the record speaks.
    """
    access = record.access
    texts = {
        "free": record.fee,
        "nobooking": record.booking,
        "stepfree": access and access.steps,
        "parking": access and access.parking,
        "toilet": access and access.toilet,
    }
    return tuple(
        facet
        for facet in FACETS
        if (text := texts[facet]) and _holds(facet, in_japanese(text)) and not _denied(facet, record)
    )


@lru_cache(maxsize=1024)
def _holds(facet: str, text: str) -> bool:
    return BY_FACET[facet].hold(normalize(text))


def _denied(facet: str, record: PlaceRecord) -> bool:
    """Tell whether the rest of the record speaks against a facet."""
    if facet in CONTRARY:
        said = _folded(*record.schedule, record.summary, record.description, record.who, record.bring)
        return CONTRARY[facet].search(said) is not None
    if facet == "stepfree":
        # A door without a step may lead to stairs.
        access = record.access
        said = _folded(record.room, record.venue, *((access.steps, access.note) if access else ()))
        return UPSTAIRS.search(said) is not None and LIFT.search(said) is None
    return False


def _folded(*texts: str | None) -> str:
    return " ".join(normalize(in_japanese(one)) for one in texts if one)

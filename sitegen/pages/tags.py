"""What a list's row tells the finder of a gathering: its kinds, for whom it is, what it offers, where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from sitegen.lazy import Lazy
from sitegen.pages.facets import audiences, facets
from sitegen.pages.page import Plan
from sitegen.site import Place

# About a metre.
DIGITS = 5


@dataclass(frozen=True, slots=True)
class Tags:
    """Ids of a record's categories, its audiences and its facets; each may be empty.

    `points` are its "latitude,longitude" pairs, parted by blanks; `order` is its place among all
    by the reading of its name.
    """

    kinds: tuple[str, ...]
    audiences: tuple[str, ...]
    facets: tuple[str, ...]
    points: str
    order: int


@lru_cache(maxsize=1)
def all_tags(plan: Plan) -> Mapping[str, Tags]:
    """Return the tags of every record by id, the same in every language."""
    city = plan.site.city
    places = {place.id: (order, place) for order, place in enumerate(plan.site.places)}

    def tags(ident: str) -> Tags:
        order, place = places[ident]
        kinds = tuple(one for one in place.data.categories if one in city.categories)
        return Tags(kinds, audiences(place.data, city), facets(place.data), _points(place), order)

    return Lazy(places, tags)


def _points(place: Place) -> str:
    points = (one.point for one in place.placement.located if one.point)
    return " ".join(f"{round(one.latitude, DIGITS)},{round(one.longitude, DIGITS)}" for one in points)

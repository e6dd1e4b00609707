"""The finder's choices: what the gatherings of a page can be sifted by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sitegen.languages import Language
from sitegen.pages.page import Plan
from sitegen.pages.tags import all_tags
from sitegen.site import Area, Place

DAYS = ("today", "tomorrow", "weekend", "mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEKDAYS = DAYS[3:]
TIMES = ("am", "pm", "eve")


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: its word in the address, its name, its whole name if that is short."""

    value: str
    name: str
    whole: str | None = None


@dataclass(frozen=True, slots=True)
class Finder:
    """What can be chosen; of kinds, audiences, facets and areas only what something fits.

    `near` tells that the page is one area's, whose rows have numbers.
    """

    days: tuple[Choice, ...]
    times: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    audiences: tuple[Choice, ...]
    facets: tuple[Choice, ...]
    areas: tuple[Choice, ...]


def finder(places: Iterable[Place], plan: Plan, *, areas: Iterable[Area] = ()) -> Finder:
    """Return the choices for a list of `places`, in the city's order."""
    city, tags = plan.site.city, all_tags(plan)
    found = [tags[place.id] for place in places]
    kinds = {kind for one in found for kind in one.kinds}
    audiences = {audience for one in found for audience in one.audiences}
    facets = {facet for one in found for facet in one.facets}
    return Finder(
        days=day_choices(plan),
        times=_choices(time_names(plan.language), TIMES),
        kinds=tuple(Choice(one, city.categories[one].name) for one in city.categories if one in kinds),
        audiences=tuple(Choice(one, city.audiences[one].name) for one in city.audiences if one in audiences),
        facets=_choices(facet_names(plan.language), facets),
        areas=tuple(Choice(area.slug, area.data.name) for area in areas),
    )


def day_choices(plan: Plan) -> tuple[Choice, ...]:
    """Return the days one can ask for: today, tomorrow, the weekend, each weekday from Monday."""
    gettext = plan.language.gettext
    near = (
        Choice("today", gettext("きょう")),
        Choice("tomorrow", gettext("あした")),
        Choice("weekend", gettext("土日")),
    )
    worder = plan.worder
    return near + tuple(
        Choice(value, worder.weekday_narrow(number), worder.weekday(number))
        for number, value in enumerate(WEEKDAYS)
    )


def time_names(language: Language) -> Mapping[str, str]:
    """Return the parts of a day by their words in the address."""
    gettext = language.gettext
    names = {"am": gettext("午前"), "pm": gettext("午後"), "eve": gettext("夕方から")}
    # Within a sentence other languages write them small.
    return {value: name[:1].upper() + name[1:] for value, name in names.items()}


def facet_names(language: Language) -> Mapping[str, str]:
    """Return what can be known of a gathering, by its word in the address."""
    gettext = language.gettext
    return {
        "free": gettext("無料"),
        "nobooking": gettext("申込みなし"),
        "stepfree": gettext("段差なし"),
        "parking": gettext("駐車場あり"),
        "toilet": gettext("車いすトイレ"),
    }


def _choices(names: Mapping[str, str], wanted: Iterable[str]) -> tuple[Choice, ...]:
    wanted = set(wanted)
    return tuple(Choice(value, name) for value, name in names.items() if value in wanted)

"""What an area's pages offer to be printed: its sheets as PDF files, where the site has them."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.pages.page import Plan
from sitegen.site import Area

# What a site offers of every area: the sheet beside the telephone, and the one in large type.
OFFERED = ("a4-2", "large")
KB = 1000


@dataclass(frozen=True, slots=True)
class Offer:
    """A link to a PDF file: where it lies, its name when it is kept, what it says."""

    path: str
    name: str
    words: str


def offers(area: Area, plan: Plan) -> tuple[Offer, ...]:
    """Return the PDF files of an area in the site, in the order in which they are offered."""
    gettext = plan.language.gettext
    titles = {"a4-2": gettext("A4両面"), "large": gettext("大きな字の紙面")}
    return tuple(
        Offer(
            one.path,
            one.name,
            plan.language.counted("{form}（PDF、{count}ページ、{size} kB）", one.pages).format(
                form=titles[one.form], size=max(1, round(one.size / KB))
            ),
        )
        for form in OFFERED
        for one in plan.prints
        if one.area == area.slug and one.form == form
    )

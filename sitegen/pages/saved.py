"""The page of the gatherings that a reader keeps on the own device: the device alone knows which."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.pages.page import Page, Plan


def saved_pages(plan: Plan) -> Iterator[Page]:
    """Plan the page that the reader's own device fills."""
    gettext = plan.language.gettext
    yield Page(
        path="saved/index.html",
        template="saved.html",
        title=gettext("とってある集まり"),
        description=gettext(
            "{city}で「とっておく」を押した集まりを、つぎの日にちの順に見るページです。"
        ).format(city=plan.site.city.title),
        public=False,
    )

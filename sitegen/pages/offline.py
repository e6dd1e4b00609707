"""The page that is shown where there is no network and the wanted page is not kept."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.pages.page import Page, Plan


def offline_pages(plan: Plan) -> Iterator[Page]:
    """Plan the page that says so and leads to what is kept, unless the city keeps nothing."""
    gettext = plan.language.gettext
    if plan.site.city.offline:
        yield Page(
            path="offline/index.html",
            template="offline.html",
            title=gettext("つながっていません"),
            description=gettext("インターネットにつながらないときに出るページです。"),
            public=False,
        )

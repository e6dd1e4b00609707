"""Pages about the site itself: about, accessibility, the coordinators' desk, 404."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.pages.entries import marks
from sitegen.pages.page import Page, Plan


def about_pages(plan: Plan) -> Iterator[Page]:
    """Plan what the site is, who answers for it and where its data come from."""
    city = plan.site.city
    yield Page(
        path="about/index.html",
        template="about.html",
        title="このサイトについて",
        description=f"{city.title}は何のためのサイトか、だれがつくり、何をもとにしているかの説明です。",
        content={"marks": marks(city)},
    )
    yield Page(
        path="accessibility/index.html",
        template="accessibility.html",
        title="見やすさ・使いやすさについて",
        description="字の大きさ、キーボード、読み上げ、印刷で使うときの案内と、たしかめたことです。",
    )


def desk_pages(plan: Plan) -> Iterator[Page]:
    """Plan the coordinators' page: what this build found and what it left out."""
    yield Page(
        path="desk/index.html",
        template="desk.html",
        title="記録の係のかたへ",
        description="今回の確認で見つかったことと、のせられなかった記録です。",
        content={"findings": plan.findings, "left_out": plan.site.left_out},
        public=False,
    )


def missing_pages(plan: Plan) -> Iterator[Page]:
    """Plan the page for an address that does not exist."""
    yield Page(
        path="404.html",
        template="404.html",
        title="ページが見つかりません",
        description=f"{plan.site.city.title}に、このアドレスのページはありません。",
        public=False,
    )

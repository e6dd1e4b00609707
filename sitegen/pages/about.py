"""Pages about the site itself: about, accessibility, privacy, 404."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.languages import JAPANESE
from sitegen.pages.entries import marks
from sitegen.pages.page import Page, Plan


def about_pages(plan: Plan) -> Iterator[Page]:
    """Plan what the site is, who answers for it and where its data come from."""
    city, gettext = plan.site.city, plan.language.gettext
    yield Page(
        path="about/index.html",
        template="about.html",
        title=gettext("このサイトについて"),
        description=gettext(
            "{city}は何のためのサイトか、だれがつくり、何をもとにしているかの説明です。"
        ).format(city=city.title),
        content={"marks": marks(plan)},
    )
    yield Page(
        path="accessibility/index.html",
        template="accessibility.html",
        title=gettext("見やすさ・使いやすさについて"),
        description=gettext("字の大きさ、キーボード、読み上げ、印刷で使うときの案内と、たしかめたことです。"),
    )
    yield Page(
        path="privacy/index.html",
        template="privacy.html",
        title=gettext("あなたの情報について"),
        description=gettext(
            "クッキーも、見た人の記録も使いません。いまいる所と、とっておいた集まりの扱いの説明です。"
        ),
    )


def missing_pages(plan: Plan) -> Iterator[Page]:
    """Plan the page for an address that does not exist: one for all languages, as servers have it."""
    if plan.language is not JAPANESE:
        return
    yield Page(
        path="404.html",
        template="404.html",
        title="ページが見つかりません",
        description=f"{plan.site.city.title}に、このアドレスのページはありません。",
        public=False,
        single=True,
    )

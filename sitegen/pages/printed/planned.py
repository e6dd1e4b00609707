"""Plan the documents for paper, each a page of its own that lays itself out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sitegen.pages.linked import absolute
from sitegen.pages.newsletters import issue_path, issue_summary, issue_title, month_lines
from sitegen.pages.page import Page, Plan
from sitegen.pages.printed.formats import Format
from sitegen.pages.printed.sheet import issue_number, sheet_content
from sitegen.pages.printed.wish import Wish
from sitegen.records.newsletter import Writing
from sitegen.site import Area, Issue


def area_sheet(area: Area, form: Format, wish: Wish, plan: Plan) -> Page:
    """Plan an area's sheet in a form; its figure has the name of its path without `.html`."""
    month = plan.worder.month(*wish.month)
    gettext = plan.language.gettext
    title = gettext("{area} {month} {form}").format(area=area.data.name, month=month, form=form.title)
    name = f"print/{area.slug}-{form.name}"
    return Page(
        path=f"{name}.html",
        template=form.template,
        title=f"{title} {plan.site.city.newsletter.name}",
        description=gettext("{area}のつどいの場の地図と一覧と、{month}の日にち").format(
            area=area.data.name, month=month
        ),
        content={
            "sheet": sheet_content(area, wish.month, plan),
            "running": gettext("{area}　{month}").format(area=area.data.name, month=month),
            **asked(form, wish, plan),
        },
        figure=name,
    )


def city_sheet(form: Format, wish: Wish, plan: Plan) -> Page:
    """Plan a form of the whole city, an area a chapter."""
    city, gettext = plan.site.city, plan.language.gettext
    month = plan.worder.month(*wish.month)
    title = gettext("{area} {month} {form}").format(area=city.name, month=month, form=form.title)
    name = f"print/{form.name}"
    return Page(
        path=f"{name}.html",
        template=form.template,
        title=f"{title} {city.newsletter.name}",
        description=gettext("{area}のつどいの場の地図と一覧と、{month}の日にち").format(
            area=city.name, month=month
        ),
        content={
            "sheets": [sheet_content(area, wish.month, plan) for area in plan.site.areas],
            "address": absolute(city, "index.html"),
            "number": issue_number(wish.month, plan),
            "running": gettext("{area}　{month}").format(area=city.name, month=month),
            **asked(form, wish, plan),
        },
        figure=name,
    )


def issue_sheet(issue: Issue, form: Format, wish: Wish, plan: Plan) -> Page:
    """Plan an issue of the newsletter with the listings of the areas that come with it."""
    name = f"print/{form.name}-{issue.id}"
    return Page(
        path=f"{name}.html",
        template=form.template,
        title=issue_title(issue, plan),
        description=issue_summary(issue),
        content={
            "issue": issue,
            "vertical": issue.data.writing is Writing.VERTICAL,
            "lines": month_lines(issue, plan),
            "sheets": [sheet_content(area, wish.month, plan) for area in issue.areas],
            "address": absolute(plan.site.city, issue_path(issue)),
            "running": plan.language.gettext("№{number}　{month}号").format(
                number=issue.data.number, month=plan.worder.month(*issue.month)
            ),
            **asked(form, replace(wish, pages=wish.pages or _issue_pages(issue)), plan),
        },
        figure=name,
    )


def _issue_pages(issue: Issue) -> int | None:
    """Return how many pages an issue fills: of one area's a folded sheet, of several as many as it takes."""
    return (2, 4)[len(issue.areas)] if len(issue.areas) <= 1 else None


def asked(form: Format, wish: Wish, plan: Plan) -> Mapping[str, object]:
    """Return what a document says of itself: its form, what was wished, what may give way."""
    return {
        "form": form,
        "wish": replace(wish, pages=wish.pages or form.pages),
        "gives": _gives(plan),
    }


def _gives(plan: Plan) -> list[tuple[str, str, bool]]:
    """Return what gives way where the least type is too large: in order, with its name for people.

    Never names, dates, venues or telephone numbers. What is only said a second time (a sentence
    beside its dates and hours, a name beside its number) goes without a word on the sheet.
    """
    gettext = plan.language.gettext
    return [
        ("kana", gettext("名前のよみ"), False),
        ("when", gettext("「毎月第2水曜」などの文（日にちと時刻は残ります）"), False),
        ("booking", gettext("申込み"), True),
        ("room", gettext("部屋"), True),
        ("labels", gettext("予定表のなかの名前（番号は残ります）"), False),
        ("fee", gettext("参加費"), True),
        ("who", gettext("対象"), True),
        ("days", gettext("日にちの順の予定"), False),
    ]

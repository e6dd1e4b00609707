"""Turn planned pages into the bytes of files: the only home of Jinja2.

Everything a record says passes through autoescape here, or through `script_json`, which escapes
what could end a script element.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import jinja2

from sitegen.languages import Language, language
from sitegen.lazy import Lazy
from sitegen.pages import Draft, Figure, Mark, Page, Plan, absolute, marks
from sitegen.render.environment import content_policy, make_environment
from sitegen.render.texts import paragraphs, script_json

__all__ = ["content_policy", "paragraphs", "render_colours", "render_pages", "script_json"]


def render_pages(
    pages: Iterable[Page | Draft], *, plan: Plan, figures: Mapping[str, Figure]
) -> Mapping[str, bytes]:
    """Return the bytes of pages in the plan's language by path, each rendered when it is asked for."""
    environment = make_environment(plan)
    drafts = {plan.language.prefix + page.path: page for page in pages}

    def render(path: str) -> bytes:
        page = drafts[path].page
        figure = figures[page.figure] if page.figure else None
        return _render(environment.get_template(page.template), page, plan, figure)

    return Lazy(drafts, render)


def render_colours(plan: Plan) -> bytes:
    """Return the stylesheet of the city's colours."""
    template = make_environment(plan).get_template("categories.css")
    return template.render(marks=_coloured(plan)).encode()


def _render(template: jinja2.Template, page: Page, plan: Plan, figure: Figure | None) -> bytes:
    city, prefix = plan.site.city, plan.language.prefix
    root, top = page.root, page.root + "../" * prefix.count("/")
    if page.path == "404.html" and city.url:
        # A server shows 404.html at whatever address was asked for, so its links can't be relative.
        root = top = city.url.rstrip("/") + "/"
    text = template.render(
        page=page,
        root=root,
        top=top,
        figure=figure,
        canonical=absolute(city, prefix + (page.repeats or page.path)) if page.public else None,
        elsewhere=_elsewhere(page, plan, top),
        **page.content,
    )
    return text.encode()


def _elsewhere(page: Page, plan: Plan, top: str) -> list[tuple[Language, str, str | None]]:
    """Return the page in each of the site's languages: its way from here, and its address."""
    path = "index.html" if page.single else page.path
    found = []
    for code in plan.site.city.languages:
        one = language(code)
        found.append((one, top + one.prefix + path, absolute(plan.site.city, one.prefix + path)))
    return found


def _coloured(plan: Plan) -> list[tuple[Mark, str | None, str | None]]:
    """Return every mark with its colours; the site's own marks have none but ink."""
    known = {ident: (one.colour, one.dark) for ident, one in plan.site.city.categories.items()}
    return [(mark, *known.get(ident, (None, None))) for ident, mark in marks(plan).items()]

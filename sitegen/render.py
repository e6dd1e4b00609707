"""Turn planned pages into the bytes of files: the only home of Jinja2.

Everything a record says passes through autoescape here, or through `tojson`, which escapes
what could end a script element.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import jinja2
from markupsafe import Markup, escape

from sitegen.languages import Language, language
from sitegen.pages import Figure, Mark, Page, Plan, absolute, area_path, marks
from sitegen.pages.sentences import sentences
from sitegen.pages.tags import all_tags
from sitegen.records import CityRecord

TEMPLATES = Path(__file__).with_name("templates")
# Macros that are filters, too: a filter remembers what it drew.
DRAWN_ONCE = {
    "drawing": ("scale", "north"),
    "frame": ("masthead", "colophon"),
    "marks": ("mark", "numbered"),
    "meeting": ("day", "line"),
    "month": ("grid",),
    "numbers": ("number",),
    "reading": ("reading",),
}
# Browsers part Japanese into phrases in a time that grows with the square of its length: where a
# whole newsletter was pasted into a name, they break its lines anywhere instead.
LONGEST_NAME = 1000
PLACES = re.compile(r"\{(\w+)\}")
FOLDS = {"<": r"\u003c", ">": r"\u003e", "&": r"\u0026", "\u2028": r"\u2028", "\u2029": r"\u2029"}


def render_pages(
    pages: tuple[Page, ...], *, plan: Plan, figures: Mapping[str, Figure]
) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the bytes of every page in the plan's language."""
    environment = _environment(plan)
    templates = {name: environment.get_template(name) for name in sorted({page.template for page in pages})}
    for page in pages:
        figure = figures[page.figure] if page.figure else None
        yield plan.language.prefix + page.path, _render(templates[page.template], page, plan, figure)


def render_colours(plan: Plan) -> bytes:
    """Return the stylesheet of the city's colours."""
    template = _environment(plan).get_template("categories.css")
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


def _environment(plan: Plan) -> jinja2.Environment:
    spoken = plan.language
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES, encoding="utf-8"),
        bytecode_cache=_bytecode_cache(spoken),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        # A template does not change during a build; to look again at each use took a twentieth of it.
        auto_reload=False,
    )
    # Templates ask dots of objects only, never of mappings, so Python's own way will do: it is
    # called a quarter of a million times. What is missing is an error, as with StrictUndefined.
    environment.getattr = getattr  # type: ignore[assignment, method-assign]
    environment.globals |= {
        "city": plan.site.city,
        "site": plan.site,
        "today": plan.today,
        "build": plan.build,
        "language": spoken,
        "worder": plan.worder,
        "endless": any(len(place.data.name) > LONGEST_NAME for place in plan.site.places),
        "policy": content_policy(plan.site.city),
    }
    between = spoken.gettext("・")
    environment.filters |= {
        # Jinja works a filter of a constant out when it compiles: a message costs nothing at a page.
        "t": spoken.gettext,
        "counted": spoken.counted,
        "fill": fill,
        "plain": str,
        "listed": lambda parts: _joined(between, parts),
        "date": plan.worder.long_date,
        "tags": lambda place: all_tags(plan)[place.id],
        "sentences": lambda place: sentences(place, plan),
        "script_json": script_json,
        "paragraphs": paragraphs,
        "phone_link": lambda text: "tel:" + re.sub(r"[^0-9+]", "", text),
        "area_path": area_path,
        "short_date": plan.worder.short_date,
    }
    # Hundreds of gatherings meet on the same days, and each on many: what is alike is drawn once.
    for partial, macros in DRAWN_ONCE.items():
        for macro in macros:
            environment.filters[macro] = _drawn_once(environment, f"partials/{partial}.html", macro)
    return environment


def fill(text: str, /, **values: object) -> Markup:
    """Return a message with values set into the places it names, all of it escaped."""
    # A third of what Markup.format takes, which parses the text anew each time.
    return Markup(PLACES.sub(lambda found: escape(values[found[1]]), escape(text)))  # noqa: S704 - all escaped


def _joined(between: str, parts: Iterable[str]) -> Markup:
    return Markup(escape(between)).join(parts)  # noqa: S704 - escaped in this line


def _drawn_once(environment: jinja2.Environment, template: str, macro: str) -> Callable[..., Markup]:
    """Return a macro as a function that remembers what it drew."""

    @cache
    def draw(*values: object) -> Markup:
        drawn: Markup = getattr(environment.get_template(template).module, macro)(*values)
        return drawn

    return draw


def _bytecode_cache(spoken: Language) -> jinja2.BytecodeCache | None:
    """Keep compiled templates beside them, as Python keeps compiled modules, if that is allowed.

    The messages are compiled into them, so each state of a catalogue has its own.
    """
    folder = TEMPLATES / "__pycache__"
    try:
        folder.mkdir(exist_ok=True)
    except OSError:
        return None
    if not os.access(folder, os.W_OK):
        return None
    return jinja2.FileSystemBytecodeCache(str(folder), f"{spoken.code}-{spoken.digest}-%s.cache")


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text, which blank lines part."""
    return [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]


def script_json(data: object) -> Markup:
    """Return `data` as JSON that may stand inside a script element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # A few plain replacements are ten times faster than str.translate on Japanese text.
    for character, folded in FOLDS.items():
        text = text.replace(character, folded)
    return Markup(text)  # noqa: S704 - every character that could end the element is folded


def content_policy(city: CityRecord) -> str:
    """Return the Content-Security-Policy of every page: our own files, and the tiles' host."""
    tiles = f" https://{urlsplit(city.basemap.tiles).netloc}" if city.basemap else ""
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; "
        f"img-src 'self' data:{tiles}; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
        "form-action 'self'; base-uri 'none'"
    )


def _coloured(plan: Plan) -> list[tuple[Mark, str | None, str | None]]:
    """Return every mark with its colours; the site's own marks have none but ink."""
    known = {ident: (one.colour, one.dark) for ident, one in plan.site.city.categories.items()}
    return [(mark, *known.get(ident, (None, None))) for ident, mark in marks(plan).items()]

"""What templates may use, in the language of a plan."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import jinja2
import markupsafe
from markupsafe import Markup, escape

from sitegen.languages import Language
from sitegen.pages import Plan, area_path
from sitegen.pages.sentences import sentences
from sitegen.pages.tags import all_tags
from sitegen.pages.vertical import flowing, tiers
from sitegen.records import CityRecord
from sitegen.render.texts import fill, joined, paragraphs, script_json, tongue, tongues, upright

# Every piece of a page passes through escape, 200,000 in a build; markupsafe's own makes an object of
# each, which takes a fifth of the render. Pages only join them, so plain text will do.
_plain = markupsafe._escape_inner  # type: ignore[attr-defined]  # noqa: SLF001 - what escape() itself calls


def _escape(value: object) -> str:
    """Return a value as it stands in a page: text escaped, what is marked as safe as it is."""
    if type(value) is str:
        escaped: str = _plain(value)
        return escaped
    return value if type(value) is Markup else markupsafe.escape(value)


jinja2.runtime.escape = _escape  # type: ignore[assignment, attr-defined]

TEMPLATES = Path(__file__).parents[1] / "templates"
# Macros that are filters, too: a filter remembers what it drew.
DRAWN_ONCE = {
    "drawing": ("scale", "north"),
    "frame": ("masthead", "colophon"),
    "marks": ("mark", "numbered", "shape"),
    "meeting": ("day", "line"),
    "month": ("grid",),
    "numbers": ("number",),
    "reading": ("reading",),
}
# Browsers part Japanese into phrases in a time that grows with the square of its length: where a
# whole newsletter was pasted into a name, they break its lines anywhere instead.
LONGEST_NAME = 1000


def make_environment(plan: Plan) -> jinja2.Environment:
    """Return the templates with the globals and filters of a plan."""
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
        "tongue": tongue if spoken.romanized else lambda _: "",
        "tongues": tongues if spoken.romanized else escape,
        "listed": lambda parts: joined(between, parts),
        "date": plan.worder.long_date,
        "tags": lambda place: all_tags(plan)[place.id],
        "sentences": lambda place: sentences(place, plan),
        "qr": _qr,
        "script_json": script_json,
        "paragraphs": paragraphs,
        "flowing": flowing,
        "tcy": upright,
        "tiers": tiers,
        "phone_link": lambda text: "tel:" + re.sub(r"[^0-9+]", "", text),
        "area_path": area_path,
        "short_date": plan.worder.short_date,
    }
    # Hundreds of gatherings meet on the same days, and each on many: what is alike is drawn once.
    for partial, macros in DRAWN_ONCE.items():
        for macro in macros:
            environment.filters[macro] = _drawn_once(environment, f"partials/{partial}.html", macro)
    line = environment.filters["line"]
    # A day's lines in one piece: to set in each alone took a tenth of the render.
    environment.filters["lines"] = lambda meetings, places: Markup("\n").join(
        line(one, places) for one in meetings
    )
    return environment


@cache
def _qr(address: str) -> Markup:
    from sitegen.render.qr import qr  # noqa: PLC0415 - only paper has QR codes

    return qr(address)


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


def content_policy(city: CityRecord) -> str:
    """Return the Content-Security-Policy of every page: our own files, and the tiles' host."""
    tiles = f" https://{urlsplit(city.basemap.tiles).netloc}" if city.basemap else ""
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; "
        f"img-src 'self' data:{tiles}; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
        "form-action 'self'; base-uri 'none'"
    )

"""Pages that stand by themselves, without a site around them: its colours, its language, its plan."""

from __future__ import annotations

import jinja2

from sitegen.render.environment import TEMPLATES


def render_document(template: str, **content: object) -> bytes:
    """Return the bytes of a template of its own, everything in it escaped."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES, encoding="utf-8"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(template).render(**content).encode()

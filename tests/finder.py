"""The finder as a page has it: its scripts over the data of a plan, run in node."""

from __future__ import annotations

from typing import Any

from sitegen.formats.search import search_script
from sitegen.formats.web import fold_script
from sitegen.pages import Plan
from tests.node import asset, run_scripts


def ask(plan: Plan, answer: str, given: object = None) -> Any:  # noqa: ANN401
    """Return what `answer` makes of `given`; it may use `site`, `filter` and `fold`."""
    scripts = [
        *(asset("words.js"), fold_script(), asset("filter.js"), asset("unpack.js")),
        search_script(plan),
        b"var filter = sitegenFilter, fold = sitegenFold, site = sitegenUnpack(sitegenSearch);",
    ]
    return run_scripts(scripts, answer, given)

"""The form's scripts outside of a page, and what the build tells them of the miniature city."""

from __future__ import annotations

import datetime as dt
import json
from functools import cache
from pathlib import Path
from typing import Any

from sitegen.checking import check
from sitegen.editing.parts import record_parts
from sitegen.formats.form import form_files
from sitegen.pages import Plan
from tests.golden import MINIATURE, TODAY
from tests.node import asset, run_scripts

READING = tuple(f"edit/{name}.js" for name in ("plain", "clock", "rules", "dates", "notes", "sentence"))
CHECKING = ("ring.js", *(f"edit/{name}.js" for name in ("values", "ground", "checks")))
LAST = TODAY + dt.timedelta(days=400)


def in_page(names: tuple[str, ...], answer: str, given: object) -> Any:  # noqa: ANN401 - whatever it answers
    """Return what scripts of the form answer."""
    return run_scripts([asset(name) for name in names], answer, given)


def plan_of(root: Path) -> Plan:
    """Return the plan of a root."""
    checked = check(root, today=TODAY)
    assert checked.site
    assert checked.horizon
    return Plan(checked.site, checked.horizon, checked.almanac, checked.findings, build="0")


@cache
def files(root: Path = MINIATURE) -> dict[str, bytes]:
    """Return the form's files of a root."""
    return dict(form_files(plan_of(root), root=root, parts=record_parts))


def data(name: str, root: Path = MINIATURE) -> dict[str, Any]:
    """Return what a data script of the form sets."""
    text = files(root)[name].decode()
    found: dict[str, Any] = json.loads(text[text.index("=") + 1 : text.rindex(";")])
    return found

"""What pages load together: one file holds all lines of its parts that do anything."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sitegen.formats.web import ALONE, ASSETS, TOGETHER, together, web_files
from sitegen.pages import Plan
from tests.golden import MINIATURE
from tests.node import run_scripts
from tests.test_agenda import plan


def code(part: str) -> Iterator[str]:
    """Yield the lines of an asset that hold more than a comment or nothing."""
    within = False
    for line in (ASSETS / part).read_text("utf-8").splitlines():
        text = line.strip()
        opened = within or text.startswith("/*")
        within = opened and "*/" not in text
        comments = text.startswith("//") or (opened and (within or text.endswith("*/")))
        if text and not comments:
            yield line


@pytest.mark.parametrize("name", sorted(TOGETHER))
def test_only_comments_are_left_out(name: str) -> None:
    """Every line of code stands there as it is written, in order."""
    given = [line for line in together(TOGETHER[name]).decode().splitlines() if line.strip()]
    assert given == [line for part in TOGETHER[name] for line in code(part)]


@pytest.mark.parametrize("name", sorted(name for name in TOGETHER if name.endswith(".js")))
def test_scripts_can_stand_in_one_file(name: str) -> None:
    """None of the parts ends amid something or takes a name of another."""
    scripts = [b"window.sitegenGiven = () => {\n", together(TOGETHER[name]), b"};\n"]
    assert run_scripts([b"".join(scripts)], "() => typeof window.sitegenGiven", None) == "function"


def test_each_part_is_served_once() -> None:
    """What is never loaded alone is not there alone."""
    site_plan: Plan = plan()
    files = web_files((), site_plan.site, root=MINIATURE)
    parts = {part for parts in TOGETHER.values() for part in parts}
    served = {name.removeprefix("assets/") for name in files}
    assert set(TOGETHER) <= served
    assert served & parts == set(TOGETHER) | ALONE

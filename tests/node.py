"""The page's scripts outside of a page: run in the node that playwright brings along."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from playwright._impl._driver import compute_driver_executable

ASSETS = Path(__file__).parents[1] / "sitegen" / "assets"
RUN = """
let text = "";
process.stdin.setEncoding("utf-8");
process.stdin.on("data", (part) => { text += part; }).on("end", () => {
  const { scripts, answer, given } = JSON.parse(text);
  globalThis.window = globalThis;
  for (const script of scripts) require("vm").runInThisContext(script);
  console.log(JSON.stringify(require("vm").runInThisContext(answer)(given)));
});
"""


def run_scripts(scripts: Iterable[bytes], answer: str, given: object) -> Any:  # noqa: ANN401 - whatever it answers
    """Run classic scripts in order, then `answer`, a function of `given`; return what it returns.

    The process stands far from Japan, so that what is right was not told by the machine's clock.
    """
    task = {"scripts": [script.decode() for script in scripts], "answer": answer, "given": given}
    done = subprocess.run(  # noqa: S603 - a program of a package we depend on
        [compute_driver_executable()[0], "--eval", RUN],
        input=json.dumps(task),
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"TZ": "America/New_York"},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def asset(name: str) -> bytes:
    """Return one of the page's scripts."""
    return (ASSETS / name).read_bytes()

"""Every finding has a bad sample that shows it: exactly those findings, at exactly those lines.

A sample under tests/bad/<code>/ is laid over the sound root tests/bad/_sound. Its verdict stands
on the offending line (`#! error[code]`), on the line before (`#v error[code]`), or, where no
comment can stand, in verdict.txt.
"""

from __future__ import annotations

import datetime as dt
import re
import shutil
import sys
from pathlib import Path

import pytest

from sitegen.build import check
from sitegen.diagnostics import CODES

BAD = Path(__file__).parent / "bad"
TODAY = dt.date(2026, 11, 24)
VERDICT = re.compile(r"#(?P<where>[!v]) (?P<severity>error|warning|note)\[(?P<code>[a-z0-9-]+)\]")
LISTED = re.compile(r"(?P<path>.+):(?P<line>\d+): (?P<severity>error|warning|note)\[(?P<code>[a-z0-9-]+)\]")
HELPERS = ("verdict.txt", "deleted.txt", "broken-link.txt", "without.txt")
SAMPLES = sorted(path.name for path in BAD.iterdir() if path.name != "_sound")
Verdict = tuple[str, int, str, str]


def lay(code: str, root: Path) -> None:
    """Lay a sample over a copy of the sound root."""
    shutil.copytree(BAD / "_sound", root)
    sample = BAD / code
    for path in sorted(sample.rglob("*")):
        if path.is_file() and path.name not in HELPERS:
            target = root / path.relative_to(sample)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    for name in _listed(sample / "deleted.txt"):
        (root / name).unlink()
    for name in _listed(sample / "broken-link.txt"):
        (root / name).symlink_to(root / "nowhere")


def _listed(path: Path) -> list[str]:
    return path.read_text("utf-8").split() if path.exists() else []


def verdicts(code: str) -> set[Verdict]:
    """Return what a sample says must be found."""
    sample = BAD / code
    found: set[Verdict] = set()
    for path in sorted(sample.rglob("*.yaml")):
        name = path.relative_to(sample).as_posix()
        for number, line in enumerate(path.read_bytes().decode("utf-8", "replace").splitlines(), start=1):
            for match in VERDICT.finditer(line):
                at = number + (match["where"] == "v")
                found.add((name, at, match["severity"], match["code"]))
    if (sample / "verdict.txt").exists():
        for line in (sample / "verdict.txt").read_text("utf-8").splitlines():
            listed = LISTED.fullmatch(line)
            assert listed, line
            found.add((listed["path"], int(listed["line"]), listed["severity"], listed["code"]))
    return found


@pytest.mark.parametrize("code", SAMPLES)
def test_a_bad_sample_gets_its_findings_and_no_others(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Line, severity and code are as the sample says; what without.txt names is not installed."""
    for name in _listed(BAD / code / "without.txt"):
        monkeypatch.setitem(sys.modules, name, None)
    lay(code, tmp_path / "root")
    findings = check(tmp_path / "root", today=TODAY).findings
    got = {(one.span.path, one.span.line, one.severity.value, one.code) for one in findings}
    assert got == verdicts(code)
    assert code in {one.code for one in findings} or code not in CODES


def test_the_sound_root_is_sound() -> None:
    """Nothing is found where nothing is wrong."""
    assert check(BAD / "_sound", today=TODAY).findings == ()


def test_every_code_has_a_sample() -> None:
    """Who adds a code shows what it is about: one of another command in a test of that command."""
    assert {name for name, code in CODES.items() if code.command == "check"} <= set(SAMPLES)
    tests = "".join(path.read_text("utf-8") for path in sorted(Path(__file__).parent.glob("test_*.py")))
    others = {name for name, code in CODES.items() if code.command != "check"}
    assert {name for name in others if f'"{name}"' not in tests} == set()


def test_five_mistakes_at_once_are_five_findings() -> None:
    """The promise to coordinators: all of it in one run, each at its line."""
    assert len(verdicts("five-at-once")) == 5

"""Whatever a slip of the hand does to a file, there are findings, never an exception."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.build import build, check
from sitegen.diagnostics import blocks
from tests.test_bad_samples import BAD, TODAY

SOUND = BAD / "_sound"
FILES = sorted(path.relative_to(SOUND).as_posix() for path in SOUND.rglob("*.*"))
MARKS = "：:\"'[]{}#&*!|>- \t\n0あ,.=%@\u3000\u202e\x07"
PIECES = st.sampled_from([*MARKS, "\n\n", "136.6", "null", "- "])
SLIPS = st.tuples(st.sampled_from(FILES), st.floats(0, 1), st.integers(0, 6), PIECES)


def slip(text: str, at: float, lost: int, typed: str) -> str:
    """Return `text` with some characters lost and others typed at a place."""
    place = round(at * len(text))
    return text[:place] + typed + text[place + lost :]


@settings(max_examples=80, deadline=None)
@given(st.lists(SLIPS, min_size=1, max_size=4))
def test_slips_of_the_hand_are_findings(slips: list[tuple[str, float, int, str]]) -> None:
    """Both languages can say what is wrong; a site is built or refused, whole, in either case."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "root"
        shutil.copytree(SOUND, root)
        for name, at, lost, typed in slips:
            path = root / name
            path.write_text(slip(path.read_text("utf-8"), at, lost, typed), encoding="utf-8")
        findings = check(root, today=TODAY).findings
        for finding in findings:
            assert all(finding.message(language) and finding.hint(language) for language in ("ja", "en"))
        built = build(root, Path(folder) / "site", today=TODAY)
        assert (built.pages is None) is (blocks(findings) or built.site is None)
        build(root, Path(folder) / "site", today=TODAY, keep_going=True)

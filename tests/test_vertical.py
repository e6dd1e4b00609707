"""Vertical writing: what stands upright in a line, and how texts flow."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.pages.vertical import MOST_TIERS, flowing, runs, tiers
from sitegen.render.texts import upright

WRITTEN = st.text(alphabet="0123456789!?！？.:,/-Aa年月日会 \n<", max_size=30)


@pytest.mark.parametrize(
    ("text", "squares"),
    [
        ("12月3日", ["12", "3"]),
        ("30人", ["30"]),
        ("102歳", []),
        ("13:30から", []),
        ("午後1時30分", ["1", "30"]),
        ("076-231-1755", []),
        ("3.5キロ、12.", ["12"]),
        ("1,000円と10円", ["10"]),
        ("7/8と9", ["9"]),
        ("A4の紙、4WD", []),
        ("№8", ["8"]),
        ("本当!?", ["!?"]),
        ("本当！？ええ!", ["！？", "!"]),
        ("全角！は、そのまま", []),
        ("え!!!", []),
        ("10", ["10"]),
        ("", []),
    ],
)
def test_short_numbers_and_exclamations_stand_upright(text: str, squares: list[str]) -> None:
    """What is a part of something longer lies on its side with it."""
    assert [run.text for run in runs(text) if run.upright] == squares


@given(st.one_of(st.text(), WRITTEN))
def test_the_runs_are_the_text(text: str) -> None:
    """No letter is lost, none is added; what is upright is two letters at most, and no run is empty."""
    parts = list(runs(text))
    assert "".join(run.text for run in parts) == text
    assert all(run.text for run in parts)
    assert all(re.fullmatch(r"[0-9]{1,2}|[!?]|[!?！？]{2}", run.text) for run in parts if run.upright)


@given(st.one_of(st.text(), WRITTEN))
def test_an_upright_text_is_escaped(text: str) -> None:
    """Marking adds the same element around squares and nothing else."""
    marked = str(upright(text))
    bare = marked.replace('<span class="tcy">', "").replace("</span>", "")
    assert "<" not in bare
    assert ">" not in bare


def test_lines_flow_into_paragraphs() -> None:
    """Japanese lines join without a blank, Latin ones with one; blank lines part paragraphs."""
    text = "はじめは\n立ち話でした。\n\nThe first\nline\n次は\n \n\n終わり"
    assert flowing(text) == ["はじめは立ち話でした。", "The first line次は", "終わり"]
    assert flowing(" \n \n") == []


@given(st.integers(0, 9000))
def test_a_longer_text_has_as_many_tiers_or_more(length: int) -> None:
    """Between one tier and the most."""
    assert 1 <= tiers("あ" * length) <= tiers("あ" * (length + 300)) <= MOST_TIERS

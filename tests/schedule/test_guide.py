"""The coordinators' page on how to write 日程: every example in it does what it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sitegen.diagnostics import CODES
from sitegen.schedule import Outcome, japanese, read_sentence

GUIDE = Path(__file__).parents[2] / "places" / "README.md"
BLOCK = re.compile(r"<!-- schedules:(\w+) -->\n(.*?)<!-- /schedules -->", re.DOTALL)


def rows(kind: str) -> list[list[str]]:
    """Return the rows of one table of the guide."""
    blocks = dict(BLOCK.findall(GUIDE.read_text("utf-8")))
    lines = blocks[kind].strip().splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


@pytest.mark.parametrize("row", rows("understood"), ids=lambda row: row[0])
def test_what_is_said_to_be_read_so_is_read_so(row: list[str]) -> None:
    """The right column is what the program made of the left one."""
    reading = read_sentence(row[0])
    assert reading.schedule is not None
    assert japanese.sentence(reading.schedule) == row[1]


@pytest.mark.parametrize("row", rows("undated"), ids=lambda row: row[0])
def test_what_is_said_to_have_no_dates_has_none(row: list[str]) -> None:
    """Such a sentence stays the sentence it is."""
    assert read_sentence(row[0]).outcome is Outcome.UNDATED


@pytest.mark.parametrize("row", rows("error"), ids=lambda row: row[0])
def test_what_is_said_to_be_wrong_is_found_and_can_be_mended(row: list[str]) -> None:
    """The finding is the one named, and the cure in the last column helps."""
    text, said, cure = row
    assert said.split("（")[0] in {problem.code for problem in read_sentence(text).problems}
    assert read_sentence(cure).outcome is Outcome.UNDERSTOOD


def test_every_mistake_of_a_sentence_is_in_the_guide() -> None:
    """A coordinator who meets a finding finds an example of it and its cure."""
    codes = {
        name for name, code in CODES.items() if name.startswith("schedule-") and code.severity == "error"
    }
    shown = {row[1].split("（")[0] for row in rows("error")}
    assert codes - shown == {"schedule-too-long"}

"""Sentences in records: where their mistakes are shown, what their exceptions are worth."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from sitegen.build import build, check
from sitegen.diagnostics import Finding
from tests.golden import MINIATURE, TODAY
from tests.test_bad_samples import BAD

HEAD = "name: 見本 例の会\nlocation: 36.5651, 136.6551\nconfirmed: 2026-10-01\nsample: true\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a copy of the sound root."""
    shutil.copytree(BAD / "_sound", tmp_path / "root")
    return tmp_path / "root"


def found(root: Path, lines: str, code: str) -> Finding:
    """Return the one finding of a code in a record that ends with `lines`."""
    (root / "places" / "rei.yaml").write_text(HEAD + lines, encoding="utf-8")
    findings = [one for one in check(root, today=TODAY).findings if one.code == code]
    assert len(findings) == 1
    return findings[0]


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("schedule: 第2水曜ニャンニャン 10:00～", 15),
        ('schedule: "第2水曜ニャンニャン 10:00～"', 16),
        ("schedule: '第2水曜ニャンニャン 10:00～'", 16),
        ("schedule: [第2水曜ニャンニャン 10:00～, 毎週金曜]", 16),
    ],
)
def test_the_part_is_pointed_at_in_its_line(root: Path, line: str, column: int) -> None:
    """The caret stands under the letters that can't be read, whatever quotes are around."""
    span = found(root, line + "\n", "schedule-unknown-part").span
    assert (span.line, span.column, span.length) == (5, column, 6)


def test_a_sentence_that_is_escaped_or_folded_is_pointed_at_as_a_whole(root: Path) -> None:
    """Where the file's letters are not the sentence's, no column is guessed."""
    span = found(root, 'schedule: "第2水曜\\u30CBャン 10:00～"\n', "schedule-unknown-part").span
    assert (span.line, span.column) == (5, 11)
    span = found(root, "schedule: |\n  第2水曜ニャン\n  10:00～\n", "schedule-unknown-part").span
    assert span.line == 5


def test_the_second_sentence_of_a_list_is_at_its_line(root: Path) -> None:
    """Each sentence of a list has its own line."""
    lines = "schedule:\n  - 毎週金曜\n  - 毎月第6水曜\n"
    assert found(root, lines, "schedule-no-such-week").span.line == 7


def test_a_suggestion_can_be_taken_as_it_is(root: Path) -> None:
    """What the hint proposes is a sound sentence."""
    finding = found(root, "schedule: 2027年1月14日(水) 10:00～\n", "schedule-wrong-weekday")
    better = str(finding.values["suggestion"])
    assert better == "2027年1月14日(木) 10:00～"
    (root / "places" / "rei.yaml").write_text(f"{HEAD}schedule: {better}\n", encoding="utf-8")
    assert not check(root, today=TODAY).findings


def test_nothing_is_said_of_exceptions_to_what_nobody_knows(root: Path) -> None:
    """An irregular gathering may well be closed on a day, or open on one."""
    lines = "schedule: 不定期\nclosed: [2026-12-24]\nalso: [2026-12-25]\n"
    (root / "places" / "rei.yaml").write_text(HEAD + lines, encoding="utf-8")
    assert {one.code for one in check(root, today=TODAY).findings} == {"schedule-undated"}


def test_another_time_on_a_regular_day_is_a_closed_and_an_extra_one(root: Path) -> None:
    """Closed at its usual hours and open at others is how a change of time is written."""
    lines = (
        "schedule: 毎週水曜 10:00～11:30\nclosed: [2026-12-23]\nalso: [{date: 2026-12-23, time: 13:00～}]\n"
    )
    (root / "places" / "rei.yaml").write_text(HEAD + lines, encoding="utf-8")
    checked = check(root, today=TODAY)
    assert not checked.findings
    assert checked.site
    place = next(one for one in checked.site.places if one.id == "rei")
    day = [one for one in place.timetable.occurrences if one.date == dt.date(2026, 12, 23)]
    assert [(one.cancelled, one.hours.start) for one in day] == [(True, 600), (False, 780)]


def test_the_city_says_how_far_the_dates_reach(root: Path, tmp_path: Path) -> None:
    """Six months without a word, the city's own number, the command's before both."""
    city = root / "areas" / "city.yaml"
    assert check(root, today=TODAY).horizon
    for months, last in ((None, dt.date(2027, 4, 30)), (2, dt.date(2026, 12, 31))):
        horizon = check(root, today=TODAY, months=months).horizon
        assert horizon
        assert horizon.last == last
    city.write_text(city.read_text("utf-8") + "horizon_months: 3\n", encoding="utf-8")
    horizon = check(root, today=TODAY).horizon
    assert horizon
    assert horizon.last == dt.date(2027, 1, 31)
    built = build(root, tmp_path / "site", today=TODAY, months=1)
    assert built.pages


def test_the_miniature_city_shows_every_outcome() -> None:
    """Its records are dated, undated, paused, moved, cancelled and held twice a day."""
    site = check(MINIATURE, today=TODAY).site
    assert site
    every = [one for place in site.places for one in place.timetable.occurrences]
    assert any(one.cancelled for one in every)
    assert any(one.note for one in every)
    assert any(one.moved_from for one in every)
    assert any(one.session for one in every)
    assert any(one.hours.band for one in every)
    assert any(place.timetable.paused for place in site.places)
    assert any(not place.timetable.dated for place in site.places)

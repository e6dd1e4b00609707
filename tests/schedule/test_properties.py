"""What holds of every sentence: its canonical form, its clothing, and that nothing is dropped."""

from __future__ import annotations

import datetime as dt
import random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sitegen.schedule import Almanac, Outcome, japanese, occurrences, read_sentence
from tests.schedule.test_table import ALL, Row

FIRST, LAST = dt.date(2026, 12, 1), dt.date(2028, 3, 31)
ALMANAC = Almanac()
UNDERSTOOD = [row for row in ALL if row.outcome == "understood"]
# The same mark as people type it: each of a line means what the others mean.
CLOTHES = (
    *("0０", "1１", "2２", "3３", "4４", "5５", "6６", "7７", "8８", "9９"),
    *("～〜~∼", "・･", "(（", ")）", ":：", "/／", "※*＊", " \u3000", "、,，"),
)
WARDROBE = {mark: line for line in CLOTHES for mark in line}
# Of all letters that are lost, as many as this may lead to another sound sentence.
MOST_CHANGED = 0.01
FOREIGN = "ヌゑ龘ψ"
LETTERS = (
    "毎月火水木金土日第週年時分半午前後祝休除・、～（）※／0123456789 上旬末隔偶奇翌中止のはをとから無料会館"
)


@pytest.mark.parametrize("row", UNDERSTOOD, ids=lambda row: row.text)
def test_the_canonical_sentence_means_the_same(row: Row) -> None:
    """Text to rule to canonical sentence to rule is the identity; so are the dates."""
    schedule = read_sentence(row.text, confirmed=row.confirmed).schedule
    assert schedule is not None
    canonical = japanese.sentence(schedule)
    again = read_sentence(canonical)
    assert again.schedule == schedule, canonical
    assert again.remarks == ()
    assert japanese.sentence(again.schedule) == canonical


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(UNDERSTOOD), st.randoms(use_true_random=False))
def test_clothing_changes_nothing(row: Row, draw: random.Random) -> None:
    """Any mix of widths, waves and dots means the same."""
    dressed = "".join(draw.choice(WARDROBE.get(letter, letter)) for letter in row.text)
    plain, other = (read_sentence(text, confirmed=row.confirmed) for text in (row.text, dressed))
    assert other.schedule == plain.schedule, dressed


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(UNDERSTOOD), st.integers(0, 200), st.sampled_from(FOREIGN), st.booleans())
def test_a_foreign_letter_is_never_passed_over(
    row: Row,
    at: int,
    letter: str,
    replace: bool,  # noqa: FBT001 - hypothesis draws it
) -> None:
    """A letter that says nothing makes a sentence an error, unless it stands in a remark.

    Then the rule is what it was, and the letter is kept in what is shown.
    """
    place = at % len(row.text)
    text = row.text[:place] + letter + row.text[place + replace :]
    reading = read_sentence(text, confirmed=row.confirmed)
    if reading.outcome is Outcome.UNDERSTOOD:
        assert any(letter in remark for remark in reading.remarks), text


@settings(max_examples=600, deadline=None)
@given(st.text(alphabet=LETTERS, max_size=24) | st.text(max_size=40))
@example("")
@example("第" * 1000)
@example("（" * 500)
@example("毎週" * 600)
@example("\x00\ud7ff\U0010ffff")
def test_random_text_never_crashes(text: str) -> None:
    """Whatever is written, there is one of three outcomes, each whole."""
    reading = read_sentence(text, confirmed=dt.date(2026, 10, 1))
    if reading.outcome is Outcome.UNDERSTOOD:
        assert reading.schedule is not None
        canonical = japanese.sentence(reading.schedule)
        assert read_sentence(canonical).schedule == reading.schedule, (text, canonical)
        occurrences(reading.schedule, first=FIRST, last=LAST, almanac=ALMANAC)
    elif reading.outcome is Outcome.ERROR:
        assert reading.schedule is None
        assert reading.problems
    for problem in reading.problems:
        assert 0 <= problem.start <= problem.end <= len(text)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(ALL))
def test_a_suggestion_is_a_sentence(row: Row) -> None:
    """What a finding proposes can be read."""
    for problem in read_sentence(row.text, confirmed=row.confirmed).problems:
        suggestion = problem.values.get("suggestion")
        if suggestion is not None:
            again = read_sentence(str(suggestion), confirmed=row.confirmed)
            assert again.outcome is not Outcome.ERROR, suggestion


def test_a_lost_letter_does_not_change_the_meaning_unseen() -> None:
    """Losing one letter leads to an error, to no dates, to the same rule, or to another sound sentence.

    Those others are counted: each is a sentence that somebody may well have meant (土曜日 and 土日,
    1時半 and 1時), and no reader could tell. More of them means that the grammar has become lax.
    """
    changed, lost = [], 0
    for row in UNDERSTOOD:
        schedule = read_sentence(row.text, confirmed=row.confirmed).schedule
        for place, letter in enumerate(row.text):
            if letter.isdigit() or letter in "〇一二三四五六七八九十月火水木金土日午前後":
                continue
            lost += 1
            text = row.text[:place] + row.text[place + 1 :]
            other = read_sentence(text, confirmed=row.confirmed, suggest=False)
            if other.schedule and other.schedule != schedule:
                changed.append((text, row.text))
    assert len(changed) <= lost * MOST_CHANGED, changed

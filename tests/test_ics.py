"""Calendars as RFC 5545 has them: any text survives escaping and folding."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.formats.ics import Details, calendar, details, event, fold
from tests.calendar_readers import name_of

TODAY = dt.date(2026, 11, 24)
AWKWARD = (
    st.text(st.sampled_from("\\\\;;,,::\"'nN \t\r\n茶👨‍👩‍👧𠮷\x00\x7f\x85\u2028\u202e\u2066")) | st.text()
)


def visible(text: str) -> str:
    """Return what a reader must get: lines parted by one mark, and nothing that is not seen."""
    lines = re.split("\r\n|\r|\n|\x85|\u2028|\u2029", text)
    unseen = {*"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"}
    return "\n".join(
        "".join(
            one for one in line if one == "\t" or not (unicodedata.category(one) == "Cc" or one in unseen)
        )
        for line in lines
    )


@given(AWKWARD)
def test_any_text_survives(text: str) -> None:
    """What goes in comes out: escaping and folding change nothing that a reader can see."""
    given = Details(
        summary=text, description=text * 3, stamp=TODAY, location=f"：{text}", categories=(text, "次")
    )
    feed = calendar(text, [event("u@x", TODAY, 600, 660, shared=details(given))])
    assert all(len(line) <= 75 and line.decode("utf-8") for line in feed.split(b"\r\n")[:-1])
    top = icalendar.Calendar.from_ical(feed)
    (found,) = top.events
    assert str(found["SUMMARY"]) == visible(text)
    assert str(found["DESCRIPTION"]) == visible(text * 3)
    assert str(found["LOCATION"]) == f"：{visible(text)}"
    assert list(found.categories) == [visible(text), "次"]
    assert name_of(top) == visible(text)


def test_half_a_character_does_not_stop_a_build() -> None:
    """A lone surrogate is no character and has no octets."""
    assert details(Details(summary="茶\ud83d", description="", stamp=TODAY)).count("SUMMARY:茶\r\n".encode())


@pytest.mark.parametrize("length", range(70, 160))
def test_folding_cuts_no_character(length: int) -> None:
    """Wherever the limit falls, every piece is whole text and as long as it may be."""
    for text in ("x" * length, "茶" * length, "x" + "𠮷" * length, "xé" * length):
        pieces = fold(text).removesuffix(b"\r\n").split(b"\r\n")
        assert "".join(piece.decode()[index > 0 :] for index, piece in enumerate(pieces)) == text
        assert all(72 <= len(piece) <= 75 for piece in pieces[:-1])
        assert len(pieces[-1]) <= 75

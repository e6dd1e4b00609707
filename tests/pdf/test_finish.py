"""What is done to a printed document: black of one ink, boxes, pages side by side."""

from __future__ import annotations

import pytest

from sitegen.pages.printed import Fold
from sitegen.pdf.black import grey_of
from sitegen.pdf.impose import sides


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"0 0 0 rg", b"0 g"),
        (b"0 0 0 RG 1 1 1 rg\n", b"0 G 1 g\n"),
        (b".5 0.5 .50 rg", b".5 g"),
        (b"1 0 0 rg", b"1 0 0 rg"),
        (b"q 1 0 0 1 0 0 cm 0 0 0 rg f", b"q 1 0 0 1 0 0 cm 0 g f"),
        (b"(0 0 0 rg) Tj", b"(0 0 0 rg) Tj"),
        (rb"(\) 0 0 0 rg) Tj 0 0 0 rg", rb"(\) 0 0 0 rg) Tj 0 g"),
        (b"BI /W 1 ID 0 0 0 rg EI 0 0 0 rg", b"BI /W 1 ID 0 0 0 rg EI 0 g"),
        (b"0 0 0 rgx", b"0 0 0 rgx"),
        (b"5 0 0 0 rg", b"5 0 g"),
    ],
)
def test_greys_become_those_of_one_ink(before: bytes, after: bytes) -> None:
    """Only colours of equal red, green and blue, and never within texts and pictures."""
    assert grey_of(before) == after


def test_a_folded_sheet() -> None:
    """The last page lies beside the first, the two in the middle face each other."""
    assert sides(4, Fold.HALF) == [(3, 0), (1, 2)]
    assert sides(5, Fold.HALF) == [(3, 0), (1, 2), (None, 4), (None, None)]


def test_a_stapled_booklet() -> None:
    """Sheets lie within each other; blanks come last."""
    assert sides(8, Fold.BOOKLET) == [(7, 0), (1, 6), (5, 2), (3, 4)]
    assert sides(6, Fold.BOOKLET) == [(None, 0), (1, None), (5, 2), (3, 4)]


@pytest.mark.parametrize("count", range(1, 30))
def test_every_page_is_printed_once(count: int) -> None:
    """However many there are; the left of a front has an even number, the right an odd one."""
    for fold in (Fold.HALF, Fold.BOOKLET):
        found = [page for side in sides(count, fold) for page in side if page is not None]
        assert sorted(found) == list(range(count))
        assert len(sides(count, fold)) == -(-count // 4) * 2
        assert all(left is None or left % 2 for left, _ in sides(count, fold)[::2])

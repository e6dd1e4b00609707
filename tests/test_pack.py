"""Packing: blocks go into columns and pages in order, none is lost, none is split, headings lead."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.node import ASSETS, run_scripts

SCRIPT = (ASSETS / "print/pack.js").read_bytes()
LAY = """({ parts, room, forced }) => {
  const made = parts.map((part, index) => ({ ...part, index }));
  const { pages, overflows } = window.sitegenPack.lay(made, room, (part) => forced.includes(part.index));
  return { overflows: overflows.map((part) => part.index), pages: pages.map(({ items, left }) => ({
    left, items: items.map(({ part, columns, again }) => ({ part: part.index, columns, again })) })) };
}"""
BALANCE = """({ blocks, columns, most }) => window.sitegenPack.balance(blocks, 0, columns, most)"""
ROOM = {"first": 600, "later": 700}

block = st.builds(
    lambda high, more, keep: {"whole": high, "atTop": high + more, "keep": keep},
    st.integers(5, 90),
    st.integers(-5, 10),
    st.sampled_from([False, False, False, True]),
)
flow = st.builds(
    lambda blocks, columns, beside: {"blocks": blocks, "columns": columns, "height": beside},
    st.lists(block, min_size=1, max_size=40),
    st.integers(1, 4),
    st.integers(0, 40),
)
solid = st.builds(lambda high: {"blocks": None, "columns": 0, "height": high}, st.integers(10, 400))
parts = st.lists(st.one_of(flow, solid), min_size=1, max_size=5)


def lay(made: list[dict[str, Any]], forced: tuple[int, ...] = ()) -> dict[str, Any]:
    """Lay parts on pages as the script does."""
    answer: dict[str, Any] = run_scripts([SCRIPT], LAY, {"parts": made, "room": ROOM, "forced": forced})
    return answer


@settings(max_examples=25, deadline=None)
@given(parts)
def test_every_block_stands_once_in_order(made: list[dict[str, Any]]) -> None:
    """Read page by page, column by column, each part comes whole and in its order."""
    placed: dict[int, list[int]] = {index: [] for index in range(len(made))}
    order = []
    for page in lay(made)["pages"]:
        for item in page["items"]:
            order.append(item["part"])
            placed[item["part"]] += [one for column in item["columns"] for one in column]
    assert order == sorted(order)
    assert set(order) == set(placed)
    for index, part in enumerate(made):
        assert placed[index] == list(range(len(part["blocks"] or ())))


@settings(max_examples=25, deadline=None)
@given(parts)
def test_no_page_holds_more_than_it_has_room_for(made: list[dict[str, Any]]) -> None:
    """Heights add up to the page's at most, where nothing is higher than a page by itself."""
    answer = lay(made)
    assert answer["overflows"] == []
    for number, page in enumerate(answer["pages"]):
        used = 0.0
        for item in page["items"]:
            part = made[item["part"]]
            columns = [
                sum(part["blocks"][one]["whole" if rank else "atTop"] for rank, one in enumerate(column))
                for column in item["columns"]
            ]
            used += part["height"] + max(columns, default=0)
        room = ROOM["later" if number else "first"]
        assert used <= room + 1


@settings(max_examples=25, deadline=None)
@given(flow)
def test_a_heading_never_ends_a_column(made: dict[str, Any]) -> None:
    """What keeps with the next is followed by it in the same column, unless nothing follows."""
    last = len(made["blocks"]) - 1
    for page in lay([made])["pages"]:
        for item in page["items"]:
            for column in item["columns"]:
                if column and column[-1] != last and len(column) > 1:
                    assert not made["blocks"][column[-1]]["keep"]


@settings(max_examples=25, deadline=None)
@given(flow)
def test_columns_are_balanced(made: dict[str, Any]) -> None:
    """The last page's columns are no higher than they must be."""
    given_ = {"blocks": made["blocks"], "columns": made["columns"], "most": 5000}
    height = run_scripts([SCRIPT], BALANCE, given_)
    total = sum(min(one["whole"], one["atTop"]) for one in made["blocks"])
    tallest = max(min(one["whole"], one["atTop"]) for one in made["blocks"])
    assert height is not None
    assert height >= max(tallest, total / made["columns"]) - 1


def test_a_part_may_start_a_page() -> None:
    """What is told to starts a page of its own."""
    made = [{"blocks": None, "columns": 0, "height": 50}] * 2
    assert len(lay(made)["pages"]) == 1
    assert len(lay(made, (1,))["pages"]) == 2


def test_what_is_higher_than_a_page_is_said() -> None:
    """It stands alone, and is named."""
    made = [{"blocks": None, "columns": 0, "height": 900}, {"blocks": None, "columns": 0, "height": 10}]
    assert lay(made)["overflows"] == [0]

"""The summary is safe whatever records say, fits a comment, and is what the script that posts it takes."""

from __future__ import annotations

import html
import re
import sys
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from sitegen.formats.markdown import escaped
from sitegen.review import Review, to_markdown
from sitegen.review.escaping import clipped, marked
from sitegen.review.nouns import Piece
from sitegen.review.segments import compared, segments
from tests.changes import copy_miniature, golden_review, review_of
from tests.golden import ROOT

sys.path.insert(0, str(ROOT / "tools"))
from post_review import MARKER, trouble

HOSTILE = (
    "@octocat と @org/team",
    "#123 や owner/repo#1、GH-12、!45、~label、%1、$7、&3",
    "https://example.jp/ と www.example.jp と a@example.jp",
    "![画像](https://example.jp/x.png) [リンク](javascript:alert(1))",
    "<img src=x onerror=alert(1)><!-- --></details>",
    "`code` ```\n# 見出し\n- 項目\n| 表 | 割り |\n",
    "*強く* _下_ ~~消す~~ \\ :smile: :100: :+1:",
    "/close",
    "右から\u202eきた\u2066文\u200f",
    "1234567 deadbeefcafe 0762311755",
    "[x]: https://example.jp",
    "&#64;octocat &lt;b&gt;",
)
LETTERS = st.text(st.sampled_from("@#!&~%$:/.-_*`[]()<>|\\\"'=^{}\n\u202e\u200bahttpw13あ日"), max_size=60)
AUTOLINKS = re.compile(
    r"@\w|(?<!\w)#\d|https?://|www\.\w|:[a-z0-9+_-]+:|[A-Za-z]-\d|[!~%$&]\w|(?<!\w)[0-9a-f]{7,40}(?!\w)"
)


def shown(markdown: str) -> str:
    """Return what a forge's Markdown makes of a text, as HTML."""
    return str(MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(markdown))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_only_text(text: str) -> None:
    """No element comes of it, and nothing in it is found by what looks for names and addresses."""
    made = shown(f"- {escaped(text)}")
    assert set(re.findall(r"<(\w+)", made)) <= {"ul", "li", "p"}
    assert not AUTOLINKS.search(html.unescape(re.sub(r"<[^>]+>", " ", made)))


@given(LETTERS)
@example("@")
def test_every_text_reads_as_it_is_written(text: str) -> None:
    """Letter for letter, but for breaks without width and for what is invisible."""
    made = html.unescape(re.sub(r"</?(?:ul|li|p)>", "", shown(f"- あ{escaped(text)}あ"))).strip()
    expected = re.sub(r"\s", " ", text).replace("\u202e", "<202E>").replace("\u200b", "<200B>")
    assert made.replace("\u200b", "") == f"あ{expected}あ"


@given(LETTERS, LETTERS)
def test_the_poster_takes_what_the_writer_writes(one: str, other: str) -> None:
    """Both sides of a comparison in a table, in bold and in a heading."""
    before, after = compared(one, other)
    row = f"| {marked(before, 'del')} | {marked(after, 'ins')} |"
    assert trouble(f"{MARKER}\n\n#### {clipped(one)}\n\n- **あ{clipped(other)}**\n\n{row}\n") is None


@pytest.mark.parametrize(
    "text",
    [
        *HOSTILE[:9],
        "**@octocat**",
        "&#64;octocat",
        "&#119;ww.example.jp",
        "<a href=x>",
        "<img src=x>",
        "[a](b)",
        "見出し\n### <b>",
        "/close",
        "a*b",
        "deadbeefcafe",
        "x" * 70_000,
    ],
)
def test_the_poster_refuses_what_the_writer_never_writes(text: str) -> None:
    """The text comes from a run that anybody can change."""
    assert trouble(f"{MARKER}\n{text}") is not None


def test_the_poster_wants_the_marker() -> None:
    """Without it the comment would not be found again."""
    assert trouble("## 変更の見直し\n") == "no marker"


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Review:
    """Review the made-up pull request once."""
    return golden_review(tmp_path_factory.mktemp("review"))


def test_the_golden_summary_can_be_posted(reviewed: Review) -> None:
    """All of it: tables, details, findings, effects."""
    assert trouble(to_markdown(reviewed)) is None


@pytest.mark.parametrize(("limit", "cut"), [(5_000, True), (60_000, False)])
def test_a_summary_keeps_to_its_length(reviewed: Review, limit: int, *, cut: bool) -> None:
    """What has no room is counted; the pointer to the whole report stays."""
    text = to_markdown(reviewed, limit=limit)
    assert len(text) <= limit
    assert "review/index.html" in text
    assert bool(re.search(r"^ほか \d+ 件$", text, re.MULTILINE)) is cut


def test_hundreds_of_changes_fit_a_comment(tmp_path: Path) -> None:
    """Three hundred new records, each with a long hostile text and a mistake, in at most 65,536 letters."""
    before, after = copy_miniature(tmp_path / "before"), copy_miniature(tmp_path / "after")
    for number in range(300):
        text = (
            f"name: '@octocat {number} {'<b>長い名前' * 40}'\nschedule: 毎週火曜 25:00～\ncategories: [nai]\n"
        )
        (after / f"places/kita/new-{number}.yaml").write_text(text, encoding="utf-8")
    text = to_markdown(review_of(before, after))
    assert len(text) < 65_000
    assert re.search(r"ほか \d+ 件", text)
    assert trouble(text) is None


def test_hostile_records_are_safe_in_the_whole_summary(tmp_path: Path) -> None:
    """Records made of markup, calls and addresses."""
    before, after = copy_miniature(tmp_path / "before"), copy_miniature(tmp_path / "after")
    for number, text in enumerate(HOSTILE):
        quoted = text.replace("'", "''").replace("\n", " ").replace("\u202e", "").replace("\u2066", "")
        record = (
            f"name: '{quoted}'\nvenue: '{quoted}'\nlocation: 36.567178, 136.650355\nschedule: '{quoted}'\n"
        )
        (after / f"places/kita/hostile-{number}.yaml").write_text(record, encoding="utf-8")
    assert trouble(to_markdown(review_of(before, after))) is None


@given(st.text(max_size=80), st.text(max_size=80))
@settings(max_examples=200)
def test_a_comparison_loses_no_letter(one: str, other: str) -> None:
    """Segments joined are the text; marked pieces joined are the text; equal texts have no mark."""
    assert "".join(segments(one)) == one
    before, after = compared(one, other)
    assert "".join(piece.text for piece in before) == one
    assert "".join(piece.text for piece in after) == other
    assert not any(piece.changed for piece in compared(one, one)[0])


def test_words_are_marked_not_lines() -> None:
    """A weekday and an hour, in the middle of a sentence."""
    before, after = compared("毎月第2・4水曜 13:30～15:00", "毎月第2・4木曜 13:30～15:30")
    assert before == (
        Piece("毎月第2・4"),
        Piece("水曜", changed=True),
        Piece(" 13:30～"),
        Piece("15:00", changed=True),
    )
    assert after == (
        Piece("毎月第2・4"),
        Piece("木曜", changed=True),
        Piece(" 13:30～"),
        Piece("15:30", changed=True),
    )

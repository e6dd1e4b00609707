"""What a review tells of a change: what readers see before and after, what is wrong, what else moves."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from sitegen.review import Review, report_files, to_markdown
from sitegen.review.nouns import Kind, RecordChange
from tests.changes import GOLDEN_REVIEW, change, copy_miniature, edit, golden_review, review_of, spoil


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Review:
    """Review the made-up pull request once."""
    return golden_review(tmp_path_factory.mktemp("review"))


@pytest.fixture(scope="module")
def by_path(reviewed: Review) -> Mapping[str, RecordChange]:
    """Return its changes by their files."""
    return {one.path: one for one in (*reviewed.places, *reviewed.others)}


@pytest.fixture
def sides(tmp_path: Path) -> tuple[Path, Path]:
    """Return two copies of the miniature city."""
    return copy_miniature(tmp_path / "before"), copy_miniature(tmp_path / "after")


def test_the_summary_is_the_golden_one(reviewed: Review) -> None:
    """Whoever changes the wording runs `python -m tests.accept` and reads the difference."""
    assert to_markdown(reviewed) == GOLDEN_REVIEW.read_text("utf-8")


def test_the_same_change_gives_the_same_bytes(tmp_path: Path, reviewed: Review) -> None:
    """Another run, in another folder, writes the same summary and the same report."""
    again = golden_review(tmp_path)
    assert to_markdown(again) == to_markdown(reviewed)
    assert report_files(again)["index.html"] == report_files(reviewed)["index.html"]


@pytest.mark.parametrize(
    ("path", "code", "line"),
    [
        ("places/kita/taiso.yaml", "schedule-no-such-hour", 5),
        ("places/minami/old.yaml", "unknown-category", 3),
        ("places/minami/shogi.yaml", "place-in-no-area", 9),
    ],
)
def test_the_three_mistakes_are_named_at_their_lines(
    reviewed: Review, by_path: Mapping[str, RecordChange], path: str, code: str, line: int
) -> None:
    """The line as it is written, the cure, and the card of before beside what is written now."""
    told = next(one for one in reviewed.new if one.finding.code == code)
    assert (told.finding.span.path, told.finding.span.line) == (path, line)
    assert told.source
    assert told.finding.hint("ja")
    assert Kind.UNPUBLISHED in by_path[path].kinds
    card = by_path[path].cards[0]
    assert card.draft
    assert card.before
    assert card.after


def test_a_changed_sentence_is_marked_by_words(by_path: Mapping[str, RecordChange]) -> None:
    """Of 毎月第2・第4水曜 only the weekday is marked, on both sides."""
    card = by_path["places/kita/ocha.yaml"].cards[0]
    assert card.before
    assert card.after
    assert "第4<del>水曜</del>" in card.before.html
    assert "第4<ins>木曜</ins>" in card.after.html


def test_dates_that_go_and_come(by_path: Mapping[str, RecordChange]) -> None:
    """The dates of the second and fourth Wednesday go, Thursdays come, the Saturdays stay."""
    dates = by_path["places/kita/ocha.yaml"].dates
    assert dates
    gone = {one.date for one in dates.before if one.changed}
    assert dt.date(2026, 11, 25) in gone
    assert dt.date(2026, 11, 26) in {one.date for one in dates.after if one.changed}
    assert dt.date(2026, 12, 5) in {one.date for one in dates.before if not one.changed}


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("places/kita/kyoukai.yaml", Kind.PAUSED),
        ("places/kita/new.yaml", Kind.ADDED),
        ("places/minami/no-point.yaml", Kind.DELETED),
        ("places/odd/renamed.yaml", Kind.RENAMED),
        ("places/shima/minato.yaml", Kind.MOVED),
        ("areas/kita.yaml", Kind.CHANGED),
    ],
)
def test_what_became_of_a_record(by_path: Mapping[str, RecordChange], path: str, kind: Kind) -> None:
    """Each change has the name that those who keep records give it."""
    assert kind in by_path[path].kinds


def test_a_moved_pin_says_how_far_and_from_which_area(by_path: Mapping[str, RecordChange]) -> None:
    """Metres and the wind on a map of our own, the areas, the border and the printed numbers in words."""
    moved = by_path["places/shima/minato.yaml"]
    assert re.fullmatch(r"印が 約[\d.]+k?m [東西南北]+へ 動きます。", moved.moves[0].words[0])
    assert moved.moves[0].drawing.arrow
    words = "".join(moved.words)
    assert "圏域が 島圏域 から 南圏域 に変わります。" in words
    assert "境" in words
    assert "印刷の番号が" in words


def test_what_changes_elsewhere(reviewed: Review) -> None:
    """An area that is empty now, the newsletter, feeds and pages."""
    words = "".join(one.words for one in reviewed.effects)
    for part in ("お便りの2026年11月号", "カレンダー（ics）", "月のカレンダー"):
        assert part in words


def test_other_records_get_other_numbers_and_neighbours(sides: tuple[Path, Path]) -> None:
    """Who meets alone now, and the numbers behind a venue that is gone."""
    before, after = sides
    (after / "places/kita/ocha.yaml").unlink()
    words = "".join(one.words for one in review_of(before, after).effects)
    assert "同じ会場で開いている集まり" in words
    edit(after, "places/kita/taiso.yaml", "36.567178, 136.650355", "36.5585, 136.6585")
    words = "".join(one.words for one in review_of(before, after).effects)
    assert "北圏域の紙面と地図の番号が、ほかの" in words


def test_an_area_that_is_left_without_gatherings_is_named(sides: tuple[Path, Path]) -> None:
    """To move its only gathering away empties it."""
    before, after = sides
    (after / "places/shima/minato.yaml").unlink()
    (after / "places/minami/mobile-shop.yaml").unlink()
    words = [one.words for one in review_of(before, after).effects]
    assert "島圏域には、集まりが一つもなくなります。" in words


def test_a_border_that_moves_names_the_records_it_moves(sides: tuple[Path, Path]) -> None:
    """A district that goes to another area takes along gatherings whose files nobody touched."""
    before, after = sides
    edit(after, "areas/kita.yaml", "[北, 東]", "[北]")
    edit(after, "areas/minami.yaml", "districts: [", "districts: [東, ")
    effects = [one for one in review_of(before, after).effects if "圏域が変わります" in one.words]
    assert effects
    assert "から" in effects[0].examples[0]


def test_ended_and_resumed(sides: tuple[Path, Path]) -> None:
    """What has ended is no mere change, nor is a pause that is over."""
    before, after = sides
    edit(before, "places/kita/taiso.yaml", "fee:", "paused: {reason: 工事}\nfee:")
    edit(after, "places/kita/ocha.yaml", "sample: true", "sample: true\nended: {date: 2026-10-31}")
    kinds = {one.ident: one.kinds for one in review_of(before, after).places}
    assert kinds["taiso"] == (Kind.RESUMED,)
    assert Kind.ENDED in kinds["ocha"]


def test_findings_are_compared_whatever_their_lines(sides: tuple[Path, Path]) -> None:
    """A comment above an old mistake makes it neither new nor cured; to mend it cures it."""
    before, after = sides
    spoil(before)
    spoil(after)
    edit(after, "places/kita/taiso.yaml", "name:", "# 上に一行\nname:")
    same = review_of(before, after)
    assert not same.new
    assert not same.cured
    assert same.remaining == 3
    edit(after, "places/kita/taiso.yaml", "25:00", "10:30")
    assert [one.code for one in review_of(before, after).cured] == ["schedule-no-such-hour"]


def test_a_comment_changes_nothing_that_is_seen(sides: tuple[Path, Path]) -> None:
    """Only the way it is written differs, and the summary says so."""
    before, after = sides
    edit(after, "places/kita/ocha.yaml", "# Every key", "# 一つずつ")
    done = review_of(before, after)
    assert [one.kinds for one in done.places] == [(Kind.REWRITTEN,)]
    assert not done.effects
    assert "読む人に見える変わりはありません。" in to_markdown(done)


def test_nothing_changed_says_so(sides: tuple[Path, Path]) -> None:
    """Two versions that are alike."""
    text = to_markdown(review_of(*sides))
    assert "記録の変更はありません。" in text
    assert "新しいまちがいはありません。" in text


@pytest.mark.parametrize("broken", ["name: [", ""])
def test_a_city_that_cannot_be_read_stops_no_review(sides: tuple[Path, Path], broken: str) -> None:
    """Findings come all the same, and it is said that nothing can be seen."""
    before, after = sides
    (after / "areas/city.yaml").write_text(broken, encoding="utf-8")
    change(after)
    done = review_of(before, after)
    assert done.unreadable == ("後",)
    assert done.new
    assert "「後」の版は、市の設定" in to_markdown(done)
    assert report_files(done)


def test_a_record_that_cannot_be_read_at_all(sides: tuple[Path, Path]) -> None:
    """Before there was a card; after there is none, and why."""
    before, after = sides
    (after / "places/kita/ocha.yaml").write_text("- これは記録ではありません\n", encoding="utf-8")
    only = review_of(before, after).places[0]
    assert Kind.UNPUBLISHED in only.kinds
    assert only.cards[0].before
    assert only.cards[0].after is None
    assert only.findings


def test_links_are_not_followed(sides: tuple[Path, Path], tmp_path: Path) -> None:
    """A link to a secret of the machine shows nothing of it."""
    before, after = sides
    secret = tmp_path / "secret"
    secret.write_text("name: himitsu\n", encoding="utf-8")
    (after / "places/kita/link.yaml").symlink_to(secret)
    (after / "places/linked").symlink_to(tmp_path)
    done = review_of(before, after)
    assert "himitsu" not in to_markdown(done)
    assert b"himitsu" not in report_files(done)["index.html"]  # type: ignore[operator]


def test_the_report_asks_for_nothing_and_runs_nothing(reviewed: Review) -> None:
    """No script, no address, no handler, a strict policy, not for search engines."""
    page = report_files(reviewed)["index.html"]
    assert isinstance(page, bytes)
    text = page.decode()
    assert "<script" not in text
    assert not re.search(r"<[^>]*\s(?:on\w+|style|srcdoc)=", text)
    assert not re.search(r'(?:href|src)="(?!#|assets/|data:,)', text)
    assert "default-src 'none'; style-src 'self'" in text
    assert 'name="robots" content="noindex, nofollow"' in text

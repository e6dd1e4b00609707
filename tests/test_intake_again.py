"""Imported again: only what changed in the file is touched, and never what a hand changed."""

from __future__ import annotations

import shutil
import tempfile
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.editing.document import read_record
from sitegen.intake.compare import compare, same
from sitegen.intake.importing import refused
from sitegen.intake.nouns import Fate, Why
from sitegen.intake.state import state_name
from sitegen.join import Ground
from sitegen.load.nodes import Value
from sitegen.records import Records
from tests.golden import MINIATURE
from tests.intake_samples import city, files, table, take

FIRST = {
    "名称": "見本の体操",
    "カナ": "ミホンノタイソウ",
    "会場": "北会館",
    "地区": "北",
    "日時": "第1月曜",
    "電話": "076-000-0000",
}
SECOND = {
    "名称": "見本の手芸",
    "カナ": "ミホンノシュゲイ",
    "会場": "東会館",
    "地区": "東",
    "日時": "第2火曜",
    "電話": "076-000-0001",
}
TAISO, SHUGEI = "places/kita/mihonno-taiso.yaml", "places/kita/mihonnoshugei.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a copy of the miniature city with two imported gatherings."""
    shutil.copytree(MINIATURE, tmp_path / "root")
    take(table(FIRST, SECOND), tmp_path / "root")
    return tmp_path / "root"


def edit(root: Path, path: str, old: str, new: str) -> None:
    """Change a record as a hand would."""
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), encoding="utf-8")


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    """Return the files that are not as they were."""
    return {path for path in {*before, *after} if before.get(path) != after.get(path)}


def test_the_same_file_twice_changes_no_byte(root: Path) -> None:
    """Whoever imports again by mistake has changed nothing."""
    before = files(root)
    one = take(table(FIRST, SECOND), root)
    assert files(root) == before
    assert one.count(Fate.UNCHANGED) == 2


def test_only_what_changed_in_the_file_is_written(root: Path) -> None:
    """A new telephone number is one line; comments, blank lines and hand-made keys stay."""
    edit(root, TAISO, "venue:", "# 会場の鍵は窓口\n\nfee: 100円\nvenue:")
    before = files(root)
    one = take(table(FIRST | {"電話": "076-000-0009"}, SECOND), root)
    assert changed(before, files(root)) == {TAISO, "areas/imports/見本.json"}
    old, new = before[TAISO].decode(), (root / TAISO).read_text("utf-8")
    assert new == old.replace("076-000-0000", "076-000-0009")
    assert [account.fate for account in one.accounts] == [Fate.UPDATED, Fate.UNCHANGED]


def test_a_hand_edit_stays_when_the_file_did_not_change(root: Path) -> None:
    """Nobody's correction is undone by importing the old table again."""
    edit(root, TAISO, "第1月曜", "第3月曜 10:00～")
    before = files(root)
    take(table(FIRST, SECOND), root)
    assert files(root) == before


def test_both_changed_is_a_conflict_and_the_hand_stays(root: Path) -> None:
    """It names the line and both values, each time until they agree."""
    edit(root, TAISO, "第1月曜", "第3月曜")
    before = files(root)
    for _ in range(2):
        one = take(table(FIRST | {"日時": "第4月曜"}, SECOND), root)
        (conflict,) = [finding for finding in one.findings if finding.code == "import-conflict"]
        lines = (root / TAISO).read_text("utf-8").splitlines()
        assert lines[conflict.span.line - 1] == "schedule: 第3月曜"
        assert (conflict.span.path, conflict.values["theirs"], conflict.values["ours"]) == (
            TAISO,
            "第4月曜",
            "第3月曜",
        )
        assert files(root) == before
    edit(root, TAISO, "第3月曜", "第4月曜")
    assert "import-conflict" not in {
        one.code for one in take(table(FIRST | {"日時": "第4月曜"}, SECOND), root).findings
    }


def test_parts_of_a_contact_are_compared_one_by_one(root: Path) -> None:
    """A name that a hand added does not stand in the way of the file's new number."""
    edit(root, TAISO, "{phone: 076-000-0000}", "{name: 北会館, phone: 076-000-0000}")
    take(table(FIRST | {"電話": "076-000-0009"}, SECOND), root)
    assert "contact: {name: 北会館, phone: 076-000-0009}\n" in (root / TAISO).read_text("utf-8")


def test_a_row_that_is_gone_removes_no_record(root: Path) -> None:
    """It is said at the record, until somebody writes that it has ended."""
    before = (root / TAISO).read_bytes()
    one = take(table(SECOND), root)
    assert [(gone.name, gone.path) for gone in one.gone] == [("見本の体操", TAISO)]
    assert [finding.span.path for finding in one.findings if finding.code == "import-gone"] == [TAISO]
    assert (root / TAISO).read_bytes() == before
    edit(root, TAISO, "venue:", "ended: {date: 2026-10-31}\nvenue:")
    assert "import-gone" not in {finding.code for finding in take(table(SECOND), root).findings}


def test_a_record_removed_by_hand_stays_removed(root: Path) -> None:
    """The row is named as left out, and its id is not given to another."""
    (root / TAISO).unlink()
    one = take(table(FIRST, SECOND), root)
    assert [account.why for account in one.accounts] == [Why.DELETED, None]
    assert not (root / TAISO).exists()


def test_a_record_that_was_moved_is_found(root: Path) -> None:
    """Folders are as people like them: the id is the file's name."""
    moved = root / "places" / "taiso" / "mihonno-taiso.yaml"
    moved.parent.mkdir()
    (root / TAISO).rename(moved)
    take(table(FIRST | {"電話": "076-000-0009"}, SECOND), root)
    assert "076-000-0009" in moved.read_text("utf-8")
    assert not (root / TAISO).exists()


@pytest.mark.parametrize(
    "change",
    [
        {"会場": "北の新会館"},
        {"名称": "見本のやさしい体操"},
        {"名称": "見本のやさしい体操", "会場": "北の新会館"},
    ],
)
def test_a_renamed_row_is_known_again(root: Path, change: dict[str, str]) -> None:
    """By its name, or by the telephone number that only it has; its address on the web stays."""
    one = take(table(SECOND, FIRST | change), root)
    assert not one.created
    assert set(one.changed) == {TAISO}
    assert all(text in (root / TAISO).read_text("utf-8") for text in change.values())


def test_a_number_of_its_own_is_the_rows_identity(root: Path) -> None:
    """With 管理番号 everything else may change, and another number is another gathering."""
    own = {"名称": "見本のヨガ", "会場": "西会館", "地区": "北", "日時": "第1月曜", "電話": "076-000-0003"}
    assert len(take(table(own | {"管理番号": "A1"}, file="番号.csv"), root).created) == 1
    renamed = own | {"管理番号": "A1", "名称": "見本の太極拳", "会場": "北の新会館", "電話": "076-000-0007"}
    assert not take(table(renamed, file="番号.csv"), root).created
    other = take(table(renamed, renamed | {"管理番号": "B2"}, file="番号.csv"), root)
    assert len(other.created) == 1


def test_the_reason_above_a_sentence_goes_with_the_sentence(root: Path) -> None:
    """A comment about words that are no longer there would mislead."""
    take(table(FIRST | {"日時": "第1月曜ニャン"}, SECOND), root)
    assert "# 日程の文の「ニャン」" in (root / TAISO).read_text("utf-8")
    take(table(FIRST | {"日時": "第1月曜 10:00～"}, SECOND), root)
    assert "ニャン" not in (root / TAISO).read_text("utf-8")


def test_a_record_that_can_not_be_read_is_left_alone(root: Path) -> None:
    """What a hand broke is mended by a hand first."""
    edit(root, TAISO, "venue: 北会館", 'venue: "北会館')
    before = files(root)
    one = take(table(FIRST | {"電話": "076-000-0009"}, SECOND), root)
    assert "import-unfit" in {finding.code for finding in one.findings}
    assert files(root) == before


def test_a_broken_memory_stops_the_import(root: Path) -> None:
    """Without what was imported last a hand's changes can't be told from the file's."""
    state = root / "areas" / "imports" / "見本.json"
    for text in ("{", '{"rows": [{"key": "x", "id": "../x", "values": {}}]}', "[" * 100_000):
        state.write_text(text, encoding="utf-8")
        one = take(table(FIRST | {"電話": "076-000-0009"}, SECOND), root)
        assert refused(one)
        assert {finding.code for finding in one.findings} == {"import-state"}


def test_names_of_imports_are_plain_file_names() -> None:
    """Whatever a file is called, its memory lies in one folder."""
    assert state_name("../../etc/サロン 一覧（令和8年）.xlsx") == "サロン-一覧-令和8年"
    assert state_name("....") == "import"


VALUES = st.dictionaries(
    st.sampled_from("abc"),
    st.one_of(
        st.sampled_from("xyz"),
        st.lists(st.sampled_from("xy"), min_size=1, max_size=2).map(list[Value]),
        st.dictionaries(st.sampled_from("pq"), st.sampled_from("xy"), min_size=1).map(dict[str, Value]),
    ),
)


@given(VALUES, VALUES, VALUES)
def test_a_hand_edit_is_never_lost(
    base: dict[str, Value], theirs: dict[str, Value], ours: dict[str, Value]
) -> None:
    """What differs from what was imported last is kept, and what both changed is told."""
    found = compare(base, theirs, ours)
    after = {**ours, **found.changes}
    for key in {*base, *theirs, *ours}:
        if all(not isinstance(one.get(key), dict) for one in (base, theirs, ours)):
            was, now, here = base.get(key), theirs.get(key), ours.get(key)
            assert same(after.get(key), now if same(here, was) else here)
            told = key in {name for name, _, _ in found.conflicts}
            assert told is not (same(here, was) or same(now, was) or same(now, here))
    again = compare(found.base, theirs, {key: one for key, one in after.items() if one is not None})
    assert not again.changes


@lru_cache(maxsize=1)
def city_once() -> tuple[Path, tuple[Records, Ground | None]]:
    """Return one imported city to copy from, and what is read of it."""
    folder = Path(tempfile.mkdtemp()) / "root"
    shutil.copytree(MINIATURE, folder)
    take(table(FIRST, SECOND), folder)
    return folder, city(folder)


CELLS = {
    "日時": st.sampled_from(["第1月曜", "第2水曜 10:00～", "不定期", "第1ニャン"]),
    "会場": st.sampled_from(["北会館", "南の#会館", "館: 1"]),
    "参加費": st.sampled_from(["", "100円", "無料"]),
    "電話": st.sampled_from(["076-000-0000", "076-000-0005", ""]),
    "メモ": st.sampled_from(["", "窓口", "ふた\n行"]),
}
HANDS = st.lists(
    st.tuples(
        st.sampled_from(["schedule", "venue", "fee", "who", "summary"]),
        st.sampled_from(["手で", "# 手", "a: b", ""]),
    ),
    max_size=4,
)


@settings(max_examples=40, deadline=None)
@given(st.fixed_dictionaries(CELLS), HANDS, st.fixed_dictionaries(CELLS))
def test_over_any_edits_of_both_sides_the_hand_wins(
    upstream: dict[str, str], hands: list[tuple[str, str]], later: dict[str, str]
) -> None:
    """Through two versions of the file: every key a hand changed stands as the hand left it."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "root"
        imported_root, known = city_once()
        shutil.copytree(imported_root, root)
        record = read_record((root / TAISO).read_text("utf-8"))
        for key, text in hands:
            record = record.with_value(key, text)
        (root / TAISO).write_text(record.text, encoding="utf-8")
        imported = read_record((imported_root / TAISO).read_text("utf-8")).values
        touched = {key for key, _ in hands if record.values.get(key) != imported.get(key)}
        for version in (upstream, later):
            take(
                table(FIRST | {key: text for key, text in version.items() if text}, SECOND), root, known=known
            )
            now = read_record((root / TAISO).read_text("utf-8")).values
            assert {key: now.get(key) for key in touched} == {key: record.values.get(key) for key in touched}
        before = files(root)
        take(table(FIRST | {key: text for key, text in later.items() if text}, SECOND), root, known=known)
        assert files(root) == before

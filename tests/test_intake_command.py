"""`sitegen import` as people run it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sitegen.cli import main
from tests.golden import MINIATURE
from tests.intake_samples import files

TABLE = """\
No,サロン名,会場,地区,日時,電話,世話人
1,見本の体操,北会館,北,第1月曜 10:00～,076-000-0000,見本太郎
2,見本の手芸,東会館,東,第2火曜ニャン,076-000-0001,見本花子
3,,,,,,
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the miniature city, with a table beside it, where the command runs."""
    shutil.copytree(MINIATURE, tmp_path / "root")
    (tmp_path / "見本.csv").write_text(TABLE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "root"


def run(*arguments: str | Path) -> Result:
    """Run the import in this process."""
    given = ["import", *(str(one) for one in arguments), "--root", "root", "--today", "2026-11-24"]
    return CliRunner().invoke(main, given, catch_exceptions=False)


def test_the_terminal_and_the_report_account_for_every_row(root: Path) -> None:
    """The sum, each row that was left out with its reason, and what is doubtful at its line."""
    result = run("見本.csv")
    assert result.exit_code == 0
    total = "読んだ行 3 ＝ 新しく書いた 2 ＋ 直した 0 ＋ 変わらない 0 ＋ まとめた 0 ＋ 取りこまなかった 1"
    report = Path("import-report.md").read_text("utf-8")
    for text in (result.output, report):
        assert total in text
        assert "名前がありません" in text
        assert "error[schedule-unknown-part]" in text
    assert "4行目「3」" in result.output
    assert "| 世話人 | 捨てる |" in report
    assert (root / "areas/imports/見本.yaml").is_file()


def test_a_trial_writes_nothing(root: Path) -> None:
    """Not a record, not a memory, and no report unless it is asked for; all is said."""
    before = files(root.parent)
    result = run("見本.csv", "--dry-run")
    assert "新しく書いた 2" in result.output
    assert "ためしの取りこみです" in result.output
    assert files(root.parent) == before


def test_a_mapping_that_is_not_there_is_proposed(root: Path) -> None:
    """It is written, changed by a hand, and goes by from then on, also when it is not named again."""
    run("見本.csv", "--dry-run", "--mapping", "m.yaml", "--report", "r.md")
    text = Path("m.yaml").read_text("utf-8")
    assert "世話人: 捨てる  # 個人のことなので取りこみません" in text
    assert "m.yaml を書きかえて" in Path("r.md").read_text("utf-8")
    Path("m.yaml").write_text(text.replace("電話: contact.phone", "電話: notes"), encoding="utf-8")
    run("見本.csv", "--mapping", "m.yaml")
    records = [path.read_text("utf-8") for path in (root / "places").rglob("*.yaml")]
    assert any("notes: {電話: 076-000-0000}" in one for one in records)
    before = files(root)
    assert "変わらない 2" in run("見本.csv").output
    assert files(root) == before


def test_next_years_file_of_another_name_is_the_same_table(root: Path) -> None:
    """The mapping holds the name by which the import is remembered."""
    run("見本.csv")
    Path("見本R9.csv").write_text(TABLE.replace("0001", "0009"), encoding="utf-8")
    result = run("見本R9.csv", "--mapping", root / "areas/imports/見本.yaml")
    assert "直した 1 ＋ 変わらない 1" in result.output


def test_a_mistake_in_the_mapping_stops_before_anything_is_written(root: Path) -> None:
    """The line is named, and the words that can stand there."""
    Path("m.yaml").write_text("columns:\n  電話: でんわばんごうう\n", encoding="utf-8")
    before = files(root)
    result = run("見本.csv", "--mapping", "m.yaml")
    assert result.exit_code == 2
    assert "m.yaml:2:7: error[import-mapping]" in result.output
    assert files(root) == before


@pytest.mark.parametrize("folder", ["places/../areas", "areas", "/places", "../places", "places/.hidden"])
def test_records_are_written_below_places_only(root: Path, folder: str) -> None:
    """No folder that is given leads elsewhere."""
    before = files(root.parent)
    assert run("見本.csv", "--into", folder).exit_code == 2
    assert files(root.parent) == before


def test_nothing_is_written_through_a_link(root: Path, tmp_path: Path) -> None:
    """A link among the folders could lead anywhere on the machine."""
    (tmp_path / "elsewhere").mkdir()
    (root / "places" / "linked").symlink_to(tmp_path / "elsewhere")
    assert run("見本.csv", "--into", "places/linked").exit_code == 2
    shutil.rmtree(root / "places" / "kita")
    (root / "places" / "kita").symlink_to(tmp_path / "elsewhere")
    result = run("見本.csv")
    assert result.exit_code == 1
    assert "places/kita: ここには書きこめません" in result.output
    assert not any((tmp_path / "elsewhere").iterdir())
    assert not (root / "areas" / "imports").exists()


def test_a_file_that_is_refused_fails_and_the_others_go_on(root: Path) -> None:
    """One broken file of many is named, with the sum over all."""
    Path("壊れた.xlsx").write_bytes(b"PK\x03\x04 broken")
    result = run("壊れた.xlsx", "見本.csv")
    assert result.exit_code == 1
    assert "source-broken" in result.output
    assert "このファイルからは、何も取りこめませんでした。" in result.output
    assert any("見本の体操" in path.read_text("utf-8") for path in (root / "places").rglob("*.yaml"))


def test_without_its_libraries_the_cure_is_said(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What reads tables is an extra."""
    monkeypatch.setattr("sitegen.cli.needs.find_spec", lambda _: None)
    result = run("見本.csv")
    assert result.exit_code == 1
    assert "pip install 'sitegen[edit]'" in result.output
    assert not (root / "areas" / "imports").exists()


def test_the_report_speaks_english_too(root: Path) -> None:
    """Findings and reasons, with --lang en."""
    result = run("見本.csv", "--lang", "en")
    assert "read 3 = written 2 + updated 0 + unchanged 0 + merged 0 + left out 1" in result.output
    assert "it has no name" in result.output
    assert (root / "areas" / "imports").is_dir()

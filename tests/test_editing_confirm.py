"""sitegen confirm: one line says that a gathering still meets."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sitegen.cli import main
from sitegen.editing.files import record_files
from tests.golden import MINIATURE


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a copy of the miniature city."""
    shutil.copytree(MINIATURE, tmp_path / "root")
    return tmp_path / "root"


def run(root: Path, *arguments: str) -> Result:
    """Run `sitegen confirm` on a Wednesday in November."""
    return CliRunner().invoke(
        main, ["confirm", "--root", str(root), "--today", "2026-11-25", *arguments], catch_exceptions=False
    )


def changed(root: Path) -> dict[str, tuple[list[str], list[str]]]:
    """Return for each file that differs from the miniature city the lines that went and that came."""
    found = {}
    for name, _ in record_files(root):
        before, after = ((one / name).read_text("utf-8").splitlines() for one in (MINIATURE, root))
        if before != after:
            found[name] = (
                [one for one in before if one not in after],
                [one for one in after if one not in before],
            )
    return found


def test_one_line_changes(root: Path) -> None:
    """The date in the record, and what was there before on the terminal; several at once."""
    result = run(root, "taiso", "places/kita/ocha.yaml", "--date", "2026-11-20")
    assert result.exit_code == 0
    lines = changed(root)
    assert set(lines) == {"places/kita/taiso.yaml", "places/kita/ocha.yaml"}
    assert all(came == ["confirmed: 2026-11-20"] for _, came in lines.values())
    assert "places/kita/taiso.yaml: confirmed を 20" in result.output
    assert " から 2026-11-20 にしました。" in result.output


def test_today_is_the_day(root: Path) -> None:
    """Without a date it is today; a second time says so and changes nothing."""
    run(root, "taiso")
    assert changed(root)["places/kita/taiso.yaml"][1] == ["confirmed: 2026-11-25"]
    before = (root / "places/kita/taiso.yaml").read_bytes()
    result = run(root, "taiso")
    assert "もう 2026-11-25 に確かめたことになっています" in result.output
    assert (root / "places/kita/taiso.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["taisou"], "近いのは taiso（"),
        (["zzzzzz"], "places/ のファイルの名前"),
        (["taiso", "--date", "2026-11-26"], "これからの日です"),
        (["taiso", "--date", "2001-01-01"], "それより前です"),
    ],
)
def test_what_can_not_be_is_refused(root: Path, arguments: list[str], said: str) -> None:
    """An unknown id, a day to come, a day before the one there: said, and no file is touched."""
    result = run(root, "ocha", *arguments)
    assert result.exit_code == 2
    assert said in result.output
    assert changed(root) == {}


def test_a_name_leads_to_its_id(root: Path) -> None:
    """Whoever writes the gathering's name is told its id."""
    path = root / "places" / "kita" / "taiso.yaml"
    name = next(
        line for line in path.read_text("utf-8").splitlines() if line.startswith("name: ")
    ).removeprefix("name: ")
    assert f"近いのは taiso（{name}）" in run(root, name[:-1]).output


def test_reports_are_answered_only_when_said(root: Path) -> None:
    """What readers reported stays open until --answered; what was answered keeps its day."""
    path = root / "places" / "kita" / "taiso.yaml"
    text = path.read_text("utf-8") + (
        "problems:\n  - {date: 2026-11-02, note: 電話がつながらない}\n"
        "  - {date: 2026-10-02, note: 曜日, answered: 2026-10-05}\n"
    )
    path.write_text(text, encoding="utf-8")
    assert "まだ答えていない知らせが 1件あります" in run(root, "taiso").output
    assert path.read_text("utf-8").count("answered") == 1
    assert "知らせ 1件を、答えたことにしました" in run(root, "taiso", "--answered").output
    assert "  - {date: 2026-11-02, note: 電話がつながらない, answered: 2026-11-25}\n" in path.read_text(
        "utf-8"
    )
    assert "answered: 2026-10-05" in path.read_text("utf-8")


def test_a_broken_record_is_left_alone(root: Path) -> None:
    """One that can't be read stops all of it before anything is written."""
    path = root / "places" / "kita" / "taiso.yaml"
    path.write_text("name: [\n", encoding="utf-8")
    result = run(root, "ocha", "taiso")
    assert "sitegen check でたしかめてください" in result.output
    assert set(changed(root)) == {"places/kita/taiso.yaml"}

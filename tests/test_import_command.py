"""The one command that brings things in knows its own workbook and the forge's forms, too."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from sitegen.cli import main
from tests.test_bad_samples import BAD

TODAY = ("--today", "2026-11-24")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a sound city."""
    shutil.copytree(BAD / "_sound", tmp_path / "city")
    return tmp_path / "city"


def run(*arguments: object) -> Result:
    """Run the program."""
    return CliRunner().invoke(main, [str(one) for one in arguments])


def contents(root: Path) -> dict[str, bytes]:
    """Return every record by its path."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*.yaml"))}


def test_a_workbook_goes_out_and_comes_back(root: Path, tmp_path: Path) -> None:
    """Nothing is changed by an untouched one; an edited cell changes its record, a new row makes one."""
    book = tmp_path / "記録.xlsx"
    assert run("export", "--output", book, "--root", root).exit_code == 0
    before = contents(root)
    untouched = run("import", book, "--root", root, *TODAY)
    assert untouched.exit_code == 0, untouched.output
    assert contents(root) == before

    opened = openpyxl.load_workbook(book)
    sheet = opened["記録"]
    heads = [cell.value for cell in sheet[1]]
    rows = {row[0].value: row for row in sheet.iter_rows(min_row=2)}
    rows["ocha"][heads.index("参加費")].value = "200円"
    sheet.append([None] * len(heads))
    place = sheet.max_row + 1
    sheet.cell(place, heads.index("名前") + 1).value = "見本の新しい会"
    sheet.cell(place, heads.index("地区") + 1).value = "北"
    opened.save(book)

    trial = run("import", book, "--root", root, "--dry-run", *TODAY)
    assert "200円" in trial.output
    assert contents(root) == before
    done = run("import", book, "--root", root, "--report", tmp_path / "report.md", *TODAY)
    assert done.exit_code == 0, done.output
    after = contents(root)
    assert "fee: 200円" in after["places/ocha.yaml"].decode()
    new = [path for path in after.keys() - before.keys() if path.startswith("places/")]
    assert [after[path].decode().splitlines()[0] for path in new] == ["name: 見本の新しい会"]
    assert {path for path in before if after[path] != before[path]} == {"places/ocha.yaml"}


def test_an_issue_of_a_form_becomes_a_record(root: Path, tmp_path: Path) -> None:
    """The end of a gathering is written into its file, and nowhere before it was asked for."""
    issue = tmp_path / "issue.md"
    answers = {
        "どの集まりですか（番号）": "ocha",
        "さいごに開いた日": "2026-10-31",
        "わけや、代わりの集まり": "_No response_",
    }
    body = "".join(f"### {label}\n\n{answer}\n\n" for label, answer in answers.items())
    issue.write_text(f"{body}### 送る前に\n\n- [X] 書いていません\n", encoding="utf-8")
    before = contents(root)
    trial = run("import", "--issue-form", issue, "--root", root, "--dry-run", *TODAY)
    assert contents(root) == before, trial.output
    done = run("import", "--issue-form", issue, "--root", root, *TODAY)
    assert done.exit_code == 0, done.output
    assert "ended:" in contents(root)["places/ocha.yaml"].decode()


def test_something_to_import_must_be_named(root: Path) -> None:
    """Neither a file nor an issue, or both, is wrong usage."""
    assert run("import", "--root", root).exit_code == 2

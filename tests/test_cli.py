"""The commands as people run them."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sitegen.cli import main
from tests.golden import MINIATURE
from tests.test_bad_samples import lay

DAY = ["--today", "2026-11-24"]


def run(*arguments: str | Path) -> Result:
    """Run a command in this process."""
    return CliRunner().invoke(main, [str(one) for one in arguments], catch_exceptions=False)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a copy of the miniature city."""
    shutil.copytree(MINIATURE, tmp_path / "root")
    return tmp_path / "root"


def break_a_record(root: Path) -> Path:
    """Give one record a mistake."""
    path = root / "places" / "kita" / "taiso.yaml"
    path.write_text(path.read_text("utf-8").replace("[exercise]", "[taisou]"), encoding="utf-8")
    return path


def test_build_ends_with_where_to_look(root: Path) -> None:
    """The last line names the page to open and what was built."""
    result = run("build", "--root", root, *DAY)
    assert result.exit_code == 0
    last = result.output.splitlines()[-1]
    assert str(root / "output" / "index.html") in last
    assert "圏域 3" in last
    assert (root / "output" / "index.html").is_file()


def test_an_error_leaves_the_old_site(root: Path) -> None:
    """With a mistake nothing is written; the finding and the way on are said."""
    run("build", "--root", root, *DAY)
    before = (root / "output" / "index.html").read_bytes()
    break_a_record(root)
    result = run("build", "--root", root, *DAY)
    assert result.exit_code == 1
    assert "places/kita/taiso.yaml:4:14: error[unknown-category]" in result.output
    assert "--keep-going" in result.output
    assert (root / "output" / "index.html").read_bytes() == before


def test_keep_going_publishes_the_rest_and_says_what_is_missing(root: Path) -> None:
    """The sound records are published; the coordinators' desk names the other with its cure."""
    break_a_record(root)
    result = run("build", "--root", root, "--keep-going", *DAY)
    assert result.exit_code == 0
    assert not (root / "output" / "places" / "taiso").exists()
    assert (root / "output" / "places" / "ocha" / "index.html").is_file()
    desk = (root / "output" / "desk" / "index.html").read_text("utf-8")
    assert "のせられなかった記録" in desk
    assert "places/kita/taiso.yaml" in desk
    assert "「taisou」という種類はありません" in desk


def test_check_tells_by_its_exit(root: Path) -> None:
    """0 for sound, 1 for errors, with --strict for warnings, 2 for wrong usage."""
    assert run("check", "--root", root, *DAY).exit_code == 0
    assert run("check", "--root", root, "--strict", *DAY).exit_code == 1
    assert run("check", "--root", root, "--format", "xml").exit_code == 2
    break_a_record(root)
    assert run("check", "--root", root, *DAY).exit_code == 1


def test_check_speaks_to_programs_and_forges(root: Path) -> None:
    """JSON is JSON and nothing else; annotations are one a line."""
    break_a_record(root)
    data = json.loads(run("check", "--root", root, "--format", "json", *DAY).output)
    assert "unknown-category" in {one["code"] for one in data}
    lines = run("check", "--root", root, "--format", "github", "--lang", "en", *DAY).output.splitlines()
    assert all(line.startswith("::") for line in lines)
    assert any("There is no category" in line for line in lines)


def test_check_explains_a_place(root: Path) -> None:
    """Why a place is in its area, or that there is no such place."""
    assert "121m" in run("check", "--root", root, "--explain", "kyoukai", *DAY).output
    assert run("check", "--root", root, "--explain", "nobody", *DAY).exit_code == 2


def test_without_a_city_there_is_a_finding(tmp_path: Path) -> None:
    """In a wrong folder the command says what is missing there."""
    result = run("check", "--root", tmp_path, *DAY)
    assert result.exit_code == 1
    assert "missing-city" in result.output
    assert run("build", "--root", tmp_path, *DAY).exit_code == 1


def test_a_foreign_output_is_refused(root: Path, tmp_path: Path) -> None:
    """A folder with somebody's files is kept, and the cure is said."""
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "letter.txt").write_text("x", encoding="utf-8")
    result = run("build", "--root", root, "--output", tmp_path / "home", *DAY)
    assert result.exit_code == 2
    assert "消しません" in result.output
    assert (tmp_path / "home" / "letter.txt").exists()


def test_new_writes_a_record_once(root: Path) -> None:
    """A commented file to fill in; never over one that is there."""
    result = run("new", "place", "kita/shinki", "--root", root)
    assert result.exit_code == 0
    assert "name:" in (root / "places" / "kita" / "shinki.yaml").read_text("utf-8")
    assert run("new", "place", "kita/shinki", "--root", root).exit_code == 2
    assert run("new", "place", "../shinki", "--root", root).exit_code == 2


def test_schema_is_printed() -> None:
    """For editors that complete and check YAML."""
    assert json.loads(run("schema", "area").output)["title"] == "圏域の記録"


def test_timings_are_json(root: Path) -> None:
    """Each stage with its seconds, for the benchmarks."""
    result = run("build", "--root", root, "--timings", *DAY)
    (line,) = [line for line in result.output.splitlines() if line.startswith("{")]
    assert {"load", "join", "pages", "write"} <= set(json.loads(line))


def test_english_is_spoken_where_it_is_asked_for(root: Path) -> None:
    """The last line and the findings in English."""
    result = run("build", "--root", root, "--lang", "en", *DAY)
    assert "3 areas" in result.output.splitlines()[-1]


@pytest.mark.parametrize("code", ["five-at-once", "location-swapped"])
def test_the_process_ends_as_the_command_says(code: str, tmp_path: Path) -> None:
    """Run as a program of its own, it prints all and exits with the same number."""
    lay(code, tmp_path / "root")
    command = [sys.executable, "-m", "sitegen", "check", "--root", str(tmp_path / "root"), *DAY]
    done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603 - our own command
    assert done.returncode == 1
    assert "直しかた" in done.stdout

"""`sitegen owners`: CODEOWNERS from the coordinators of the areas."""

from __future__ import annotations

import fnmatch
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sitegen.cli import main
from tests.golden import MINIATURE

DAY = ("--today", "2026-11-24")


def run(root: Path, *arguments: str) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, ["owners", "--root", str(root), *DAY, *arguments], catch_exceptions=False)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return the miniature city with two coordinators, one of whom has handles, and no newsletter."""
    root = Path(shutil.copytree(MINIATURE, tmp_path / "root"))
    city = root / "areas" / "city.yaml"
    text = city.read_text("utf-8").replace(
        "coordinators: {1: 第2層（1）}",
        'coordinators: {1: 第2層（1）, 2: 第2層（2）}\nowners: {1: ["@example/team-1", "@sample"]}',
    )
    city.write_text(text, encoding="utf-8")
    south = root / "areas" / "minami.yaml"
    south.write_text(south.read_text("utf-8") + "coordinator: 2\n", encoding="utf-8")
    return root


def rules(text: str) -> list[tuple[str, str]]:
    """Return patterns with their owners, in order."""
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [(pattern, owners) for pattern, _, owners in (line.partition(" ") for line in lines)]


def owner_of(path: str, text: str) -> str | None:
    """Return whom a forge would ask about a file: of all rules that fit, the last."""
    found = None
    for pattern, owners in rules(text):
        if f"/{path}".startswith(pattern) if pattern.endswith("/") else fnmatch.fnmatch(f"/{path}", pattern):
            found = owners
    return found


def test_a_folder_of_one_coordinator_has_one_rule_a_mixed_one_its_files(root: Path) -> None:
    """Who looks after an area is asked about its file and its records, and about no others."""
    (root / "places" / "north" / "deep").mkdir(parents=True)
    for name in ("north/one", "north/deep/two"):
        text = f"name: 見本 {name}\nlocation: 36.5671, 136.6531\n"
        (root / "places" / f"{name}.yaml").write_text(text, encoding="utf-8")
    text = run(root).stdout
    patterns = [pattern for pattern, _ in rules(text)]
    assert "/places/north/" in patterns
    assert "/places/odd/empty-values.yaml" in patterns
    asked = "@example/team-1 @sample"
    for path in ("areas/kita.yaml", "places/north/deep/two.yaml", "places/kita/ended.yaml"):
        assert owner_of(path, text) == asked, path
    for path in ("areas/minami.yaml", "areas/city.yaml", "places/odd/bidi.yaml", "places/shima/minato.yaml"):
        assert owner_of(path, text) is None, path


def test_who_has_no_handle_is_named_and_invented_for_nobody(root: Path) -> None:
    """A comment in the file and a sentence on the terminal; no owner is guessed."""
    result = run(root)
    assert "# 名前（owners）のない係: 2（第2層（2））" in result.stdout
    assert "係 2 の名前" in result.stderr
    assert set(re.findall(r"@[\w/-]+", result.stdout)) == {"@example/team-1", "@sample"}


@pytest.mark.parametrize(
    ("forge", "path"),
    [
        ("", ".github/CODEOWNERS"),
        ("forge: {kind: github, url: 'https://github.com/example/tsudoi'}\n", ".github/CODEOWNERS"),
        ("forge: {kind: gitlab, url: 'https://gitlab.example/a/tsudoi'}\n", "CODEOWNERS"),
    ],
)
def test_it_is_written_where_the_forge_reads_it(root: Path, forge: str, path: str) -> None:
    """The same text as printed, again and again."""
    city = root / "areas" / "city.yaml"
    city.write_text(city.read_text("utf-8") + forge, encoding="utf-8")
    assert path in run(root, "--write").stdout
    first = (root / path).read_text("utf-8")
    assert first == run(root).stdout
    run(root, "--write")
    assert (root / path).read_text("utf-8") == first


def test_a_folder_with_a_blank_in_its_name_is_one_pattern(root: Path) -> None:
    """Folders are called as people like."""
    (root / "places" / "北の まち").mkdir()
    text = "name: 見本 まち\nlocation: 36.5671, 136.6531\n"
    (root / "places" / "北の まち" / "machi.yaml").write_text(text, encoding="utf-8")
    assert "/places/北の\\ まち/ @example/team-1 @sample" in run(root).stdout.splitlines()

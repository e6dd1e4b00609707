"""Git revisions are read as data: nothing is followed or run, and what is missing is said."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sitegen.cli import main
from sitegen.review import RevisionError, Versions, checked_out, read_range
from tests.changes import change, copy_miniature, spoil
from tests.changes import git as run_git
from tests.chromium import CURE, find_chromium

Git = Callable[..., str]
DAY = ("--today", "2026-11-24", "--no-pages")


@pytest.fixture
def repository(tmp_path: Path) -> tuple[Path, Git]:
    """Return a repository with the miniature city on main and the made-up change on its branch."""
    root = copy_miniature(tmp_path / "repository")
    git = partial(run_git, root)
    git("init", "-q", "-b", "main")
    git("add", "-A")
    git("commit", "-qm", "before")
    git("switch", "-qc", "change")
    change(root)
    spoil(root)
    git("add", "-A")
    git("commit", "-qm", "after")
    return root, git


def run(*arguments: str | Path) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(main, ["review", *map(str, arguments)], catch_exceptions=False)


def test_two_revisions_are_two_folders(repository: tuple[Path, Git], tmp_path: Path) -> None:
    """The summary of main..change is that of both folders, but for their names."""
    root, git = repository
    after = copy_miniature(tmp_path / "after")
    change(after)
    spoil(after)
    before = copy_miniature(tmp_path / "before")
    one = run("main..change", "--root", root, *DAY).output
    other = run(before, after, *DAY).output
    assert "新しいまちがい 3件" in one
    named = "くらべた版："
    assert [line for line in one.splitlines() if named not in line] == [
        line for line in other.splitlines() if named not in line
    ]
    assert git("status", "--porcelain") == ""


def test_three_dots_compare_with_where_the_branch_began(repository: tuple[Path, Git]) -> None:
    """What main got since is not what the branch does."""
    root, git = repository
    git("switch", "-q", "main")
    (root / "places/kita/taiso.yaml").unlink()
    git("commit", "-qam", "main goes on")
    assert "新しくのる 2" in run("main..change", "--root", root, *DAY).output
    assert "新しくのる 1" in run("main...change", "--root", root, *DAY).output


@pytest.mark.parametrize(
    "text", ["main", "--upload-pack=x..HEAD", "main..--output=x", "a..b..c", "a b..c", "a\n..b"]
)
def test_what_is_no_range_is_refused(text: str) -> None:
    """Nothing that Git could take for an option, and nothing that is not two revisions."""
    with pytest.raises(RevisionError, match=r"main\.\.HEAD"):
        read_range(text)


def test_a_side_left_out_is_head() -> None:
    """As Git has it."""
    assert read_range("main..") == Versions("main", "HEAD", merged=False)


def test_a_shallow_clone_says_what_is_missing(repository: tuple[Path, Git], tmp_path: Path) -> None:
    """With the cure, for a desk and for a workflow."""
    root, git = repository
    first = git("rev-parse", "main")
    clone = tmp_path / "shallow"
    git("clone", "-q", "--depth=1", root.as_uri(), str(clone))
    result = run(f"{first}..HEAD", "--root", clone, *DAY)
    assert result.exit_code == 2
    assert "git fetch --unshallow" in result.output
    assert "fetch-depth: 0" in result.output


def test_outside_of_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that is no repository, and a machine without Git."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert "Git の中ではありません" in run("main..HEAD", "--root", tmp_path, *DAY).output
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "apt-get install git" in run("main..HEAD", "--root", tmp_path, *DAY).output


def test_only_records_are_taken_and_no_link_is_followed(repository: tuple[Path, Git], tmp_path: Path) -> None:
    """A link to a secret is a link to nowhere, which the check names; other folders stay behind."""
    root, git = repository
    secret = tmp_path / "secret.yaml"
    secret.write_text("name: himitsu\n", encoding="utf-8")
    (root / "places/kita/link.yaml").symlink_to(secret)
    (root / "elsewhere.yaml").write_text("name: x\n", encoding="utf-8")
    git("add", "-A")
    git("update-index", "--add", "--cacheinfo", f"160000,{git('rev-parse', 'HEAD')},places/module")
    git("commit", "-qm", "a link and a submodule")
    with checked_out(read_range("main..HEAD"), root=root) as (_, after):
        assert (after / "places/kita/link.yaml").is_symlink()
        assert not (after / "places/kita/link.yaml").exists()
        assert not (after / "elsewhere.yaml").exists()
        assert not (after / "places/module").exists()
    output = run("main..HEAD", "--root", root, *DAY).output
    assert "himitsu" not in output
    assert "places/kita/link.yaml の 1行目" in output


def test_records_below_the_repository(tmp_path: Path) -> None:
    """The root may be a folder inside of a repository."""
    outer = tmp_path / "outer"
    root = copy_miniature(outer / "town")
    run_git(outer, "init", "-q", "-b", "main")
    run_git(outer, "add", "-A")
    run_git(outer, "commit", "-qm", "one")
    change(root)
    run_git(outer, "commit", "-qam", "two")
    assert "休みに入る 1" in run("HEAD~1..HEAD", "--root", root, *DAY).output


def test_the_command_writes_what_it_is_asked_for(tmp_path: Path) -> None:
    """A summary, a report; a folder of somebody else's stays."""
    before, after = copy_miniature(tmp_path / "before"), copy_miniature(tmp_path / "after")
    change(after)
    result = run(before, after, *DAY, "--markdown", tmp_path / "a/b.md", "--html", tmp_path / "report")
    assert result.exit_code == 0
    assert (tmp_path / "a/b.md").read_text("utf-8").startswith("<!-- sitegen-review -->")
    assert (tmp_path / "report/assets/review.css").is_file()
    refused = run(before, after, *DAY, "--html", before)
    assert refused.exit_code == 2
    assert "--html" in refused.output
    assert run(before, *DAY).exit_code == 2
    assert "このフォルダはありません" in run(before, tmp_path / "nowhere", *DAY).output
    assert "二つ" in run(before, after, after, *DAY).output


@pytest.mark.browser
def test_sheets_are_printed_and_counted(tmp_path: Path) -> None:
    """Both versions of the touched areas' sheets, by the browser that prints them."""
    if find_chromium() is None:
        pytest.skip(CURE)
    before, after = copy_miniature(tmp_path / "before"), copy_miniature(tmp_path / "after")
    (after / "places/kita/ocha.yaml").unlink()
    output = run(before, after, "--today", "2026-11-24", "--pages").output
    assert "- 北圏域：2ページ → 2ページ" in output
    assert "島圏域：" not in output


def test_pages_that_cannot_be_counted_are_not_guessed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a browser it is said, and where counting was asked for the command fails."""
    before, after = copy_miniature(tmp_path / "before"), copy_miniature(tmp_path / "after")
    monkeypatch.setattr("sitegen.pdf.press.NAMES", ())
    day = ("--today", "2026-11-24")
    assert "数えていません。Chromium が見つかりません" in run(before, after, *day).output
    assert run(before, after, *day, "--pages").exit_code == 1

"""Writing: whoever pulls the plug, the site is the old one or the new one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sitegen import write
from sitegen.write import MARKER, NotOursError, write_site

OLD = {"index.html": b"old", "a/old.html": b"old", "a/both.html": b"old"}
NEW = {"index.html": b"new", "a/both.html": b"new", "b/c/new.html": b"new"}


def tree(folder: Path) -> dict[str, bytes]:
    """Return the files under a folder, the marker apart."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MARKER
    }


def test_a_build_replaces_the_site_whole(tmp_path: Path) -> None:
    """Files that nobody wrote in this build disappear, and nothing is left beside it."""
    write_site(OLD, tmp_path / "out")
    write_site(NEW, tmp_path / "out")
    assert tree(tmp_path / "out") == NEW
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_what_belongs_to_git_is_carried_over(tmp_path: Path) -> None:
    """The repository keeps output/.gitignore, and a checkout of a pages branch keeps its .git."""
    out = tmp_path / "out"
    (out / ".git").mkdir(parents=True)
    (out / ".git" / "HEAD").write_text("ref", encoding="utf-8")
    (out / ".gitignore").write_text("*", encoding="utf-8")
    write_site(NEW, out)
    write_site(NEW, out)
    assert tree(out) == NEW | {".gitignore": b"*", ".git/HEAD": b"ref"}


def test_a_folder_of_somebody_else_is_never_touched(tmp_path: Path) -> None:
    """A wrong --output must not cost anyone their files."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.doc").write_bytes(b"years of work")
    with pytest.raises(NotOursError, match=r"thesis\.doc"):
        write_site(NEW, tmp_path / "out")
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(NotOursError):
        write_site(NEW, tmp_path / "file")
    assert tree(tmp_path / "out") == {"thesis.doc": b"years of work"}


@pytest.mark.parametrize("name", ["../x", "/etc/x", "a/../../x", ""])
def test_no_file_leaves_the_site(tmp_path: Path, name: str) -> None:
    """A path that leads out is our bug, and writes nothing."""
    write_site(OLD, tmp_path / "out")
    with pytest.raises(ValueError, match="outside"):
        write_site({**NEW, name: b"x"}, tmp_path / "out")
    assert tree(tmp_path / "out") == OLD


CHILD = """
import os, sys
from pathlib import Path
from sitegen.write import write_site
last, count = int(sys.argv[2]), 0
def stop(event, args):
    global count
    if event in WATCHED:
        count += 1
        if count == last:
            os._exit(9)
WATCHED = {
    "open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod", "os.listdir", "os.scandir",
    "ctypes.dlsym", "shutil.rmtree", "shutil.copyfile", "shutil.copystat",
}
sys.addaudithook(stop)
write_site({"index.html": b"new", "a/both.html": b"new", "b/c/new.html": b"new"}, Path(sys.argv[1]))
"""


def killed_at(step: int, out: Path) -> bool:
    """Build in a child that dies at its n-th touch of the disk; tell whether it died."""
    command = [sys.executable, "-c", CHILD, str(out), str(step)]
    return subprocess.run(command, check=False, env=os.environ).returncode == 9  # noqa: S603 - our own child


def test_killed_at_any_moment_the_site_is_whole(tmp_path: Path) -> None:
    """For each touch of the disk that a build makes, a build killed right there."""
    seen = set()
    for step in range(1, 200):
        folder = tmp_path / str(step)
        folder.mkdir()
        write_site(OLD, folder / "out")
        died = killed_at(step, folder / "out")
        state = tree(folder / "out")
        assert state in (OLD, NEW)
        seen.add("new" if state == NEW else "old")
        # The next build clears away what the killed one left.
        write_site(NEW, folder / "out")
        assert tree(folder / "out") == NEW
        assert [path.name for path in folder.iterdir()] == ["out"]
        if not died:
            break
    assert not died
    assert seen == {"old", "new"}
    assert step > 10


def test_without_an_exchange_two_renames_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that can't exchange folders in one step still gets the new site."""
    monkeypatch.setattr(write, "_exchange", lambda: None)
    write_site(OLD, tmp_path / "out")
    write_site(NEW, tmp_path / "out")
    assert tree(tmp_path / "out") == NEW
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_copied_file_is_the_file(tmp_path: Path) -> None:
    """Photos and scripts come from where they lie."""
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8")
    write_site({"p/photo.jpg": tmp_path / "photo.jpg"}, tmp_path / "out")
    assert tree(tmp_path / "out") == {"p/photo.jpg": b"\xff\xd8"}

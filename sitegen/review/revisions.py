"""Records of Git revisions, laid out in a folder: their files as data, nothing of them followed or run."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

FOLDERS = ("places", "areas")
PLAIN, LINK = {"100644", "100755"}, "120000"
# Boundaries are the largest of the files; what is larger is no record.
LARGEST = 100_000_000
# Global options: no other objects in the place of some, no locks, paths as they are spelt.
GIT = ("git", "--no-replace-objects", "--no-optional-locks", "--literal-pathspecs")
NO_GIT = "git が見つかりません。apt-get install git で入れてください。 / Git is not installed."
NO_RANGE = (
    "版は 前..後 の形で書いてください（例 main..HEAD）。フォルダなら、前と後の二つを書きます。"
    " / Give two revisions as BASE..HEAD, or two folders."
)


class RevisionError(Exception):
    """Why revisions can't be read: one sentence in Japanese with the cure, then in English."""


@dataclass(frozen=True, slots=True)
class Versions:
    """A range of revisions as it was asked for; with `merged` what `after` has since it left `before`."""

    before: str
    after: str
    merged: bool


@dataclass(frozen=True, slots=True)
class _File:
    path: str
    blob: str
    link: bool


def read_range(text: str) -> Versions:
    """Read BASE..HEAD or BASE...HEAD; a side left out is HEAD. Raises RevisionError."""
    merged = "..." in text
    before, between, after = text.partition("..." if merged else "..")
    versions = Versions(before or "HEAD", after or "HEAD", merged)
    for one in (versions.before, versions.after):
        # What begins with a dash would be an option to Git, what has a range in it two revisions.
        if not between or one.startswith("-") or ".." in one or not one.isprintable() or " " in one:
            raise RevisionError(f"{text}: {NO_RANGE}")
    return versions


@contextmanager
def checked_out(versions: Versions, *, root: Path) -> Iterator[tuple[Path, Path]]:
    """Yield two folders with places/ and areas/ of both revisions, which go when the block ends.

    Links become links to nowhere, which the check names; submodules are left out. Raises
    RevisionError where a revision or Git is missing.
    """
    before, after = (_commit(one, root) for one in (versions.before, versions.after))
    if versions.merged:
        before = _merge_base(before, after, versions, root)
    prefix = _git(["rev-parse", "--show-prefix"], root).decode().strip("\n")
    with TemporaryDirectory(prefix="sitegen-review-") as folder:
        sides = Path(folder, "before"), Path(folder, "after")
        for commit, side in zip((before, after), sides, strict=True):
            side.mkdir()
            _lay_out(tuple(_files(commit, prefix, root)), side, root)
        yield sides


def _commit(revision: str, root: Path) -> str:
    found = _run(["rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"], root)
    if found.returncode:
        inside = _run(["rev-parse", "--git-dir"], root)
        if inside.returncode:
            raise RevisionError(
                f"{root}: ここは Git の中ではありません。記録のある Git のフォルダを --root で教えるか、"
                "二つのフォルダをくらべてください。 / This is no Git repository."
            )
        raise RevisionError(_missing(revision))
    return found.stdout.decode().strip()


def _merge_base(before: str, after: str, versions: Versions, root: Path) -> str:
    found = _run(["merge-base", before, after], root)
    if found.returncode:
        raise RevisionError(_missing(f"{versions.before}...{versions.after}"))
    return found.stdout.decode().split()[0]


def _missing(revision: str) -> str:
    return (
        f"{revision}: この版は、手もとの Git にありません。名前をたしかめるか、git fetch --unshallow で"
        "これまでの版を取りよせてください（GitHub の checkout なら fetch-depth: 0）。"
        " / This revision is missing here; a shallow clone may need git fetch --unshallow."
    )


def _files(commit: str, prefix: str, root: Path) -> Iterator[_File]:
    """Yield the files of a commit under the records' folders, as Git lists them."""
    wanted = [prefix + name for name in FOLDERS]
    listed = _git(["ls-tree", "-r", "-l", "-z", "--full-tree", commit, "--", *wanted], root)
    for row in listed.split(b"\0"):
        facts, _, name = row.partition(b"\t")
        path = name.decode("utf-8", "replace").removeprefix(prefix)
        if not path or not _is_inside(path):
            continue
        mode, kind, blob, size = facts.decode("ascii").split()
        if mode == LINK or (kind == "blob" and mode in PLAIN and int(size) <= LARGEST):
            yield _File(path, blob, mode == LINK)


def _is_inside(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return parts[0] in FOLDERS and not {"..", ".git"} & {one.lower() for one in parts} and "\\" not in path


def _lay_out(files: Sequence[_File], folder: Path, root: Path) -> None:
    plain = [one for one in files if not one.link]
    for one, content in zip(plain, _contents([one.blob for one in plain], root), strict=True):
        target = folder / one.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    for one in files:
        if one.link:
            target = folder / one.path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.symlink_to("nowhere")


def _contents(blobs: Sequence[str], root: Path) -> Iterator[bytes]:
    """Yield the contents of blobs in order, from one Git for all of them."""
    asked = "".join(f"{blob}\n" for blob in blobs).encode()
    answer = _git(["cat-file", "--batch"], root, asked)
    at = 0
    for _ in blobs:
        end = answer.index(b"\n", at)
        size = int(answer[at:end].split()[2])
        yield answer[end + 1 : end + 1 + size]
        at = end + size + 2


def _git(arguments: Sequence[str], root: Path, given: bytes = b"") -> bytes:
    done = _run(arguments, root, given)
    if done.returncode:
        why = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        raise RevisionError(f"Git が答えませんでした（{why}）。 / Git failed.")
    return done.stdout


def _run(arguments: Sequence[str], root: Path, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(  # noqa: S603 - no shell, and revisions were read before
            [*GIT, *arguments], cwd=root, input=given, capture_output=True, check=False
        )
    except FileNotFoundError:
        raise RevisionError(NO_GIT) from None

"""Write the whole site beside the old one and swap the two.

Killed at any moment, what stands at the output is the old site or the new one, never half.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

MARKER = ".sitegen"
MARKER_TEXT = "sitegen made this folder and may replace all of it. / sitegen がつくったフォルダです。\n"
AT_FDCWD = -100
RENAME_EXCHANGE = 2
RENAME_SWAP = 2


class NotOursError(Exception):
    """The output is a folder with something in it that sitegen did not make."""


def write_site(files: Mapping[str, bytes | Path], output: Path) -> None:
    """Make `output` hold exactly `files`: bytes, or paths of files to copy, by posix path."""
    with fresh_site(output) as folder:
        write_files(files, folder)


@contextmanager
def fresh_site(output: Path) -> Iterator[Path]:
    """Yield an empty folder that takes the place of `output` when the block ends well.

    A folder that sitegen did not make is never touched, unless it is empty; what belongs to
    Git (`.git`, `.gitignore`) is carried over. Raises NotOursError, and OSError where the disk
    refuses.
    """
    target = output.resolve()
    _refuse_foreign(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    _clear_leftovers(target)
    fresh = Path(tempfile.mkdtemp(prefix=f".{target.name}.", suffix=".new", dir=target.parent))
    try:
        fresh.chmod(0o755)
        (fresh / MARKER).write_text(MARKER_TEXT, encoding="utf-8")
        yield fresh
        _carry_git(target, fresh)
        _swap(fresh, target)
    finally:
        _discard(fresh)


def _refuse_foreign(target: Path) -> None:
    if not target.exists():
        return
    if not target.is_dir():
        raise NotOursError(f"{target} is a file")
    names = {entry.name for entry in target.iterdir() if not entry.name.startswith(".git")}
    if names and MARKER not in names:
        raise NotOursError(f"{target} holds {min(names)}, which sitegen did not write")


def _clear_leftovers(target: Path) -> None:
    """Remove what a killed build left beside the output: half a new site, or a whole old one."""
    for path in target.parent.glob(f".{target.name}.*.new"):
        if (path / MARKER).is_file() or not any(path.iterdir()):
            _discard(path)


def _discard(folder: Path) -> None:
    """Remove a folder of ours, its marker last: killed on the way, it is still known as ours."""
    if not folder.exists():
        return
    for entry in folder.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry, ignore_errors=True)
        elif entry.name != MARKER:
            entry.unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)


def write_files(files: Mapping[str, bytes | Path], folder: Path) -> None:
    """Write files into a fresh site; raises ValueError for a path that leaves it."""
    # A thousand files: plain strings and calls of the system take half the time of Path.open.
    made = {""}
    for name, data in sorted(files.items()):
        if not {"", ".", ".."}.isdisjoint(name.split("/")):
            raise ValueError(f"a file outside the site: {name}")
        parent = name.rpartition("/")[0]
        if parent not in made:
            Path(folder, parent).mkdir(parents=True, exist_ok=True)
            made.add(parent)
        _write_file(f"{folder}/{name}", data.read_bytes() if isinstance(data, Path) else data)


def replace_file(path: Path, content: bytes) -> None:
    """Write a file that takes the place of an older one when it is whole."""
    fresh = path.with_name(f".{path.name[:60]}.{os.getpid()}.new")
    try:
        fresh.write_bytes(content)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def _write_file(path: str, content: bytes) -> None:
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)
    try:
        written = os.write(file, content)
        while written < len(content):
            written += os.write(file, content[written:])
    finally:
        os.close(file)


def _carry_git(old: Path, fresh: Path) -> None:
    """Copy what belongs to Git; the old site keeps its own until the swap is done."""
    for entry in sorted(old.glob(".git*")) if old.exists() else ():
        if entry.is_dir():
            shutil.copytree(entry, fresh / entry.name, symlinks=True)
        else:
            shutil.copy2(entry, fresh / entry.name)


def _swap(fresh: Path, target: Path) -> None:
    """Put `fresh` in the place of `target`; afterwards `fresh` is the old site, or gone."""
    if not target.exists():
        fresh.rename(target)
        return
    exchange = _exchange()
    if exchange is not None and exchange(os.fsencode(fresh), os.fsencode(target)):
        return
    # Without an exchange in one step the output is missing for an instant, but never half.
    old = fresh.with_suffix(".old.new")
    target.rename(old)
    try:
        fresh.rename(target)
    except OSError:
        old.rename(target)
        raise
    _discard(old)


def _exchange() -> Callable[[bytes, bytes], bool] | None:
    """Return the system's call that exchanges two folders in one step, if it has one."""
    library = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "darwin" and hasattr(library, "renamex_np"):
        return lambda one, other: bool(library.renamex_np(one, other, RENAME_SWAP) == 0)
    if hasattr(library, "renameat2"):
        return lambda one, other: bool(
            library.renameat2(AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE) == 0
        )
    return None

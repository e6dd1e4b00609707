"""Watch the records: the only home of watchfiles."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from threading import Event

from watchfiles import Change, watch

FOLDERS = ("places", "areas")
# Milliseconds. Editors save in several steps (a file beside, then its name): it has to be quiet for a
# moment; and whoever changes a thousand files at once is not to wait for ever.
QUIET, LONGEST, TICK = 10, 500, 250


def watch_records(root: Path, *, stop: Event) -> Iterator[frozenset[str]]:
    """Yield the files that have changed, by their paths from the root, as soon as it is quiet again.

    An empty set says that for a quarter of a second nothing has. "" among the files says that
    there may be others: what happened while a folder came or went was not watched. Ends with `stop`.
    """
    root = root.resolve()
    while not stop.is_set():
        folders = frozenset(_folders(root))
        yield from _watch(root, folders, stop)


def _watch(root: Path, folders: frozenset[str], stop: Event) -> Iterator[frozenset[str]]:
    """Watch some folders until there are others."""
    waiting: frozenset[str] = frozenset({""})
    for changes in watch(
        *sorted(folders),
        watch_filter=lambda _, path: _concerns(path, root),
        # Below a link lies what is no record, and it may lead anywhere: each folder is named.
        recursive=False,
        debounce=LONGEST,
        step=QUIET,
        rust_timeout=TICK,
        yield_on_timeout=True,
        stop_event=stop,
        raise_interrupt=True,
    ):
        waiting |= _paths(changes, root)
        # Some editors empty a file before they write it: what it will hold is told in a moment.
        if not changes or not any(map(_is_empty, (root / path for path in waiting if path))):
            yield waiting
            waiting = frozenset()
        if changes and frozenset(_folders(root)) != folders:
            return


def _paths(changes: set[tuple[Change, str]], root: Path) -> frozenset[str]:
    return frozenset(Path(path).relative_to(root).as_posix() for _, path in changes)


def _is_empty(path: Path) -> bool:
    try:
        return path.is_file() and not path.stat().st_size
    except OSError:
        return False


def _concerns(path: str, root: Path) -> bool:
    """Tell whether a path is one of ours, and no file that an editor keeps beside it."""
    parts = Path(path).relative_to(root).parts
    return parts[0] in FOLDERS and not any(part.startswith(".") or part.endswith("~") for part in parts)


def _folders(root: Path) -> Iterator[str]:
    """Yield the root, in which the folders of the records may come and go, and all that lie in those."""
    yield str(root)
    for name in FOLDERS:
        for folder, names, _ in os.walk(root / name):
            names[:] = [one for one in names if not one.startswith(".")]
            yield folder

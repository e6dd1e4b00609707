"""What `sitegen serve` notices of the records: real files, and waiting for events, never for time."""

from __future__ import annotations

import queue
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from watchfiles import Change

from sitegen.serve import watch_records
from tests.golden import MINIATURE

SECONDS = 20
Seen = Callable[[str], set[str]]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a copy of the miniature city."""
    return Path(shutil.copytree(MINIATURE, tmp_path / "root"))


class Watcher:
    """Somebody who watches records in a thread; `until` waits for what is seen."""

    def __init__(self, root: Path) -> None:
        self.stop = threading.Event()
        self.seen: queue.Queue[frozenset[str]] = queue.Queue()
        self.thread = threading.Thread(target=self._watch, args=(root,), daemon=True)
        self.thread.start()
        self.until("")

    def _watch(self, root: Path) -> None:
        for changed in watch_records(root, stop=self.stop):
            if changed:
                self.seen.put(changed)

    def until(self, *paths: str) -> set[str]:
        """Return what has been seen, once all of these have."""
        found: set[str] = set()
        while not found.issuperset(paths):
            try:
                found |= self.seen.get(timeout=SECONDS)
            except queue.Empty:
                raise AssertionError(f"not seen: {set(paths) - found}; but {found}") from None
        return found

    def end(self) -> None:
        """Watch no longer."""
        self.stop.set()
        self.thread.join(SECONDS)
        assert not self.thread.is_alive()


@pytest.fixture
def watcher(root: Path) -> Iterator[Watcher]:
    """Watch the miniature city from here on."""
    watcher = Watcher(root)
    yield watcher
    watcher.end()


def test_a_file_that_is_written_is_seen(root: Path, watcher: Watcher) -> None:
    """By its path from the root, and nothing else."""
    (root / "places/kita/taiso.yaml").write_text("name: x\n", encoding="utf-8")
    assert watcher.until("places/kita/taiso.yaml") == {"places/kita/taiso.yaml"}


def test_a_file_saved_beside_and_renamed_is_seen_by_its_name(root: Path, watcher: Watcher) -> None:
    """Editors write a file of their own first: only the record is told."""
    record = root / "places/kita/taiso.yaml"
    for beside in (record.with_name(".taiso.yaml.swp"), record.with_name("taiso.yaml~")):
        beside.write_text("name: x\n", encoding="utf-8")
        beside.replace(record)
        assert watcher.until("places/kita/taiso.yaml") == {"places/kita/taiso.yaml"}


def test_a_file_that_is_deleted_is_seen(root: Path, watcher: Watcher) -> None:
    """A record that goes is a change."""
    (root / "areas/shima.yaml").unlink()
    watcher.until("areas/shima.yaml")


def test_many_files_at_once_are_all_seen(root: Path, watcher: Watcher) -> None:
    """A checkout writes hundreds of files; none is lost."""
    names = [f"places/kita/new-{number}.yaml" for number in range(200)]
    for name in names:
        (root / name).write_text("name: x\n", encoding="utf-8")
    watcher.until(*names)


def test_a_new_folder_is_watched_from_then_on(root: Path, watcher: Watcher) -> None:
    """People make folders as they like, in folders."""
    (root / "places/new/deep").mkdir(parents=True)
    # What was written before it was watched is looked for.
    watcher.until("")
    (root / "places/new/deep/one.yaml").write_text("name: x\n", encoding="utf-8")
    watcher.until("places/new/deep/one.yaml")


def test_a_folder_that_goes_and_comes_again_is_watched(root: Path, watcher: Watcher) -> None:
    """As in a checkout of a branch that has other folders."""
    (root / "places").rename(root / "elsewhere")
    watcher.until("")
    (root / "elsewhere").rename(root / "places")
    watcher.until("")
    (root / "places/kita/taiso.yaml").write_text("name: x\n", encoding="utf-8")
    watcher.until("places/kita/taiso.yaml")


def test_what_is_no_record_is_not_looked_at(root: Path, watcher: Watcher) -> None:
    """The output, other files and what is hidden are none of ours."""
    (root / "output").mkdir()
    (root / "README.md").write_text("x", encoding="utf-8")
    (root / "places/kita/.hidden.yaml").write_text("x", encoding="utf-8")
    (root / "places/kita/last.yaml").write_text("x", encoding="utf-8")
    assert watcher.until("places/kita/last.yaml") == {"places/kita/last.yaml"}


def test_links_are_not_followed(root: Path, tmp_path: Path) -> None:
    """A link may lead anywhere; nothing behind it is watched."""
    (tmp_path / "elsewhere").mkdir()
    (root / "places/kita/link").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    watcher = Watcher(root)
    (tmp_path / "elsewhere/one.yaml").write_text("name: x\n", encoding="utf-8")
    (root / "places/kita/last.yaml").write_text("x", encoding="utf-8")
    assert watcher.until("places/kita/last.yaml") == {"places/kita/last.yaml"}
    watcher.end()


def test_a_file_that_was_emptied_is_told_when_it_is_written(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Editors empty a file, then write it: what lies between is no mistake; what stays empty is told."""
    file = root / "places" / "kita" / "taiso.yaml"
    change = {(Change.modified, str(file.resolve()))}
    text = file.read_text("utf-8")

    def steps(*_: object, **__: object) -> Iterator[set[tuple[Change, str]]]:
        file.write_text("", "utf-8")
        yield change
        file.write_text(text, "utf-8")
        yield change
        file.write_text("", "utf-8")
        yield change
        yield set()
        stop.set()

    stop = threading.Event()
    monkeypatch.setattr("sitegen.serve.watch.watch", steps)
    path = "places/kita/taiso.yaml"
    assert list(watch_records(root, stop=stop)) == [frozenset({"", path}), frozenset({path})]

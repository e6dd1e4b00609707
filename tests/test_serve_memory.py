"""What `sitegen serve` shows after any edit is what a clean build writes, byte for byte."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from sitegen import dating
from sitegen.build import build
from sitegen.diagnostics import blocks
from sitegen.memory import Same
from sitegen.serve import Shown, Workshop
from tests.edits import Editor
from tests.golden import MINIATURE, MONTHS, ROOT, TODAY

SEEDS = range(4)
EDITS = 60
PART, FEW = 0.2, 0.02


def copy(root: Path) -> Path:
    """Return a copy of the miniature city."""
    return Path(shutil.copytree(MINIATURE, root))


def built(root: Path, output: Path) -> dict[str, bytes]:
    """Return the files of a clean build."""
    assert build(root, output, today=TODAY, months=MONTHS).pages
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in output.rglob("*")
        if path.is_file() and path.name != ".sitegen"
    }


def served(shown: Shown, part: Callable[[str], bool] = lambda _: True) -> dict[str, bytes | None]:
    """Return the files that are served, or a part of them."""
    assert shown.files
    return {path: shown.files.read(path) for path in shown.files.paths() if part(path)}


def differing(one: dict[str, bytes | None], other: dict[str, bytes | None]) -> list[str]:
    """Return the paths of what differs, which says more than a megabyte of both."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def test_what_is_served_first_is_what_a_build_writes(tmp_path: Path) -> None:
    """All files of the miniature city, byte for byte, the worker with its digests too."""
    root = copy(tmp_path / "root")
    workshop = Workshop(root, months=MONTHS)
    assert workshop.work(TODAY)
    assert differing(served(workshop.shown), {**built(root, tmp_path / "site")}) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_after_any_edits_what_is_served_is_what_a_clean_build_writes(seed: int, tmp_path: Path) -> None:
    """240 edits in all.

    After each the findings, and a fifth of the files, of a workshop without memory; after every
    fifteenth sound one all files of a build.
    """
    root = copy(tmp_path / "root")
    workshop, editor, chance = Workshop(root, months=MONTHS), Editor(root, seed), Random(seed)  # noqa: S311
    workshop.work(TODAY)
    sound = 0
    for turn in range(1, EDITS + 1):
        wrong = blocks(workshop.shown.findings)
        done = "mend" if wrong and chance.random() < 0.7 else editor.edit()
        if done == "mend":
            editor.mend()
        workshop.work(TODAY)
        clean = Workshop(root, months=MONTHS)
        clean.work(TODAY)
        assert workshop.shown.findings == clean.shown.findings, f"edit {turn}: {done}"
        if clean.shown.files is None:
            continue
        editor.keep()
        sound += 1
        some = {path for path in clean.shown.files.paths() if chance.random() < PART}
        seen = served(workshop.shown, some.__contains__)
        assert differing(seen, served(clean.shown, some.__contains__)) == [], f"edit {turn}: {done}"
        if sound % 15 == 0:
            files = built(root, tmp_path / "site")
            assert differing(served(workshop.shown), {**files}) == [], f"edit {turn}: {done}"
    assert sound > EDITS // 2


def test_in_a_city_of_hundreds_it_is_the_same(tmp_path: Path) -> None:
    """Five edits of the repository's own records, and a few files of each language."""
    for name in ("places", "areas"):
        shutil.copytree(ROOT / name, tmp_path / "root" / name)
    root, chance = tmp_path / "root", Random(7)  # noqa: S311
    workshop, editor = Workshop(root, months=1), Editor(root, 7)
    workshop.work(TODAY)
    for change in (editor.schedule, editor.name, editor.add, editor.several, editor.towns):
        change()
        workshop.work(TODAY)
        clean = Workshop(root, months=1)
        clean.work(TODAY)
        assert workshop.shown.findings == clean.shown.findings
        if blocks(clean.shown.findings):
            editor.mend()
            continue
        assert clean.shown.files
        some = {path for path in clean.shown.files.paths() if chance.random() < FEW}
        seen = served(workshop.shown, some.__contains__)
        assert differing(seen, served(clean.shown, some.__contains__)) == [], change.__name__
        editor.keep()


def test_the_end_of_many_edits_is_what_another_process_builds(tmp_path: Path) -> None:
    """A process of its own knows nothing that this one could have kept anywhere."""
    root = copy(tmp_path / "root")
    workshop, editor = Workshop(root, months=MONTHS), Editor(root, 99)
    workshop.work(TODAY)
    for _ in range(40):
        editor.edit()
        workshop.work(TODAY)
        if blocks(workshop.shown.findings):
            editor.mend()
            workshop.work(TODAY)
        editor.keep()
        assert workshop.shown.files
        workshop.shown.files.read("index.html")
    output = tmp_path / "site"
    command = [sys.executable, "-m", "sitegen", "build", "--root", str(root), "--output", str(output)]
    subprocess.run(  # noqa: S603
        [*command, "--today", TODAY.isoformat(), "--horizon", str(MONTHS)], check=True, capture_output=True
    )
    files = {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in output.rglob("*")
        if path.is_file() and path.name != ".sitegen"
    }
    assert differing(served(workshop.shown), {**files}) == []


def test_a_memory_that_forgets_what_hangs_on_what_is_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The test above can fail: dates that are remembered by the file's name alone are old ones."""
    root = copy(tmp_path / "root")
    monkeypatch.setattr(dating, "Same", lambda it: getattr(it, "path", Same(it)))
    workshop = Workshop(root, months=MONTHS)
    workshop.work(TODAY)
    record = root / "places" / "kita" / "taiso.yaml"
    record.write_text(record.read_text("utf-8").replace("毎週月曜日", "毎週火曜日"), encoding="utf-8")
    workshop.work(TODAY)
    assert "places/taiso/index.html" in differing(served(workshop.shown), {**built(root, tmp_path / "site")})


def test_a_change_is_worked_out_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One of sixteen records has changed: one is read, one is dated."""
    root = copy(tmp_path / "root")
    workshop = Workshop(root, months=MONTHS)
    workshop.work(TODAY)
    dated = []
    date = dating._date  # noqa: SLF001 - what is to be counted

    def count(record: dating.Place, *others: object) -> object:
        dated.append(record.id)
        return date(record, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(dating, "_date", count)
    record = root / "places" / "kita" / "taiso.yaml"
    record.write_text(record.read_text("utf-8").replace("朝の体操", "夕方の体操"), encoding="utf-8")
    assert workshop.work(TODAY)
    assert dated == ["taiso"]


def test_what_was_saved_without_a_change_is_no_change(tmp_path: Path) -> None:
    """A file that is written anew with the same bytes reloads nothing."""
    root = copy(tmp_path / "root")
    workshop = Workshop(root, months=MONTHS)
    assert workshop.work(TODAY)
    record = root / "places" / "kita" / "taiso.yaml"
    record.write_bytes(record.read_bytes())
    assert not workshop.work(TODAY)


def test_with_errors_the_last_sound_site_stays(tmp_path: Path) -> None:
    """The findings are new, the files the old ones; mended, all is as it was."""
    root = copy(tmp_path / "root")
    workshop = Workshop(root, months=MONTHS)
    workshop.work(TODAY)
    before = workshop.shown
    record = root / "places" / "kita" / "taiso.yaml"
    sound = record.read_bytes()
    record.write_text(record.read_text("utf-8").replace("[exercise]", "[taisou]"), encoding="utf-8")
    assert workshop.work(TODAY)
    assert workshop.shown.files is before.files
    assert workshop.shown.build == before.build
    assert [one.code for one in workshop.shown.grave if blocks([one])] == ["unknown-category"]
    record.write_bytes(sound)
    assert workshop.work(TODAY)
    assert workshop.shown.build == before.build
    assert not blocks(workshop.shown.findings)


def test_a_new_day_is_a_change(tmp_path: Path) -> None:
    """At midnight the site is another one."""
    root = copy(tmp_path / "root")
    workshop = Workshop(root, months=MONTHS)
    workshop.work(TODAY)
    first = workshop.shown.build
    tomorrow = TODAY.replace(day=TODAY.day + 1)
    assert workshop.work(tomorrow)
    assert workshop.shown.build != first
    assert workshop.shown.files
    assert f'data-built="{tomorrow}"'.encode() in (workshop.shown.files.read("index.html") or b"")

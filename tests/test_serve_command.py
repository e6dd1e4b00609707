"""`sitegen serve` as people run it."""

from __future__ import annotations

import re
import shutil
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from sitegen.cli import main
from sitegen.cli.serve import look, named
from sitegen.serve import Board, Workshop
from tests.golden import MINIATURE, ROOT, TODAY

ADDRESS = re.compile(r"(http://127\.0\.0\.1:\d+/) を開いてください")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a copy of the miniature city."""
    return Path(shutil.copytree(MINIATURE, tmp_path / "root"))


class Serving:
    """A running command, whose lines are read one by one."""

    def __init__(self, root: Path, port: int = 0) -> None:
        command = [sys.executable, "-u", "-m", "sitegen", "serve", "--root", str(root), "--no-open"]
        command += ["--port", str(port), "--today", "2026-11-24"]
        self.process = subprocess.Popen(  # noqa: S603
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
        )

    def until(self, pattern: str) -> re.Match[str]:
        """Return the next line in which something stands; fail with all that was said if none is."""
        assert self.process.stdout
        said = ""
        for line in self.process.stdout:
            said += line
            if found := re.search(pattern, line):
                return found
        raise AssertionError(said)

    def end(self) -> str:
        """Press Ctrl+C; return what else was said."""
        self.process.send_signal(signal.SIGINT)
        return self.process.communicate(timeout=30)[0]


@pytest.fixture
def serving(root: Path) -> Iterator[Serving]:
    """Serve the miniature city."""
    serving = Serving(root)
    yield serving
    if serving.process.poll() is None:
        serving.process.kill()
        serving.process.wait()
    if serving.process.stdout:
        serving.process.stdout.close()


def fetch(address: str) -> str:
    """Return a page."""
    with urllib.request.urlopen(address, timeout=30) as found:  # noqa: S310 - our own server
        text: str = found.read().decode()
        return text


def test_it_says_where_to_look_and_what_has_changed_and_ends(root: Path, serving: Serving) -> None:
    """Address, each change with its milliseconds, findings with their cure, and a word at Ctrl+C."""
    address = serving.until(ADDRESS.pattern)[1]
    assert "見本 朝の体操" in fetch(f"{address}places/taiso/")
    record = root / "places/kita/taiso.yaml"
    text = record.read_text("utf-8")
    record.write_text(text.replace("朝の体操", "夕方の体操"), encoding="utf-8")
    serving.until(r"^places/kita/taiso\.yaml → \d+ ミリ秒$")
    assert "見本 夕方の体操" in fetch(f"{address}places/taiso/")
    record.write_text(text.replace("[exercise]", "[taisou]"), encoding="utf-8")
    serving.until(r"^places/kita/taiso\.yaml:4:14: error\[unknown-category\]")
    serving.until(r"直しかた: ")
    serving.until(r"まちがいがあるので、画面は前のままです。")
    assert "見本 夕方の体操" in fetch(f"{address}places/taiso/")
    assert serving.end().endswith("おわりました。\n")
    assert serving.process.returncode == 0


def test_nothing_is_written(root: Path, serving: Serving) -> None:
    """Neither output/ nor anything else comes into being under the root."""
    before = {path: path.stat().st_mtime_ns for path in root.rglob("*")}
    address = serving.until(ADDRESS.pattern)[1]
    fetch(address)
    serving.end()
    assert {path: path.stat().st_mtime_ns for path in root.rglob("*")} == before


def test_where_the_port_is_taken_it_says_which_one_it_takes(root: Path) -> None:
    """A port that is taken is no end: a plain sentence, and the next one."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        serving = Serving(root, port)
        other = int(serving.until(rf"ポート{port}はほかで使われているので、(\d+)で開きます。")[1])
        assert serving.until(ADDRESS.pattern)[1] == f"http://127.0.0.1:{other}/"
        serving.end()


def test_records_that_were_never_sound_are_said_and_waited_for(root: Path, serving: Serving) -> None:
    """It starts with errors, too, and shows the site when they are mended."""
    serving.end()
    record = root / "places/kita/taiso.yaml"
    text = record.read_text("utf-8")
    record.write_text(text.replace("[exercise]", "[taisou]"), encoding="utf-8")
    again = Serving(root)
    again.until("まちがいをなおすと、サイトが出ます。")
    address = again.until(ADDRESS.pattern)[1]
    record.write_text(text, encoding="utf-8")
    again.until("ミリ秒")
    assert "見本 朝の体操" in fetch(f"{address}places/taiso/")
    again.end()


def test_without_its_library_it_says_how_to_get_it(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The extra is named with the command that installs it."""
    monkeypatch.setattr("sitegen.cli.needs.find_spec", lambda _: None)
    result = CliRunner().invoke(main, ["serve", "--root", str(root)])
    assert result.exit_code == 1
    assert "pip install 'sitegen[serve]'" in result.output


def test_many_changed_files_are_counted() -> None:
    """Three files are named, the rest counted."""
    files = frozenset(f"places/{number}.yaml" for number in range(9))
    assert named(files) == "places/0.yaml、places/1.yaml、places/2.yamlほか6点"
    assert named(frozenset({""})) == "日付か記録が変わりました"


def test_a_warning_is_said_once(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What stands since before the change is only counted, so that what is new is not lost among it."""
    workshop, board = Workshop(root), Board()
    look(workshop, board, TODAY, frozenset(), "ja")
    capsys.readouterr()
    file = root / "places" / "kita" / "taiso.yaml"
    file.write_text(f"{file.read_text('utf-8')}bring: 080-1234-5678\n", "utf-8")
    look(workshop, board, TODAY, frozenset({"places/kita/taiso.yaml"}), "ja")
    said = capsys.readouterr().out
    assert said.count("]: ") == 1
    assert "personal-mobile" in said
    board.close()

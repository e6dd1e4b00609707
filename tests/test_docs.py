"""The coordinators' guides: every command in them runs, every link and picture is there."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
GUIDES = sorted(path.name for path in DOCS.glob("*.md"))
SHELL = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
# What a guide says of a command that finds mistakes on purpose.
FINDS = "まちがいを1つ知らせます"
# These run until somebody stops them.
ENDLESS = ("serve",)


def commands(name: str) -> list[str]:
    """Return the commands of a guide, in order, with what is said of them."""
    text = (DOCS / name).read_text("utf-8")
    lines = [line.strip() for block in SHELL.findall(text) for line in block.splitlines() if line.strip()]
    assert all(line.startswith("sitegen ") for line in lines)
    return lines


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a repository of its own with Kanazawa's records, as a coordinator has it."""
    for name in ("areas", "places", "docs/samples"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for git in (
        ["init", "-q", "-b", "main"],
        ["add", "."],
        ["-c", "user.name=見本", "-c", "user.email=a@example.jp", "commit", "-qm", "見本"],
    ):
        subprocess.run(["git", *git], cwd=tmp_path, check=True, timeout=60)  # noqa: S603, S607 - fixed
    return tmp_path


@pytest.mark.parametrize("name", [name for name in GUIDES if commands(name)])
def test_every_command_of_a_guide_runs(name: str, root: Path) -> None:
    """In the guide's order, in one folder: what one writes the next one reads."""
    for line in commands(name):
        words = shlex.split(line, comments=True)[1:]
        if words[0] in ENDLESS:
            words = [words[0], "--help"]
        done = subprocess.run(  # noqa: S603 - the guides' own commands
            [sys.executable, "-m", "sitegen", *words],
            cwd=root,
            env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
            capture_output=True,
            text=True,
            timeout=180,
            check=False,
        )
        assert done.returncode == (FINDS in line), f"{line}\n{done.stdout}\n{done.stderr}"


@pytest.mark.parametrize("name", GUIDES)
def test_links_of_a_guide_lead_somewhere(name: str) -> None:
    """To files of the repository, pictures among them; addresses on the web are not asked."""
    for link in LINK.findall((DOCS / name).read_text("utf-8")):
        if not link.startswith("http"):
            assert (DOCS / link).exists(), link


def test_every_picture_is_described_and_used() -> None:
    """A picture has words for who does not see it, and no picture lies about that no text shows."""
    texts = [(ROOT / "README.md").read_text("utf-8")]
    texts += [(DOCS / name).read_text("utf-8") for name in GUIDES]
    shown = {
        Path(path).name
        for text in texts
        for words, path in re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", text)
        if words.strip()
    }
    assert {path.name for path in (DOCS / "images").glob("*.png")} == shown

"""The catalogues: every message of the program has its translation in every language."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TOOL = ROOT / "tools" / "messages.py"
PYTHON = """
def say(language, count):
    # Translators: How one says hello.
    language.gettext("こんにちは")
    language.gettext(unknown)
    return language.counted("{count}人が{place}に", count)
"""
SCRIPT = """
(() => {
  const { t, counted } = window.sitegenWords;
  // Translators: On a button.
  box.textContent = t("{date}まで", { date });
  box.title = counted("{count}回", times);
})();
"""
TEMPLATE = """
{# Translators: A heading. #}
<h2>{{ "集まり" | t }}</h2>
<p title="{{ ("開く" if shut else "閉じる") | t }}">{{ "{count}通" | counted(mails) }} {{ name | t }}</p>
"""
CATALOGUE = """# Translated by the neighbours.
msgid ""
msgstr ""
"Language: en\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "日本語"
msgstr "English"

# Said every morning.
msgid "こんにちは"
msgstr "Hello"

msgid "いまはない"
msgstr "Gone"
"""


def collect(root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run the tool on a program of its own."""
    command = [sys.executable, str(TOOL), "--root", str(root), *options]
    return subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own tool


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """Write a program that says something in its code, its script and its template."""
    files = {
        "say.py": PYTHON,
        "assets/say.js": SCRIPT,
        "templates/say.html": TEMPLATE,
        "languages/catalogues/en.po": CATALOGUE,
    }
    for name, text in files.items():
        path = tmp_path / "sitegen" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def catalogue(program: Path) -> Path:
    """Return the catalogue of a program."""
    return program / "sitegen/languages/catalogues/en.po"


def test_every_message_is_translated() -> None:
    """In every catalogue, not doubtfully, with the same places in braces."""
    result = collect(ROOT, "--check")
    assert result.returncode == 0, result.stdout + result.stderr


def test_a_catalogue_follows_the_program(program: Path) -> None:
    """What is new waits for a translation, what is translated stays, what is gone goes."""
    assert collect(program).returncode == 0
    text = catalogue(program).read_text("utf-8")
    assert text.startswith(CATALOGUE.split("\n\n", maxsplit=1)[0])
    for message in (
        "{count}人が{place}に",
        "{date}まで",
        "{count}回",
        "集まり",
        "開く",
        "閉じる",
        "{count}通",
    ):
        assert f'\nmsgid "{message}"\n' in text
    assert text.count("msgid_plural") == 3
    assert '# Said every morning.\n#. How one says hello.\n#: sitegen/say.py\nmsgid "こんにちは"' in text
    assert 'msgstr "Hello"' in text
    assert "#. On a button.\n" in text
    assert "#. A heading.\n" in text
    assert "いまはない" not in text
    assert collect(program).returncode == 0
    assert catalogue(program).read_text("utf-8") == text


@pytest.mark.parametrize(
    ("translation", "fault"),
    [
        ('msgid "{date}まで"\nmsgstr ""', "no translation of {date}まで"),
        ('#, fuzzy\nmsgid "{date}まで"\nmsgstr "until {date}"', "fuzzy translation of {date}まで"),
        ('msgid "{date}まで"\nmsgstr "until {day}"', "other places in braces: {date}まで / until {day}"),
        ('msgid "集まり"\nmsgstr "Gatherings}"', "a brace that opens or closes no place: Gatherings}"),
    ],
)
def test_what_is_wrong_with_a_translation_is_said(program: Path, translation: str, fault: str) -> None:
    """Nothing is written then, and the command fails."""
    before = f"{CATALOGUE}\n{translation}\n"
    catalogue(program).write_text(before, encoding="utf-8")
    result = collect(program, "--check")
    assert result.returncode == 1
    assert f"en.po: {fault}" in result.stdout
    assert catalogue(program).read_text("utf-8") == before

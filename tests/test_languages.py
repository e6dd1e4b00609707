"""The catalogues: gettext's files are read as gettext reads them, and only once."""

from __future__ import annotations

import gettext
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from sitegen.languages import CODES, JAPANESE, catalogues, language

PO = """\
msgid ""
msgstr ""
"Language: {tag}\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: {plural}\\n"

msgid "日本語"
msgstr "Example"

msgid "地図"
msgstr "map"

#, fuzzy
msgid "一覧"
msgstr "lost"

msgid "暦"
msgstr ""

msgid "{{count}}か所"
msgid_plural "{{count}}か所"
{forms}
"""
RULES = {
    "xa": ("en-GB", "nplurals=2; plural=(n != 1);", 2),
    "xb": ("vi", "nplurals=1; plural=0;", 1),
    "xc": (
        "pl",
        "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
        3,
    ),
    "xd": (
        "ar",
        (
            "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3"
            " : n%100>=11 ? 4 : 5);"
        ),
        6,
    ),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Put catalogues of several plural rules in the place of our own."""
    for code, (tag, plural, count) in RULES.items():
        forms = "\n".join(f'msgstr[{index}] "form {index}: {{count}}"' for index in range(count))
        text = PO.format(tag=tag, plural=plural, forms=forms)
        (tmp_path / f"{code}.po").write_text(text, encoding="utf-8")
    monkeypatch.setattr(catalogues, "CATALOGUES", tmp_path)
    monkeypatch.setattr(catalogues, "CODES", ("ja", *sorted(RULES)))
    language.cache_clear()
    yield tmp_path
    language.cache_clear()


def stdlib(path: Path) -> gettext.GNUTranslations:
    """Read a catalogue by the standard library's gettext."""
    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.BytesIO(path.read_bytes())))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


@pytest.mark.parametrize("code", RULES)
def test_numbers_are_counted_as_gettext_counts_them(folder: Path, code: str) -> None:
    """For every number that shows a rule's turns, small and large."""
    theirs = stdlib(folder / f"{code}.po")
    ours = language(code)
    for count in (*range(350), 999, 1000, 1001, 1002, 1011, 1012, 2103, 1_000_000):
        expected = theirs.ngettext("{count}か所", "{count}か所", count).replace("{count}", str(count))
        assert ours.counted("{count}か所", count) == expected, count


def test_a_message_is_said_or_stays_japanese(folder: Path) -> None:
    """What is doubtful (fuzzy) or not there yet is no translation."""
    one = language("xa")
    assert folder.is_dir()
    assert (one.gettext("地図"), one.gettext("一覧"), one.gettext("知らない")) == ("map", "一覧", "知らない")
    assert one.gettext("暦") == "暦"
    assert one.counted("{count}回", 3) == "3回"
    assert (one.tag, one.name, one.prefix) == ("en-GB", "Example", "xa/")


def test_a_catalogue_is_read_once_and_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next run reads what was kept; a catalogue that changed is read anew, the old copy goes."""
    language("xa")
    kept = list((folder / "__pycache__").glob("xa.*.marshal"))
    assert len(kept) == 1
    language.cache_clear()
    with monkeypatch.context() as patched:
        patched.setattr(catalogues, "_read", lambda _: pytest.fail("read again"))
        assert language("xa").gettext("地図") == "map"
    language.cache_clear()
    path = folder / "xa.po"
    path.write_text(path.read_text("utf-8").replace('"map"', '"chart"'), encoding="utf-8")
    assert language("xa").gettext("地図") == "chart"
    assert len(list((folder / "__pycache__").glob("xa.*.marshal"))) == 1


@pytest.mark.parametrize("rubbish", [b"", b"x", b"\x00\x01"])
def test_a_kept_copy_that_is_broken_is_made_anew(folder: Path, rubbish: bytes) -> None:
    """A power cut while writing costs nobody a language."""
    language("xa")
    next((folder / "__pycache__").glob("xa.*.marshal")).write_bytes(rubbish)
    language.cache_clear()
    assert language("xa").gettext("地図") == "map"


def test_where_nothing_can_be_kept_languages_are_read_all_the_same(folder: Path) -> None:
    """A system's Python is often not the user's to write to."""
    (folder / "__pycache__").write_text("in the way", encoding="utf-8")
    assert language("xa").gettext("地図") == "map"


def test_japanese_is_the_language_of_the_messages() -> None:
    """It has no catalogue and stands at the root."""
    assert language("ja") is JAPANESE
    assert (JAPANESE.prefix, JAPANESE.gettext("地図"), JAPANESE.counted("{count}か所", 3)) == (
        "",
        "地図",
        "3か所",
    )
    with pytest.raises(KeyError):
        language("xx")


@pytest.mark.parametrize("code", [code for code in CODES if code != "ja"])
def test_each_catalogue_says_how_its_language_is_called(code: str) -> None:
    """Its name stands in the list of languages, its tag in its pages."""
    one = language(code)
    assert one.name
    assert one.name != "日本語"
    assert one.tag
    assert (one.code, one.prefix) == (code, f"{code}/")

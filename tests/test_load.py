"""Reading: every scalar keeps its text and its place, whatever people type."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sitegen.diagnostics import CODES
from sitegen.load import load
from sitegen.load.nodes import read_nodes
from sitegen.load.syntax import read_document
from sitegen.records import LatLon
from tests.golden import MINIATURE


def test_scalars_stay_what_was_written() -> None:
    """19:30 is no 1170, 0120012 keeps its zero, `no` is a word."""
    document = read_nodes("a: 19:30\nb: 0120012\nc: no\nd: 2026-10-01\ne: 1_000\n", "x.yaml")
    assert document.value == {"a": "19:30", "b": "0120012", "c": "no", "d": "2026-10-01", "e": "1_000"}


def test_every_value_knows_its_place() -> None:
    """Lines and columns count from 1, columns in characters, however wide they are."""
    document = read_nodes("name: 見本\ncontact: {name: 会館, phone: 076}\nlist:\n  - あ\n", "x.yaml")
    places = {key: (span.line, span.column, span.length) for key, span in document.spans.items()}
    assert places["name",] == (1, 7, 2)
    assert places["contact", "phone"] == (2, 28, 3)
    assert places["list", 0] == (4, 5, 1)


def test_blank_keys_count_as_not_written(tmp_path: Path) -> None:
    """A form left half empty is no mistake."""
    shutil.copytree(MINIATURE, tmp_path / "root")
    records = load(tmp_path / "root").records
    assert records
    hitokoto = next(one for one in records.places if one.id == "empty-values").data
    assert (hitokoto.fee, hitokoto.contact, hitokoto.schedule) == (None, None, ())


def test_widths_and_eras_are_read_as_meant() -> None:
    """Full-width digits, 令和 and slashes all say the same day and point."""
    records = load(MINIATURE).records
    assert records
    places = {one.id: one.data for one in records.places}
    assert places["hirune"].location == LatLon(36.566, 136.661)
    assert str(places["hirune"].confirmed) == "2026-08-01"
    assert str(places["taiso"].confirmed) == "2026-09-01"
    contact = places["ocha"].contact
    assert contact
    assert contact.phone == "076-000-0002"


def test_an_alias_bomb_is_refused_at_once() -> None:
    """A few lines that would unfold into gigabytes are a finding."""
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    for one, other in zip("abcdefgh", "bcdefghi", strict=True):
        lines.append(f"{other}: &{other} [{', '.join([f'*{one}'] * 9)}]")
    document = read_document("\n".join(lines), "x.yaml").document
    assert {finding.code for finding in document.findings} == {"yaml-feature"}


@pytest.mark.parametrize(
    "text",
    ["[" * 200_000, "{a: " * 100_000, "- " * 100_000, "? " * 50_000, "a:\n" + " " * 400 + "b: c"],
    ids=["lists", "groups", "dashes", "questions", "indent"],
)
def test_deep_nesting_is_a_finding_or_nothing(text: str) -> None:
    """Nesting that no record needs never crashes the reader."""
    read_document(text, "x.yaml")


@given(st.text(max_size=300))
def test_any_text_is_read_without_an_exception(text: str) -> None:
    """Whatever stands in a file, what comes back are values and findings of known codes."""
    document = read_document(text, "x.yaml").document
    assert {finding.code for finding in document.findings} <= set(CODES)


@given(
    st.dictionaries(
        st.from_regex(r"[a-z]{1,8}", fullmatch=True),
        st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1).filter(
            str.strip
        ),
        min_size=1,
        max_size=5,
    )
)
def test_what_yaml_writes_is_read_back(values: dict[str, str]) -> None:
    """Texts of any script survive the way through a file unchanged."""
    text = yaml.safe_dump(values, allow_unicode=True, default_style='"')
    document = read_document(text, "x.yaml").document
    assert document.value == values
    assert not document.findings


def test_the_order_of_folders_does_not_matter(tmp_path: Path) -> None:
    """Records come in the order of their paths, wherever the disk put them."""
    records = load(MINIATURE).records
    assert records
    assert [one.path for one in records.places] == sorted(one.path for one in records.places)
    assert tmp_path.exists()


def test_a_link_to_a_file_elsewhere_is_not_followed(tmp_path: Path) -> None:
    """A proposed record must not be able to show a file of the machine that checks it."""
    root = tmp_path / "root"
    shutil.copytree(MINIATURE, root)
    (tmp_path / "secret.yaml").write_text("name: 秘密\narea: kita\n", encoding="utf-8")
    (root / "places" / "leak.yaml").symlink_to(tmp_path / "secret.yaml")
    loaded = load(root)
    assert loaded.records
    assert "leak" not in {one.id for one in loaded.records.places}
    assert [one.span.path for one in loaded.findings if one.code == "unreadable-file"] == ["places/leak.yaml"]

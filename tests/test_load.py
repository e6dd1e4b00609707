"""Reading: every scalar keeps its text and its place, whatever people type."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sitegen.diagnostics import CODES, Finding
from sitegen.load import load
from sitegen.load.nodes import read_nodes
from sitegen.load.syntax import read_document
from sitegen.load.towns import read_towns
from sitegen.load.values import read_model
from sitegen.records import CityRecord, LatLon, PlaceRecord
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


def found(text: str) -> set[tuple[int, int, str]]:
    """Return line, column and code of what is wrong with a place's record."""
    document = read_document(text, "x.yaml").document
    findings = [*document.findings, *read_model(PlaceRecord, document)[1]]
    return {(one.span.line, one.span.column, one.code) for one in findings}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("contact: {name：会館, phone: 076-231-1755}", {(2, 15, "yaml-fullwidth-colon")}),
        ("contact: {name:会館, phone: 076-231-1755}", {(2, 16, "yaml-missing-space")}),
        ("contact:\n  name:会館", {(3, 8, "yaml-missing-space")}),
        (
            "contact:\n  name：会館\n  phone：076-231-1755",
            {(3, 7, "yaml-fullwidth-colon"), (4, 8, "yaml-fullwidth-colon")},
        ),
        ("venue: 会館\n fee：無料", {(3, 5, "yaml-fullwidth-colon")}),
        ("会場：会館", {(2, 3, "yaml-fullwidth-colon"), (2, 1, "unknown-key")}),
        ("fee:\u3000無料", {(2, 5, "yaml-missing-space")}),
        ("nmae:", {(2, 1, "unknown-key")}),
        ("access: {parkng: }", {(2, 10, "unknown-key")}),
        ("description: つぎのとおり\n  A：大人", set()),
    ],
)
def test_what_yaml_reads_otherwise_than_meant_is_found(
    text: str, expected: set[tuple[int, int, str]]
) -> None:
    """A slip that is still YAML must not lose what was written without a word."""
    assert found(f"name: 見本の会\n{text}\n") == expected


@pytest.mark.parametrize(
    "text",
    [
        "description: |\n  受付は\n  tel:076-231-1755\n  A：大人",
        'description: "一行目\n  fee：二行目"',
        "fee: 無料（申込：不要）",
        "source: https://example.jp/",
        "contact: {url: https://example.jp/}",
        "fee:",
    ],
)
@pytest.mark.parametrize("slip", ["", "access:\n\tparking: なし\n"], ids=["sound", "beside a slip"])
def test_a_text_may_hold_any_colon(text: str, slip: str) -> None:
    """What is mended beside a text of several lines is not looked for inside it."""
    last = text.count("\n") + 4
    assert found(f"name: 見本の会\n{text}\n{slip}") == ({(last, 1, "yaml-tab")} if slip else set())


def test_a_blank_entry_whose_key_is_free_is_no_slip() -> None:
    """Categories, blocks and coordinators have the keys that the city gives them."""
    document = read_document("blocks: {1: }\ncategories:\n  cafe:\n", "areas/city.yaml").document
    assert "unknown-key" not in {one.code for one in read_model(CityRecord, document)[1]}


def test_more_slips_than_a_hand_makes_are_all_found() -> None:
    """Twelve lines that are no YAML are twelve findings."""
    text = "".join(f"k{number}: @x\n" for number in range(12))
    assert len([one for one in found(text) if one[2] == "yaml-special-character"]) == 12


def test_a_quote_left_open_costs_one_town() -> None:
    """The rows below are read, however long the table is, and the line is the quote's."""
    head = "town,latitude,longitude,population,district,area\n"
    row = "見本町,36.56,136.65,,北,kita\n"
    rows = list(read_towns(head + row + f'"{row}' + row * 9000, "t.csv"))
    assert [one.span.line for one in rows if isinstance(one, Finding)] == [3]
    assert len(rows) == 9002


def test_without_a_city_the_rest_is_checked(tmp_path: Path) -> None:
    """One missing file does not hide what is wrong in the others."""
    (tmp_path / "places").mkdir()
    (tmp_path / "places" / "x.yaml").write_text("name: 見本\nnam: x\n", encoding="utf-8")
    loaded = load(tmp_path)
    assert loaded.records is None
    assert {one.code for one in loaded.findings} == {"missing-city", "unknown-key"}


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

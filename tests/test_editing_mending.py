"""check --fix mends what has one right answer, says so, and touches nothing else."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from sitegen.build import check
from sitegen.cli import main
from sitegen.diagnostics import CODES, Finding, Span
from sitegen.diagnostics.likeness import distance, is_slip
from sitegen.editing.files import record_files
from sitegen.editing.mending import mend, reencode
from sitegen.load import load
from tests.golden import MINIATURE
from tests.test_bad_samples import BAD, lay

TODAY = dt.date(2026, 11, 24)
FIXED = sorted(name for name, code in CODES.items() if code.mend)
ROOT = Path(__file__).parents[1]


def run(root: Path, *arguments: str) -> Result:
    """Run `sitegen check`."""
    return CliRunner().invoke(
        main, ["check", "--root", str(root), "--today", "2026-11-24", *arguments], catch_exceptions=False
    )


def codes(root: Path) -> list[str]:
    """Return what is found in the records, in order."""
    return [one.code for one in check(root, today=TODAY).findings]


def files(root: Path) -> dict[str, bytes]:
    """Return the records of a root."""
    return {name: (root / name).read_bytes() for name, _ in record_files(root)}


def one_file(root: Path, text: str) -> Path:
    """Lay a record over the sound root."""
    shutil.copytree(BAD / "_sound", root)
    path = root / "places" / "bad.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("code", FIXED)
def test_what_is_mended_is_gone_and_nothing_came(code: str, tmp_path: Path) -> None:
    """The sample of each code that says `mend`: fewer findings, no other, and a second time nothing."""
    root = tmp_path / "root"
    lay(code, root)
    before = codes(root)
    result = run(root, "--fix")
    after = codes(root)
    assert after.count(code) < before.count(code)
    assert not set(after) - set(before)
    assert "か所を直しました" in result.output
    assert "前: " in result.output
    now = files(root)
    assert "ありませんでした" in run(root, "--fix").output
    assert files(root) == now


@pytest.mark.parametrize("code", sorted(set(CODES) - set(FIXED)))
def test_what_is_to_be_decided_is_left(code: str, tmp_path: Path) -> None:
    """A finding with more than one cure changes no byte of any file."""
    root = tmp_path / "root"
    lay(code, root)
    if any(one.entry.mend for one in check(root, today=TODAY).findings):
        pytest.skip("its sample shows another that is mended")
    before = files(root)
    run(root, "--fix")
    assert files(root) == before


def test_the_repository_needs_no_mending() -> None:
    """Sound records stay as they are: theirs is the half-width form already."""
    for name, kind in record_files(ROOT):
        text = (ROOT / name).read_text("utf-8")
        assert mend(text, name, kind, ()).text == text, name


def test_a_width_mended_means_the_same(tmp_path: Path) -> None:
    """The miniature city holds full-width dates and points; after --fix every record reads as before."""
    root = tmp_path / "root"
    shutil.copytree(MINIATURE, root)
    assert "全角の文字を半角にしました。" in run(root, "--fix").output
    before, after = load(MINIATURE).records, load(root).records
    assert before
    assert after
    for one, other in zip(before.places, after.places, strict=True):
        assert (one.id, one.data) == (other.id, other.data)


WIDE = """name: 見本　例の会１２３
location: "３６．５６５１，１３６．６５５１" # 地図から
categories: [ｃａｆｅ]
closed: [２０２７－０１－０５, {date: 2027年１月１２日, reason: 休み－１}]
venue: 会館１号室
contact: {name: 会館（０７６）, phone: （０７６）２３１－１７５５}
confirmed: ２０２６年１０月１日
fee: １００円
"""
NARROW = """name: 見本　例の会１２３
location: "36.5651, 136.6551" # 地図から
categories: [cafe]
closed: [2027-01-05, {date: 2027年1月12日, reason: 休み－１}]
venue: 会館１号室
contact: {name: 会館（０７６）, phone: 076-231-1755}
confirmed: 2026年10月1日
fee: １００円
"""


def test_widths_change_where_they_mean_nothing() -> None:
    """Numbers, dates, points and ids become half-width; texts for people stay as they were typed."""
    assert mend(WIDE, "places/x.yaml", "place", ()).text == NARROW
    assert mend(NARROW, "places/x.yaml", "place", ()).text == NARROW
    crlf = WIDE.replace("\n", "\r\n")
    assert mend(crlf, "places/x.yaml", "place", ()).text == NARROW.replace("\n", "\r\n")


@pytest.mark.parametrize(
    ("written", "better"),
    [
        ("076(231)1755", "076-231-1755"),
        ("(076)231-1755", "076-231-1755"),
        ("076 231 1755", "076-231-1755"),
        ("076‐231‐1755", "076-231-1755"),
        ("0762311755", "0762311755"),
        ("0120-123-456", "0120-123-456"),
        ("+81 76 231 1755", "+81 76 231 1755"),
        ("会館へ", "会館へ"),
    ],
)
def test_telephone_numbers_have_one_form(written: str, better: str) -> None:
    """Hyphens between the parts that are written; no part is made up."""
    text = f"name: x\ncontact:\n  phone: {written}  # 受付\n"
    assert mend(text, "places/x.yaml", "place", ()).text == text.replace(written, better)


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    """--diff shows the same lines and leaves the files alone."""
    path = one_file(
        tmp_path / "root", "name：見本 例の会\nlocation: 136.6551, 36.5651\nconfirmed: 2026-10-01\n"
    )
    before = files(tmp_path / "root")
    shown = run(tmp_path / "root", "--diff")
    assert files(tmp_path / "root") == before
    assert (
        "places/bad.yaml:2 緯度と経度が逆になっています。\n    前: location: 136.6551, 36.5651\n"
        in shown.output
    )
    assert "\n    後: location: 36.5651, 136.6551\n" in shown.output
    assert "まだ書きかえていません" in shown.output
    done = run(tmp_path / "root", "--fix")
    assert done.output.replace("か所を直しました。", "") != done.output
    assert (
        path.read_text("utf-8") == "name: 見本 例の会\nlocation: 36.5651, 136.6551\nconfirmed: 2026-10-01\n"
    )
    assert done.exit_code == 0


def test_several_slips_on_one_line_are_one_change(tmp_path: Path) -> None:
    """A full-width space, a full-width colon and a Japanese heading: one line before, one after."""
    path = one_file(
        tmp_path / "root",
        "name: 見本 例の会\n参加費：100円\ncontact:\n　phone：０７６－２３１－１７５５\n"
        "location: 36.5651, 136.6551\nconfirmed: 2026-10-01\n",
    )
    result = run(tmp_path / "root", "--fix", "--lang", "en")
    assert "    was: 　phone：０７６－２３１－１７５５\n    now:   phone: 076-231-1755\n" in result.output
    assert "    was: 参加費：100円\n    now: fee: 100円\n" in result.output
    assert "2 lines mended" in result.output
    assert "\n  phone: 076-231-1755\n" in path.read_text("utf-8")


def test_a_key_that_is_there_already_is_no_cure(tmp_path: Path) -> None:
    """Two keys of one name would be another mistake."""
    text = "name: 見本 例の会\nfeee: 100円\nfee: 200円\nlocation: 36.5651, 136.6551\nconfirmed: 2026-10-01\n"
    path = one_file(tmp_path / "root", text)
    run(tmp_path / "root", "--fix")
    assert path.read_text("utf-8") == text


def test_a_guess_is_not_a_slip() -> None:
    """One letter off and nothing else near; Japanese words are never guessed."""
    known = ["cafe", "care", "salon", "exercise", "カフェ", "松ケ枝"]
    written = ["caffe", "cefe", "Cafe", "ｃａｆｅ", "slaon", "exersize", "カフエ", "松ヶ枝"]
    slips = [one for one in written if any(is_slip(one, target, known) for target in known)]
    assert slips == ["Cafe", "ｃａｆｅ", "slaon", "exersize"]


@given(st.text("abc", max_size=6), st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_distances_are_distances(one: str, other: str, third: str) -> None:
    """Zero only for the same, the same both ways, never longer than all letters."""
    assert (distance(one, other) == 0) == (one == other)
    assert distance(one, other) == distance(other, one) <= max(len(one), len(other))
    assert abs(len(one) - len(other)) <= distance(one, other)
    assert distance(one + third, other + third) <= distance(one, other)


@given(st.text(st.characters(blacklist_categories=["Cs"])), st.integers(1, 30), st.integers(1, 30))
def test_no_finding_can_harm_a_text(text: str, line: int, column: int) -> None:
    """A finding that points nowhere, or at something else, changes nothing but its own kind of slip."""
    for code in ("yaml-tab", "yaml-fullwidth-colon", "yaml-missing-space", "location-swapped", "unknown-key"):
        values = {"key": "x", "suggestion": "name", "slip": "x"}
        mended = mend(text, "x", "place", [Finding(code, Span("x", line, column), values)])
        assert len(mended.text.splitlines()) == len(text.splitlines()) or code == "yaml-fullwidth-colon"


def test_an_encoding_is_changed_only_without_doubt() -> None:
    """EUC-JP reads as half-width kana in cp932; that is not what was meant."""
    assert reencode("名前: お茶の会".encode("cp932")) == "名前: お茶の会"
    assert reencode("名前: お茶の会のひろば".encode("euc_jp")) is None
    assert reencode(b"\x81") is None

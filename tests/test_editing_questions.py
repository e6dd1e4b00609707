"""sitegen new place with questions: each answer is read at once, and nothing is written unasked."""

from __future__ import annotations

import re
import shutil
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from sitegen.build import check
from sitegen.cli import main
from sitegen.editing.pasted import read_pasted_point
from sitegen.records import LatLon
from tests.golden import MINIATURE
from tests.test_bad_samples import TODAY
from tests.test_editing_document import read


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a copy of the miniature city."""
    shutil.copytree(MINIATURE, tmp_path / "root")
    return tmp_path / "root"


def ask(root: Path, *answers: str, arguments: tuple[str, ...] = ("--ask",)) -> Result:
    """Run the command with answers typed one after the other."""
    return CliRunner().invoke(
        main,
        ["new", "place", *arguments, "--root", str(root), "--today", "2026-11-24"],
        input="".join(f"{one}\n" for one in answers),
        catch_exceptions=False,
    )


PIN = "https://www.google.com/maps/place/x/@36.1,136.1,17z/data=!3m1!4b1!4m5!3m4!8m2!3d36.5651!4d136.6551"
SKIPPED = [""] * 10


def test_a_gathering_is_asked_for_and_written(root: Path) -> None:
    """Name to telephone, then the YAML, then the file; it passes the checks as it is."""
    result = ask(
        root, "見本 新しい会", "みほん あたらしいかい", "１、2", "毎月第3月曜 13:30～15:00", "",
        "北の会館", "見本市北町1-1", PIN, "どなたでも", "100円", "北の会館",
        "（０７６）２３１－１７５５", "はい", "", "はい",
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    path = root / "places" / "mihon-atarashiikai.yaml"
    assert read(path.read_text("utf-8")) == {
        "name": "見本 新しい会",
        "kana": "みほん あたらしいかい",
        "categories": ["cafe", "salon"],
        "schedule": "毎月第3月曜 13:30～15:00",
        "venue": "北の会館",
        "address": "見本市北町1-1",
        "location": "36.5651, 136.6551",
        "who": "どなたでも",
        "fee": "100円",
        "contact": {"name": "北の会館", "phone": "076-231-1755"},
        "confirmed": "2026-11-24",
    }
    assert "1. カフェ" in result.output
    assert "読みとったこと: 毎月第3月曜日 13:30～15:00" in result.output
    assert "つぎの日: 2026年12月21日（月）、2027年1月18日（月）、2027年2月15日（月）" in result.output
    assert re.search(r"この点は.+です（地区は.+）。", result.output)
    assert not [
        one for one in check(root, today=TODAY).findings if one.span.path == "places/mihon-atarashiikai.yaml"
    ]


def test_all_but_the_name_can_be_skipped(root: Path) -> None:
    """Enter, and on to the next."""
    result = ask(root, "", "見本の会", *SKIPPED, "いいえ", "mihon-no-kai", "はい")
    assert result.exit_code == 0, result.output
    assert "名前はかならず書きます" in result.output
    assert (root / "places" / "mihon-no-kai.yaml").read_text("utf-8") == "name: 見本の会\n"


def test_what_can_not_be_read_is_asked_again(root: Path) -> None:
    """With the words of the finding: a sentence half understood, a point in the sea, a telephone."""
    result = ask(
        root, "見本の会", "", "9", "カフェ", "", "第2水曜ニャン 10:00～", "", "", "", "136.6449, 36.5651", "https://example.jp/map",
        "36.9, 136.1", "", "", "", "会館へ", "", "", "mihon", "はい",
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    for said in (
        "番号を書いてください",
        "日程の文の「ニャン」が読めません。",
        "緯度と経度が逆になっています。",
        "緯度と経度として読めません",
        "どの圏域にも入っていません",
        "「会館へ」は電話番号として読めません。",
    ):
        assert said in result.output, said
    assert read((root / "places" / "mihon.yaml").read_text("utf-8")) == {
        "name": "見本の会",
        "location": "36.9, 136.1",
    }


def test_nothing_is_written_without_a_yes(root: Path) -> None:
    """The YAML is shown; whoever says no, or nothing, has no file."""
    before = sorted(root.rglob("*"))
    result = ask(root, "見本の会", *SKIPPED, "", "mihon-no-kai", "")
    assert "name: 見本の会" in result.output
    assert "何もつくりませんでした" in result.output
    assert sorted(root.rglob("*")) == before


def test_ids_that_are_taken_or_none_are_asked_again(root: Path) -> None:
    """No record is written over, nothing leads out of places/."""
    result = ask(root, "見本の会", *SKIPPED, "", "../x", "kita/taiso", "kita/mihon", "はい")
    assert "半角の小文字・数字・ハイフンだけで" in result.output
    assert "もうあります" in result.output
    assert (root / "places" / "kita" / "mihon.yaml").is_file()


def test_several_sentences_become_a_list(root: Path) -> None:
    """After one sentence another may follow."""
    ask(
        root,
        "見本の会",
        "",
        "",
        "毎週水曜 10:00～12:00",
        "毎月第1日曜 13:00～15:00",
        *[""] * 8,
        "",
        "mihon",
        "はい",
    )
    assert read((root / "places" / "mihon.yaml").read_text("utf-8")) == {
        "name": "見本の会",
        "schedule": ["毎週水曜 10:00～12:00", "毎月第1日曜 13:00～15:00"],
    }


def test_without_a_terminal_and_an_id_nothing_is_asked(root: Path) -> None:
    """A script that forgets the ID is told; one with an ID goes on as before."""
    result = ask(root, arguments=())
    assert result.exit_code == 2
    assert "--ask" in result.output
    assert ask(root, arguments=("kita/mihon",)).exit_code == 0
    assert (root / "places" / "kita" / "mihon.yaml").read_text("utf-8").startswith("# 新しい集まりの記録です")


@pytest.mark.parametrize(
    "text",
    [
        "36.5651, 136.6449",
        "３６．５６５１、１３６．６４４９",
        "https://www.google.com/maps/place/%E9%87%91/@36.1,136.1,17z/data=!3d36.5651!4d136.6449",
        "https://www.google.com/maps/@36.5651,136.6449,17z",
        "https://maps.google.com/?q=36.5651,136.6449",
        "https://www.google.com/maps/search/?api=1&query=36.5651%2C136.6449",
        "https://www.google.com/maps/search/36.5651,+136.6449?entry=tts",
        "https://www.openstreetmap.org/?mlat=36.5651&mlon=136.6449#map=17/36.1/136.1",
        "https://www.openstreetmap.org/#map=17/36.5651/136.6449",
        "https://maps.gsi.go.jp/#15/36.5651/136.6449/&base=std",
        "https://maps.apple.com/?ll=36.5651,136.6449&q=x",
        "https://map.yahoo.co.jp/?lat=36.5651&lon=136.6449&zoom=17",
        "geo:36.5651,136.6449?z=17",
    ],
)
def test_points_are_read_from_what_people_paste(text: str) -> None:
    """Two numbers, or the address of a page of the usual map sites: its pin before its middle."""
    assert read_pasted_point(text) == LatLon(36.5651, 136.6449)


@given(st.text())
def test_no_pasted_text_breaks_the_questions(text: str) -> None:
    """Whatever is pasted is a point, or is refused with a finding's code."""
    for pasted in (text, f"https://{text}", f"https://www.google.com/maps/@{text}"):
        with suppress(PydanticCustomError):
            assert isinstance(read_pasted_point(pasted), LatLon)

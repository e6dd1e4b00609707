"""One form for every record: nothing that is meant changes, and no comment is lost."""

from __future__ import annotations

import random
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.cli import main
from sitegen.editing.document import Value, new_record
from sitegen.editing.files import record_files
from sitegen.editing.layout import format_record
from sitegen.load.nodes import read_nodes
from sitegen.load.tree import Branch, read_tree
from tests.golden import MINIATURE
from tests.test_editing_document import TEXT, read, values

ROOT = Path(__file__).parents[1]
RECORDS = [
    *((ROOT, *one) for one in record_files(ROOT)),
    *((MINIATURE, *one) for one in record_files(MINIATURE)),
]
COMMENT = re.compile(r"# 註\d+")


def shaken(text: str, draw: random.Random) -> str:
    """Return a record with its keys in another order and comments where people put them."""
    root = read_tree(text)
    assert isinstance(root, Branch)
    starts = [key.start for key, _ in root.pairs]
    blocks = [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    blocks = [re.sub(r"\n#[^\n]*", "", block).rstrip("\n") + "\n" for block in blocks]
    draw.shuffle(blocks)
    count = iter(range(1000))
    lines = "".join(blocks).splitlines()
    inside = folded_or_literal("\n".join(lines))
    shaken_lines = []
    for number, line in enumerate(lines):
        if number not in inside and draw.random() < 0.3:
            indent = " " * draw.choice([0, 0, 2, len(line) - len(line.lstrip())])
            shaken_lines += draw.choice([[], [""], ["", ""]])
            shaken_lines += [f"{indent}# 註{next(count)}", *draw.choice([[], [""]])]
        noted = number not in inside and number + 1 not in inside and draw.random() < 0.2
        shaken_lines.append(f"{line} # 註{next(count)}" if noted else line)
    return draw.choice(["\n", "\r\n"]).join(shaken_lines) + draw.choice(["", "\n", "\n\n\n", "  \n# 註999\n"])


def folded_or_literal(text: str) -> set[int]:
    """Return the numbers of the lines inside a text of several lines."""
    inside: set[int] = set()
    depth = None
    for number, line in enumerate(text.splitlines()):
        indent = len(line) - len(line.lstrip())
        if depth is not None and (indent > depth or not line.strip()):
            inside.add(number)
            continue
        depth = indent if re.search(r"[|>][-+]?$", line) else None
    return inside


@settings(max_examples=300)
@given(st.sampled_from(RECORDS), st.randoms(use_true_random=False))
def test_meaning_and_comments_stay(record: tuple[Path, str, str], draw: random.Random) -> None:
    """Whatever the order, blank lines and comments: the same values, all comments, and one form."""
    root, name, kind = record
    before = shaken((root / name).read_text("utf-8"), draw)
    after = format_record(before, kind)
    assert read(after) == read(before)
    assert sorted(COMMENT.findall(after)) == sorted(COMMENT.findall(before))
    assert format_record(after, kind) == after
    assert not re.search(r"\r|[ \t]$|\n\n\n|\n\n\Z|\A\n", after, re.MULTILINE)


@given(values, values)
def test_any_value_keeps_its_form(name: Value, notes: Value) -> None:
    """What the program writes itself is in the one form already, whatever it holds."""
    text = new_record({"name": name, "schedule": notes})
    after = format_record(text, "place")
    assert read(after) == read(text)
    assert format_record(after, "place") == after


def test_the_one_form() -> None:
    """Order of the model, two spaces, plain values, comments with what they speak of."""
    before = """
# この行はファイルのこと

venue:   '公民館'   # 会場
# 名前について
name: "お茶の会"


contact:
    phone: '0761234567'   # 事務所
    # 団体
    name: >-
      社会福祉
      協議会
schedule: [毎週水曜 10:00～12:00,
  # 第二部
  毎月第1日曜]
categories:
- "cafe"
- 'salon'
fee: {}
description: "一行目\\n二行目"
# さいご
"""
    assert format_record(before, "place") == (
        "# この行はファイルのこと\n\n"
        "# 名前について\nname: お茶の会\n"
        "categories: [cafe, salon]\n"
        "description: |-\n  一行目\n  二行目\n"
        "schedule:\n  - 毎週水曜 10:00～12:00\n  # 第二部\n  - 毎月第1日曜\n"
        "venue: 公民館  # 会場\n"
        "fee: {}\n\n"
        'contact:\n  # 団体\n  name: 社会福祉 協議会\n  phone: "0761234567"  # 事務所\n'
        "# さいご\n"
    )


def test_keys_of_the_writers_own_keep_their_order() -> None:
    """Categories, phrases and readings stand as the city lists them; what is in each is ordered."""
    text = "name: 市\ncategories:\n  b: {shape: circle, name: 乙}\n  a: {name: 甲}\nen: X\neasy: 市\n"
    after = format_record(text, "city")
    assert after == text.replace("{shape: circle, name: 乙}", "{name: 乙, shape: circle}")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a copy of the miniature city."""
    shutil.copytree(MINIATURE, tmp_path / "root")
    return tmp_path / "root"


def run(*arguments: str | Path) -> Result:
    """Run `sitegen format`."""
    return CliRunner().invoke(main, ["format", *map(str, arguments)], catch_exceptions=False)


def test_this_repository_is_in_form() -> None:
    """Whoever changes a record sees a difference of what they changed."""
    result = run("--root", ROOT, "--check")
    assert (result.exit_code, result.output) == (
        0,
        f"{len(list(record_files(ROOT)))}件の記録は、どれもそろっています。\n",
    )


def test_check_lists_and_format_mends(root: Path) -> None:
    """--check names the files and fails; without it they are brought into form, and only they."""
    path = root / "places" / "kita" / "taiso.yaml"
    path.write_text("fee: 100円\n" + TEXT, encoding="utf-8")
    broken = root / "places" / "kita" / "kowareta.yaml"
    broken.write_text("name：お茶\n", encoding="utf-8")
    run("--root", root, root / "areas", root / "places" / "minami")
    result = run("--root", root, "--check", path)
    assert result.exit_code == 1
    assert result.output.splitlines()[0] == "places/kita/taiso.yaml"
    assert "1件が、まだそろっていません" in result.output
    assert run("--root", root, path).exit_code == 0
    assert path.read_text("utf-8").startswith("# 見本の記録\nname: お茶の会  # 名前\n")
    result = run("--root", root)
    assert result.exit_code == 1
    assert "places/kita/kowareta.yaml: YAML として読めない所があるので" in result.output
    assert broken.read_text("utf-8") == "name：お茶\n"


def test_a_place_without_records_is_said(root: Path) -> None:
    """A slip in the path is not taken for success."""
    result = run("--root", root, ROOT / "docs")
    assert result.exit_code == 2
    assert "その場所に記録がありません" in result.output


def test_nothing_is_read_as_another_kind() -> None:
    """Only records are touched: no boundaries, no tables, no files beside."""
    assert {name for _, name, _ in RECORDS} >= {"areas/city.yaml", "areas/newsletters/2026-11.yaml"}
    assert read_nodes("a: 1", "x").value == {"a": "1"}

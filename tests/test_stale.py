"""`sitegen stale`: what is due, on a terminal, for programs, for the forge's weekly issue."""

from __future__ import annotations

import csv
import datetime as dt
import html
import io
import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from sitegen.build import check
from sitegen.cli import main
from sitegen.formats.markdown import GAP, code, escaped
from sitegen.formats.stale import LONGEST, to_markdown
from sitegen.site.freshness import rounds
from tests.golden import MINIATURE, TODAY

DAY = ("--today", "2026-11-24")
HOSTILE = (
    "@everyone #12 !3 ~bug %1 a/b#4 GH-5 <img src=x onerror=1> [x](javascript:1) | `x` **y** "
    "https://x.jp www.x.jp a@b.jp"
)


def run(*arguments: str | Path, root: Path = MINIATURE) -> Result:
    """Run the command."""
    given_ = ["stale", "--root", str(root), *DAY, *(str(one) for one in arguments)]
    return CliRunner().invoke(main, given_, catch_exceptions=False)


def test_text_says_whom_to_call_and_what_to_ask() -> None:
    """On a terminal the order is the desk's: first calls, then what records lack."""
    result = run()
    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert lines[0] == "■ 第2層（1）（北圏域）"
    calls = result.output.split("■")[2].split("2. 書きたす")[0]
    assert calls.index("見本 南の歌声") < calls.index("南の食堂")
    assert "11月2日の知らせ「部屋が変わったらしい」は、ほんとうですか。" in calls
    assert "places/minami/old.yaml" in calls


def test_all_forms_tell_of_the_same_records() -> None:
    """Table, JSON and Markdown differ in form only."""
    data = json.loads(run("--format", "json").output)
    due = {one["path"] for part in data for one in part["due"]}
    rows = csv.DictReader(io.StringIO(run("--format", "csv").output.removeprefix("\ufeff"), newline=""))
    assert due == {row["記録のファイル"] for row in rows if row["すること"]}
    markdown = run("--format", "markdown").output
    assert due == set(re.findall(r"`(places/[^`]+)`", markdown))
    assert [part["coordinator"] for part in data] == [1, None]


def test_one_coordinator_one_area_another_age() -> None:
    """Each narrows what is listed, as it says."""
    assert "係がひとりに決まらない" not in run("--coordinator", "1").output
    assert "南の食堂" not in run("--area", "kita").output
    assert "見本 買い物の送迎" not in run().output.split("■")[2].split("2. 書きたす")[0]
    assert "見本 買い物の送迎" in run("--months", "6").output.split("■")[2].split("2. 書きたす")[0]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(("--coordinator", "7"), "いるのは 1 です"), (("--area", "kitta"), "kita（北圏域）")],
)
def test_what_does_not_exist_is_named_with_what_does(arguments: tuple[str, ...], said: str) -> None:
    """A wrong number is no traceback."""
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.output


def test_records_with_mistakes_are_named(tmp_path: Path) -> None:
    """What can't be read is not forgotten."""
    root = Path(shutil.copytree(MINIATURE, tmp_path / "root"))
    (root / "places" / "kita" / "taiso.yaml").write_text("name: [", encoding="utf-8")
    assert "places/kita/taiso.yaml" in run(root=root).stderr


def test_nothing_due_is_said(tmp_path: Path) -> None:
    """An empty list says that it is empty."""
    root = Path(shutil.copytree(MINIATURE, tmp_path / "root"))
    for path in (root / "places").rglob("*.yaml"):
        if path.stem != "ocha":
            path.unlink()
    shutil.rmtree(root / "areas" / "newsletters")
    assert run(root=root).output == "きょう、確かめることはありません。\n"
    assert "きょう、確かめることはありません。" in run("--format", "markdown", root=root).output


# ---- Markdown ---------------------------------------------------------------------------------------


def test_hostile_text_is_only_text_in_an_issue(tmp_path: Path) -> None:
    """Nobody is called, nothing is linked, closed or drawn by the name of a gathering."""
    root = Path(shutil.copytree(MINIATURE, tmp_path / "root"))
    record = f"name: {json.dumps(HOSTILE)}\nlocation: 36.5671, 136.6531\nvenue: x\n"
    (root / "places" / "bad.yaml").write_text(record, encoding="utf-8")
    line = next(
        one for one in run("--format", "markdown", root=root).output.splitlines() if "everyone" in one
    )
    shown = html.unescape(line.replace(GAP, "\u200b"))
    for mark in ("@e", "@b", "#1", "#4", "!3", "~b", "%1", "GH-5", "://", "www.e"):
        assert mark not in shown, mark
    for mark in ("<", "[x]", "`x`"):
        assert mark not in line.removeprefix("- [ ] ").replace("`places/bad.yaml`", ""), mark


@given(st.text(max_size=60))
def test_a_text_at_the_head_of_an_item_begins_nothing(text: str) -> None:
    """It is no list within the list, and no command of a forge."""
    made = str(MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(f"- {escaped(text)}"))
    assert set(re.findall(r"<(\w+)", made)) <= {"ul", "li", "p"}
    assert made.count("<li>") == 1
    assert not escaped(text).startswith("/")


@given(st.text(alphabet="`a \n|", max_size=30))
def test_code_holds_any_backticks(text: str) -> None:
    """A path stays code, whatever somebody called a folder."""
    made = code(text)
    if made:
        fence = re.match("`+", made)
        assert fence
        assert fence[0] not in re.findall("`+", made[len(fence[0]) : -len(fence[0])])
        assert made.endswith(fence[0])


def test_an_issue_is_never_longer_than_a_forge_takes(tmp_path: Path) -> None:
    """What is left out for its length is counted."""
    root = Path(shutil.copytree(MINIATURE, tmp_path / "root"))
    for number in range(500):
        text = f"name: 見本 {'長い名前' * 20}{number}\nlocation: 36.5671, 136.6531\n"
        (root / "places" / f"long-{number}.yaml").write_text(text, encoding="utf-8")
    site = check(root, today=TODAY).site
    assert site
    every = rounds(site, today=TODAY)
    text = to_markdown(every, today=dt.date(2026, 11, 24))
    assert len(text) < LONGEST + 200
    left = re.search(r"ほか (\d+)件は", text)
    assert left
    boxes = sum(len(one.calls) + sum(len(entry.lacks) for entry in one.lacking) for one in every)
    assert text.count("- [ ] ") + int(left[1]) == boxes

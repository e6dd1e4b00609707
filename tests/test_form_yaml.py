"""The form's script writes what the program writes: one value's lines, every other byte as it was."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.editing.document import Value, new_record, read_record
from sitegen.editing.order import MODELS, ranks
from sitegen.editing.parts import Part, record_parts
from tests.node import asset, run_scripts

ROOT = Path(__file__).parents[1]
SCRIPTS = [asset("edit/yaml.js"), asset("edit/change.js")]
ORDER = list(ranks(MODELS["place"]))
CHANGE = (
    "({tasks, order}) => tasks.map(({text, parts, edits}) =>"
    " window.sitegenChange.change(text, parts, edits, order))"
)
RECORDS = [path.read_text("utf-8") for path in sorted(ROOT.glob("tests/miniature/places/**/*.yaml"))]
RECORDS += [path.read_text("utf-8") for path in sorted(ROOT.glob("places/**/*.yaml"))[:40]]
ODD = [
    "name: 見本  # 名前\nfee: 100円 # むかしは50円\n\n  # 会場のこと\nvenue: 会館\n",
    "name: 見本\nschedule:\n  - 毎週月曜\n  # 休みあり\n  - 毎週金曜 # 夜\n\nvenue: 会館",
    "name: 見本\r\nfee: 無料\r\n# 終わり\r\n",
    '"name": 見本\ncontact:\n  name: 会館\n  phone: 076-000-0001\n# 最後\n',
    "  name: 字下げ\n  fee: 無料\n",
    "name: 𠮷野の会\ndescription: |\n  ひとつ。\n\n  ふたつ。\n  # 文のうち\n\n# 覚え書き\nvenue: 会館\n",
    "---\nname: 見本\nfee:\nwho: どなたでも",
    "name: 見本\naccess: {parking: 3台,\n  steps: なし} # 確かめた\nunknown: そのまま\n",
]
# `:?` within brackets is not read by libyaml: what then has to be quoted, editing's own tests say.
MARKS = [*"あ名A1 :#-,[]{}'\"\\|>&*!%@`~=\n\t　。、・𠮷", "null", "# ", ": ", "- ", "\u2028", "\ufeff"]
TEXTS = (
    st.lists(st.sampled_from(MARKS), min_size=1, max_size=12)
    .map("".join)
    .map(lambda text: text if text.strip() else "見本")
)
ITEMS = TEXTS | st.dictionaries(st.sampled_from(["date", "reason", "time"]), TEXTS, min_size=1)
VALUES = (
    TEXTS
    | st.lists(ITEMS, min_size=1, max_size=3)
    | st.dictionaries(st.sampled_from(["name", "phone", "url"]), TEXTS, min_size=1)
)
KEYS = st.sampled_from([key for key in ORDER if key not in {"en", "easy"}])
EDITS = st.dictionaries(KEYS, VALUES | st.just(""), min_size=1, max_size=4)


def in_page(tasks: list[tuple[str, dict[str, Value]]]) -> list[str]:
    """Return what the page's script makes of each file and its changes, in the model's order."""
    given = []
    for text, edits in tasks:
        parts = record_parts(text)
        assert parts is not None, text
        rows = [dataclasses.asdict(part) for part in parts]
        given.append({"text": text, "parts": rows, "edits": in_order(edits)})
    made: list[str] = run_scripts(SCRIPTS, CHANGE, {"tasks": given, "order": ORDER})
    return made


def in_order(edits: dict[str, Value]) -> list[tuple[str, Value]]:
    """Return changes in the order of the model."""
    return sorted(edits.items(), key=lambda pair: ORDER.index(pair[0]))


def in_program(text: str, edits: dict[str, Value]) -> str:
    """Return what the program makes of them."""
    record = read_record(text)
    for key, value in in_order(edits):
        record = record.with_value(key, value)
    return record.text


@settings(max_examples=12, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(RECORDS + ODD), EDITS), min_size=40, max_size=60))
def test_the_page_changes_a_file_as_the_program_does(tasks: list[tuple[str, dict[str, Value]]]) -> None:
    """Byte for byte, whatever is typed and whatever comments stand around it."""
    for task, made in zip(tasks, in_page(tasks), strict=True):
        assert made == in_program(*task), task


@settings(max_examples=8, deadline=None)
@given(st.lists(st.dictionaries(KEYS, VALUES, min_size=1, max_size=6), min_size=30, max_size=40))
def test_the_page_writes_a_new_file_as_the_program_does(records: list[dict[str, Value]]) -> None:
    """The same for a record that nobody has written yet."""
    create = "({all, order}) => all.map((values) => window.sitegenChange.create(values, order))"
    records = [{**record, "name": "見本"} for record in records]
    given = {"all": [list(record.items()) for record in records], "order": ORDER}
    assert run_scripts(SCRIPTS, create, given) == [new_record(record) for record in records]


@pytest.mark.parametrize("text", ODD)
def test_comments_and_unknown_keys_stay(text: str) -> None:
    """A new value beside a comment keeps it, and what the form does not know is not touched."""
    [made] = in_page([(text, {"fee": "200円"})])
    assert made == in_program(text, {"fee": "200円"})
    assert [line for line in text.splitlines() if line not in made.splitlines()] in (
        [],
        *([line] for line in text.splitlines() if "fee" in line),
    )


@pytest.mark.parametrize(
    "text", ["", "# ただの覚え書き\n", "{name: 見本}\n", "- 一覧\n", "name: &a 見本\nvenue: *a\n"]
)
def test_what_is_no_plain_file_has_no_parts(text: str) -> None:
    """Such a file is left to people."""
    assert record_parts(text) is None


def test_parts_say_where_a_key_stands() -> None:
    """With its lines, the key as it is written and the comments that a new value keeps."""
    parts = record_parts("# 頭\n'name': 見本 # 名\nschedule:\n  - 毎週月曜\n  # 夏\n  - 毎週金曜\n")
    assert parts == (
        Part("name", "見本", 1, 2, "'name'", " # 名", ()),
        Part("schedule", ["毎週月曜", "毎週金曜"], 2, 6, "schedule", "", ("# 夏",)),
    )

"""A record changed in place: the value that was meant, and not one byte more."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sitegen.editing.document import Value, new_record, read_record
from sitegen.editing.plain import tidy
from sitegen.load.nodes import read_nodes

ROOT = Path(__file__).parents[1]
RECORDS = sorted([*ROOT.glob("places/**/*.yaml"), *ROOT.glob("areas/**/*.yaml")])
TEXT = """# 見本の記録
name: お茶の会   # 名前
# 毎週ひらく
schedule:  # いつ
  - 毎週水曜 10:00～12:00
  # 冬は休み
  - 毎月第1日曜

  # 会場が変わったら直す
venue: 公民館
contact: {name: 公民館, phone: 076-231-1755}
description: |
  一行目
  # 二行目は注ではない

# 確かめた日
confirmed: 2026-10-01  # 電話で
en: {name: Tea}
"""
ODD = (
    "a: b", "#x", "x #y", "'", '"', "０１２", "0120012", "yes", "no", "null", "~", "19:30", "<<", "=", "- a",
    "：", "　", "a\nb\n", "a\n\n", "\n", "名前：会館", "😀", "\x85a", "\u2028", "\ufeffa", "a\n  b", "  a\nb",
    "a \n", "a\n ", "[a, b]", "{a: b}", "!x", "&a", "*a", "%a", "@a", "`a", "a\tb", "\ta\nb", "...", "---",
    "a\n---\nb", "? a", "a\\b", "http://x.jp/#a?b=c,d", "a,b", "a:", ":a", "-", "a\n\n\nb", "# a\nb",
    "x\n# y", "|", "|\nname: z",
)  # fmt: skip
texts = st.one_of(st.text(), st.sampled_from(ODD)).map(tidy).filter(lambda text: bool(text.strip()))
keys = texts.filter(lambda key: len(key) < 100)
values = st.recursive(
    texts,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3) | st.dictionaries(keys, inner, min_size=1, max_size=3)
    ),
    max_leaves=6,
)


def read(text: str) -> Value:
    """Return a file's values as the loader of records reads them."""
    document = read_nodes(text, "places/x.yaml")
    assert not document.findings, document.findings
    return document.value


def changed(text: str, key: str, value: Value) -> tuple[list[str], list[str]]:
    """Return the lines that went and the lines that came."""
    before, after = text.splitlines(), read_record(text).with_value(key, value).text.splitlines()
    return [one for one in before if one not in after], [one for one in after if one not in before]


@given(values, values)
@example("a\nb\n", "x\n\ny\n")
def test_a_value_comes_back_as_it_was_given(value: Value, other: Value) -> None:
    """Whatever a person types is read again as just that, in a new file and in an old one."""
    assert read(new_record({"name": value, "notes": other})) == {"name": value, "notes": other}
    for text in (
        TEXT,
        TEXT.replace("\n", "\r\n"),
        TEXT.rstrip("\n"),
        "name: x",
        "{name: x, venue: y}",
        "  name: x\n",
    ):
        for key in ("venue", "schedule", "en", "name", "notes"):
            record = read_record(text).with_value(key, value)
            old = read(text)
            assert isinstance(old, dict)
            assert read(record.text) == record.values == {**old, key: value}


@given(st.sampled_from(RECORDS), values, st.data())
def test_every_other_byte_stays(path: Path, value: Value, data: st.DataObject) -> None:
    """What stands before and after a key's lines is the same text, in every record of the repository."""
    text = path.read_text("utf-8")
    record = read_record(text)
    key = data.draw(st.sampled_from(sorted(record.values)))
    after = record.with_value(key, value)
    assert after.with_value(key, value).text == after.text
    assert {name: one for name, one in after.values.items() if name != key} == {
        name: one for name, one in record.values.items() if name != key
    }
    start = text.find(f"\n{key}:") + 1
    assert after.text.startswith(text[:start])


def test_one_value_is_one_line_of_the_difference() -> None:
    """The comment on its line stays, and so does its distance."""
    assert changed(TEXT, "confirmed", "2026-11-25") == (
        ["confirmed: 2026-10-01  # 電話で"],
        ["confirmed: 2026-11-25  # 電話で"],
    )


def test_comments_are_never_lost() -> None:
    """Comments between the items of a list that becomes one line stand above it."""
    after = read_record(TEXT).with_value("schedule", "毎週水曜").text
    assert "# 毎週ひらく\n# 冬は休み\nschedule: 毎週水曜  # いつ\n\n  # 会場が変わったら直す\nvenue" in after


def test_a_comment_does_not_become_text() -> None:
    """Below a text of several lines an indented comment moves out to the keys."""
    after = read_record(TEXT).with_value("schedule", "a\nb")
    assert "schedule: |-  # いつ\n  a\n  b\n\n# 会場が変わったら直す\nvenue" in after.text
    assert after.values["schedule"] == "a\nb"


def test_a_new_key_stands_where_the_model_has_it() -> None:
    """After the last key that comes before it, above the comments of the next."""
    after = read_record(TEXT).with_value("who", "どなたでも").text
    assert "venue: 公民館\nwho: どなたでも\ncontact" not in TEXT
    assert "venue: 公民館\nwho: どなたでも\ncontact" in after
    assert read_record("kana: おちゃ\n").with_value("name", "お茶").text == "name: お茶\nkana: おちゃ\n"
    assert read_record("# 空\n").with_value("name", "お茶").text == "# 空\nname: お茶\n"


def test_a_key_goes_with_its_lines_only() -> None:
    """The comment above it may be about more; the one beside it is about nothing else."""
    after = read_record(TEXT).without("confirmed")
    assert after.text == TEXT.replace("confirmed: 2026-10-01  # 電話で\n", "")
    assert after.without("fee") == after
    assert read_record(TEXT).with_value("confirmed", None) == after
    assert read_record("name: x\n").without("name").values == {}
    assert read_record("{name: x, fee: y}\n").without("fee").text == "name: x\n"


def test_ends_of_lines_stay() -> None:
    """CRLF stays CRLF, and a file that ends without a line's end goes on doing so."""
    text = TEXT.replace("\n", "\r\n")
    after = read_record(text).with_value("schedule", ["毎週水曜 10:00～12:00", "毎月第1日曜"]).text
    assert after.count("\n") == after.count("\r\n")
    assert read_record("name: x\nfee: y").with_value("fee", "100円").text == "name: x\nfee: 100円"
    assert read_record("name: x").with_value("fee", "100円").text == "name: x\nfee: 100円"


def test_what_is_no_record_is_refused() -> None:
    """Lists, texts and what records do not use: their author hears of it from `sitegen check`."""
    for text in ("- a\n", "a\n", "a: [\n", "a: &x b\nc: *x\n", "a: !!binary x\n", "? [a]\n: b\n"):
        with pytest.raises(ValueError, match=r"."):
            read_record(text)
    for value in ("\x00", "\x07", "\x1b[2J", "\ud800", "a\rb"):
        with pytest.raises(ValueError, match="control"):
            read_record("name: x\n").with_value("name", value)


def test_a_new_record_is_as_a_person_writes_it() -> None:
    """Keys in the model's order, quotes only where they are needed, empty ones left out."""
    text = new_record(
        {
            "confirmed": "2026-10-01",
            "name": "お茶の会: はじめて",
            "fee": "",
            "categories": ["cafe"],
            "schedule": ["毎月第2水曜 10:00～12:00", "毎月第4水曜 13:30～15:00"],
            "contact": {"name": "公民館", "phone": "076-231-1755"},
            "description": "一行目\n二行目\n",
        },
        comment="見本です。",
    )
    assert text == (
        '# 見本です。\nname: "お茶の会: はじめて"\ncategories: [cafe]\n'
        "description: |\n  一行目\n  二行目\n"
        "schedule:\n  - 毎月第2水曜 10:00～12:00\n  - 毎月第4水曜 13:30～15:00\n"
        "contact: {name: 公民館, phone: 076-231-1755}\nconfirmed: 2026-10-01\n"
    )

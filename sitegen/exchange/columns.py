"""The columns of the records' table: which key of a record stands under which heading."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sitegen.exchange import forms
from sitegen.exchange.forms import Form, Words, plain
from sitegen.exchange.plain import tidy
from sitegen.load.nodes import Value

ID, FILE, MARK = "id", "ファイル", "控え"
# What stands in a cell whose value has no form in a table.
UNSHOWN = "（この表では直せません。ファイルで直してください）"
# Characters that a workbook can not hold, or holds as something else, and how much a cell can.
UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]|_x[0-9A-Fa-f]{4}_")
CELL = 32_000


@dataclass(frozen=True, slots=True)
class Column:
    """A heading, the keys that lead to its value in a record, how it is written, how wide it is."""

    heading: str
    path: tuple[str, ...]
    form: Form = forms.TEXT
    width: int = 16


COLUMNS = (
    Column("名前", ("name",), width=28),
    Column("よみがな", ("kana",), width=22),
    Column("種別", ("kind",), forms.KIND, 12),
    Column("種類", ("categories",), forms.CATEGORIES),
    Column("ひとこと", ("summary",), width=32),
    Column("くわしい説明", ("description",), width=40),
    Column("日程", ("schedule",), forms.LINES, 34),
    Column("休む日", ("closed",), forms.CLOSED),
    Column("臨時に開く日", ("also",), forms.ALSO),
    Column("休みのはじめ", ("paused", "from"), forms.DAY, 13),
    Column("休みのおわり", ("paused", "until"), forms.DAY, 13),
    Column("休みのわけ", ("paused", "reason")),
    Column("会場", ("venue",), width=22),
    Column("部屋", ("room",), width=12),
    Column("住所", ("address",), width=26),
    Column("停まる場所", ("location",), forms.STOPS, 34),
    Column("緯度経度", ("location",), forms.POINT, 24),
    Column("およその場所", ("approximate",), forms.FLAG, 10),
    Column("地区", ("district",), width=12),
    Column("圏域", ("area",), forms.AREA, 12),
    Column("受け持つ地区", ("serves",), forms.NAMES),
    Column("対象", ("who",), width=22),
    Column("だれのため", ("audiences",), forms.AUDIENCES),
    Column("参加費", ("fee",), width=12),
    Column("申込み", ("booking",)),
    Column("持ち物", ("bring",)),
    Column("駐車場", ("access", "parking")),
    Column("段差", ("access", "steps")),
    Column("トイレ", ("access", "toilet")),
    Column("バスや電車", ("access", "transit")),
    Column("行きかたのほか", ("access", "note")),
    Column("主催", ("organizer",), width=22),
    Column("連絡先の名前", ("contact", "name"), width=22),
    Column("連絡先の電話", ("contact", "phone")),
    Column("連絡先のページ", ("contact", "url"), width=24),
    Column("写真のファイル", ("photo", "file")),
    Column("写真の説明", ("photo", "alt")),
    Column("写真を撮った団体", ("photo", "credit")),
    Column("リンク", ("links",), forms.LINKS, 30),
    Column("確かめた日", ("confirmed",), forms.DAY, 13),
    Column("出典", ("source",), width=24),
    Column("見本", ("sample",), forms.FLAG, 8),
    Column("おわった日", ("ended", "date"), forms.DAY, 13),
    Column("おわったわけ", ("ended", "note")),
    Column("知らせのあったこと", ("problems",), forms.PROBLEMS, 30),
    Column("覚え書き", ("notes",), forms.NOTES, 30),
)
STOPS = next(column for column in COLUMNS if column.form is forms.STOPS)


def cells(values: Mapping[str, Value], words: Words) -> dict[str, str]:
    """Return a record's text for each column; UNSHOWN where a table has no form for what stands there."""
    return {column.heading: _cell(column, values, words) for column in COLUMNS}


def _cell(column: Column, values: Mapping[str, Value], words: Words) -> str:
    value: Value = dict(values)
    for key in column.path:
        if isinstance(value, dict):
            value = value.get(key)
        elif value is not None:
            return UNSHOWN
    text = "" if value is None else column.form.write(value, words)
    # "" also for a point in the column of stops, and for stops in that of the point.
    return text if text is not None and (text == "" or _comes_back(column, value, text, words)) else UNSHOWN


def _comes_back(column: Column, value: Value, text: str, words: Words) -> bool:
    """Tell whether a cell is read as the value it was made of: only such a one is shown to be changed."""
    if len(text) > CELL or UNSAFE.search(text):
        return False
    return column.form is forms.DAY or plain(_tidied(value)) == plain(column.form.read(tidy(text), words))


def _tidied(value: Value) -> Value:
    if isinstance(value, list):
        return [_tidied(item) for item in value]
    if isinstance(value, dict):
        return {key: _tidied(item) for key, item in value.items()}
    return tidy(value) if value else value


def is_same(column: Column, one: str, other: str, words: Words) -> bool:
    """Tell whether two cells of a column say the same, in whatever form."""
    one, other = tidy(one), tidy(other)
    if one == other:
        return True
    return bool(one and other) and plain(column.form.read(one, words)) == plain(
        column.form.read(other, words)
    )


def changed_value(column: Column, values: Mapping[str, Value], text: str, words: Words) -> Value:
    """Return the value of a record's top-level key with one cell changed; None where nothing is left."""
    new = column.form.read(text, words) if text else None
    if len(column.path) == 1:
        return new
    top, inner = column.path
    whole = values.get(top)
    kept = dict(whole) if isinstance(whole, dict) else {}
    kept[inner] = new
    return {key: value for key, value in kept.items() if value is not None} or None

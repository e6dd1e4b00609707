"""The records as a workbook or a CSV that people who live in Excel can edit and give back."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from sitegen.exchange.columns import COLUMNS, FILE, ID, MARK, STOPS
from sitegen.exchange.forms import YES, Words
from sitegen.exchange.items import BETWEEN
from sitegen.exchange.ledger import Entry
from sitegen.site.cells import APOSTROPHE, FORMULA, guarded

RECORDS, STOP_SHEET, CHOICES, HELP = "記録", "停まる場所", "えらべる言葉", "使いかた"
STOP_HEADINGS = ("停まる場所の名前", "停まる場所の緯度経度", "停まる場所の住所", "停まる場所の時刻")
ORDER = "順"
# New records and stops are typed below the last row: so many more rows offer the choices.
ROOM = 500
TEXT_FORMAT = "@"
HEAD = PatternFill("solid", fgColor="1B4B72")
FIXED = PatternFill("solid", fgColor="EEEEEE")
TOP = Alignment(vertical="top", wrap_text=True)
HELP_LINES = (
    "この表の使いかた",
    "",
    "1. 「記録」の白いセルを書きかえて、保存します。ひとつの行が、ひとつの集まりです。",
    "2. sitegen import 記録.xlsx で取りこむと、書きかえた所だけが記録のファイルに入ります。",
    "",
    "灰色の列（id、ファイル、控え）は書きかえません。どの記録のことか、どこを直したかを見分けるためのものです。",
    "新しい集まりは、いちばん下に行を足して、id・ファイル・控えは空のままにします。",
    "行を消しても、記録は消えません。おわった集まりは「おわった日」を書きます。",
    "値を消すには、セルを空にします。",
    "",
    "種別・種類・だれのため・地区・圏域は「えらべる言葉」から選びます。二つ以上は「、」で区切ります。",
    "日程は、ひとつの文がひとつの行です（セルの中で Alt+Enter）。",
    "休む日は「2026-12-23（会場の都合）」のように、一日を一行に書きます。",
    "臨時に開く日は「2026-12-20 13:30～15:00（クリスマス会）」のように、一日を一行に書きます。",
    "リンクは「題 https://…」、覚え書きは「題：中身」で、ひとつを一行に書きます。中身の改行は「⏎」です。",
    "知らせのあったことは「2026-11-02 電話がつながらない、答えた日 2026-11-05」のように書きます。",
    "移動スーパーなどの停まる場所は「停まる場所」のシートで、順に書きます。",
    "英語とやさしい日本語の文は、この表には出ません。記録のファイルに、そのまま残ります。",
    "「（この表では直せません…）」のセルは、そのままにしておきます。",
)


def write_workbook(entries: Sequence[Entry], words: Words) -> bytes:
    """Return a workbook of the records: all cells are texts, choices drop down, the stops have a sheet."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = RECORDS
    shown = [column for column in COLUMNS if column is not STOPS]
    _fill(
        sheet,
        [(ID, 20), (FILE, 30), *((column.heading, column.width) for column in shown), (MARK, 4)],
        ([one.id, one.path, *(one.cells[column.heading] for column in shown), one.mark] for one in entries),
        fixed={ID, FILE, MARK},
    )
    sheet.column_dimensions[get_column_letter(len(shown) + 3)].hidden = True
    sheet.freeze_panes = "D2"
    stops = book.create_sheet(STOP_SHEET)
    headings = [(ID, 20), (FILE, 30), (ORDER, 6), *((heading, 28) for heading in STOP_HEADINGS)]
    _fill(stops, headings, _stop_rows(entries), fixed={ID, FILE})
    stops.freeze_panes = "C2"
    choices = book.create_sheet(CHOICES)
    _offer(sheet, choices, words, last=len(entries) + 1 + ROOM)
    guide = book.create_sheet(HELP)
    guide.column_dimensions["A"].width = 110
    for number, line in enumerate(HELP_LINES, start=1):
        _put(guide, number, 1, line)
    guide["A1"].font = Font(bold=True, size=14)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def write_csv(entries: Iterable[Entry]) -> bytes:
    """Return the records as CSV for Excel: UTF-8 with its mark, CRLF, nothing that it takes for a formula."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow([ID, FILE, *(column.heading for column in COLUMNS), MARK])
    for one in entries:
        row = [one.id, one.path, *one.cells.values(), one.mark]
        writer.writerow([guarded(text) for text in row])
    return b"\xef\xbb\xbf" + buffer.getvalue().encode("utf-8")


def _stop_rows(entries: Iterable[Entry]) -> Iterable[list[str]]:
    for one in entries:
        for number, line in enumerate(one.cells[STOPS.heading].split("\n"), start=1):
            parts = line.split(BETWEEN)
            if len(parts) > 1:
                yield [one.id, one.path, str(number), *parts]


def _fill(
    sheet: Any,  # noqa: ANN401 - openpyxl's sheet
    headings: Sequence[tuple[str, int]],
    rows: Iterable[Sequence[str]],
    *,
    fixed: set[str],
) -> None:
    for column, (heading, width) in enumerate(headings, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
        head = _put(sheet, 1, column, heading)
        head.font, head.fill = Font(bold=True, color="FFFFFF"), HEAD
    grey = [heading in fixed for heading, _ in headings]
    number = 1
    for number, row in enumerate(rows, start=2):
        # A row's blank cells are texts as well: what is typed into them must not become a date.
        for column, is_grey in enumerate(grey, start=1):
            cell = _put(sheet, number, column, row[column - 1] if column <= len(row) else "")
            if is_grey:
                cell.fill = FIXED
    for column in range(1, len(headings) + 1):
        for below in range(number + 1, number + 51):
            sheet.cell(below, column).number_format = TEXT_FORMAT


def _put(sheet: Any, row: int, column: int, text: str) -> Any:  # noqa: ANN401 - openpyxl's sheet and cell
    """Write a text as a text, whatever it begins with."""
    cell = sheet.cell(row, column)
    if text:
        cell.value = APOSTROPHE + text if text.startswith(APOSTROPHE) else text
        cell.data_type = "s"
    cell.number_format = TEXT_FORMAT
    cell.alignment = TOP
    if text.startswith(FORMULA):
        cell.quotePrefix = True
    return cell


def _offer(sheet: Any, choices: Any, words: Words, *, last: int) -> None:  # noqa: ANN401 - openpyxl's sheets
    """Write the sheet of choices, and let the cells of the records offer them."""
    lists = {
        "種別": list(words.kinds.values()),
        "種類": list(words.categories.values()),
        "だれのため": list(words.audiences.values()),
        "地区": list(words.districts),
        "圏域": list(words.areas.values()),
        "およその場所": [YES],
        "見本": [YES],
    }
    headings = [column.heading for column in COLUMNS if column is not STOPS]
    for place, (heading, items) in enumerate(lists.items(), start=1):
        letter = get_column_letter(place)
        choices.column_dimensions[letter].width = 22
        for number, text in enumerate([f"えらべる{heading}", *items], start=1):
            _put(choices, number, place, text)
        if items:
            area = f"'{CHOICES}'!${letter}$2:${letter}${len(items) + 1}"
            offered = DataValidation(type="list", formula1=area, allow_blank=True, showErrorMessage=False)
            column = get_column_letter(headings.index(heading) + 3)
            offered.add(f"{column}2:{column}{last}")
            sheet.add_data_validation(offered)

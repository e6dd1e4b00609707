"""Sheets read back from their PDF files: nothing of an area's month is missing on paper."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
import zxingcpp
from click.testing import Result
from PIL import Image
from pypdf import PdfReader

from sitegen.checking import check
from sitegen.pages import Plan
from sitegen.pages.entries import Entry
from sitegen.pages.printed import FORMATS
from sitegen.pages.printed.sheet import SheetContent, sheet_content
from tests.golden import ROOT

pytestmark = pytest.mark.browser
MONTH = (2026, 12)
FIRST, LAST = dt.date(2026, 12, 1), dt.date(2026, 12, 31)
LEAD = 60
FORMS = ("a4-2", "large", "fax")


def plain(text: str) -> str:
    """Return a text as a reader compares it: without spaces and what steers them, in usual characters."""
    return "".join(
        one
        for one in unicodedata.normalize("NFKC", text)
        if unicodedata.category(one) not in {"Cc", "Cf", "Zs"}
    )


def text_of(path: Path) -> str:
    """Return the text of a file in the order in which it is read."""
    command = ["pdftotext", "-raw", str(path), "-"]
    return plain(subprocess.run(command, check=True, capture_output=True, text=True).stdout)  # noqa: S603


def content_of(root: Path, slug: str) -> SheetContent:
    """Return what the sheet of an area has to say."""
    checked = check(root, today=dt.date(2026, 11, 25))
    assert checked.site
    assert checked.horizon
    plan = Plan(checked.site, checked.horizon, checked.almanac, checked.findings)
    return sheet_content(next(area for area in checked.site.areas if area.slug == slug), MONTH, plan)


def rows_of(sheet: SheetContent) -> list[tuple[Entry, int]]:
    """Return the entries in order, each with how many of its venue stand before it."""
    venues = [venue.entries for group in sheet.groups for venue in group.venues]
    venues += [(row,) for row in sheet.unplaced]
    return [(row, index) for venue in venues for index, row in enumerate(venue)]


def assert_complete(sheet: SheetContent, text: str) -> None:
    """Find every gathering's entry, in order, with its number and all that never gives way."""
    rows = rows_of(sheet)
    assert rows
    starts, at = [], 0
    for row, _ in rows:
        at = text.find(plain(row.place.data.name), at)
        assert at >= 0, row.place.data.name
        starts.append(at)
        at += 1
    ends = [*starts[1:], len(text)]
    for index, (row, before) in enumerate(rows):
        data, entry = row.place.data, text[starts[index] : ends[index]]
        # Numbers and the name of a venue of several gatherings stand before the first one's name.
        venue = text[max(0, starts[index - before] - LEAD) : ends[index]]
        assert plain(data.venue or "") in venue, data.name
        assert all(str(pin.number) in venue for pin in row.pins), data.name
        assert plain(data.contact.phone if data.contact and data.contact.phone else "") in entry, data.name
        days = {one.date.day for one in row.place.timetable.meetings(FIRST, LAST)}
        assert days <= {int(one) for one in re.findall(r"\d+", entry)}, data.name


@pytest.fixture(scope="module")
def print_area(
    run: Callable[..., Result], tmp_path_factory: pytest.TempPathFactory, chromium_path: str
) -> Callable[[Path, str], Path]:
    """Print an area's sheets in several forms; return their folder."""

    def go(root: Path, slug: str) -> Path:
        folder = tmp_path_factory.mktemp(slug)
        forms = [part for name in FORMS for part in ("--format", name)]
        result = run(
            *("pdf", "--root", root, "--area", slug, "--output", folder, "--ascii-names"),
            *("--chromium", chromium_path, *forms),
        )
        assert result.exit_code == 0, result.output
        return folder

    return go


@pytest.mark.parametrize("slug", ["kita", "minami", "shima"])
def test_nothing_of_the_miniature_city_is_missing(
    slug: str, city: Path, print_area: Callable[[Path, str], Path], tmp_path: Path
) -> None:
    """Every gathering with number, venue, telephone and dates; the pages asked for; the code's address."""
    folder, sheet = print_area(city, slug), content_of(city, slug)
    for name in FORMS:
        path = folder / f"2026-12_{slug}_{name}.pdf"
        assert_complete(sheet, text_of(path))
        assert FORMATS[name].pages in {None, len(PdfReader(path).pages)}
    picture = tmp_path / "page"
    path = folder / f"2026-12_{slug}_a4-2.pdf"
    subprocess.run(["pdftoppm", "-r", "200", "-png", path, picture], check=True)  # noqa: S603, S607
    codes = [
        code.text for page in tmp_path.glob("*.png") for code in zxingcpp.read_barcodes(Image.open(page))
    ]
    assert codes == [sheet.address]


def test_nothing_of_a_full_area_is_missing(print_area: Callable[[Path, str], Path]) -> None:
    """Baba: two dozen gatherings on two sides of one leaf."""
    folder, sheet = print_area(ROOT, "baba"), content_of(ROOT, "baba")
    for name in FORMS:
        assert_complete(sheet, text_of(folder / f"2026-12_baba_{name}.pdf"))
    assert len(PdfReader(folder / "2026-12_baba_a4-2.pdf").pages) == 2

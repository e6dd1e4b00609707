"""`sitegen pdf` with a real browser: the files, what they say of themselves, what fails."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from pypdf import PdfReader, PdfWriter

from sitegen.paper import write_paper
from sitegen.pdf.black import content_streams

pytestmark = pytest.mark.browser
SHEET, FOLDED = "2026-12_北圏域_A4両面.pdf", "2026-12_北圏域_A3二つ折り.pdf"
A4 = (595, 842)
# Signs that the print font lacks come from another, whose outlines Chromium draws.
FALLBACKS = 2


def size_of(page: Any) -> tuple[int, int]:  # noqa: ANN401 - pypdf's page
    """Return a page's width and height in points."""
    return round(page.mediabox.width), round(page.mediabox.height)


def text_of(path: Path, page: int, *, left: int = 0, width: int = 0) -> str:
    """Return the text of a page, or of a part of it in points."""
    area = ["-x", str(left), "-y", "0", "-W", str(width), "-H", "2000"] if width else []
    command = ["pdftotext", "-r", "72", "-f", str(page), "-l", str(page), *area, str(path), "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603


def test_files_of_a_run(sheets: Path) -> None:
    """One file a form; folded forms have one for the copier beside it. Nothing else is left."""
    names = sorted(path.name for path in sheets.iterdir())
    booklet = next(name for name in names if name.endswith("_A5冊子.pdf"))
    assert names == sorted(
        [
            SHEET,
            FOLDED,
            FOLDED.replace(".pdf", "_面付け.pdf"),
            booklet,
            booklet.replace(".pdf", "_面付け.pdf"),
        ]
    )


def test_what_a_file_says_of_itself(sheets: Path) -> None:
    """Title, publisher, language, the day as its dates; tagged, with outline and links."""
    reader = PdfReader(sheets / SHEET)
    assert reader.metadata
    assert "北圏域 2026年12月 A4両面" in str(reader.metadata.title)
    assert reader.metadata.author
    for name in ("/CreationDate", "/ModDate"):
        assert str(reader.metadata[name]) == "D:20261125000000+09'00'"
    root = reader.root_object
    assert str(root["/Lang"]) == "ja"
    assert root["/MarkInfo"]["/Marked"]  # type: ignore[index]
    assert root["/StructTreeRoot"]["/K"]  # type: ignore[index]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]  # type: ignore[index]
    assert len(reader.outline) >= 1
    assert len(reader.pages) == 2
    assert size_of(reader.pages[0]) == A4


def test_links_lead_to_the_site_only(sheets: Path) -> None:
    """No link goes to a folder of the machine that printed."""
    annotations = [
        one.get_object() for page in PdfReader(sheets / SHEET).pages for one in page.annotations or ()
    ]
    goals = {str(one["/A"]["/URI"]) for one in annotations if "/URI" in one.get("/A", {})}
    assert any(goal.startswith("http") for goal in goals)
    assert not any(goal.startswith("file:") for goal in goals)


def test_fonts_are_embedded(sheets: Path) -> None:
    """A print shop needs no font of ours; letters as drawings (Type 3) stand in for single signs only."""
    for path in sheets.iterdir():
        said = subprocess.run(["pdffonts", str(path)], check=True, capture_output=True, text=True).stdout  # noqa: S603, S607
        rows = said.splitlines()[2:]
        assert rows
        assert said.count("Type 3") <= FALLBACKS, said
        assert all(re.search(r"\s(yes|no)\s+(yes|no)\s+(yes|no)\s", row)[1] == "yes" for row in rows), said  # type: ignore[index]


def test_only_black_ink(sheets: Path) -> None:
    """No colour of red, green and blue is left."""
    for path in sheets.iterdir():
        streams = list(content_streams(PdfWriter(clone_from=PdfReader(path))))
        assert streams
        assert all(not re.search(rb"\s(rg|RG)\s", stream.get_data()) for stream in streams)
        assert any(re.search(rb"\s[01] g\s", stream.get_data()) for stream in streams)


def test_pages_side_by_side(sheets: Path) -> None:
    """Of four pages the last and the first lie on the front, the others behind, left to right."""
    flat, folded = sheets / FOLDED, sheets / FOLDED.replace(".pdf", "_面付け.pdf")
    assert [size_of(page) for page in PdfReader(folded).pages] == [(1190, 842)] * 2
    for side, (left, right) in ((1, (4, 1)), (2, (2, 3))):
        assert text_of(folded, side, width=595).split() == text_of(flat, left).split()
        assert text_of(folded, side, left=595, width=600).split() == text_of(flat, right).split()


def test_the_booklet_is_for_stapling(sheets: Path) -> None:
    """A5 pages on A4, two sides a sheet; the first page lies at the right of the first side."""
    folded = next(sheets.glob("*冊子_面付け.pdf"))
    flat = sheets / folded.name.replace("_面付け", "")
    count = len(PdfReader(flat).pages)
    pages = PdfReader(folded).pages
    assert len(pages) == -(-count // 4) * 2
    assert size_of(pages[0]) == pytest.approx((A4[1], A4[0]), abs=3)
    assert text_of(folded, 1, left=421, width=430).split() == text_of(flat, 1).split()
    assert text_of(folded, 2, width=421).split() == text_of(flat, 2).split()


def test_the_same_bytes_twice(
    city: Path, run: Callable[..., Result], tmp_path: Path, sheets: Path, chromium_path: str
) -> None:
    """Nothing of the hour or of the run goes into a file."""
    run("pdf", "--root", city, "--area", "kita", "--output", tmp_path, "--chromium", chromium_path)
    assert (tmp_path / SHEET).read_bytes() == (sheets / SHEET).read_bytes()


def test_crop_marks_set_the_printers_boxes(
    city: Path, run: Callable[..., Result], tmp_path: Path, chromium_path: str
) -> None:
    """The trimmed page is A4, 10 mm within the paper; 3 mm of bleed around it; imposed, too."""
    options = ["--format", "a3-fold", "--crop-marks", "--ascii-names", "--chromium", chromium_path]
    run("pdf", "--root", city, "--area", "kita", "--output", tmp_path, *options)
    flat = PdfReader(tmp_path / "2026-12_kita_a3-fold.pdf").pages[0]
    folded = PdfReader(tmp_path / "2026-12_kita_a3-fold-imposed.pdf").pages[0]
    assert size_of(flat) == (652, 899)
    for page, width in ((flat, 210), (folded, 420)):
        trim, bleed = page.trimbox, page.bleedbox
        assert float(trim.width) == pytest.approx(width * 72 / 25.4, abs=1)
        assert float(trim.left - bleed.left) == pytest.approx(3 * 72 / 25.4, abs=0.1)
        assert float(trim.bottom) == pytest.approx(10 * 72 / 25.4, abs=0.1)


def test_a_sheet_with_a_character_of_no_font_is_not_printed(
    city: Path, run: Callable[..., Result], tmp_path: Path, chromium_path: str
) -> None:
    """The character is named with its code, its sheet and the cure; the other areas have theirs."""
    shutil.copytree(city, tmp_path / "root")
    record = tmp_path / "root/places/kita/taiso.yaml"
    text = record.read_text("utf-8")
    record.write_text(re.sub(r"(?m)^name: (.*)$", "name: \\1\ue123", text, count=1), "utf-8")
    result = run("pdf", "--root", tmp_path / "root", "--all", "--chromium", chromium_path)
    assert result.exit_code == 1
    assert "（U+E123）: 2026-12_北圏域_A4両面" in result.output
    assert "apt-get install fonts-" in result.output
    assert "外字" in result.output
    printed = [path.name for path in (tmp_path / "root/print").iterdir()]
    assert len(printed) == 2
    assert SHEET not in printed
    (tmp_path / "root/print").rename(tmp_path / "others")
    result = run("pdf", "--root", tmp_path / "root", "--area", "kita", "--chromium", chromium_path)
    assert result.exit_code == 1
    assert "（U+E123）: 2026-12_北圏域_A4両面" in result.output
    assert not (tmp_path / "root/print").exists()


def test_a_sheet_that_fails_is_named_and_the_rest_go_on(
    city: Path,
    run: Callable[..., Result],
    tmp_path: Path,
    chromium_path: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One area's script breaks: the others are printed, the command fails."""

    def broken(*arguments: Any, root: Path) -> Any:  # noqa: ANN401 - as write_paper
        sheets = write_paper(*arguments, root=root)
        page = arguments[-1] / sheets[0].page
        page.write_text(page.read_text("utf-8").replace("print/pack.js", "print/absent.js"), "utf-8")
        return sheets

    monkeypatch.setattr("sitegen.pdf.jobs.write_paper", broken)
    result = run("pdf", "--root", city, "--all", "--output", tmp_path, "--chromium", chromium_path)
    assert result.exit_code == 1
    assert re.search(r"2026-12_\w+_A4両面.pdf: 印刷できませんでした（.*sitegenPack|.*lay", result.output)
    assert len(list(tmp_path.iterdir())) == 2


def test_a_site_with_pdf_files(
    city: Path, run: Callable[..., Result], tmp_path: Path, chromium_path: str
) -> None:
    """An area's pages offer what lies in the site; what is kept for reading offline has none of it."""
    assert chromium_path
    result = run("build", "--pdf", "--root", city, "--output", tmp_path / "site")
    assert result.exit_code == 0
    links = {}
    for page in ("areas/kita/index.html", "areas/kita/list/index.html", "en/areas/kita/index.html"):
        html = (tmp_path / "site" / page).read_text("utf-8")
        links[page] = re.findall(r'href="([^"]+\.pdf)" download="([^"]+)">([^<]+)<', html)
        for href, _, _ in links[page]:
            assert ((tmp_path / "site" / page).parent / href).resolve().is_file()
    href, name, words = links["areas/kita/list/index.html"][0]
    assert href == "../../../pdf/2026-12_kita_a4-2.pdf"
    assert name == "2026-12_北圏域_A4両面.pdf"
    assert re.fullmatch(r"A4両面（PDF、2ページ、\d+ kB）", words)
    assert "in Japanese, 2 pages" in links["en/areas/kita/index.html"][0][2]
    assert len({len(found) for found in links.values()}) == 1
    assert b"pdf/" not in (tmp_path / "site/sw.js").read_bytes()


def test_a_site_without_a_browser(
    city: Path, run: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What can't be printed is said; the site is built without it."""
    monkeypatch.setenv("PATH", "/nowhere")
    result = run("build", "--pdf", "--root", city, "--output", tmp_path / "site")
    assert result.exit_code == 0
    assert "apt-get install chromium" in result.stderr
    assert "download=" not in (tmp_path / "site/areas/kita/index.html").read_text("utf-8")

"""What `sitegen pdf` is asked for: months, names, and what is said where something does not exist."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import Result

from sitegen.checking import check
from sitegen.cli import needs, wanted
from sitegen.cli.progress import Progress
from sitegen.pages.months import printed_month
from sitegen.pages.printed import DEFAULT, FORMATS
from sitegen.pages.prints import OFFERED
from sitegen.pdf import Failed, Printed, jobs
from sitegen.pdf.leaf import Made


@pytest.mark.parametrize(
    ("day", "month"),
    [("2026-11-20", (2026, 11)), ("2026-11-21", (2026, 12)), ("2026-12-25", (2027, 1))],
)
def test_late_in_a_month_the_next_one_is_printed(day: str, month: tuple[int, int]) -> None:
    """Until the twentieth this month is printed, after it the next one."""
    assert printed_month(dt.date.fromisoformat(day)) == month
    assert wanted.month(None, dt.date.fromisoformat(day)) == month


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "--all"),
        (["--area", "kita", "--all"], "どちらかひとつ"),
        (["--area", "kitta"], "「kita」のことですか"),
        (["--area", "zzz"], "kita（北圏域）"),
        (["--all", "--format", "a4-3"], "a4-2（A4両面）"),
        (["--all", "--format", "bookle"], "「booklet」のことですか"),
        (["--all", "--month", "2026-10"], "もう過ぎた月です"),
        (["--all", "--month", "2028-11"], "24か月まで"),
        (["--all", "--month", "2026-13"], "2026-12 のように"),
        (["--newsletter", "2026-13"], "2026-12 のように"),
        (["--newsletter", "2026-05"], "2026-11"),
        (["--newsletter", "2026-11", "--all"], "いっしょには使えません"),
    ],
)
def test_what_does_not_exist_is_named_with_what_does(
    arguments: list[str], said: str, city: Path, run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wrong usage ends with 2 and says in both languages what to write; no browser is needed for that."""
    monkeypatch.setattr("sitegen.pdf.Press.start", lambda press: press)
    result = run("pdf", "--root", city, "--chromium", "/bin/true", *arguments)
    assert result.exit_code == 2
    assert said in result.output
    assert " / " in result.output


def test_no_browser_is_said_with_its_package(
    city: Path, run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where Chromium is not on PATH, the package's name is said."""
    monkeypatch.setenv("PATH", "/nowhere")
    result = run("pdf", "--root", city, "--all")
    assert result.exit_code == 1
    assert "apt-get install chromium" in result.output


def test_the_extra_is_said_where_it_lacks(
    city: Path, run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without what prints, the command says how to get it; a build goes on without PDF files."""
    monkeypatch.setattr(needs, "find_spec", lambda _: None)
    result = run("pdf", "--root", city, "--all")
    assert result.exit_code == 1
    assert "pip install 'sitegen[pdf]'" in result.output


@pytest.mark.browser
def test_a_browser_that_does_not_start(city: Path, run: Callable[..., Result], tmp_path: Path) -> None:
    """A program that is no Chromium is named with why it does not start."""
    result = run("pdf", "--root", city, "--all", "--chromium", "/bin/false", "--output", tmp_path / "out")
    assert result.exit_code == 1
    assert "/bin/false: Chromium が動きません" in result.output
    assert not (tmp_path / "out").exists()


def test_errors_in_records_are_said_and_nothing_is_printed(
    city: Path, run: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As with a build: findings, exit 1."""
    monkeypatch.setattr("sitegen.pdf.Press.start", lambda press: press)
    record = tmp_path / "root/places/kita/broken.yaml"
    (tmp_path / "root").symlink_to(city)
    record.write_text("name: 体操\nschedule: 毎週だれか\ncategories: [taisou]\n", "utf-8")
    try:
        result = run("pdf", "--root", tmp_path / "root", "--all", "--chromium", "/bin/true")
    finally:
        record.unlink()
    assert result.exit_code == 1
    assert "places/kita/broken.yaml" in result.output
    assert "印刷していません" in result.output


def test_months_reach_as_far_as_is_asked(city: Path) -> None:
    """A month beyond the city's own horizon has dates, too."""
    checked = check(city, today=dt.date(2026, 11, 25), at_least=13)
    assert checked.horizon
    assert checked.horizon.pages[-1] == (2027, 11)


def sheet(name: str | None, form: str = DEFAULT) -> Any:  # noqa: ANN401 - a Sheet's likeness
    """Return what names a file: an area's name, or none for the city."""
    area = SimpleNamespace(slug="baba", data=SimpleNamespace(name=name)) if name else None
    return SimpleNamespace(area=area, issue=None, form=FORMATS[form])


PLAN: Any = SimpleNamespace(site=SimpleNamespace(city=SimpleNamespace(name="金沢市")))


@pytest.mark.parametrize(
    ("name", "form", "file"),
    [
        ("馬場圏域", "a4-2", "2026-12_馬場圏域_A4両面"),
        ("は\u3099は\u3099", "large", "2026-12_ばば_大きな字"),
        ("東/西:北?", "fax", "2026-12_東／西：北？_ファクス用"),
        (" a\tb. ", "a4", "2026-12_ab_A4片面"),
        (None, "booklet", "2026-12_金沢市_A5冊子"),
        ("北\u202e圏\u200b域", "a4", "2026-12_北圏域_A4片面"),
    ],
)
def test_files_are_named_for_people(name: str | None, form: str, file: str) -> None:
    """Month, area and form; composed, without what Windows or an archive forbids."""
    assert jobs.name_of(sheet(name, form), (2026, 12), PLAN) == file


def test_ascii_names() -> None:
    """The slug and the form's name."""
    assert jobs.ascii_name_of(sheet("馬場圏域"), (2026, 12), PLAN) == "2026-12_baba_a4-2"
    assert jobs.ascii_name_of(sheet(None, "booklet"), (2026, 12), PLAN) == "2026-12_booklet"


def test_a_long_name_stays_a_file_name() -> None:
    """A file's name has at most 255 bytes, that of the imposed one, too."""
    name = jobs.name_of(sheet("長" * 200), (2026, 12), PLAN)
    assert len(f"{name}_面付け.pdf".encode()) < 255


def test_what_a_site_offers_exists() -> None:
    """The usual form is among them."""
    assert DEFAULT in OFFERED
    assert set(OFFERED) <= set(FORMATS)


@pytest.mark.parametrize("live", [True, False])
def test_progress(live: bool, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: FBT001 - a parameter of the test
    """A terminal counts in one line, a log gets a line a file; what gave way is said in both."""
    monkeypatch.setattr("sys.stderr.isatty", lambda: live)
    job = jobs.Job("print/a.html", "A", "a")
    made = Made(b"", 3, 2, ("参加費",), ("体操の会",), ())
    progress = Progress(2)
    assert progress.say(Printed(job, (Path("a.pdf"),), 190_400, made))
    assert not progress.say(Failed(job, "だめ"))
    said = capsys.readouterr().err
    assert "a.pdf（3ページ、190 kB）" in said
    assert "省いたもの: 参加費" in said
    assert "2ページに入りきらないので、3ページになりました" in said
    assert "体操の会" in said
    assert "a.pdf: 印刷できませんでした（だめ）" in said
    assert ("1/2 …" in said) == live
    assert ("\r" in said) == live

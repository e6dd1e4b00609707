"""An area's months and its sheet's dates, as planned and as written."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from pathlib import Path

import pytest

from sitegen.build import build, check
from sitegen.pages import Plan
from sitegen.pages.calendars import calendar_pages, month_of, weeks_of
from sitegen.pages.entries import entries
from sitegen.pages.fitting import SIZES, print_size
from sitegen.pages.listing import sheet_months
from sitegen.pages.meetings import Meeting, by_date, pause_words
from sitegen.pages.monthly import days_in_words
from sitegen.schedule import Paused
from tests.golden import MINIATURE, TODAY

EXTRA = {
    "moved": "schedule: 毎週月曜日 13:30～15:00、祝日の場合は翌日に変更",
    "snow": "schedule: 毎週金曜日 9:00\npaused: {from: 2026-12-05, until: 2027-01-20, reason: 雪のため}",
    "daily": "schedule: 平日 6:30～6:50",
}
HOSTILE = "</a><script>alert(1)</script>{{ 7*7 }}"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the miniature city with gatherings that move, pause, meet daily and mean harm."""
    root = tmp_path_factory.mktemp("calendars") / "root"
    shutil.copytree(MINIATURE, root)
    for name, lines in EXTRA.items():
        (root / f"places/kita/{name}.yaml").write_text(
            f"name: {name}の会\n{lines}\nvenue: 見本公民館\nlocation: 36.567178, 136.650355\n"
            "confirmed: 2026-10-01\n",
            "utf-8",
        )
    (root / "places/odd/hostile.yaml").write_text(
        f"name: '{HOSTILE}'\nschedule: 毎週水曜 10:00\nlocation: 36.5535, 136.6505\nconfirmed: 2026-10-01\n"
        f"closed: [{{date: 2026-12-02, reason: '{HOSTILE}'}}]\n",
        "utf-8",
    )
    return root


@pytest.fixture(scope="module")
def site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build that city."""
    output = tmp_path_factory.mktemp("calendars") / "site"
    assert build(root, output, today=TODAY).pages
    return output


@pytest.fixture(scope="module")
def plan(root: Path) -> Plan:
    """Return the plan of that city."""
    found = check(root, today=TODAY)
    assert found.site
    assert found.horizon
    return Plan(found.site, found.horizon, found.almanac)


def text_of(page: Path) -> str:
    """Return a page without its marks, each run of blanks as one."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", page.read_text("utf-8")))


def cell(page: Path, date: str) -> str:
    """Return what a day of a month says."""
    found = re.search(rf'<td[^>]*data-date="{date}">(.*?)</td>', page.read_text("utf-8"), re.DOTALL)
    assert found
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", found[1])).strip()


def meeting(name: str) -> Meeting:
    """Return a meeting of that name in the morning."""
    return Meeting("10:00", "id", name, (), held=True, words="")


def test_every_month_of_the_horizon_has_its_page(site: Path) -> None:
    """Six months, and this one at the calendar's own address, which points to the dated page."""
    folder = site / "areas/kita/calendar"
    assert sorted(path.name for path in folder.iterdir()) == [
        *("2026-11", "2026-12", "2027-01", "2027-02", "2027-03", "2027-04"),
        "index.html",
    ]
    always = (folder / "index.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://example.jp/tsudoi/areas/kita/calendar/2026-11/' in always
    assert text_of(folder / "index.html") == text_of(folder / "2026-11/index.html")
    sitemap = (site / "sitemap.xml").read_text("utf-8")
    assert "areas/kita/calendar/2026-11/" in sitemap
    assert "areas/kita/calendar/</loc>" not in sitemap
    assert "areas/kita/calendar/index.html" not in sitemap


def test_months_lead_to_months_that_are_there(site: Path) -> None:
    """The first month has none before it; the last says that none comes after, and until when."""
    folder = site / "areas/kita/calendar"
    first = (folder / "2026-11/index.html").read_text("utf-8")
    last = (folder / "2027-04/index.html").read_text("utf-8")
    assert 'rel="prev"' not in first
    assert 'rel="next" href="../../../../areas/kita/calendar/2026-12/index.html"' in first
    assert 'rel="next"' not in last
    assert "次の月の予定は、まだありません" in last
    assert "2027年4月30日（金）までの予定をのせています" in last


def test_weeks_begin_on_sunday(plan: Plan) -> None:
    """As every kitchen's calendar does; days of other months stay empty."""
    month = month_of("kita", (2026, 12), weeks_of(2026, 12, {}, plan), {})
    assert [day and day.date.number for day in month.weeks[0]] == [None, None, 1, 2, 3, 4, 5]
    assert [day.date.kind for day in month.weeks[1] if day] == ["off", "", "", "", "", "", "sat"]
    assert all(len(week) == 7 for week in month.weeks)
    columns = next(iter(calendar_pages(plan))).page.content["columns"]
    assert columns == [(f"{name}曜日", name) for name in "日月火水木金土"]


def test_a_day_says_what_meets_and_what_does_not(site: Path) -> None:
    """Start, number and name; a holiday by its name; closed, moved and extra dates in words."""
    folder = site / "areas/kita/calendar"
    november, december = folder / "2026-11/index.html", folder / "2026-12/index.html"
    assert "13:30 見本 お茶のみサロン" in cell(november, "2026-11-25")
    assert 'aria-label="1番"' in november.read_text("utf-8")
    assert "勤労感謝の日" in cell(november, "2026-11-23")
    assert "movedの会 11月24日（火）に移しました" in cell(november, "2026-11-23")
    assert "movedの会 祝日のため11月23日（月）から移しました" in cell(november, "2026-11-24")
    assert "見本 お茶のみサロン お休み" in cell(december, "2026-12-23")
    assert "お茶のみサロン 年忘れ会" in cell(december, "2026-12-20")
    assert "お休み（お正月のため）" in cell(folder / "2027-01/index.html", "2027-01-02")


def test_a_pause_is_said_once_and_takes_its_days_away(site: Path) -> None:
    """Nothing is promised inside it, and the page says from when until when, and why."""
    page = site / "areas/kita/calendar/2026-12/index.html"
    assert "snowの会" in cell(page, "2026-12-04")
    assert "snowの会" not in cell(page, "2026-12-11")
    assert "12月5日（土）から2027年1月20日（水）までお休み（雪のため）" in text_of(page)
    assert "snowの会" in cell(site / "areas/kita/calendar/2027-01/index.html", "2027-01-22")


def test_what_has_no_dates_is_named_without_one(site: Path) -> None:
    """A gathering whose sentence gives no date stands in its own group, and on no day."""
    page = site / "areas/kita/calendar/2026-12/index.html"
    table, rest = page.read_text("utf-8").split("</table>")
    assert "日程はお問い合わせください" in rest
    assert "日だまりの会" in rest
    assert "不定期" in rest
    assert "日だまりの会" not in table


def test_what_people_wrote_stays_text(site: Path) -> None:
    """Names and reasons are escaped on the calendar and on the sheet."""
    for path in ("areas/minami/calendar/2026-12/index.html", "areas/minami/list/index.html"):
        html = (site / path).read_text("utf-8")
        assert "&lt;/a&gt;&lt;script&gt;alert(1)&lt;/script&gt;{{ 7*7 }}" in html
        assert "<script>alert" not in html


def test_the_sheet_has_the_months_dates(site: Path) -> None:
    """In the entry and in the box by date, this month and, late in it, the next."""
    text = text_of(site / "areas/kita/list/index.html")
    assert "11月 7日（土） 10:00～12:00、11・25日（水） 13:30～15:00" in text
    assert "12月 7・14・21・28日（月）" in text
    assert "12月23日（水）はお休み" in text
    assert "12月20日（日）は、年忘れ会" in text
    assert "11月24日（火）は、祝日のため11月23日（月）から移しました" in text
    assert "2026年11月24日（火）から12月31日（木）まで" in text
    box = text.split("日にちの順に")[1]
    assert "25日（水） 6:30 dailyの会 13:30 見本 お茶のみサロン" in box
    assert "18日（水）" not in box, "what is over is not printed"
    assert "日程はお問い合わせください" in box
    assert "日だまりの会（不定期）" in box


@pytest.mark.parametrize(
    ("day", "months"),
    [(20, [(2026, 11)]), (21, [(2026, 11), (2026, 12)])],
)
def test_a_late_sheet_serves_the_next_month(root: Path, day: int, months: list[tuple[int, int]]) -> None:
    """A sheet printed after the 20th will mostly be read in the next month."""
    found = check(root, today=dt.date(2026, 11, day))
    assert found.site
    assert found.horizon
    assert list(sheet_months(Plan(found.site, found.horizon, found.almanac))) == months


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ([11, 25], "11・25日（水）"),
        ([4, 14, 18], "4・18日（水）、14日（土）"),
        ([2, 3, 4, 20], "2日（月）～4日（水）、20日（金）"),
        ([], ""),
        (
            [day for day in range(1, 31) if dt.date(2026, 11, day).weekday() < 5 and day not in {3, 23}],
            "月～金曜日、3日（火）、23日（月）をのぞく",
        ),
        (list(range(1, 31)), "毎日"),
    ],
)
def test_dates_of_a_month_in_words(days: list[int], words: str, plan: Plan) -> None:
    """By weekday; days in a row as a run; nearly all of some weekdays by what is missing."""
    assert days_in_words([dt.date(2026, 11, day) for day in days], plan) == words


@pytest.mark.parametrize(
    ("pause", "words"),
    [
        (Paused("雪のため", dt.date(2026, 12, 1), None), "12月1日（火）からお休み（雪のため）"),
        (Paused("工事のため", None, dt.date(2027, 3, 31)), "2027年3月31日（水）までお休み（工事のため）"),
        (Paused("工事のため"), "しばらくお休み（工事のため）"),
    ],
)
def test_a_pause_in_words(pause: Paused, words: str, plan: Plan) -> None:
    """An end that nobody knows is not invented."""
    assert pause_words(pause, plan) == words


def test_meetings_of_a_day_stand_in_the_order_of_their_hours(plan: Plan) -> None:
    """The unknown hour first, then the clock; of one hour the lower number first."""
    for area in plan.site.areas:
        days = by_date(entries(area), plan.horizon.first, plan.horizon.last, plan)
        assert list(days) == sorted(days)
        for meetings in days.values():
            starts = [one.start.rjust(5) for one in meetings if ":" in one.start and "頃" not in one.start]
            assert starts == sorted(starts)


def test_fuller_months_are_printed_smaller() -> None:
    """An empty month takes the largest letters, a very full one the smallest, none in between fails."""
    sizes = [
        print_size([[[], [meeting("見本の体操の会")] * most] for _ in range(5)], []) for most in range(30)
    ]
    assert sizes[0] == SIZES[0]
    assert sizes[-1] == SIZES[-1]
    assert sizes == sorted(sizes, reverse=True)
    assert len(set(sizes)) > 3

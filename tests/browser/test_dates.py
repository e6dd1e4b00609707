"""Dates as readers meet them: on the build's day and long after, here and abroad, without scripts."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page

from tests.golden import TODAY

pytestmark = pytest.mark.browser

LAST = dt.date(2027, 4, 30)
JAPAN = dt.timezone(dt.timedelta(hours=9))
DATE = re.compile(r"(\d+)月(\d+)日（(.)）")
HOME, AREA, PLACE, PAUSED, ALL = (
    "index.html",
    "areas/kita/index.html",
    "places/ocha/index.html",
    "places/hirune/index.html",
    "places/index.html",
)


@pytest.fixture
def visit(new_page: Callable[..., Page], miniature: Path) -> Callable[..., Page]:
    """Open a page from disk, as the clock in Japan shows a date and a time."""

    def open_page(path: str, day: dt.date = TODAY, time: str = "08:00", **options: object) -> Page:
        page = new_page(**options)
        page.route(re.compile("^https:"), lambda route: route.abort())
        if options.get("java_script_enabled", True):
            page.clock.install(time=dt.datetime.combine(day, dt.time.fromisoformat(time), JAPAN))
        page.goto((miniature / path).as_uri())
        return page

    return open_page


def written(where: Locator) -> list[tuple[int, int]]:
    """Return the (month, day) of the dates that stand somewhere, in order."""
    return [(int(month), int(day)) for month, day, _ in DATE.findall("\n".join(where.all_inner_texts()))]


def days(page: Page) -> list[str]:
    """Return the days of an agenda as they are headed."""
    return [plain(text) for text in page.locator(".days .day-date").all_inner_texts()]


def plain(text: str) -> str:
    """Return a text without blanks, which a browser sets or leaves out as the boxes are."""
    return re.sub(r"\s+", "", text)


def held_dates(page: Page) -> list[str]:
    """Return the dates of a gathering's list that show and are held."""
    return [text for text in page.locator(".dates li:visible").all_inner_texts() if "お休み" not in text]


def unfold(page: Page) -> None:
    """Open every day of an agenda."""
    page.evaluate("document.querySelectorAll('details').forEach((day) => { day.open = true; })")


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "America/New_York", "Pacific/Auckland"])
@pytest.mark.parametrize(
    ("after", "time"),
    [(0, "00:05"), (0, "23:55"), (1, "08:00"), (21, "00:05"), ((LAST - TODAY).days, "23:55"), (365, "08:00")],
)
def test_today_and_tomorrow_are_never_on_a_wrong_date(
    visit: Callable[..., Page], zone: str, time: str, after: int
) -> None:
    """Whoever reads where and when: only Japan's today is called so, and only its tomorrow."""
    today = TODAY + dt.timedelta(days=after)
    names = {"きょう": today, "あした": today + dt.timedelta(days=1)}
    for path in (HOME, AREA, PLACE):
        page = visit(path, today, time, timezone_id=zone)
        said = page.locator(".day-word").all()
        for word in said:
            date = word.locator("xpath=ancestor::*[@data-date][1]").get_attribute("data-date")
            assert date == names[(word.text_content() or "").strip()].isoformat()
        for day in names.values():
            assert page.locator(f"[data-date='{day}']:not(:has(> .day-word))").count() == 0
        page.context.close()


def test_a_weekday_is_right_wherever_a_date_stands(visit: Callable[..., Page]) -> None:
    """What the script writes of later days has the calendar's weekday, as what the build wrote has."""
    for path in (HOME, AREA, PLACE, ALL):
        text = visit(path, TODAY + dt.timedelta(days=60)).locator("main").inner_text()
        found = DATE.findall(text)
        assert found
        for month, day, weekday in found:
            date = dt.date(2026 if int(month) > 4 else 2027, int(month), int(day))
            assert weekday == "月火水木金土日"[date.weekday()], date


def test_an_area_shows_the_readers_week(visit: Callable[..., Page]) -> None:
    """On the day of the build: today and tomorrow by name, then the days that have anything."""
    page = visit(AREA)
    assert page.locator(".agenda h2").inner_text() == "一週間の予定"
    assert days(page) == ["きょう11月24日（火）", "あした11月25日（水）", "11月26日（木）", "11月30日（月）"]
    assert "なし" in page.locator(".days > .is-empty").inner_text()
    row = page.locator(".meetings li").first
    assert plain(row.inner_text()) == "13:301見本お茶のみサロン見本公民館"
    assert row.locator(".mark text").text_content() == "1"
    row.get_by_role("link", name="見本 お茶のみサロン").click()
    assert page.locator("h1").inner_text() == "見本 お茶のみサロン"


def test_an_old_page_takes_later_days_from_the_data(visit: Callable[..., Page]) -> None:
    """Three weeks later the two weeks that were written are over, and the week is right all the same."""
    page = visit(AREA, TODAY + dt.timedelta(days=21))
    page.wait_for_function("window.sitegenAgenda")
    assert days(page)[:3] == ["きょう12月15日（火）", "あした12月16日（水）", "12月17日（木）"]
    assert days(page)[3:] == ["12月20日（日）", "12月21日（月）"]
    extra = page.locator("[data-day='2026-12-20']")
    extra.locator("summary").click()
    assert "年忘れ会" in extra.inner_text()
    assert extra.locator(".mark text").text_content() == "1"
    assert page.locator(".days-ended").is_hidden()


def test_a_day_off_is_said_in_the_agenda(visit: Callable[..., Page]) -> None:
    """Who always comes learns that this time there is nothing, and it counts for nothing."""
    page = visit(AREA, dt.date(2026, 12, 23))
    row = page.locator("[data-day='2026-12-23']")
    row.wait_for()
    assert "お休み" in row.locator("li").inner_text()
    assert row.locator(".day-count").inner_text() == "お休み"
    evening = visit(AREA, dt.date(2026, 12, 23), "20:00")
    evening.locator("[data-day='2026-12-23']").wait_for()
    assert evening.locator(".over").count() == 0


@pytest.mark.parametrize("path", [HOME, AREA])
def test_when_the_dates_run_out_the_page_says_so(visit: Callable[..., Page], path: str) -> None:
    """On the last day that day still stands; a year later nothing is promised, and it is said why."""
    page = visit(path, LAST)
    page.wait_for_function("window.sitegenAgenda")
    assert days(page) == ["きょう4月30日（金）"]
    assert page.locator(".days-ended").is_visible()
    page = visit(path, TODAY + dt.timedelta(days=365))
    assert days(page) == []
    assert "2027年4月30日（金）までのものです" in page.locator(".days-ended").inner_text()
    assert page.locator(".days-known").is_hidden()


def test_what_is_over_today_is_called_so(visit: Callable[..., Page]) -> None:
    """In the evening the afternoon's meeting is over, and the next one is another day."""
    day = TODAY + dt.timedelta(days=1)
    assert visit(AREA, day, "14:59").locator(".over").count() == 0
    page = visit(AREA, day, "15:00")
    assert page.locator(".meetings li:has(.over)").inner_text().count("おわりました") == 1
    assert written(page.locator("#ocha .next")) == [(12, 5)]


@pytest.mark.parametrize(
    ("after", "next_"), [(0, "あした11月25日（水）13:30から"), (21, "12月20日（日）13:30から")]
)
@pytest.mark.parametrize("path", [AREA, ALL])
def test_the_next_date_moves_on(visit: Callable[..., Page], path: str, after: int, next_: str) -> None:
    """Each row has the date that comes next for who reads it, not for who built it."""
    page = visit(path, TODAY + dt.timedelta(days=after))
    row = page.locator("[data-place=ocha]")
    assert plain(row.locator(".next").text_content() or "") == f"つぎは{next_}"


def test_no_next_date_is_made_up(visit: Callable[..., Page]) -> None:
    """Neither for what pauses or is without dates, nor when all dates are over."""
    assert visit(AREA).locator("#hirune .next").count() == 0
    assert visit(AREA).locator("#empty-values .next").count() == 0
    page = visit(AREA, TODAY + dt.timedelta(days=365))
    assert page.locator("#ocha .next").inner_text() == "いま分かっている日は、4月28日（水）で終わりです"


def test_rows_are_sorted_by_what_comes_next(visit: Callable[..., Page]) -> None:
    """By number as the map has them, or by the next date; numbers stay, those without a date come last."""
    page = visit(AREA)

    def order() -> list[str | None]:
        return [row.get_attribute("id") for row in page.locator(".entry").all()]

    by_number = order()
    page.get_by_label("ならべかた").select_option("つぎの日が近い順")
    assert order()[:3] == ["ocha", "mobile-shop", "taiso"]
    assert set(order()[-2:]) == {"hirune", "empty-values"}
    page.get_by_label("ならべかた").select_option("番号の順")
    assert order() == by_number


def test_a_gathering_shows_its_next_eight(visit: Callable[..., Page]) -> None:
    """The next as the largest thing after the name; what is off stands among them and is none of them."""
    page = visit(PLACE)
    rows = page.locator(".dates li:visible")
    assert len(held_dates(page)) == 8
    assert "12月23日（水）はお休み" in rows.all_inner_texts()
    assert any("1月2日（土）はお休み（お正月のため）" in text for text in rows.all_inner_texts())
    assert any("年忘れ会" in text for text in rows.all_inner_texts())
    size = "element => parseFloat(getComputedStyle(element).fontSize)"
    next_ = page.locator(".next-big")
    assert next_.evaluate(size) > page.locator(".when-big").evaluate(size)
    assert page.locator("h1").evaluate(size) > next_.evaluate(size)


def test_a_gathering_moves_on_with_the_clock(visit: Callable[..., Page]) -> None:
    """Three weeks later eight others stand there; on the last day that is known one; then a kind word."""
    page = visit(PLACE, TODAY + dt.timedelta(days=21))
    assert written(page.locator(".dates li:visible"))[0] == (12, 20)
    assert written(page.locator(".next-big")) == [(12, 20)]
    assert "年忘れ会" in page.locator(".next-big").inner_text()
    assert len(held_dates(page)) == 8
    page = visit(PLACE, dt.date(2027, 4, 28), "10:00")
    assert written(page.locator(".dates li:visible")) == [(4, 28)]
    assert page.locator(".dates-ended").is_hidden()
    page = visit(PLACE, dt.date(2027, 4, 28), "16:00")
    assert page.locator(".next-big").is_hidden()
    assert page.locator(".dates li:visible").inner_text().endswith("おわりました")
    assert "いま分かっている日は、4月28日（水）で終わりです。" in page.locator(".dates-ended").inner_text()


def test_a_page_left_open_over_night_wakes_up_on_another_day(visit: Callable[..., Page]) -> None:
    """A phone keeps its pages for days: when one comes to the front, today is today."""
    page = visit(PLACE)
    assert page.locator(".next-big .day-word").inner_text().strip() == "あした"
    page.clock.set_fixed_time(dt.datetime.combine(TODAY + dt.timedelta(days=1), dt.time(8), JAPAN))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert page.locator(".next-big .day-word").inner_text().strip() == "きょう"


def test_a_pause_is_over_when_it_is_over(visit: Callable[..., Page]) -> None:
    """The pause is said with its days and its reason, and is gone after its last day."""
    page = visit(PAUSED, dt.date(2027, 3, 31))
    assert "2027年3月31日（水）までお休みです" in page.locator(".paused").inner_text()
    assert "会場の工事のため" in page.locator(".paused").inner_text()
    assert visit(PAUSED, dt.date(2027, 4, 1)).locator(".paused").is_hidden()


def test_the_small_calendar_shows_today_by_the_clock(visit: Callable[..., Page]) -> None:
    """Today's cell is outlined; a month that is over goes."""
    page = visit(PLACE)
    assert page.locator("td.is-today").inner_text() == "24"
    assert page.locator(".month-grid:visible").count() == 2
    page = visit(PLACE, dt.date(2026, 12, 9))
    assert page.locator("td.is-today.on").count() == 1
    assert page.locator(".month-grid:visible").count() == 1


def test_without_scripts_two_weeks_stand_with_their_dates(visit: Callable[..., Page]) -> None:
    """The server knows no today: dates without the words, eight of a gathering, fourteen days of an area."""
    page = visit(AREA, java_script_enabled=False)
    heads = [(11, 25), (11, 26), (11, 30), (12, 3), (12, 5), (12, 7)]
    assert written(page.locator(".days .day-date")) == heads
    assert page.locator("details[open]").count() == 1
    assert written(page.locator("#ocha .next")) == [(11, 25)]
    for path in (HOME, AREA, PLACE):
        text = visit(path, java_script_enabled=False).locator("main").inner_text()
        assert "きょう" not in text
        assert "あした" not in text
    page = visit(PLACE, java_script_enabled=False)
    assert len(held_dates(page)) == 8
    assert written(page.locator(".next-big")) == [(11, 25)]


def test_the_town_finder_is_not_pushed_down(visit: Callable[..., Page]) -> None:
    """On a phone the question comes first and the city's days are folded; on a desk the first is open."""
    page = visit(HOME, width=360)
    finder, agenda = page.locator("#ask").bounding_box(), page.locator(".agenda").bounding_box()
    assert finder
    assert agenda
    assert finder["y"] < 500 < agenda["y"]
    assert page.locator("details[open]").count() == 0
    assert visit(HOME).locator("details[open]").count() == 1


def test_the_panel_says_the_next_date_of_the_day(visit: Callable[..., Page]) -> None:
    """The map's panel has the row's own words, which follow the clock."""
    page = visit(AREA, TODAY + dt.timedelta(days=21))
    page.locator("#ocha [data-show-pin]").click()
    assert "12月20日（日）" in page.locator(".map-panel li", has_text="お茶のみサロン").inner_text()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", [HOME, AREA, PLACE, ALL])
def test_an_old_page_is_as_accessible_as_a_new_one(visit: Callable[..., Page], path: str, width: int) -> None:
    """What the script has made of the data passes axe, with every day unfolded, and fits the screen."""
    page = visit(path, TODAY + dt.timedelta(days=21), width=width)
    if path in (HOME, AREA):
        page.wait_for_function("window.sitegenAgenda")
    unfold(page)
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_days_are_large_enough_to_press(visit: Callable[..., Page]) -> None:
    """A day unfolds at a touch of 44 px."""
    page = visit(AREA, width=360)
    for element in (*page.locator(".day > summary").all(), page.locator("[data-sort]")):
        box = element.bounding_box()
        assert box
        assert box["height"] >= 43.9


def test_hostile_text_from_the_data_is_text(visit: Callable[..., Page], miniature: Path) -> None:
    """Names that the script writes are text, however they look."""
    data = (miniature / "assets/agenda/kita.js").read_text("utf-8")
    evil = data.replace("見本 お茶のみサロン", "<img src=x onerror=document.title=1>")
    page = visit(HOME)
    page.route("**/agenda/kita.js*", lambda route: route.fulfill(body=evil, content_type="text/javascript"))
    page.clock.set_fixed_time(dt.datetime.combine(TODAY + dt.timedelta(days=21), dt.time(8), JAPAN))
    page.goto((miniature / AREA).as_uri())
    page.wait_for_function("window.sitegenAgenda")
    unfold(page)
    assert "<img src=x" in page.locator(".days").inner_text()
    assert page.title() != "1"
    assert page.locator(".days img").count() == 0

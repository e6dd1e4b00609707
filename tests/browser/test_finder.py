"""The finder in a real browser: what is asked narrows list and map, stands in the address, and comes back."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.golden import TODAY

pytestmark = pytest.mark.browser

HOME, ALL, AREA, FAR = (
    "index.html",
    "places/index.html",
    "areas/kita/index.html",
    "areas/minami/index.html",
)
EVERYTHING = 16
WEDNESDAY = TODAY + dt.timedelta(days=1)
Read = Callable[..., Page]


def ids(page: Page) -> list[str]:
    """Return the ids of the rows that show, in their order."""
    found: list[str] = page.locator(".entry[data-place]").evaluate_all(
        "rows => rows.filter((row) => !row.closest('[hidden]')).map((row) => row.dataset.place)"
    )
    return found


def settle(page: Page) -> None:
    """Wait until the map and the address have followed what was painted last."""
    page.evaluate("() => new Promise((done) => window.sitegenDates.afterPaint(() => setTimeout(done)))")


def pins(page: Page) -> list[str]:
    """Return what a screen reader hears of the pins that show."""
    settle(page)
    found: list[str] = page.locator(".map-pin").evaluate_all(
        "pins => pins.filter((pin) => pin.checkVisibility()).map((pin) => pin.ariaLabel)"
    )
    return found


def told(page: Page, count: int, *, of: int = EVERYTHING) -> None:
    """Wait until the live region tells how many are left."""
    said = page.get_by_role("status").and_(page.locator("[data-found-count]"))
    expect(said).to_have_text(f"{of}か所のうち {count}か所" if count < of else f"{count}か所")


def asked(page: Page) -> dict[str, list[str]]:
    """Return the question in the page's address, which follows the next paint."""
    settle(page)
    return parse_qs(urlsplit(page.url).query)


def pick(page: Page, name: str) -> None:
    """Choose one of the finder's choices, folded away or not."""
    box = page.locator("[data-finder]").get_by_role("checkbox", name=name, exact=True)
    if not box.count():
        page.locator(".finder-more > summary").click()
    box.check()


def next_of(page: Page, place: str) -> str:
    """Return what a row says of the next date."""
    text = page.locator(f"[data-place='{place}'] .next").text_content() or ""
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize(
    ("name", "address", "left"),
    [
        ("きょう", {"day": ["today"]}, ["minato", "hostile", "ocha"]),
        ("あした", {"day": ["tomorrow"]}, ["mobile-shop", "shogi"]),
        ("月曜日", {"day": ["mon"]}, ["taiso", "shogi", "kyoukai", "minato"]),
        ("土日", {"day": ["weekend"]}, ["minato", "ocha", "old"]),
        ("夕方から", {"time": ["eve"]}, ["shogi"]),
        ("カフェ", {"kind": ["cafe"]}, ["kyoukai", "no-point"]),
        ("どなたでも", {"for": ["anyone"]}, ["ocha"]),
        ("無料", {"has": ["free"]}, ["taiso"]),
    ],
)
def test_a_choice_narrows_list_and_map_together(
    read: Read, name: str, address: dict[str, list[str]], left: list[str]
) -> None:
    """Rows, pins, the live region, the chip and the address say the same; the chip takes it back."""
    page = read(ALL, day=WEDNESDAY)
    pick(page, name)
    told(page, len(left))
    assert ids(page) == left
    on_map = [place for place in left if page.locator(f"[data-place='{place}'][data-at]").count()]
    assert {int(label.split("番")[0]) for label in pins(page)} == {left.index(one) + 1 for one in on_map}
    assert asked(page) == address
    page.get_by_role("button", name=f"「{name}」をはずす").click()
    told(page, EVERYTHING)
    assert len(ids(page)) == EVERYTHING
    assert pins(page) == []
    assert asked(page) == {}
    expect(page.get_by_role("checkbox", name=name, exact=True)).not_to_be_checked()


def test_an_area_of_the_city_can_be_chosen(read: Read) -> None:
    """On the page of the whole city the area is one choice more."""
    page = read(ALL)
    page.locator(".finder-more > summary").click()
    page.get_by_label("地域", exact=True).select_option("島圏域")
    told(page, 3)
    assert ids(page) == ["minato", "mimamori", "otakara"]
    page.get_by_role("button", name="「島圏域」をはずす").click()
    told(page, EVERYTHING)


def test_an_areas_own_map_keeps_the_numbers(read: Read) -> None:
    """On an area's page the pins that do not fit go, and those that stay keep their numbers."""
    page = read(AREA)
    expect(page.locator("html")).to_have_class(re.compile("has-map"))
    assert len(pins(page)) == 4
    pick(page, "木曜日")
    told(page, 1, of=6)
    assert pins(page) == ["3番 東の会館前 2つの集まり"]
    expect(page.locator(".agenda")).to_be_hidden()
    page.get_by_role("button", name="3番 東の会館前").click()
    panel = page.locator(".map-panel")
    expect(panel.get_by_role("link")).to_have_text(["見本 移動スーパー"])


def test_of_one_kind_any_and_of_two_kinds_both(read: Read) -> None:
    """Two days are either of them; a day and a time are both."""
    page = read(ALL)
    pick(page, "月曜日")
    pick(page, "金曜日")
    told(page, 5)
    assert ids(page) == ["bidi", "taiso", "shogi", "kyoukai", "minato"]
    pick(page, "午後")
    told(page, 2)
    assert ids(page) == ["bidi", "kyoukai"]
    page.get_by_role("button", name="ぜんぶはずす").click()
    told(page, EVERYTHING)
    assert page.locator("[data-finder] input:checked").count() == 0


@pytest.mark.parametrize(("path", "of"), [(ALL, EVERYTHING), (AREA, 6)])
def test_where_nothing_is_left_the_way_out_is_offered(read: Read, path: str, of: int) -> None:
    """Each wish whose leaving would bring something back is a button that says how much, and does so."""
    page = read(f"{path}?day=thu&kind=cafe")
    told(page, 0, of=of)
    none = page.locator("[data-found-none]")
    expect(none).to_contain_text("この条件に合う集まりは")
    ways = none.get_by_role("button").all_inner_texts()
    assert [re.sub(r"\d+", "n", way) for way in ways] == [
        "「木曜日」をはずす（nか所）",
        "「カフェ」をはずす（nか所）",
        "ぜんぶはずす",
    ]
    promised = re.search(r"(\d+)か所", ways[0])
    assert promised
    none.get_by_role("button").first.click()
    told(page, int(promised[1]), of=of)
    assert len(ids(page)) == int(promised[1])
    expect(none).to_be_hidden()


def test_an_area_without_it_leads_to_the_whole_city(read: Read) -> None:
    """What one area does not have is asked of the city with one press, without asking again."""
    page = read(f"{AREA}?day=fri")
    page.get_by_role("link", name="市全体でさがす").click()
    told(page, 2)
    assert ids(page) == ["bidi", "minato"]
    assert asked(page) == {"day": ["fri"]}


def test_a_link_and_the_back_button_bring_the_same_view(read: Read) -> None:
    """What stands in the address is the view: after a reload, after going on and back."""
    page = read(ALL)
    pick(page, "水曜日")
    told(page, 3)
    pick(page, "午前")
    told(page, 2)
    view = ids(page)
    page.reload()
    told(page, 2)
    assert ids(page) == view
    expect(page.get_by_role("checkbox", name="水曜日")).to_be_checked()
    page.go_back()
    told(page, 3)
    expect(page.locator("[data-finder] input[value=am]")).not_to_be_checked()
    page.go_back()
    told(page, EVERYTHING)
    page.go_forward()
    told(page, 3)
    page.locator("[data-place=ocha] h3 a").click()
    page.wait_for_url("**/places/ocha/**")
    page.go_back()
    told(page, 3)


def test_an_unknown_question_in_the_address_asks_nothing(read: Read) -> None:
    """A mistyped or hostile link leaves the list whole and is never written into the page."""
    page = read(f"{ALL}?day=someday&kind=<b>&for=x&sort=worst&near=36.5,136.6&area=nowhere")
    assert len(ids(page)) == EVERYTHING
    assert page.locator(".asked-chip").count() == 0


def test_a_row_that_fits_a_saturday_says_the_next_saturday(read: Read) -> None:
    """Of a gathering that meets on Wednesdays, too, the row says the day that was asked for."""
    page = read(ALL)
    assert next_of(page, "ocha") == "つぎはあした11月25日（水）13:30から"
    pick(page, "土曜日")
    expect(page.locator("[data-place=ocha] .next")).to_contain_text("12月5日（土）")
    page.get_by_role("button", name="「土曜日」をはずす").click()
    expect(page.locator("[data-place=ocha] .next")).to_contain_text("11月25日（水）")


def test_today_is_the_readers_day_and_what_is_over_is_gone(read: Read) -> None:
    """A page that is three weeks old finds today's gatherings, and in the evening no more."""
    page = read(f"{ALL}?day=today", day=dt.date(2026, 12, 9))
    told(page, 2)
    assert ids(page) == ["hostile", "ocha"]
    page = read(f"{ALL}?day=today", day=dt.date(2026, 12, 9), time="15:00")
    told(page, 1)
    assert ids(page) == ["hostile"]


def test_what_is_going_on_is_called_open(read: Read) -> None:
    """In the middle of a meeting whose end is known the row says so; of another it cannot."""
    page = read(f"{ALL}?day=today", day=WEDNESDAY, time="14:00")
    told(page, 3)
    assert next_of(page, "ocha").startswith("いま開いています")
    assert "いま開いています" not in next_of(page, "hostile")


def test_rows_are_ordered_as_asked(read: Read) -> None:
    """By name as written, by what comes next, by nearness only where it is known where the reader is."""
    page = read(ALL)
    order = page.get_by_label("ならべかた")
    by_name = ids(page)
    expect(order.locator("[value=near]")).to_be_disabled()
    order.select_option("つぎの日が近い順")
    expect(page.locator("[data-flat] .entry").first).to_have_attribute("data-place", "approximate")
    assert ids(page)[:4] == ["approximate", "minato", "hostile", "ocha"]
    assert set(ids(page)) == set(by_name)
    assert asked(page) == {"sort": ["next"]}
    order.select_option("名前の順")
    expect(page.locator("[data-flat]")).to_be_hidden()
    assert ids(page) == by_name


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("おちゃ", ["ocha"]),
        ("オチャ", ["ocha"]),
        ("ｵﾁｬ", ["ocha"]),
        ("いどうすーぱー", ["mobile-shop"]),
        ("将棋　見本", ["shogi"]),
        ("ﾐﾎﾝ 体操", ["taiso"]),
        ("昼と夜 体操", []),
        ("高﨑吉野家", ["bidi"]),
        ("alert(1)", ["hostile"]),
    ],
)
def test_words_find_what_is_meant(read: Read, typed: str, left: list[str]) -> None:
    """By reading, in half or full width, old or new forms, several words in any order: each must be there."""
    page = read(ALL)
    page.get_by_label("ことば・町の名前").fill(typed)
    told(page, len(left))
    assert ids(page) == left


def test_typing_leaves_no_trail_but_the_last_word(read: Read) -> None:
    """The back button goes back a question, not a letter; the word stands in the address."""
    page = read(HOME)
    page.get_by_role("link", name="すべて", exact=False).first.click()
    page.get_by_label("ことば・町の名前").press_sequentially("おちゃ")
    told(page, 1)
    assert asked(page) == {"q": ["おちゃ"]}
    page.go_back()
    page.wait_for_url("**/index.html")
    expect(page.locator("#ask")).to_be_visible()


@pytest.mark.parametrize("typed", ["東ヶ丘", "東ケ丘", "東が丘", "東ガ丘", "ひがしがおか", "ヒガシガオカ"])
def test_a_town_typed_as_a_word_is_offered_as_a_place(read: Read, typed: str) -> None:
    """Who types a town into the words is asked whether it is meant, ヶ, ケ or が alike."""
    page = read(ALL)
    page.get_by_label("ことば・町の名前").fill(typed)
    page.get_by_role("button", name="東ヶ丘の近く").click()
    expect(page.locator("[data-found-near]")).to_contain_text("東ヶ丘は、北圏域です。")
    assert asked(page) == {"near": ["東ヶ丘"]}
    assert ids(page)[:2] == ["mobile-shop", "hirune"]


def test_near_a_town_is_measured_and_told(read: Read) -> None:
    """Whose area, which center with its telephone, how far each is, nearest first."""
    page = read(f"{AREA}?near=北町一丁目")
    near = page.locator("[data-found-near]")
    expect(near).to_contain_text("北町一丁目は、北圏域です。")
    expect(near).to_contain_text("見本 北地域包括支援センター")
    assert near.get_by_role("link", name="076-000-0001").get_attribute("href") == "tel:0760000001"
    expect(page.locator("[data-place=ocha] .distance")).to_have_text("約40m・歩いて約1分")
    expect(page.locator("[data-place=kyoukai] .distance")).to_have_text("約1.8km・歩いて約22分")
    assert ids(page)[-1] == "kyoukai"
    expect(page.get_by_label("ならべかた")).to_have_value("near")
    page.get_by_role("button", name="「北町一丁目の近く」をはずす").click()
    expect(page.locator(".distance:visible")).to_have_count(0)
    expect(near).to_be_hidden()


def test_what_is_near_beyond_the_border_is_shown(read: Read) -> None:
    """The next gathering may lie in the next area: it is listed with distance, date and its area."""
    page = read(f"{AREA}?near=東ヶ丘")
    beyond = page.get_by_role("region", name="となりの地域の、近くの集まり")
    expect(beyond).to_be_visible()
    rows = beyond.get_by_role("listitem")
    assert rows.first.get_by_role("link").get_attribute("href") == "../../places/old/index.html"
    expect(rows.first).to_contain_text("約850m・歩いて約11分")
    expect(rows.first).to_contain_text("12月5日（土）")
    expect(rows.first).to_contain_text("南圏域")
    pick(page, "木曜日")
    expect(rows).to_have_count(1)
    expect(rows.first).to_contain_text("見本 昼と夜の将棋")


HERE = {"latitude": 36.567, "longitude": 136.65}
KEPT = "() => JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, location.href])"


def test_the_position_is_asked_for_only_when_pressed(read: Read) -> None:
    """It is measured from, and stands neither in the address nor in anything that is kept."""
    page = read(AREA, permissions=["geolocation"], geolocation=HERE)
    expect(page.locator(".distance")).to_have_count(0)
    page.get_by_role("button", name="いまいる所の近く").click()
    expect(page.locator("[data-place=ocha] .distance")).to_have_text("約40m・歩いて約1分")
    expect(page.locator("[data-found-near]")).to_contain_text("いまいる所は、北圏域です。")
    assert asked(page) == {"near": ["here"]}
    kept = page.evaluate(KEPT)
    assert "36.5" not in kept
    assert "136.6" not in kept


def test_a_refused_position_is_answered_in_words(read: Read) -> None:
    """Without leave the page says what else there is; the list stays whole."""
    page = read(AREA)
    page.context.clear_permissions()
    page.get_by_role("button", name="いまいる所の近く").click()
    expect(page.locator("[data-found-count]")).to_contain_text("町の名前でもさがせます")
    assert len(ids(page)) == 6
    assert asked(page) == {}


def test_a_link_to_here_asks_nobody_for_a_position(read: Read) -> None:
    """Somebody else's link with near=here waits for a press; from the home page leave was given."""
    page = read(f"{ALL}?near=here")
    expect(page.locator("[data-found-count]")).to_contain_text("を押すと、近い順にならべます")
    expect(page.locator("[data-finder]").get_by_role("button", name="いまいる所の近く")).to_be_focused()
    page = read(HOME, permissions=["geolocation"], geolocation=HERE)
    page.get_by_role("button", name="いまいる所の近く").click()
    expect(page.locator("[data-place=ocha] .distance")).to_have_text("約40m・歩いて約1分")


def test_the_question_is_a_combobox(read: Read) -> None:
    """As the authoring practices have it: roles, states, arrows, Enter, Escape; the box keeps the focus."""
    page = read(HOME)
    box = page.get_by_role("combobox", name="お住まいの町は？")
    assert box.get_attribute("aria-expanded") == "false"
    assert box.get_attribute("aria-autocomplete") == "list"
    box.press_sequentially("みほん")
    listbox = page.get_by_role("listbox")
    expect(listbox).to_be_visible()
    assert box.get_attribute("aria-controls") == listbox.get_attribute("id")
    assert box.get_attribute("aria-expanded") == "true"
    options = listbox.get_by_role("option")
    count = options.count()
    expect(page.locator(".ask-said")).to_have_text(f"{count}つ見つかりました。下から選べます。")
    box.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    expect(options.first).to_have_attribute("aria-selected", "true")
    box.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    expect(listbox.locator("[aria-selected=true]")).to_have_count(1)
    expect(box).to_be_focused()
    box.press("Escape")
    expect(listbox).to_be_hidden()
    assert box.get_attribute("aria-expanded") == "false"
    assert box.get_attribute("aria-activedescendant") is None
    assert box.input_value() == "みほん"
    box.press("Enter")
    page.wait_for_url("**/places/index.html?q=*")
    assert asked(page) == {"q": ["みほん"]}


def test_a_town_of_the_list_leads_to_its_area_measured_from_there(read: Read) -> None:
    """Two keys after the name: the area's page, the nearest first."""
    page = read(HOME)
    box = page.get_by_role("combobox")
    box.press_sequentially("きたまち")
    expect(page.get_by_role("group", name="町").get_by_role("option")).to_have_count(2)
    box.press("ArrowDown")
    box.press("Enter")
    page.wait_for_url("**/areas/kita/**")
    expect(page.locator("[data-found-near]")).to_contain_text("北町一丁目は、北圏域です。")


def test_from_disk_everything_works_but_the_address(read: Read) -> None:
    """Opened with a double click: filters, words, towns, nearness and the combobox answer."""
    page = read(ALL, disk=True)
    pick(page, "水曜日")
    told(page, 3)
    page.get_by_role("button", name="「水曜日」をはずす").click()
    page.get_by_label("ことば・町の名前").fill("ひがしがおか")
    page.get_by_role("button", name="東ヶ丘の近く").click()
    expect(page.locator("[data-place=hirune] .distance")).to_have_text("約90m・歩いて約2分")
    page = read(HOME, disk=True)
    page.get_by_role("combobox").press_sequentially("おちゃ")
    page.get_by_role("option", name="見本 お茶のみサロン").click()
    page.wait_for_url("**/places/ocha/**")
    page = read(f"{AREA}?day=wed", disk=True)
    told(page, 1, of=6)


@pytest.mark.parametrize("path", [HOME, ALL, AREA, FAR, "places/ocha/index.html", "saved/index.html"])
@pytest.mark.parametrize("prefix", ["", "en/", "easy/"])
def test_without_scripts_no_dead_control_is_shown(read: Read, prefix: str, path: str) -> None:
    """The list is whole, and nothing is shown that only a script could answer."""
    page = read(f"{prefix}{path}", java_script_enabled=False)
    assert page.locator(":is(button, input, select, textarea, [role=button]):visible").count() == 0
    # The coordinators' form says by itself that it needs a script.
    assert page.locator("main a[href*='index.html?']:not([href*='edit/']):visible").count() == 0
    assert page.locator(".entry[data-place]:visible").count() == {ALL: EVERYTHING, AREA: 6, FAR: 7}.get(
        path, 0
    )


@pytest.mark.parametrize("why", ["missing", "other build"])
def test_data_that_does_not_come_is_told_kindly(read: Read, why: str) -> None:
    """Without the data, or with that of a newer build, the page says so and what to do; days still work."""
    page = read(ALL)
    other = 'window.sitegenSearch = {build: "another"};'
    page.route(
        "**/assets/search.js*",
        lambda route: (
            route.fulfill(status=404)
            if why == "missing"
            else route.fulfill(body=other, content_type="text/javascript")
        ),
    )
    page.get_by_label("ことば・町の名前").fill("おちゃ")
    none = page.locator("[data-found-none]")
    expect(page.locator("[data-found-count]")).to_contain_text("さがすためのデータが届きませんでした")
    expect(none.get_by_role("link", name="読みなおす")).to_be_visible()
    page.get_by_label("ことば・町の名前").fill("")
    pick(page, "水曜日")
    told(page, 3)
    expect(none).to_be_hidden()


def test_the_box_without_its_data_still_leads_on(read: Read) -> None:
    """On the home page the form itself goes to the finder."""
    page = read(HOME)
    page.route("**/assets/search.js*", lambda route: route.abort())
    page.get_by_role("combobox").press_sequentially("おちゃ")
    expect(page.locator(".ask-said")).to_contain_text("「さがす」を押すとさがせます")
    page.get_by_role("button", name="さがす", exact=True).click()
    page.wait_for_url("**/places/index.html?q=*")


def test_hundreds_of_rows_are_sifted_at_once(read: Read, kanazawa: Path) -> None:
    """Over the city's own records: a day and a word, together under what is felt as a wait."""
    page = read(ALL, site=kanazawa)
    rows = page.locator(".entry[data-place]").count()
    assert rows > 300
    pick(page, "水曜日")
    page.get_by_label("ことば・町の名前").fill("たいそう")
    told_ = page.locator("[data-found-count]")
    expect(told_).to_have_text(re.compile(rf"{rows}か所のうち \d+か所"))
    found = ids(page)
    assert 0 < len(found) < rows / 4
    for place in found:
        assert "（水）" in next_of(page, place)

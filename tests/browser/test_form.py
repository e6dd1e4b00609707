"""A coordinator who never saw YAML changes a record, and makes a new one, with whatever device."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Dialog, Page, expect

from sitegen.build import build
from tests.browser.test_accessibility import EVERY_RULE, assert_fits, assert_readable
from tests.golden import MINIATURE, TODAY
from tests.kinds import DESK, PHONE

pytestmark = pytest.mark.browser

Read = Callable[..., Page]
FORGE = "forge: {kind: github, url: https://github.com/example/tsudoi}\n"
OCHA = "edit/index.html?id=ocha"
NEW = "edit/index.html?new"


@pytest.fixture(scope="module")
def formed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the miniature city with a forge, and with a record that is broken."""
    root = tmp_path_factory.mktemp("formed")
    shutil.copytree(MINIATURE, root, dirs_exist_ok=True)
    city = root / "areas/city.yaml"
    city.write_text(city.read_text("utf-8") + FORGE, "utf-8")
    (root / "places/kita/broken.yaml").write_text("name: [見本\n", "utf-8")
    assert build(root, root / "site", today=TODAY, keep_going=True).pages
    return root / "site"


def record_of(page: Page) -> str:
    """Return the record that came out."""
    expect(page.locator("[data-result]")).to_be_visible()
    return page.locator("#result-text").input_value()


def make(page: Page) -> None:
    """Ask for the record."""
    page.get_by_role("button", name="記録をつくる").click()


def test_one_press_confirms_a_record(read: Read, formed: Path) -> None:
    """Only the line of the date changes, byte for byte; three steps say how to send it."""
    page = read(OCHA, site=formed)
    page.get_by_role("button", name="きょう確かめました").click()
    before = (MINIATURE / "places/kita/ocha.yaml").read_text("utf-8")
    assert record_of(page) == before.replace("confirmed: 2026-10-01", f"confirmed: {TODAY.isoformat()}")
    expect(page.locator("#result-title")).to_be_focused()
    send = page.get_by_role("link", name="変更を送る")
    assert send.get_attribute("href") == "https://github.com/example/tsudoi/edit/main/places/kita/ocha.yaml"
    assert page.locator(".steps li").count() == 3
    expect(page.locator(".changes dt")).to_have_text(["いまも続いていると確かめた日"])


def test_nothing_changes_that_nobody_changed(read: Read, formed: Path) -> None:
    """Every kind of field takes its value in and gives it back as it was written."""
    for name in ("kita/ocha", "minami/mobile-shop", "odd/empty-values", "odd/hostile", "minami/kaimono"):
        page = read(f"edit/index.html?id={name.split('/')[1]}", site=formed)
        make(page)
        expect(page.locator("#result-title")).to_have_text("変わったところがありません")
        assert record_of(page) == (MINIATURE / f"places/{name}.yaml").read_text("utf-8")
        expect(page.locator("script[src*=alert], img[src=x]")).to_have_count(0)


def test_a_new_record_needs_no_git(read: Read, formed: Path) -> None:
    """The name of its file is proposed, its folder follows its point, and the forge is given all of it."""
    page = read(NEW, site=formed)
    page.get_by_label("名前（かならず書きます）", exact=True).fill("見本の体操")
    page.get_by_label("名前の読みかた（ひらがな）").fill("みほんの たいそう")
    page.get_by_label("1つめの文").fill("毎週水曜 10:00～11:00")
    page.get_by_label("地図の点").fill("36.567178, 136.650355")
    page.get_by_role("checkbox", name=re.compile("^体操")).check()
    page.get_by_label("電話番号（携帯電話は書かない）").fill("０７６－０００－０００３")
    page.get_by_role("button", name="きょうの日付を入れる").click()
    expect(page.locator("[data-ident-path]")).to_have_text("記録の場所：places/kita/mihonno-taiso.yaml")
    make(page)
    assert record_of(page) == (
        "name: 見本の体操\nkana: みほんの たいそう\ncategories: [exercise]\nschedule: 毎週水曜 10:00～11:00\n"
        "location: 36.567178, 136.650355\ncontact: {phone: ０７６－０００－０００３}\n"
        f"confirmed: {TODAY.isoformat()}\n"
    )
    href = page.get_by_role("link", name="変更を送る").get_attribute("href") or ""
    asked = parse_qs(urlsplit(href).query)
    assert asked == {"filename": ["places/kita/mihonno-taiso.yaml"], "value": [record_of(page)]}


def test_mistakes_are_said_beside_their_fields_and_above_them_all(read: Read, formed: Path) -> None:
    """In the words of the findings, with links that lead to the fields."""
    page = read(NEW, site=formed)
    expect(page.locator(".problem")).to_have_count(0)
    point = page.get_by_label("地図の点")
    point.fill("136.650355, 36.567178")
    point.press("Tab")
    expect(page.locator("#f-location-said")).to_contain_text("緯度と経度が逆になっています。")
    expect(point).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#f-name-said")).to_be_empty()
    make(page)
    errors = page.locator("[data-errors]")
    expect(errors).to_be_focused()
    expect(errors.get_by_role("link")).to_have_count(3)
    errors.get_by_role("link", name="名前：").first.click()
    expect(page.locator("#f-name")).to_be_focused()
    expect(page.locator("[data-result]")).to_be_hidden()
    point.fill("36.567178, 136.650355")
    expect(page.locator("#f-location-said")).to_be_empty()
    expect(point).not_to_have_attribute("aria-invalid", "true")


def test_a_mobile_number_is_warned_of_but_not_forbidden(read: Read, formed: Path) -> None:
    """A warning stands beside the field and with the result."""
    page = read(OCHA, site=formed)
    page.get_by_label("電話番号（携帯電話は書かない）").fill("090-0000-0000")
    make(page)
    assert "phone: 090-0000-0000" in record_of(page)
    expect(page.locator("[data-result-notes]")).to_contain_text("携帯電話の番号のようです（090-0000-0000）。")


def test_a_sentence_is_explained_as_it_is_typed(read: Read, formed: Path) -> None:
    """In the site's words with the next dates; what is not known is said so."""
    page = read(NEW, site=formed)
    sentence = page.get_by_label("1つめの文")
    meaning = page.locator("[data-meaning]")
    sentence.fill("毎月 第２・４水曜　13時半〜15時（8月休み）")
    expect(meaning).to_contain_text("毎月第2・第4水曜日 13:30～15:00（8月は休み）、と読みました。")
    expect(meaning.locator("li")).to_have_text(["11月25日（水）", "12月9日（水）", "12月23日（水）"])
    sentence.fill("気が向いたとき")
    expect(meaning).to_have_text(
        "この書きかたは、このページでは判断できません。送ったあとの確認でお知らせします。"
    )
    sentence.fill("不定期")
    expect(meaning).to_contain_text("日程はお問い合わせください")
    expect(page.locator("[data-heard]")).to_contain_text("日程はお問い合わせください")


def test_sentences_and_days_come_and_go(read: Read, formed: Path) -> None:
    """Rows are added, removed and numbered again, and focus is never lost."""
    page = read(OCHA, site=formed)
    page.get_by_role("button", name="もうひとつの文を足す").click()
    expect(page.get_by_label("3つめの文")).to_be_focused()
    page.get_by_label("3つめの文").fill("毎月末日")
    page.get_by_role("button", name="1つめ：この文を消す").click()
    expect(page.locator("#f-schedule .row").first).to_be_focused()
    page.get_by_role("button", name="2つめ：日を消す").first.click()
    make(page)
    text = record_of(page)
    assert "schedule:\n  - 第1土曜 10:00～正午（8月休み）\n  - 毎月末日\n" in text
    assert "closed: [2026-12-23]\n" in text
    assert "also:\n  - {date: 2026-12-20, time: 13:30～15:00, note: 年忘れ会}\n" in text


def test_a_point_is_set_on_the_map_with_the_keys_alone(read: Read, formed: Path) -> None:
    """Arrows move the map below a cross, Enter sets the point, and its area is said; no tiles needed."""
    page = read(NEW, site=formed)
    ground = page.get_by_role("application", name="会場の点を決める地図")
    ground.focus()
    expect(page.locator(".cross")).to_be_visible()
    page.keyboard.press("Enter")
    first = page.get_by_label("地図の点").input_value()
    assert re.fullmatch(r"36\.\d{1,6}, 136\.\d{1,6}", first)
    expect(page.locator("[data-point-said]")).to_contain_text("圏域")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.get_by_label("地図の点")).not_to_have_value(first)
    assert page.locator(".shape-area").count() == 3


def test_a_point_outside_the_city_is_told(read: Read, formed: Path) -> None:
    """A map site's address is read, too."""
    page = read(NEW, site=formed)
    page.get_by_label("地図の点").fill("https://www.google.com/maps/@35.681236,139.767125,17z")
    page.get_by_label("地図の点").press("Tab")
    expect(page.get_by_label("地図の点")).to_have_value("35.681236, 139.767125")
    expect(page.locator("[data-point-said]")).to_contain_text("市の圏域の外です")
    expect(page.locator("#f-location-said")).to_contain_text("点はどの圏域にも入っていません")


def test_what_the_form_can_not_hold_stays(read: Read, formed: Path) -> None:
    """The stops of a route are not asked for, and not lost."""
    page = read("edit/index.html?id=mobile-shop", site=formed)
    expect(page.locator("[data-key=location] [data-locked]")).to_be_visible()
    page.get_by_label("参加費").fill("無料")
    make(page)
    before = (MINIATURE / "places/minami/mobile-shop.yaml").read_text("utf-8")
    assert [line for line in before.splitlines() if line not in record_of(page).splitlines()] == []


def test_copy_and_download_give_the_same_file(read: Read, formed: Path) -> None:
    """Where copying is not allowed all of it is chosen; the file has its right name."""
    page = read(OCHA, site=formed, disk=True)
    page.get_by_role("button", name="きょう確かめました").click()
    text = record_of(page)
    page.get_by_role("button", name="ぜんぶ写す").click()
    expect(page.locator("[data-copied]")).to_have_text(re.compile("写しました。|写せます。"))
    with page.expect_download() as waiting:
        page.get_by_role("button", name="ファイルとして取っておく").click()
    assert waiting.value.suggested_filename == "ocha.yaml"
    assert Path(waiting.value.path()).read_text("utf-8") == text


def test_a_record_is_chosen_by_its_name(read: Read, formed: Path) -> None:
    """Who comes without one finds it; one that is no YAML is opened on the forge."""
    page = read("edit/index.html", site=formed)
    page.get_by_label("名前の一部").fill("お茶のみ")
    page.get_by_role("link", name="見本 お茶のみサロン").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("「見本 お茶のみサロン」の記録を直す")
    page = read("edit/index.html?id=broken", site=formed)
    expect(page.locator("[data-unreadable]")).to_contain_text("このページでは開けません")
    link = page.get_by_role("link", name="記録の置き場で、このファイルを開く")
    assert (link.get_attribute("href") or "").endswith("/edit/main/places/kita/broken.yaml")
    page = read("edit/index.html?id=nobody", site=formed)
    expect(page.locator("[data-chooser]")).to_be_visible()


def test_without_a_forge_it_ends_in_a_mail(read: Read) -> None:
    """The miniature city has a mail address and no forge."""
    page = read(OCHA)
    page.get_by_role("button", name="きょう確かめました").click()
    expect(page.get_by_role("link", name="変更を送る")).to_have_count(0)
    href = page.get_by_role("link", name="メールで送る").get_attribute("href") or ""
    assert href.startswith("mailto:tsudoi@example.jp?subject=")


def test_without_a_script_it_says_what_it_needs(read: Read, formed: Path) -> None:
    """And who can be asked instead."""
    page = read(NEW, site=formed, java_script_enabled=False)
    expect(page.locator("[data-waiting]")).to_be_visible()
    expect(page.get_by_role("link", name="076-000-0000").first).to_be_visible()
    expect(page.locator("form.record")).to_be_hidden()


def test_leaving_with_changes_is_asked_about(read: Read, formed: Path) -> None:
    """Nothing is kept anywhere, so nobody loses an hour's work by a slip."""
    page = read(OCHA, site=formed)
    asked: list[str] = []

    def go_on(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", go_on)
    page.get_by_label("参加費").fill("200円")
    page.close(run_before_unload=True)
    page.wait_for_event("close")
    assert asked == ["beforeunload"]


def opened(page: Page) -> None:
    """Unfold everything."""
    for summary in reversed(page.locator(".more:not([open]) > summary").all()):
        summary.click()
    for button in page.locator("[data-add]").all():
        button.click()


def wrong(page: Page) -> None:
    """Make mistakes, and ask for the record."""
    page.locator("#f-location").fill("0, 0")
    page.locator("#f-confirmed").fill("きのう")
    page.locator("#f-contact-phone").fill("090-0000-0000")
    make(page)


def finished(page: Page) -> None:
    """Confirm."""
    page.locator("#f-fee").fill("200円")
    page.get_by_role("button", name="きょう確かめました").click()


STATES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "filled": (OCHA, opened),
    "empty": (NEW, opened),
    "wrong": (NEW, wrong),
    "finished": (OCHA, finished),
}


@pytest.mark.parametrize("state", STATES)
def test_no_state_of_the_form_has_a_violation(read: Read, formed: Path, state: str) -> None:
    """WCAG 2.2 AA from 320 px (400 % zoom) to a desk, by night and in the reader's own colours."""
    path, act = STATES[state]
    page = read(path, site=formed, width=DESK)
    act(page)
    for width in (PHONE, DESK):
        assert_fits(page, width)
        results = Axe().run(page, options=EVERY_RULE)
        assert results.violations_count == 0, results.generate_report()
    assert_readable(page)

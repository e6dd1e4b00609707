"""Every kind of page for every reader: WCAG 2.2 AA and best practices, by eye, by ear and by keys."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.golden import build_miniature
from tests.spoken import SPOKEN, listen

pytestmark = pytest.mark.browser

KINDS = {
    "home": "index.html",
    "area": "areas/kita/index.html",
    "finder": "places/index.html",
    "gathering": "places/ocha/index.html",
    "stops": "places/mobile-shop/index.html",
    "service": "places/kaimono/index.html",
    "calendar": "areas/minami/calendar/2027-01/index.html",
    "listing": "areas/minami/list/index.html",
    "towns": "towns/index.html",
    "subscribe": "calendars/index.html",
    "saved": "saved/index.html",
    "about": "about/index.html",
    "accessibility": "accessibility/index.html",
    "privacy": "privacy/index.html",
    "offline": "offline/index.html",
    "desk": "desk/index.html",
    "missing": "404.html",
}
# These stand once, whatever the language.
JAPANESE_ONLY = {"desk", "missing"}
LANGUAGES = {"ja": "", "easy": "easy/", "en": "en/"}
PAGES = [
    (kind, language) for kind in KINDS for language in LANGUAGES if language == "ja" or kind not in JAPANESE_ONLY
]
# The site is opened at the address that it is built for, or 404.html would miss its styles.
SITE = "https://example.jp/tsudoi/"
Open = Callable[..., Page]
PHONE, TABLET, DESK = 320, 768, 1280

# Axe leaves these out of itself: they are of WCAG 2.2 (2.5.8, 2.5.3) or good practice all the same.
MORE = ("target-size", "label-content-name-mismatch", "focus-order-semantics")
EVERY_RULE = {"rules": {name: {"enabled": True} for name in MORE}}
COLOURS = {"runOnly": ["color-contrast", "color-contrast-enhanced", "link-in-text-block"]}
SCHEMES: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "forced": {"color_scheme": "dark", "forced_colors": "active"},
}


@pytest.fixture
def open_page(new_page: Callable[..., Page], miniature: Path) -> Open:
    """Open a page of the miniature city at its own address, on the day it was built."""

    def answer(route: Route) -> None:
        path = miniature / route.request.url.removeprefix(SITE).partition("?")[0]
        if path.is_file():
            route.fulfill(path=path)
        else:
            route.fulfill(status=404, body="")

    def go(path: str, **options: object) -> Page:
        page = new_page(**options)
        page.route(re.compile("^https:"), lambda route: route.abort())
        page.route(f"{SITE}**", answer)
        page.on("pageerror", lambda error: pytest.fail(str(error)))
        page.clock.set_fixed_time("2026-11-24T08:00:00+09:00")
        page.goto(f"{SITE}{path}")
        if page.locator("#map-data").count():
            expect(page.locator("html")).to_have_class(re.compile("has-map"))
        return page

    return go


# In forced colours axe takes the text's colour from -webkit-text-fill-color, which nobody forces.
FAINT = """() => {
  const luminance = (colour) => {
    const [r, g, b] = colour.map((part) => (part <= 10.31 ? part / 3294.6 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const parse = (colour) => colour.match(/[0-9.]+/g).map(Number);
  const ground = (one) => {
    for (let at = one; at; at = at.parentElement) {
      const colour = parse(getComputedStyle(at).backgroundColor);
      if (colour[3] !== 0) return colour;
    }
    return parse(getComputedStyle(document.documentElement).backgroundColor);
  };
  const texts = [...document.body.querySelectorAll('*')].filter((one) => one.checkVisibility()
    && !one.closest('svg, .visually-hidden') && [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()));
  return texts.filter((one) => {
    const [a, b] = [parse(getComputedStyle(one).color), ground(one)].map((colour) => luminance(colour.slice(0, 3)));
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 4.5;
  }).map((one) => `${one.localName}.${one.className}: ${one.textContent.trim().slice(0, 30)}`);
}"""


def assert_readable(page: Page, scheme: str) -> None:
    """Text stands out from its ground, 7:1 in our colours and 4.5:1 in the reader's own."""
    if scheme == "forced":
        assert page.evaluate("matchMedia('(forced-colors: active)').matches")
        assert page.evaluate(FAINT) == []
    else:
        assert_clean(page, COLOURS)


def assert_clean(page: Page, options: object = None) -> None:
    """Axe finds nothing."""
    results = Axe().run(page, options=options or EVERY_RULE)
    assert results.violations_count == 0, results.generate_report()


def widen(page: Page, width: int) -> None:
    """Give the window another width, as a phone that is turned or a zoom does."""
    page.set_viewport_size({"width": width, "height": 800})


# ---- axe: all kinds in all languages on the narrowest phone, where most can be wrong; in Japanese
# ---- on a tablet and a desk, too; the colours alone in each scheme, since a scheme changes no more.


@pytest.mark.parametrize(("kind", "language"), PAGES)
def test_no_page_has_a_violation(open_page: Open, kind: str, language: str) -> None:
    """WCAG 2.2 AA and axe's best practices, targets of 24 px among them; nothing sideways, nothing cut."""
    page = open_page(LANGUAGES[language] + KINDS[kind], width=PHONE)
    assert_clean(page)
    assert_fits(page, PHONE)
    if language != "ja":
        return
    for width in (TABLET, DESK):
        widen(page, width)
        assert_clean(page)
        assert_fits(page, width)


@pytest.mark.parametrize("kind", KINDS)
def test_every_scheme_has_its_contrast(open_page: Open, kind: str) -> None:
    """By day and by night text has 7:1, and in the reader's own colours what the system gives."""
    for scheme, media in SCHEMES.items():
        assert_readable(open_page(KINDS[kind], width=DESK, **media), scheme)


# ---- states: what a reader has opened, chosen or kept


def filtered(page: Page) -> None:
    """Choose a day, with all choices unfolded."""
    page.locator(".finder-more > summary").click()
    page.get_by_role("checkbox", name="水曜日").check()
    expect(page.locator(".asked-chip")).to_be_visible()


def nothing_left(page: Page) -> None:
    """Choose what nothing fits."""
    page.get_by_role("checkbox", name="日曜日").check()
    page.get_by_label("ことば・町の名前").fill("東ヶ丘")
    expect(page.get_by_role("button", name="東ヶ丘の近く")).to_be_visible()


def near(page: Page) -> None:
    """Measure from a town, so that the neighbours' gatherings are there, too."""
    nothing_left(page)
    page.get_by_role("button", name="ぜんぶはずす").first.click()
    page.get_by_label("ことば・町の名前").fill("東ヶ丘")
    page.get_by_role("button", name="東ヶ丘の近く").click()
    expect(page.locator(".distance").first).to_be_visible()


def panel_open(page: Page) -> None:
    """Open a pin."""
    page.locator("#hirune [data-show-pin]").click()
    expect(page.locator(".map-panel")).to_be_visible()


def large_map(page: Page) -> None:
    """Let the map fill the window."""
    page.get_by_role("button", name="大きな地図").click()


def reading_open(page: Page) -> None:
    """Open the panel of reading."""
    page.locator("details[data-reading] > summary").click()


def read_large(page: Page) -> None:
    """Ask for furigana, the largest text and wide spacing."""
    reading_open(page)
    for name, value in {"ruby": "on", "text": "largest", "spacing": "wide"}.items():
        page.locator(f"input[name=reading-{name}][value={value}]").check()
    expect(page.locator("main rt").first).to_be_attached()
    page.locator(".reading-panel button").click()


def combobox_open(page: Page) -> None:
    """Type into the question, and go to the second answer."""
    page.get_by_role("combobox").fill("みほん")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.get_by_role("combobox").press("ArrowDown")
    page.get_by_role("combobox").press("ArrowDown")


def kept(page: Page) -> None:
    """Keep two gatherings and look at them."""
    for path in ("areas/kita/index.html", "saved/index.html"):
        page.goto(f"{SITE}{path}")
        for button in page.locator("#ocha .save, #taiso .save").all():
            button.click()
    expect(page.locator(".saved-entry")).to_have_count(2)


STATES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "filtered": ("area", filtered),
    "filtered city": ("finder", filtered),
    "nothing left": ("area", nothing_left),
    "near": ("area", near),
    "panel": ("area", panel_open),
    "large map": ("area", large_map),
    "reading panel": ("gathering", reading_open),
    "large on home": ("home", read_large),
    "large on an area": ("area", read_large),
    "large on a gathering": ("gathering", read_large),
    "combobox": ("home", combobox_open),
    "kept": ("saved", kept),
}


@pytest.mark.parametrize("state", STATES)
def test_no_state_has_a_violation(open_page: Open, state: str) -> None:
    """What opens, what was chosen and what was kept is as clean as what was there, on a phone and a desk."""
    kind, act = STATES[state]
    page = open_page(KINDS[kind], width=PHONE)
    act(page)
    assert_clean(page)
    assert_fits(page, PHONE)
    widen(page, DESK)
    assert_clean(page)
    assert_fits(page, DESK)
    for scheme in ("dark", "forced"):
        page = open_page(KINDS[kind], width=PHONE, **SCHEMES[scheme])
        act(page)
        assert_readable(page, scheme)


# ---- zoom, text size, spacing

# Text that its box cuts off, and pressable things that lie on each other; the map moves its own.
LOST = """() => {
  // What is skipped far off the screen has no size of its own yet.
  for (const one of document.querySelectorAll('.entry')) one.style.contentVisibility = 'visible';
  const shown = (one) => one.checkVisibility({ checkVisibilityCSS: true, opacityProperty: true });
  const name = (one) => `${one.localName}.${one.className?.baseVal ?? one.className}: ${one.textContent.trim().slice(0, 30)}`;
  const own = (one) => !one.closest('.visually-hidden, .skip, .map, .reading-panel, .ask-options');
  const all = [...document.body.querySelectorAll('*')].filter((one) => own(one) && shown(one));
  const cut = all.filter((one) => {
    const { overflowX, overflowY } = getComputedStyle(one);
    return one.textContent.trim() && !one.closest('svg, select')
      && ((overflowX !== 'visible' && one.scrollWidth > one.clientWidth + 1)
        || (['hidden', 'clip'].includes(overflowY) && one.scrollHeight > one.clientHeight + 1));
  });
  const pressed = all.filter((one) => one.matches('a, button, select, summary, input:not(.chip input), .chip'));
  const over = [];
  const boxes = pressed.map((one) => [one, [...one.getClientRects()].filter(({ width, height }) => width && height)]);
  for (const [one, mine] of boxes) {
    for (const [other, theirs] of boxes) {
      if (one === other || one.contains(other) || other.contains(one)) continue;
      if (mine.some((a) => theirs.some((b) => a.left < b.right - 2 && b.left < a.right - 2 && a.top < b.bottom - 2 && b.top < a.bottom - 2))) over.push(`${name(one)} / ${name(other)}`);
    }
  }
  const out = pressed.filter((one) => {
    const box = one.getBoundingClientRect();
    return box.width && (box.left < -1 || box.right > document.documentElement.clientWidth + 1);
  });
  return { cut: cut.map(name), over, out: out.map(name) };
}"""


def assert_fits(page: Page, width: int) -> None:
    """Nothing scrolls sideways, is cut off, lies outside or over something else that is pressed."""
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(LOST) == {"cut": [], "over": [], "out": []}


@pytest.mark.parametrize(("kind", "language"), PAGES)
def test_text_of_twice_the_size_loses_nothing(open_page: Open, kind: str, language: str) -> None:
    """Text alone enlarged to 200 % (WCAG 1.4.4), on a desk and on a phone."""
    page = open_page(LANGUAGES[language] + KINDS[kind], width=DESK)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert_fits(page, DESK)
    if language == "ja":
        widen(page, 390)
        assert_fits(page, 390)


# ---- focus

FOCUS = """() => {
  const one = document.activeElement;
  if (one === document.body || one === document.documentElement) return null;
  const name = `${one.localName}.${one.className?.baseVal ?? one.className}: ${(one.ariaLabel ?? one.textContent).trim().slice(0, 40)}`;
  const drawn = [one, one.nextElementSibling, one.closest('label'), ...one.querySelectorAll('*')].filter(Boolean);
  const seen = drawn.some((part) => {
    const { outlineStyle, outlineWidth, strokeWidth } = getComputedStyle(part);
    return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || (part.matches('.land') && parseFloat(strokeWidth) >= 3);
  });
  const box = [one, ...drawn].map((part) => part.getBoundingClientRect()).find(({ width, height }) => width > 1 && height > 1);
  if (!box) return { name, problem: 'has no box' };
  const inside = box.top >= -1 && box.left >= -1 && box.top < innerHeight - 8 && box.right <= innerWidth + 1
    && (box.bottom <= innerHeight + 1 || box.height > innerHeight / 2);
  const across = [0.1, 0.5, 0.9];
  const hits = across.flatMap((x) => across.map((y) => {
    const hit = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
    return hit && (one.contains(hit) || hit.contains(one) || drawn.some((part) => part.contains(hit)));
  }));
  const problem = !seen ? 'shows no focus' : !inside ? 'is out of the window' : !hits.some(Boolean) ? 'is covered' : '';
  return { name, problem };
}"""


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize(
    "kind", ["home", "area", "finder", "gathering", "listing", "calendar", "saved", "subscribe", "towns"]
)
def test_the_focus_is_always_seen(open_page: Open, kind: str, width: int) -> None:
    """Tab through the whole page: each stop is drawn, in the window, not covered, and there is an end."""
    page = open_page(KINDS[kind], width=width)
    stops: list[str] = []
    while True:
        page.keyboard.press("Tab")
        found = page.evaluate(FOCUS)
        if found is None:
            break
        assert not found["problem"], found
        stops.append(found["name"])
        assert len(stops) < 200, stops
    assert len(stops) > 10
    assert stops[0].startswith("a.skip")


def test_under_the_large_map_nothing_has_the_focus(open_page: Open) -> None:
    """Whoever tabs out of a map that fills the window has the page back, and Escape does it, too."""
    page = open_page(KINDS["area"])
    button = page.get_by_role("button", name="大きな地図")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".map-frame.is-large")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(".map-frame.is-large")).to_have_count(0)
    assert not page.evaluate(FOCUS)["problem"]
    button.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.locator(".map-frame.is-large")).to_have_count(0)
    expect(button).to_be_focused()


# ---- motion, keys


@pytest.mark.parametrize("kind", ["home", "area", "finder", "gathering"])
def test_nothing_moves_for_who_wants_no_motion(open_page: Open, kind: str) -> None:
    """No animation, no transition, no smooth scrolling, and the map does not glide."""
    page = open_page(KINDS[kind], reduced_motion="reduce")
    moving = page.evaluate(
        """() => [...document.querySelectorAll('*')].filter((one) => {
          const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(one);
          const moves = transitionDuration.split(', ').some((time) => parseFloat(time) > 0.001);
          return animationName !== 'none' || moves || scrollBehavior === 'smooth';
        }).map((one) => `${one.localName}.${one.className?.baseVal ?? one.className}`)"""
    )
    assert moving == []
    glides = page.evaluate(
        """() => {
          const { zoomAnimation, fadeAnimation, inertia } = window.sitegenMap.map.options;
          return { zoomAnimation, fadeAnimation, inertia };
        }"""
    )
    assert not any(glides.values()), glides


def tab_to(page: Page, what: Locator) -> None:
    """Go on by Tab until the focus is there."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if what.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"Tab does not reach {what}")


def test_the_keyboard_alone_does_everything(open_page: Open) -> None:
    """My town, a Wednesday, a gathering, its telephone, keeping it, printing what was kept."""
    page = open_page(KINDS["home"])
    tab_to(page, page.get_by_role("combobox"))
    page.keyboard.insert_text("きたまち")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/areas/kita/**")
    tab_to(page, page.get_by_role("checkbox", name="水曜日"))
    page.keyboard.press("Space")
    expect(page.locator(".entry:visible")).to_have_count(1)
    tab_to(page, page.get_by_role("heading", name="見本 お茶のみサロン").get_by_role("link"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/places/ocha/**")
    save = page.locator(".entry-acts .save")
    tab_to(page, save)
    page.keyboard.press("Enter")
    expect(save).to_have_attribute("aria-pressed", "true")
    expect(save).to_be_focused()
    page.reload()
    tab_to(page, page.locator("a.phone-big[href='tel:0760000002']"))
    page.reload()
    tab_to(page, page.get_by_role("navigation").get_by_role("link", name="とってある集まり"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/saved/**")
    page.evaluate("window.print = () => { document.title = 'printed'; }")
    tab_to(page, page.get_by_role("button", name="紙に印刷する"))
    page.keyboard.press("Enter")
    expect(page).to_have_title("printed")


# ---- by ear


def test_an_area_is_heard_as_it_was_accepted(chromium: Browser, tmp_path: Path) -> None:
    """Every change of what a screen reader says is a change of the text: read it, then accept it."""
    build_miniature(tmp_path / "site")
    assert listen(chromium, tmp_path / "site") == SPOKEN.read_text("utf-8"), "read it, then `make accept`"


# Japanese letters outside an element that says so; what has none of its own says where it is.
FOREIGN = """() => {
  const letters = /[\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Han}々〆]/u;
  const tongue = (one) => one.closest('[lang]').getAttribute('lang').split('-')[0];
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { parentElement: home, data } = node;
    if (home.closest('script') || !letters.test(data) || tongue(home) === 'ja') continue;
    texts.push(`${home.localName}.${home.className?.baseVal ?? home.className}: ${data.trim().slice(0, 40)}`);
  }
  const attributes = [];
  for (const one of document.body.querySelectorAll('*')) {
    for (const { name, value } of one.attributes) {
      if (!['alt', 'title', 'placeholder', 'aria-label', 'aria-description', 'label', 'summary'].includes(name)) continue;
      if (letters.test(value) && tongue(one) !== 'ja') attributes.push(`${one.localName} ${name}: ${value}`);
    }
  }
  return { texts, attributes };
}"""
# An attribute cannot hold two languages: a pin's English name has the Japanese name of its venue or
# gathering in it where no other is known, as the row that it belongs to has with its language.
MIXED = re.compile(r"^(a|div|svg) aria-label: ")


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in JAPANESE_ONLY])
def test_japanese_on_an_english_page_says_that_it_is(open_page: Open, kind: str) -> None:
    """A screen reader changes its voice for every name that has no English one."""
    page = open_page(LANGUAGES["en"] + KINDS[kind])
    found = page.evaluate(FOREIGN)
    assert found["texts"] == []
    assert [one for one in found["attributes"] if not MIXED.match(one)] == []


@pytest.mark.parametrize(("kind", "language"), [one for one in PAGES if one[0] not in JAPANESE_ONLY])
def test_the_switch_of_languages_stays_on_the_page(
    open_page: Open, miniature: Path, kind: str, language: str
) -> None:
    """Each language leads to the same page, which is there; the page's own is marked; the head agrees."""
    page = open_page(LANGUAGES[language] + KINDS[kind])
    switch = page.locator("nav.languages a").evaluate_all(
        "links => links.map((one) => [one.hreflang, one.lang, one.href, one.getAttribute('aria-current')])"
    )
    assert [href for _, _, href, _ in switch] == [
        f"{SITE}{prefix}{KINDS[kind]}" for prefix in LANGUAGES.values()
    ]
    for tag, lang, href, current in switch:
        assert tag == lang
        assert (miniature / href.removeprefix(SITE)).is_file()
        assert (current == "true") == (href == page.url)
    head = page.locator("link[rel=alternate][hreflang]").evaluate_all(
        "links => links.map((one) => [one.hreflang, one.href])"
    )
    whole = [[tag, href.removesuffix("index.html")] for tag, _, href, _ in switch]
    assert [[tag, href.removesuffix("index.html")] for tag, href in head] in ([], whole)

"""One page of each kind of the miniature city's site, and the languages they stand in."""

from __future__ import annotations

KINDS = {
    "home": "index.html",
    "area": "areas/kita/index.html",
    "finder": "places/index.html",
    "gathering": "places/ocha/index.html",
    "stops": "places/mobile-shop/index.html",
    "service": "places/kaimono/index.html",
    "moved": "places/shogi/index.html",
    "approximate": "places/approximate/index.html",
    "ended": "places/ended/index.html",
    "calendar": "areas/minami/calendar/2027-01/index.html",
    "listing": "areas/minami/list/index.html",
    "towns": "towns/index.html",
    "subscribe": "calendars/index.html",
    "saved": "saved/index.html",
    "issue": "newsletters/2026-11/index.html",
    "newsletters": "newsletters/index.html",
    "about": "about/index.html",
    "accessibility": "accessibility/index.html",
    "privacy": "privacy/index.html",
    "offline": "offline/index.html",
    "desk": "desk/index.html",
    "round": "desk/others/index.html",
    "form": "edit/index.html",
    "missing": "404.html",
}
# These stand once, whatever the language.
SINGLE = ("issue", "newsletters", "desk", "round", "form", "missing")
LANGUAGES = {"ja": "", "easy": "easy/", "en": "en/"}
PAGES = [
    (kind, language) for kind in KINDS for language in LANGUAGES if language == "ja" or kind not in SINGLE
]
# The address that the miniature city is built for; 404.html finds its styles nowhere else.
SITE = "https://example.jp/tsudoi/"
PHONE, TABLET, DESK = 320, 768, 1280

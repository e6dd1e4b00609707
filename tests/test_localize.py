"""The site in another language: own words, else phrases, else Japanese that says so."""

from __future__ import annotations

from collections.abc import Iterator

import jinja2
import pytest
from pydantic import BaseModel

from sitegen.build import check
from sitegen.languages import JAPANESE, language
from sitegen.load.syntax import read_document
from sitegen.load.values import read_model
from sitegen.records import OTHERS, CityRecord, LatLon, PlaceRecord
from sitegen.site import JapaneseText, Place, Site, Translation, in_japanese, in_language
from tests.golden import MINIATURE, ROOT, TODAY

ENGLISH = language("en")


@pytest.fixture(scope="module")
def japanese() -> Site:
    """Join the miniature city once."""
    site = check(MINIATURE, today=TODAY).site
    assert site
    return site


@pytest.fixture(scope="module")
def english(japanese: Site) -> Site:
    """Return the miniature city in English."""
    return in_language(japanese, ENGLISH)


def place(site: Site, ident: str) -> Place:
    """Return a place of a site."""
    return next(one for one in site.places if one.id == ident)


def findings(model: type[BaseModel], text: str) -> set[tuple[int, str]]:
    """Return line and code of what is wrong in a record."""
    return {(one.span.line, one.code) for one in read_model(model, read_document(text, "x.yaml").document)[1]}


def test_in_japanese_the_site_is_itself(japanese: Site) -> None:
    """Nothing is made anew for the pages that stand at the root."""
    assert in_language(japanese, JAPANESE) is japanese


def test_a_record_speaks_its_own_words(english: Site) -> None:
    """Also those inside its parts, and its photo's."""
    data = place(english, "ocha").data
    assert (data.name, data.venue, data.booking) == (
        "Sample tea salon",
        "Mihon Community Center",
        "No booking needed",
    )
    assert data.access
    assert data.contact
    assert data.photo
    assert (data.access.parking, data.contact.name) == ("Up to three cars", "Mihon Community Center")
    assert data.contact.phone == "076-000-0002"
    assert (data.photo.alt, data.photo.file) == ("Five teacups on a round table", "salon.png")


def test_a_phrase_serves_every_record(japanese: Site, english: Site) -> None:
    """100円 has no words of its own, and neither has the other gathering's 無料."""
    assert place(english, "ocha").data.fee == "100 yen"
    assert place(english, "taiso").data.fee == "Free"
    assert in_japanese(place(english, "taiso").data.fee or "") == "無料"
    easy = in_language(japanese, language("easy"))
    assert place(easy, "ocha").data.fee == JapaneseText("100円")


def test_a_phrase_is_found_whatever_its_width(japanese: Site) -> None:
    """１００円 and 100円 are one phrase."""
    record = PlaceRecord.model_validate({"name": "例の会", "fee": "１００円 "})
    wide = Place("wide", "places/wide.yaml", record, place(japanese, "ocha").placement)
    site = Site(japanese.city, japanese.geography, (), (wide,), ())
    assert in_language(site, ENGLISH).places[0].data.fee == "100 yen"


def test_what_has_no_words_stays_japanese_and_says_so(english: Site) -> None:
    """Readings, addresses on the web and numbers are no texts, and are never marked."""
    data = place(english, "taiso").data
    assert isinstance(data.name, JapaneseText)
    assert data.name == "見本 朝の体操"
    assert type(data.kana) is str
    assert data.location == LatLon(36.567178, 136.650355)
    assert type(english.city.publisher.url) is str
    assert type(english.city.newsletter.issue) is str


def test_the_city_and_its_areas_speak(english: Site) -> None:
    """Kinds, those they are for, the publisher, the center; a bare text is the name."""
    city, area = english.city, english.areas[0]
    assert (city.title, city.publisher.name) == ("Meeting places in Mihon", "Mihon City editors")
    assert (city.categories["cafe"].name, city.categories["cafe"].about) == ("Cafés", "Talk over tea.")
    assert city.categories["salon"].name == "Clubs"
    assert isinstance(city.categories["food"].name, JapaneseText)
    assert city.audiences["anyone"].name == "Anyone"
    assert city.audiences["anyone"].words == ("どなたでも", "だれでも")
    assert area.data.name == "North area"
    assert area.data.center
    assert (area.data.center.name, area.data.center.phone) == ("Sample North Support Center", "076-000-0001")
    # Districts have no translation: they are written as their kana are read.
    assert list(area.data.districts)[:2] == ["Kita", "Higashi"]


def test_what_is_said_of_dates_is_said_in_the_language(english: Site) -> None:
    """A pause in the record's own words, a sitting in a phrase, a reason that has neither."""
    paused = place(english, "hirune").timetable.paused
    assert paused
    assert paused.reason == "The venue is being repaired"
    sessions = {one.session for one in place(english, "shogi").timetable.occurrences}
    assert sessions == {"daytime session", JapaneseText("夜の部"), None}
    reasons = {one.reason for one in place(english, "ocha").timetable.occurrences if one.reason}
    assert reasons == {"お正月のため"}
    assert all(isinstance(one, JapaneseText) for one in reasons)


def test_a_pin_is_called_as_a_gathering_calls_its_venue(english: Site) -> None:
    """Of several at one venue one with a translation is enough; other venues stay Japanese."""
    pins = {pin.places[0].id: pin for area in english.areas for pin in area.pins}
    shared = next(pin for pin in pins.values() if len(pin.places) > 1 and pin.district == "Kita")
    assert shared.venue == "Mihon Community Center"
    assert isinstance(pins["mobile-shop"].venue, JapaneseText)


def test_one_place_is_one_object(japanese: Site, english: Site) -> None:
    """Plans remember by identity: what a pin holds is what the list holds, and nothing is lost."""
    own = {place.id: place for place in english.places}
    assert [*own] == [place.id for place in japanese.places]
    for area, before in zip(english.areas, japanese.areas, strict=True):
        held = [place for pin in area.pins for place in pin.places]
        for one in (*held, *area.unplaced, *area.services, *area.treasures):
            assert one is own[one.id]
        assert [pin.number for pin in area.pins] == [pin.number for pin in before.pins]
        assert area.territory.shape is before.territory.shape
    assert english.towns is japanese.towns


def test_autoescape_marks_and_escapes(japanese: Site, english: Site) -> None:
    """A template says only `{{ name }}`; what a record tries ends as text."""
    template = jinja2.Environment(autoescape=True).from_string("{{ name }}")
    assert template.render(name=place(english, "taiso").data.name) == '<span lang="ja">見本 朝の体操</span>'
    assert template.render(name=place(japanese, "taiso").data.name) == "見本 朝の体操"
    assert template.render(name=place(english, "ocha").data.name) == "Sample tea salon"
    hostile = JapaneseText("見本<script>\"'&")
    assert template.render(name=hostile) == '<span lang="ja">見本&lt;script&gt;&quot;&#x27;&amp;</span>'
    assert template.render(name=str(hostile)) == "見本&lt;script&gt;&#34;&#39;&amp;"
    assert template.render(name=Translation("<b>", "")) == "&lt;b&gt;"


def test_what_is_said_in_one_language_only_is_shown() -> None:
    """There is no Japanese to translate, and still somebody wrote it for those who read English."""
    record = PlaceRecord.model_validate(
        {"name": "例の会", "en": {"who": "Newcomers to Japan", "access": {"transit": "Bus stop Kitamachi"}}}
    )
    japanese = check(MINIATURE, today=TODAY).site
    assert japanese
    held = Place("new", "places/new.yaml", record, place(japanese, "ocha").placement)
    data = in_language(Site(japanese.city, japanese.geography, (), (held,), ()), ENGLISH).places[0].data
    assert data.who == "Newcomers to Japan"
    assert in_japanese(data.who) == ""
    assert data.access
    assert (data.access.transit, data.access.parking) == ("Bus stop Kitamachi", None)


def test_each_catalogue_has_its_key_in_every_record() -> None:
    """Who adds a catalogue adds a language: no model names one."""
    assert set(OTHERS) >= {"en", "easy"}
    for code in OTHERS:
        assert findings(PlaceRecord, f"name: 例の会\n{code}: X\n") == set()
        assert findings(PlaceRecord, f"name: 例の会\n{code}: {{name: X, access: {{steps: Y}}}}\n") == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name: 例\nfr: X\n", {(2, "unknown-key")}),
        ("name: 例\nen:\n  name: X\n  nmae: Y\n", {(4, "unknown-key")}),
        ("name: 例\nen:\n  access:\n    stairs: Y\n", {(4, "unknown-key")}),
        ("name: 例\nen: {schedule: Mondays}\n", {(2, "unknown-key")}),
        ("name: 例\nen: [X]\n", {(2, "not-a-mapping")}),
        ("name: 例\nen:\n  nmae:\n", {(3, "unknown-key")}),
    ],
)
def test_a_slip_inside_a_language_is_found_at_its_line(text: str, expected: set[tuple[int, str]]) -> None:
    """As everywhere else in a record."""
    assert findings(PlaceRecord, text) == expected


CITY = """\
name: 例市
title: 例
summary: 例
publisher: {name: 例}
newsletter: {name: 例}
categories: {cafe: {name: カフェ, colour: "#8E2435", dark: "#F0A0A8", shape: circle}}
boundaries: {file: d.geojson}
"""


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("languages: [ja, easy, en, en]", None),
        ("languages: ja", None),
        ("languages: [en, ja]", "japanese-first"),
        ("languages: [ja, fr]", "bad-choice"),
        ("phrases: {無料: {en: Free}}", None),
        ("phrases: {無料: {fr: Gratuit}}", "unknown-key"),
        ("phrases: {無料: Free}", "not-a-mapping"),
        ("route: {name: 地図, url: 'https://example.jp/?to={lat},{lon}'}", None),
        ("route: {name: 地図, url: 'geo:{lat},{lon}'}", None),
        ("route: {name: 地図, url: 'https://example.jp/{lon}/{lat}'}", None),
        ("route: {name: 地図, url: 'https://example.jp/?to={lat}'}", "bad-pattern"),
        ("route: {name: 地図, url: 'http://example.jp/{lat},{lon}'}", "bad-pattern"),
        ("route: {name: 地図, url: 'javascript:{lat},{lon}'}", "bad-pattern"),
        ("route: {name: 地図, url: 'https://example.jp/{lat},{lon}{x}'}", "bad-pattern"),
    ],
)
def test_the_citys_languages_phrases_and_way_there(line: str, code: str | None) -> None:
    """Japanese comes first; the way there is an address that takes a point."""
    assert findings(CityRecord, CITY + line + "\n") == ({(8, code)} if code else set())


def test_the_way_there_holds_the_point(japanese: Site) -> None:
    """In degrees, latitude and longitude where the service wants them."""
    route = japanese.city.route
    assert route
    assert route.to(LatLon(36.5, 136.25)) == "https://www.google.com/maps/dir/?api=1&destination=36.5,136.25"


def texts(value: object) -> Iterator[str]:
    """Yield every text of a record in use."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        for name, inner in value:
            if name not in {*OTHERS, "phrases", "audiences", "schedule", "serves", "name", "summary"}:
                yield from texts(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from texts(inner)


@pytest.mark.parametrize("code", OTHERS)
def test_kanazawa_speaks_every_language(code: str) -> None:
    """Short texts all have their phrases."""
    site = check(ROOT, today=TODAY).site
    assert site
    assert code in site.city.languages
    other = in_language(site, language(code))
    for one in other.places:
        data = one.data
        said = (data.who, data.fee, data.booking, data.bring, data.room, data.access, data.paused)
        left = [text for text in texts(said) if isinstance(text, JapaneseText)]
        assert not left, one.id
    for name in (other.city.title, other.city.summary, other.city.sample, other.city.publisher.name):
        assert isinstance(name, Translation)
    assert all(isinstance(area.data.name, Translation) for area in other.areas)
    assert all(isinstance(one.name, Translation) for one in other.city.categories.values())
    assert all(isinstance(one.name, Translation) for one in other.city.audiences.values())

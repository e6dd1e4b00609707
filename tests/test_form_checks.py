"""The form finds what the program finds, in the same words, where its checks are ported."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from sitegen.checking import check
from sitegen.editing.parts import record_parts
from sitegen.formats.form import CHECKED, form_files
from sitegen.pages import Plan
from sitegen.records.fields import read_day, read_phone, read_point, read_url
from sitegen.site.romaji import SYLLABLES, romaji
from tests.form import CHECKING, in_page
from tests.test_bad_samples import BAD, SAMPLES, lay

TODAY = dt.date(2026, 11, 24)
# What needs other records, or a file's name, is asked of other functions of the page.
OWN = set(CHECKED) - {"bad-file-name", "duplicate-id", "bad-choice"}
CHECK = """({known, records, today}) => {
  const surveyor = window.sitegenGround.surveyor(known);
  const owners = new Map(known.districts.map(({ name, area }) => [name, area]));
  const given = { today, surveyor, districts: [...owners.keys()], towns: known.towns, choices: known.choices,
    areaOf: (name) => owners.get(name) };
  return records.map((values) => window.sitegenChecks.check(values, given).map((one) =>
    [one.code, window.sitegenChecks.say(one, known.messages)]));
}"""
READ = """(texts) => texts.map((text) => {
  const { readDay, readPoint, phoneProblem, urlProblem } = window.sitegenValues;
  return [readDay(text), readPoint(text), phoneProblem(text), urlProblem(text)];
})"""
LOCATE = """({known, points}) => {
  const surveyor = window.sitegenGround.surveyor(known);
  return points.map((point) => surveyor.locate(point));
}"""


def known_of(root: Path) -> tuple[dict[str, Any], Plan]:
    """Return what the build tells the form of a root, and the plan it comes from."""
    checked = check(root, today=TODAY)
    assert checked.site
    assert checked.horizon
    plan = Plan(checked.site, checked.horizon, checked.almanac, checked.findings)
    text = form_files(plan, root=root, parts=record_parts)["edit/data.js"].decode()
    known: dict[str, Any] = json.loads(text[text.index("=") + 1 : text.rindex(";")])
    city = checked.site.city
    known["choices"] = {"categories": list(city.categories), "audiences": list(city.audiences)}
    return known, plan


@pytest.mark.parametrize("code", [code for code in SAMPLES if code in OWN])
def test_the_page_finds_what_the_program_finds(code: str, tmp_path: Path) -> None:
    """Every value of the bad samples, with the program's own message and cure."""
    root = tmp_path / "root"
    lay(code, root)
    known, plan = known_of(root)
    paths = sorted(
        path for path in root.rglob("places/**/*.yaml") if (BAD / code / path.relative_to(root)).exists()
    )
    records, wanted = [], []
    for path in paths:
        parts = record_parts(path.read_text("utf-8"))
        assert parts is not None
        records.append({part.key: part.value for part in parts if part.value is not None})
        name = path.relative_to(root).as_posix()
        found = [one for one in plan.findings if one.span.path == name and one.code in OWN]
        wanted.append(sorted((one.code, one.message("ja"), one.hint("ja")) for one in found))
    got = in_page(CHECKING, CHECK, {"known": known, "records": records, "today": TODAY.isoformat()})
    assert any(wanted)
    for page, program in zip(got, wanted, strict=True):
        said = sorted((one, words["message"], words["hint"]) for one, words in page)
        # Whoever misspells is shown the likeliest by the program, all that there are by the page.
        short = 2 if code.startswith("unknown-") else 3
        assert rounded([one[:short] for one in said]) == rounded([one[:short] for one in program])


def rounded(said: object) -> str:
    """Return what was said with metres to two figures: the page measures to simplified outlines."""
    return re.sub(r"(\d+)(?=m)", lambda found: f"{float(found[0]):.2g}", str(said))


PIECES = [
    *"0123456789０９年月日元-－ー/.() 　+,、",
    "令和8年",
    "R8",
    "2026-",
    "36.5",
    "136.6",
    "https://",
    "a.jp",
    "'",
    "13",
]
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=9).map("".join)
SOUND = st.sampled_from(
    [
        *(
            "2026-02-29",
            "2024-02-29",
            "令和元年5月1日",
            "平成31年4月30日",
            "２０２６／１２／１",
            "2026年13月1日",
            "0001-01-01",
        ),
        *(
            "36.567178, 136.645355",
            "136.645355、36.567178",
            "0,0",
            "35.6 139.7",
            "51.5, -0.1",
            "36.5",
            "３６．５，１３６．６",
        ),
        *(
            "076-231-1755",
            "０７６ー２３１ー１７５５",
            "(076) 231-1755",
            "内線12",
            "https://example.jp/あ",
            "http://a b",
        ),
    ]
)


def outcome(read: Any, text: str) -> tuple[str, Mapping[str, Any] | None]:  # noqa: ANN401 - one of the readers
    """Return a reader's code and values, "" where it reads the text."""
    try:
        read(text)
    except PydanticCustomError as problem:
        # What `check --fix` replaces (`slip`) is no part of the words.
        return problem.type, {key: said for key, said in (problem.context or {}).items() if key != "slip"}
    return "", None


@settings(max_examples=10, deadline=None)
@given(st.lists(TEXTS | SOUND, min_size=80, max_size=120))
def test_values_are_read_alike(texts: list[str]) -> None:
    """Days, points, telephones and addresses, in every width."""
    for text, (day, point, phone, url) in zip(texts, in_page(CHECKING, READ, texts), strict=True):
        for read, found in ((read_day, day), (read_point, point), (read_phone, phone), (read_url, url)):
            code, values = outcome(read, text)
            assert (text, found.get("code", "") if found else "") == (text, code)
            if code:
                assert (text, found["values"]) == (text, values)
        if "iso" in day:
            assert day["iso"] == read_day(text).isoformat()
        if "point" in point:
            assert tuple(point["point"]) == tuple(read_point(text))


def test_the_page_knows_where_every_record_lies() -> None:
    """In the area and the district that the join finds; near a border it does not claim to know."""
    root = Path(__file__).parents[1]
    known, plan = known_of(root)
    entries = [one for place in plan.site.places for one in place.placement.located if one.point]
    found = in_page(CHECKING, LOCATE, {"known": known, "points": [list(one.point or ()) for one in entries]})
    sure = [(entry, place) for entry, place in zip(entries, found, strict=True) if place["sure"]]
    assert len(sure) > 0.8 * len(entries)
    for entry, place in sure:
        assert place["area"]["slug"] == entry.area
        assert place["inside"] == (entry.distance == 0)
        if place["districtSure"] and place["inside"]:
            assert place["district"] == entry.district


def test_a_point_is_taken_from_a_map_sites_address() -> None:
    """Whoever copies the page's address instead of the point is understood, too."""
    point = "36.567178, 136.645355"
    addresses = {
        "https://www.google.com/maps/place/x/@36.5,136.6,17z/data=!3d36.567178!4d136.645355": point,
        "https://www.google.com/maps/@36.567178,136.645355,17z": point,
        "https://www.google.com/maps?q=36.567178,136.645355": point,
        "https://maps.gsi.go.jp/#15/36.567178/136.645355/&base=std": point,
        "https://www.openstreetmap.org/?mlat=36.567178&mlon=136.645355#map=17/36.5/136.6": point,
        "https://example.jp/": "https://example.jp/",
        point: point,
    }
    answer = "(texts) => texts.map((text) => window.sitegenValues.fromAddress(text))"
    assert in_page(CHECKING, answer, list(addresses)) == list(addresses.values())


@settings(max_examples=8, deadline=None)
@given(
    st.lists(
        st.text(
            alphabet="あいうえおかがきゃきっーんちっしょうおじゅぱふぁゔ ・アッヴェ", min_size=1, max_size=12
        ),
        min_size=60,
        max_size=60,
    )
)
def test_a_file_is_named_as_kana_are_romanized(readings: list[str]) -> None:
    """As on the signs of the town, in small letters, with hyphens between words."""
    answer = "({all, table}) => all.map((kana) => window.sitegenKana.ident('', kana, table, []))"
    made = in_page(("edit/kana.js",), answer, {"all": readings, "table": SYLLABLES})
    for kana, ident in zip(readings, made, strict=True):
        latin = "".join(one if one.isascii() and one.isalnum() else "-" for one in romaji(kana).lower())
        assert ident == "-".join(part for part in latin.split("-") if part)


def test_a_name_that_is_taken_gets_a_number() -> None:
    """Two records never share one; what nobody can read gets none."""
    answer = "(all) => all.map(([name, kana, taken]) => sitegenKana.ident(name, kana, 'さsa んn', taken))"
    given = [["見本", "さん", ["san", "san-2"]], ["さん", "", []], ["見本", "", []]]
    assert in_page(("edit/kana.js",), answer, given) == ["san-3", "san", ""]

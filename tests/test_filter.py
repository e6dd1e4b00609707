"""Filtering: the page's script finds what the timetables say, whatever is asked and whenever."""

from __future__ import annotations

import datetime as dt
import itertools
import json
import math
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any
from urllib.parse import unquote_plus

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.pages.facets import audiences, facets
from sitegen.records import Kind
from sitegen.schedule import Occurrence
from sitegen.schedule.nouns import Band
from sitegen.site import Place
from tests.finder import ask
from tests.node import asset, run_scripts
from tests.test_agenda import plan

Query = Mapping[str, Any]
DAYS = ("today", "tomorrow", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "weekend")
TIMES = ("am", "pm", "eve")
HAS = ("free", "nobooking", "stepfree", "parking", "toilet")
NOWS = (
    ("2026-11-24", "00:00"),
    ("2026-11-25", "08:00"),
    ("2026-11-25", "14:59"),
    ("2026-11-25", "15:00"),
    ("2026-12-12", "23:59"),
    ("2027-01-11", "18:30"),
    ("2027-04-29", "12:00"),
    ("2027-04-30", "23:00"),
    ("2027-08-01", "10:00"),
)
BANDS = {None: None, Band.MORNING: 0, Band.AFTERNOON: 12 * 60, Band.EVENING: 18 * 60}
EMPTY: Query = {
    **{key: [] for key in ("day", "time", "kind", "for", "has", "area")},
    "q": "",
    "near": "",
    "sort": "",
}
WORDS = st.text(alphabet="あカ松ケ枝　 a&=%+#?,。'\"<𠮷\u0000", max_size=12)
QUERIES = st.fixed_dictionaries(
    {
        "day": st.lists(st.sampled_from([*DAYS, "someday", ""])),
        "time": st.lists(st.sampled_from([*TIMES, "noon"])),
        "kind": st.lists(st.sampled_from(["cafe", "salon", "<b>", "a,b", "x-1"])),
        "for": st.lists(st.sampled_from(["families", "elders", "Ü"])),
        "has": st.lists(st.sampled_from([*HAS, "sauna"])),
        "area": st.lists(st.sampled_from(["baba", "minami-kodatsuno", "-"])),
        "q": WORDS,
        "near": WORDS
        | st.sampled_from(["here", "長町三丁目", "36.5671, 136.6453", "３６．５，１３６．６", "123"]),
        "sort": st.sampled_from(["", "next", "near", "name", "number", "best"]),
    }
)


def queries() -> Iterator[Query]:
    """Yield questions of many kinds, alone and together."""
    yield EMPTY
    for day in DAYS:
        yield {**EMPTY, "day": [day]}
        for one in TIMES:
            yield {**EMPTY, "day": [day], "time": [one]}
    for one, other in itertools.combinations(TIMES, 2):
        yield {**EMPTY, "time": [one, other]}
    for one in TIMES:
        yield {**EMPTY, "time": [one]}
        yield {**EMPTY, "time": [one], "kind": ["salon", "food"], "area": ["minami"]}
    for has in HAS:
        yield {**EMPTY, "has": [has]}
    yield {**EMPTY, "has": ["nobooking", "parking"], "day": ["wed", "mon"]}
    yield {**EMPTY, "has": ["free", "parking"]}
    yield {**EMPTY, "kind": ["cafe"]}
    yield {**EMPTY, "kind": ["nothing"]}
    yield {**EMPTY, "area": ["shima", "kita"], "day": ["weekend", "fri"]}
    yield {**EMPTY, "for": ["family"]}
    yield {**EMPTY, "for": ["family", "anyone"]}


def expected(place: Place, query: Query, date: dt.date, minute: int) -> Any:  # noqa: ANN401 - as JSON
    """Return what the timetable knows: the next start that fits, None if none is known, False if unfit."""
    homes = [
        area.slug
        for area in plan().site.areas
        if place in (*area.gatherings, *area.services, *area.treasures)
    ]
    meant = audiences(place.data, plan().site.city)
    own = {"kind": place.data.categories, "area": homes, "for": meant}
    if any(query[key] and not {*query[key]} & {*values} for key, values in own.items()):
        return False
    if not {*query["has"]} <= {*facets(place.data)}:
        return False
    held = place.timetable.meetings(plan().today) if place.data.kind is Kind.GATHERING else ()
    left = [one for one in held if not _over(one, date, minute)]
    fitting = [one for one in left if _on(one, query["day"], date) and _at(one, query["time"])]
    if fitting:
        return [fitting[0].date.isoformat(), _start(fitting[0])]
    return False if query["day"] or query["time"] else None


def _over(one: Occurrence, date: dt.date, minute: int) -> bool:
    ended = one.hours.end is not None and one.hours.end <= minute
    return one.date < date or (one.date == date and ended)


def _on(one: Occurrence, days: list[str], today: dt.date) -> bool:
    names = {f"{one.date:%a}".lower()}
    names |= {"weekend"} if one.date.isoweekday() > 5 else set()
    names |= {"today"} if one.date == today else set()
    names |= {"tomorrow"} if one.date == today + dt.timedelta(days=1) else set()
    return not days or bool(names & {*days})


def _at(one: Occurrence, times: list[str]) -> bool:
    start = _start(one)
    if start is None or not times:
        return not times
    return ("am" if start < 720 else "pm" if start < 1020 else "eve") in times


def _start(one: Occurrence) -> int | None:
    return one.hours.start if one.hours.start is not None else BANDS.get(one.hours.band)


@cache
def answers() -> list[list[dict[str, Any]]]:
    """Return what the page finds: for each now and question the next start by record."""
    answer = """({ queries, nows }) => nows.map(([date, time]) => queries.map((query) => {
      const found = site.items.map((item) => [item.id, filter.matches(item, query, { date, time })]);
      return Object.fromEntries(found.filter(([, next]) => next !== undefined)
        .map(([id, next]) => [id, next && [next.date, next.start]]));
    }))"""
    found: list[list[dict[str, Any]]] = ask(plan(), answer, {"queries": list(queries()), "nows": NOWS})
    return found


@pytest.mark.parametrize("now", range(len(NOWS)), ids=lambda index: "T".join(NOWS[index]))
def test_the_page_finds_what_the_timetables_say(now: int) -> None:
    """Days and times are asked of one meeting, in the clock of Japan, of pages new and old."""
    date, (hour, minute) = dt.date.fromisoformat(NOWS[now][0]), map(int, NOWS[now][1].split(":"))
    for query, found in zip(queries(), answers()[now], strict=True):
        wanted = {one.id: expected(one, query, date, hour * 60 + minute) for one in plan().site.places}
        assert found == {ident: day for ident, day in wanted.items() if day is not False}, query


def test_the_questions_tell_records_apart() -> None:
    """The comparison above would prove nothing if everything or nothing were found."""
    counts = {len(found) for found in answers()[0]}
    assert len(counts) > 5
    assert 0 in counts


def test_day_and_time_are_asked_of_one_meeting() -> None:
    """Mondays until evening and Thursdays in the morning are nothing for a Thursday evening."""
    asked = [{**EMPTY, "day": [day], "time": [time]} for day, time in (("thu", "eve"), ("thu", "am"))]
    answer = """(asked) => asked.map((query) =>
      filter.matches(site.items.find((item) => item.id === "shogi"), query,
        { date: "2026-11-24", time: "09:00" }) ?? 0)"""
    evening, morning = ask(plan(), answer, asked)
    assert evening == 0
    assert (morning["date"], morning["label"], morning["start"]) == ("2026-11-26", "午前", 0)


def test_noon_ends_the_morning_and_five_the_afternoon() -> None:
    """Each start lies in one part of the day; the afternoon without a clock (午後) is one, too."""
    answer = """(specs) => specs.map((spec) => ["am", "pm", "eve"].filter((time) => filter.nextMeeting(
      filter.readMeets([[spec, "", [1]]], "2026-11-24"), { day: [], time: [time] },
      { date: "2026-11-24", time: "09:00" })))"""
    specs = ["00:00", "11:59-13:00", "12:00", "16:59", "17:00-18:00", "18:00", ""]
    assert in_filter(answer, specs) == [["am"], ["am"], ["pm"], ["pm"], ["eve"], ["eve"], []]


def test_what_is_open_now_is_known_by_its_end() -> None:
    """From the first minute to the last; where the end is not known, nobody is sent there."""
    answer = """(cases) => cases.map(([start, end, time]) =>
      filter.openNow({ date: "2026-11-27", start, end }, { date: "2026-11-27", time }))"""
    cases = [(600, 720, "09:59"), (600, 720, "10:00"), (600, 720, "11:59"), (600, 720, "12:00")]
    cases_unknown = [(600, None, "10:30"), (0, None, "10:30"), (None, None, "10:30")]
    assert in_filter(answer, [*cases, *cases_unknown]) == [False, True, True, False, False, False, False]


def test_a_list_stands_in_the_order_asked_for() -> None:
    """By rank, date and name; by the way there; by name; or as it was."""
    answer = """(sorts) => {
      const rows = [["a", 2, "2026-12-01", 900, 300], ["b", 0, null, null, 100],
        ["c", 2, "2026-11-30", 600, null], ["d", 2, "2026-11-30", 540, 200],
        ["e", 2, "2026-11-30", 540, 300]];
      const found = rows.map(([id, rank, date, start, metres], order) =>
        ({ item: { id, order: 9 - order }, rank, next: date && { date, start, end: null }, metres }));
      return sorts.map((sort) => filter.arrange(found, sort).map(({ item }) => item.id).join(""));
    }"""
    assert in_filter(answer, ["", "next", "near", "name", "number"]) == [
        *("bedca", "bedca", "bdeac", "edcba", "abcde"),
    ]


def in_filter(answer: str, given: object) -> Any:  # noqa: ANN401 - whatever it answers
    """Return what `answer` makes of `given` with assets/filter.js alone."""
    prepare = b"var filter = sitegenFilter;"
    return run_scripts([asset("words.js"), asset("filter.js"), prepare], answer, given)


def test_distances_are_those_on_the_globe() -> None:
    """A degree of latitude is 111.2 km, of longitude less by the cosine."""
    answer = "(pairs) => pairs.map(([one, other]) => filter.distance(one, other))"
    north, east, none = in_filter(
        answer, [((36, 136), (37, 136)), ((36.5, 136), (36.5, 136.01)), ((36, 136), (36, 136))]
    )
    assert north == pytest.approx(111_195, rel=1e-4)
    assert east == pytest.approx(1111.95 * math.cos(math.radians(36.5)), rel=1e-4)
    assert none == 0


def test_a_way_is_said_as_house_agents_do() -> None:
    """80 metres are a minute, begun minutes count; the way is about as long as said."""
    answer = "(metres) => metres.map((one) => [filter.walk(one), filter.inWords(one)])"
    assert in_filter(answer, [0, 64, 80, 81, 96, 349, 980, 1000, 1249, 12_340]) == [
        [1, "約10m"],
        [1, "約60m"],
        [1, "約80m"],
        [2, "約80m"],
        [2, "約100m"],
        [5, "約350m"],
        [13, "約1.0km"],
        [13, "約1.0km"],
        [16, "約1.2km"],
        [155, "約12.3km"],
    ]


def test_the_nearest_stop_counts() -> None:
    """Of a route's stops the one next to the reader is the way to go; without a point there is none."""
    answer = """(here) => ["mobile-shop", "no-point"].map((id) =>
      filter.nearest(site.items.find((item) => item.id === id), here))"""
    shop, nowhere = ask(plan(), answer, [36.5565, 136.6498])
    assert shop == pytest.approx(0, abs=1)
    assert nowhere is None


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("", ""),
        ("?day=wed,mon&time=eve,am", "?day=mon,wed&time=am,eve"),
        ("?q=お茶　カフェ&near=長町三丁目&sort=near", "?q=お茶+カフェ&near=長町三丁目&sort=near"),
        ("?near=here", "?near=here"),
        ("?near=36.5671,136.6453", ""),
        ("?near=36", ""),
        ("?near=N36.56+E136.65", ""),
        ("?near=３６．５６，１３６．６５", ""),
        ("?day=someday,tue&has=sauna&sort=best&x=1", "?day=tue"),
        ("?kind=salon,cafe,<script>&area=baba", "?kind=cafe,salon&area=baba"),
        ("?day=mon&day=fri&day=mon", "?day=mon,fri"),
        ("?q=%F0%A0", "?q=\ufffd"),
    ],
)
def test_addresses_are_stable_and_readable(address: str, written: str) -> None:
    """One question has one address; what is unknown is left out, and a position never stands there."""
    answer = "(address) => filter.writeQuery(filter.readQuery(address))"
    assert unquote_plus(in_filter(answer, address)) == unquote_plus(written)


def test_known_ids_bound_an_address() -> None:
    """A page that knows its categories takes no other from an address, and keeps its own order."""
    answer = "(address) => filter.readQuery(address, { kind: ['salon', 'cafe'], area: [], for: [] })"
    read = in_filter(answer, "?kind=cafe,salon,food&area=baba")
    assert (read["kind"], read["area"]) == (["salon", "cafe"], [])


@settings(max_examples=8, deadline=None)
@given(st.lists(QUERIES, min_size=40, max_size=40))
def test_a_question_comes_back_from_its_address(asked: list[dict[str, Any]]) -> None:
    """Written and read it is the same question, without what no page knows."""
    answer = """(asked) => asked.map((query) => {
      const address = filter.writeQuery(query);
      const read = filter.readQuery(address);
      return [address, read, filter.writeQuery(read), filter.readQuery(filter.writeQuery(read))];
    })"""
    for query, (address, read, again, reread) in zip(asked, in_filter(answer, asked), strict=True):
        assert again == address
        assert reread == read
        assert read["day"] == [day for day in DAYS if day in query["day"]]
        assert read["time"] == [time for time in TIMES if time in query["time"]]
        assert read["has"] == [has for has in HAS if has in query["has"]]
        assert read["q"] == " ".join(query["q"].replace("\0", " ").split())
        assert not any(one.isdigit() for one in read["near"]) or "near=36" not in address
        assert address.isascii()


def test_groups_of_dates_are_read_as_pages_hold_them() -> None:
    """Rows of an area's page hold the same groups; a date that is off is none to go to."""
    answer = """(groups) => filter.readMeets(groups, "2026-11-24")"""
    groups = [["10:00-11:30", "10:00～11:30", [1, 8]], ["09:00", "9:00から", [3], "年忘れ会"], ["", "", [5]]]
    read = in_filter(answer, [*groups, ["10:00", "10:00から", [15], "お休み", 1]])
    first = (dt.date(2026, 11, 24) - dt.date(1970, 1, 1)).days
    assert [(one["start"], one["end"], one["words"]) for one in read] == [
        (600, 690, ""),
        (540, None, "年忘れ会"),
        (None, None, ""),
    ]
    assert read[0]["days"] == [first + 1, first + 8]
    assert json.dumps(read, ensure_ascii=False).count("お休み") == 0

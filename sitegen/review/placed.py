"""Where a record stands before and after: its pins' ways, its area and why, its printed numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sitegen.drawing.moves import draw_move
from sitegen.pages import Plan
from sitegen.records import LatLon, PlaceRecord
from sitegen.review.ground import BESIDE, about, from_border, way_in_words
from sitegen.review.nouns import Move
from sitegen.site import Area, Located, Place, Site, Why


def moves(
    before: PlaceRecord | None, after: PlaceRecord | None, *, old: Plan | None, new: Plan | None
) -> tuple[Move, ...]:
    """Return the way of every stop that is added, taken away or moved, with a small map each."""
    plan = new or old
    if plan is None:
        return ()
    one, other = (_stops(data) for data in (before, after))
    alone = len(one) == len(other) == 1
    if alone:
        one, other = {"": next(iter(one.values()))}, {"": next(iter(other.values()))}
    found = []
    for name in dict.fromkeys((*other, *one)):
        start, end = one.get(name), other.get(name)
        if start != end:
            drawing = draw_move(start, end, site=plan.site)
            found.append(Move(drawing, (_way(start, end, name, several=len({*one, *other}) > 1),)))
    return tuple(found)


def _stops(data: PlaceRecord | None) -> Mapping[str, LatLon]:
    return {stop.name: stop.location for stop in data.stops} if data else {}


def _way(start: LatLon | None, end: LatLon | None, name: str, *, several: bool) -> str:
    whose = f"「{name}」の印" if several and name else "印"
    if start and end:
        return f"{whose}が {way_in_words(start, end)} 動きます。"
    return f"{whose}が地図に加わります。" if end else f"{whose}が地図から消えます。"


def area_words(
    before: Place | None, after: Place | None, *, old: Site | None, new: Site | None
) -> Iterator[str]:
    """Yield in sentences from which area to which a record goes, and why, where that changes."""
    one, other = (_located(place) for place in (before, after))
    if new is None or not other or {entry.area for entry in one} == {entry.area for entry in other}:
        return
    names = {area.slug: area.data.name for site in (old, new) if site for area in site.areas}
    came = "・".join(names[slug] for slug in dict.fromkeys(entry.area for entry in one))
    went = "・".join(names[slug] for slug in dict.fromkeys(entry.area for entry in other))
    yield f"圏域が {came} から {went} に変わります。" if one else f"{went}に入ります。"
    areas = {area.slug: area for area in new.areas}
    known = {entry.area for entry in one}
    for entry in other:
        if entry.area not in known:
            yield _why(entry, areas, [areas[slug] for slug in sorted(known) if slug in areas])


def _located(place: Place | None) -> tuple[Located, ...]:
    return place.placement.located if place else ()


def _why(entry: Located, areas: Mapping[str, Area], left: list[Area]) -> str:
    area = areas[entry.area]
    name = area.data.name
    if entry.point is None or entry.why is Why.DECLARED:
        return f"記録に書かれた圏域か地区によって、{name}です。"
    if entry.why is Why.NEAREST:
        return f"点はどの圏域にも入っていません。もっとも近い{name}から {about(entry.distance or 0)} です。"
    border = f"{left[0].data.name}との境" if len(left) == 1 else "圏域の境"
    metres = from_border(entry.point, left[0] if len(left) == 1 else area)
    if metres < BESIDE:
        return f"点は{name}の中の、{border}のすぐそば（{BESIDE}m以内）です。"
    return f"点は{name}の中で、{border}から {about(metres)} です。"


def numbers(site: Site | None) -> Mapping[str, Mapping[str, tuple[int, ...]]]:
    """Return the numbers of every gathering by id and area, as map, list and sheet have them."""
    found: dict[str, dict[str, tuple[int, ...]]] = {}
    for area in site.areas if site else ():
        for pin in area.pins:
            for place in pin.places:
                own = found.setdefault(place.id, {})
                own[area.slug] = (*own.get(area.slug, ()), pin.number)
    return found


def number_words(
    before: Mapping[str, tuple[int, ...]], after: Mapping[str, tuple[int, ...]], names: Mapping[str, str]
) -> Iterator[str]:
    """Yield in a sentence how a record's printed numbers change."""
    if before == after:
        return
    if not before or not after:
        given = "、".join(f"{names[slug]} {_numbers(own)}" for slug, own in (after or before).items())
        yield f"印刷の番号は {given} です。" if after else f"印刷の番号 {given} がなくなります。"
        return
    old = "、".join(f"{names[slug]} {_numbers(own)}" for slug, own in before.items())
    new = "、".join(f"{names[slug]} {_numbers(own)}" for slug, own in after.items())
    yield f"印刷の番号が {old} から {new} に変わります。"


def _numbers(own: tuple[int, ...]) -> str:
    return "・".join(map(str, own))

"""What changes elsewhere because of it: found by comparing both sites as data, and their pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from sitegen.pages.subscribe import CITY_FEED
from sitegen.review.nouns import Effect
from sitegen.review.placed import area_words, numbers
from sitegen.review.sides import Side
from sitegen.site import Place, Site

EXAMPLES = 3
# How pages are called, by the template that draws them.
PAGES = {
    "home.html": "はじめのページ",
    "area.html": "圏域のページ",
    "listing.html": "印刷用の一覧",
    "calendar.html": "月のカレンダー",
    "place.html": "集まりのページ",
    "all.html": "さがすページ",
    "towns.html": "町の一覧",
    "subscribe.html": "カレンダーに入れるページ",
    "newsletters.html": "お便りの一覧",
    "issue.html": "お便り",
    "desk.html": "記録の係のページ",
}
OTHER_PAGE = "そのほかのページ"


@dataclass(frozen=True, slots=True)
class Both:
    """Both sites, and the ids of the records that the change itself touches."""

    old: Side
    new: Side
    touched: frozenset[str]

    @property
    def sites(self) -> tuple[Site, Site] | None:
        """The two sites; None if one of them can't be made."""
        if self.old.plan is None or self.new.plan is None:
            return None
        return self.old.plan.site, self.new.plan.site


def effects(both: Both) -> tuple[Effect, ...]:
    """Return everything that differs elsewhere; feeds and pages with how many."""
    sites = both.sites
    if sites is None:
        return ()
    found: list[Effect] = []
    for look in (_numbers, _areas, _dates, _neighbours, _empty_areas, _newsletters):
        found += look(both, *sites)
    return (*found, *_feeds(both), *_pages(both))


def _untouched(both: Both, old: Site, new: Site) -> Iterator[tuple[Place, Place]]:
    before = {place.id: place for place in old.places}
    for place in new.places:
        if place.id in before and place.id not in both.touched:
            yield before[place.id], place


def _numbers(both: Both, old: Site, new: Site) -> Iterator[Effect]:
    before, after = numbers(old), numbers(new)
    known = {place.id for _, place in _untouched(both, old, new)}
    for area in new.areas:
        moved = [
            f"{place.data.name} {_spelt(one)}→{_spelt(other)}"
            for place in area.gatherings
            if place.id in known
            and (one := before.get(place.id, {}).get(area.slug))
            and (other := after.get(place.id, {}).get(area.slug))
            and one != other
        ]
        if moved:
            yield _effect(f"{area.data.name}の紙面と地図の番号が、ほかの{len(moved)}件で変わります。", moved)


def _spelt(own: tuple[int, ...]) -> str:
    return "・".join(map(str, own))


def _areas(both: Both, old: Site, new: Site) -> Iterator[Effect]:
    """Records whose files stayed the same and that are in another area: a border was moved."""
    found = [
        f"{after.data.name}：{words[0]}"
        for before, after in _untouched(both, old, new)
        if (words := list(area_words(before, after, old=old, new=new)))
    ]
    if found:
        yield _effect(f"境や地区の分けかたが変わって、ほかの{len(found)}件の圏域が変わります。", found)


def _dates(both: Both, old: Site, new: Site) -> Iterator[Effect]:
    """Records whose files stayed the same and whose dates differ: holidays or times off were changed."""
    plan = both.new.plan
    today = plan.today if plan else None
    found = [
        after.data.name
        for before, after in _untouched(both, old, new)
        if today and before.timetable.meetings(today) != after.timetable.meetings(today)
    ]
    if found:
        yield _effect(f"市の休みや日程の月数が変わって、ほかの{len(found)}件の日にちが変わります。", found)


def _neighbours(both: Both, old: Site, new: Site) -> Iterator[Effect]:
    """Gatherings that get, or lose, another one at their venue."""
    before, after = _companions(old), _companions(new)
    names = {place.id: place.data.name for site in (old, new) for place in site.places}
    found = []
    for _, place in _untouched(both, old, new):
        one, other = before.get(place.id, set()), after.get(place.id, set())
        changes = [f"＋{names[ident]}" for ident in sorted(other - one)]
        changes += [f"－{names[ident]}" for ident in sorted(one - other)]
        if changes:
            found.append(f"{place.data.name}（{'、'.join(changes)}）")
    if found:
        yield _effect(f"「同じ会場で開いている集まり」が、ほかの{len(found)}件のページで変わります。", found)


def _companions(site: Site) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = {}
    for area in site.areas:
        for pin in area.pins:
            idents = {place.id for place in pin.places}
            for ident in idents:
                found.setdefault(ident, set()).update(idents - {ident})
    return found


def _empty_areas(_: Both, old: Site, new: Site) -> Iterator[Effect]:
    before = {area.slug: area for area in old.areas}
    for area in new.areas:
        had = before.get(area.slug)
        if had and bool(had.gatherings) != bool(area.gatherings):
            words = (
                "に、はじめての集まりがのります。"
                if area.gatherings
                else "には、集まりが一つもなくなります。"
            )
            yield Effect(f"{area.data.name}{words}")


def _newsletters(both: Both, _: Site, new: Site) -> Iterator[Effect]:
    """Issues that tell of a record that the change touches."""
    for issue in new.newsletters:
        named = [
            story.place.data.name for story in issue.stories if story.place and story.place.id in both.touched
        ]
        if named:
            month = f"{issue.month.year}年{issue.month.month}月号"
            yield _effect(f"お便りの{month}が、この集まりを紹介しています。", named)


def _feeds(both: Both) -> Iterator[Effect]:
    """Calendars that people subscribed to, by what they are of."""
    old, new = both.old.feeds, both.new.feeds
    kinds: tuple[tuple[str, Callable[[str], bool]], ...] = (
        ("集まり", lambda path: path.startswith("places/")),
        ("圏域", lambda path: path.startswith("areas/")),
        ("種類・市全体", lambda path: not path.startswith(("places/", "areas/")) or path == CITY_FEED),
    )
    differing = sorted(path for path in old.keys() | new.keys() if old.get(path) != new.get(path))
    counts = [(name, sum(map(is_kind, differing))) for name, is_kind in kinds]
    if differing:
        words = "、".join(f"{name} {count}件" for name, count in counts if count)
        yield _effect(f"読む人の予定表に届くカレンダー（ics）が変わります：{words}。", differing)


def _pages(both: Both) -> Iterator[Effect]:
    """Pages whose content differs, by kind, those of the records themselves among them."""
    old, new = both.old.pages, both.new.pages
    by_kind: dict[str, list[str]] = {}
    for path in sorted(old.keys() | new.keys()):
        if old.get(path) != new.get(path):
            template = (new.get(path) or old[path])[0]
            by_kind.setdefault(PAGES.get(template, OTHER_PAGE), []).append(path)
    for name in (*PAGES.values(), OTHER_PAGE):
        if name in by_kind:
            yield _effect(f"中身の変わるページ：{name} {len(by_kind[name])}ページ。", by_kind[name])


def _effect(words: str, examples: Iterable[str]) -> Effect:
    examples = tuple(examples)
    more = len(examples) - EXAMPLES
    return Effect(words, examples[:EXAMPLES] + ((f"ほか{more}件",) if more > 0 else ()))

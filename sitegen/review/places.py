"""A record of places/ before and after, with all that readers see of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from sitegen.diagnostics import Finding
from sitegen.records import PlaceRecord
from sitegen.review.cards import ENTRY, PAGE, entry_of, facts_of, make_card, pages_of, same
from sitegen.review.days import date_change
from sitegen.review.files import File, Pair
from sitegen.review.found import told
from sitegen.review.fragments import Element, Token
from sitegen.review.kinds import kinds_of
from sitegen.review.nouns import Card, DateChange, Kind, RecordChange
from sitegen.review.placed import area_words, moves, number_words, numbers
from sitegen.review.sides import Drafts, Side
from sitegen.review.values import differences
from sitegen.site import Place

EVERYTHING = "places/index.html"


@dataclass(frozen=True, slots=True)
class Compared:
    """Both sides with what is left out of them, and the new findings by file."""

    old: Side
    new: Side
    old_drafts: Drafts
    new_drafts: Drafts
    fresh: Mapping[str, tuple[Finding, ...]]
    parse: Callable[[bytes], Element]


@dataclass(frozen=True, slots=True)
class _Version:
    """A record on one side: its file, what could be read of it, its place, published or as a draft."""

    side: Side
    drafts: Drafts
    file: File | None
    data: PlaceRecord | None
    place: Place | None
    draft: Place | None

    @property
    def shown(self) -> Place | None:
        return self.place or self.draft


def place_change(pair: Pair, compared: Compared) -> RecordChange:
    """Return what became of a record."""
    old = _version(pair[0], compared.old, compared.old_drafts)
    new = _version(pair[1], compared.new, compared.new_drafts)
    file = pair[1] or pair[0]
    path = file.path if file else ""
    today = compared.new.plan.today if compared.new.plan else compared.old.plan and compared.old.plan.today
    unpublished = pair[1] is not None and new.place is None
    kinds = (
        kinds_of(pair, old.data, new.data, unpublished=unpublished, today=today) if today else (Kind.CHANGED,)
    )
    data = new.data or old.data
    return RecordChange(
        ident=file.ident if file else "",
        name=data.name if data else (file.ident if file else ""),
        path=path,
        old_path=pair[0].path if pair[0] and pair[0].path != path else None,
        kinds=kinds,
        words=tuple(_words(old, new)),
        differences=differences(old.data, new.data) if old.data and new.data else (),
        cards=tuple(_cards(old, new, compared.parse)),
        dates=_dates(old, new),
        moves=moves(old.data, new.data, old=compared.old.plan, new=compared.new.plan),
        findings=told(compared.fresh.get(path, ()), compared.new.files),
    )


def _version(file: File | None, side: Side, drafts: Drafts) -> _Version:
    records = side.records.places if side.records and file else ()
    data = next((one.data for one in records if file and one.path == file.path), None)
    path = file.path if file else ""
    return _Version(side, drafts, file, data, side.places.get(path), drafts.places.get(path))


def _words(old: _Version, new: _Version) -> Iterator[str]:
    """Yield what else is to be said of a record: its address, its area, its numbers."""
    if old.file and new.file and old.file.ident != new.file.ident:
        yield (
            f"ファイルの名前が変わるので、ページのアドレスも places/{old.file.ident}/ から "
            f"places/{new.file.ident}/ に変わります。前のアドレスは開けなくなります。"
        )
    one, other = (version.side.site for version in (old, new))
    yield from area_words(old.place, new.place, old=one, new=other)
    if new.file and new.place is None:
        return
    names = {area.slug: area.data.name for site in (one, other) if site for area in site.areas}
    before, after = (_numbers(version) for version in (old, new))
    yield from number_words(before, after, names)


def _numbers(version: _Version) -> Mapping[str, tuple[int, ...]]:
    return numbers(version.side.site).get(version.place.id, {}) if version.place else {}


def _dates(old: _Version, new: _Version) -> DateChange | None:
    before, after = (
        (version.shown, version.side.plan) if version.shown and version.side.plan else None
        for version in (old, new)
    )
    return date_change(before, after)


def _cards(old: _Version, new: _Version, parsed: Callable[[bytes], Element]) -> Iterator[Card]:
    draft = new.file is not None and new.place is None
    # A draft has no area's list: then like is compared with like, in the list of all.
    everywhere = any(version.draft and not version.place for version in (old, new))
    entries = (_entry(version, parsed, everywhere=everywhere) for version in (old, new))
    entry = make_card(ENTRY, *entries, draft=draft)
    if entry:
        yield entry
    page = make_card(PAGE, facts_of(_page(old)), facts_of(_page(new)), draft=draft)
    # What the entry shows already needs no page beside it, unless there is no entry.
    if page and (not entry or not same(page)):
        yield page


def _entry(version: _Version, parsed: Callable[[bytes], Element], *, everywhere: bool) -> tuple[Token, ...]:
    if version.place is None:
        draft = version.draft
        return entry_of(version.drafts.pages.get(EVERYTHING), draft.id, parsed) if draft else ()
    areas = () if everywhere else version.place.placement.areas
    own = [f"areas/{slug}/index.html" for slug in areas]
    for path in (*own, EVERYTHING):
        if found := entry_of(pages_of(version.side.pages, path), version.place.id, parsed):
            return found
    return ()


def _page(version: _Version) -> bytes | None:
    if version.place is None:
        return version.drafts.pages.get(f"places/{version.draft.id}/index.html") if version.draft else None
    return pages_of(version.side.pages, f"places/{version.place.id}/index.html")

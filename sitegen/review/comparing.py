"""Compare two versions of the records, and gather all that a reviewer is told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from sitegen.diagnostics import Finding, Severity
from sitegen.review.counted import count_sheets
from sitegen.review.effects import Both, effects
from sitegen.review.files import Pair, is_place, is_record, other_files, pair_files
from sitegen.review.found import compare_findings, told
from sitegen.review.fragments import parse
from sitegen.review.nouns import CountSheets, Effect, Kind, RecordChange, Review
from sitegen.review.others import other_change
from sitegen.review.places import Compared, place_change
from sitegen.review.sides import Side, read_drafts, read_side


def review(  # noqa: PLR0913 - what a review is told, each by its name
    before: Path,
    after: Path,
    *,
    names: tuple[str, str],
    today: dt.date,
    count: CountSheets | None = None,
    uncounted: str | None = None,
) -> Review:
    """Compare the records of two folders as of a day; errors on either side do not stop it.

    `names` are what the versions are called. Without `count` no sheet is counted, and `uncounted`
    says why.
    """
    old, new = read_side(before, today=today), read_side(after, today=today)
    pairs = pair_files(old.files, new.files)
    renamed = {one.path: other.path for one, other in pairs if one and other}
    fresh, cured = compare_findings(old.findings, new.findings, renamed=renamed)
    order = list(Severity)
    fresh = tuple(sorted(fresh, key=lambda one: order.index(one.severity)))
    places, others = _changes(old, new, pairs, fresh)
    rewritten = {one.path for one in places if one.kinds == (Kind.REWRITTEN,)}
    touched = frozenset(
        one.ident
        for pair in pairs
        for one in pair
        if one and is_place(one.path) and one.path not in rewritten
    )
    errors = sum(one.severity is Severity.ERROR for one in new.findings)
    return Review(
        before=names[0],
        after=names[1],
        today=today,
        places=places,
        others=others,
        files=tuple(_file(pair) for pair in other_files(pairs)),
        new=told(fresh, new.files),
        # What went with its file was not mended.
        cured=tuple(one for one in cured if renamed.get(one.span.path, one.span.path) in new.files),
        remaining=errors - sum(one.severity is Severity.ERROR for one in fresh),
        effects=effects(Both(old, new, touched)),
        sheets=count_sheets(old, new, count) if count else (),
        uncounted=None if count else uncounted,
        unreadable=tuple(name for side, name in ((old, "前"), (new, "後")) if side.plan is None),
        plan=new.plan or old.plan,
    )


def _changes(
    old: Side, new: Side, pairs: list[Pair], fresh: tuple[Finding, ...]
) -> tuple[tuple[RecordChange, ...], tuple[RecordChange, ...]]:
    """Return what became of the records of places/, and of those of areas/."""
    own = [pair for pair in pairs if any(one and is_place(one.path) for one in pair)]
    compared = Compared(
        old,
        new,
        old_drafts=read_drafts(old, (one.path for one, _ in own if one)),
        new_drafts=read_drafts(new, (one.path for _, one in own if one)),
        fresh=_by_path(fresh),
        # An area's page is asked for once for each of its records that changed.
        parse=lru_cache(maxsize=8)(parse),
    )
    others = [pair for pair in pairs if pair not in own and any(one and is_record(one.path) for one in pair)]
    return (
        tuple(place_change(pair, compared) for pair in own),
        tuple(other_change(pair, old, new, _by_path(fresh)) for pair in others),
    )


def _by_path(findings: tuple[Finding, ...]) -> Mapping[str, tuple[Finding, ...]]:
    found: dict[str, tuple[Finding, ...]] = {}
    for one in findings:
        found[one.span.path] = (*found.get(one.span.path, ()), one)
    return found


def _file(pair: Pair) -> Effect:
    old, new = pair
    if old is None or new is None:
        one = new or old
        done = "加わりました" if new else "なくなりました"
        return Effect(f"{one.path if one else ''} が{done}。")
    if old.path != new.path:
        return Effect(f"{old.path} が {new.path} になりました。")
    return Effect(f"{new.path} が変わりました。")

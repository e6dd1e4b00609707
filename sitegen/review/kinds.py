"""What became of a record, in the terms of those who keep it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sitegen.records import PlaceRecord
from sitegen.review.files import Pair
from sitegen.review.nouns import Kind


def kinds_of(
    pair: Pair,
    before: PlaceRecord | None,
    after: PlaceRecord | None,
    *,
    unpublished: bool,
    today: dt.date,
) -> tuple[Kind, ...]:
    """Return the kinds of a change, the gravest first; CHANGED only where nothing else is said."""
    old, new = pair
    found = [Kind.UNPUBLISHED] if unpublished else []
    if old is None or new is None:
        return (*found, Kind.ADDED if old is None else Kind.DELETED)
    if old.ident != new.ident:
        found.append(Kind.RENAMED)
    if before is None or after is None:
        return (*found, Kind.CHANGED)
    found += _of_life(before, after, today)
    if before.location != after.location:
        found.append(Kind.MOVED)
    if before == after:
        return tuple(found) or (Kind.REWRITTEN,)
    return tuple(found) if set(found) - {Kind.UNPUBLISHED, Kind.RENAMED} else (*found, Kind.CHANGED)


def _of_life(before: PlaceRecord, after: PlaceRecord, today: dt.date) -> Iterator[Kind]:
    if bool(before.ended) != bool(after.ended):
        yield Kind.ENDED if after.ended else Kind.REOPENED
    one, other = (_pauses(data, today) for data in (before, after))
    if one != other:
        yield Kind.PAUSED if other else Kind.RESUMED


def _pauses(data: PlaceRecord, today: dt.date) -> bool:
    return data.paused is not None and not (data.paused.until and data.paused.until < today)

"""Bring together the rows of one gathering: the same name at the same place, on other days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from sitegen.exchange import Row
from sitegen.intake.nouns import Draft
from sitegen.load.nodes import Value
from sitegen.site.distance import metres
from sitegen.site.folding import fold

NEAR = 50.0
# What rows of one gathering may differ in: each says some more of it.
TOGETHER = ("schedule", "description", "categories", "notes")


def gather(drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    """Return one draft a gathering, in the order of their first rows.

    Rows that say the same in every cell are one row written twice. Rows of one name at one place
    are one gathering, unless something else than days and words differs: then nobody but their
    owner knows, and both stand.
    """
    groups: defaultdict[tuple[str, ...], list[Draft]] = defaultdict(list)
    for draft in drafts:
        groups[_key(draft)].append(draft)
    gathered = [one for group in groups.values() for one in _merge(group)]
    order = {id(row): index for index, row in enumerate(row for one in gathered for row in one.rows)}
    return tuple(sorted(gathered, key=lambda one: (one.row.part, one.row.number, order[id(one.row)])))


def _key(draft: Draft) -> tuple[str, ...]:
    if draft.ident:
        return ("id", draft.ident)
    place = place_of(draft)
    return ("name", fold(draft.name) or draft.name, place)


def place_of(draft: Draft) -> str:
    """Return the words by which a draft's place is told from another's, "" if there are none."""
    venue, address = draft.values.get("venue"), draft.values.get("address")
    words = fold(str(venue or "")) or fold(str(address or ""))
    return words or (f"{draft.point.latitude:.5f}, {draft.point.longitude:.5f}" if draft.point else "")


def _merge(group: list[Draft]) -> list[Draft]:
    merged: list[Draft] = []
    for draft in group:
        for index, other in enumerate(merged):
            if _says_same(draft, other):
                merged[index] = replace(other, doubles=(*other.doubles, *draft.rows))
                break
            if (draft.ident or place_of(draft)) and _fits(draft, other):
                merged[index] = _joined(other, draft)
                break
        else:
            merged.append(draft)
    return merged


def _says_same(one: Draft, other: Draft) -> bool:
    return any(_cells(row) == _cells(one.row) for row in other.rows) and one.point == other.point


def _cells(row: Row) -> tuple[Mapping[str, str], str]:
    return row.values, row.part


def _fits(one: Draft, other: Draft) -> bool:
    """Tell whether two rows can be one gathering: what both say is the same but for days and words."""
    if one.point and other.point and metres(one.point, other.point) > NEAR:
        return False
    if not one.values.get("schedule") and not other.values.get("schedule"):
        return False
    both = (set(one.values) & set(other.values)) - set(TOGETHER)
    return all(_agree(one.values[key], other.values[key]) for key in both)


def _agree(one: Value, other: Value) -> bool:
    if isinstance(one, dict) and isinstance(other, dict):
        return all(_agree(one[key], other[key]) for key in set(one) & set(other))
    if isinstance(one, str) and isinstance(other, str):
        return (fold(one) or one) == (fold(other) or other)
    return one == other


def _joined(first: Draft, more: Draft) -> Draft:
    values: dict[str, Value] = dict(first.values)
    for key, value in more.values.items():
        here = values.get(key)
        if here is None:
            values[key] = value
        elif isinstance(here, dict) and isinstance(value, dict):
            values[key] = _both(here, value)
        elif key == "description":
            texts = dict.fromkeys([*str(here).split("\n\n"), *str(value).split("\n\n")])
            values[key] = "\n\n".join(texts)
        elif key in TOGETHER:
            items = list(dict.fromkeys([*_items(here), *_items(value)]))
            values[key] = items[0] if len(items) == 1 and isinstance(here, str) else list(items)
    return replace(first, rows=(*first.rows, *more.rows), values=values, point=first.point or more.point)


def _both(one: dict[str, Value], other: dict[str, Value]) -> dict[str, Value]:
    """Return two mappings as one; of a note that both have, each text is kept."""
    joined = dict(one)
    for key, value in other.items():
        here = joined.get(key)
        if here is None:
            joined[key] = value
        elif not _agree(here, value):
            joined[key] = "\n".join(dict.fromkeys([*str(here).split("\n"), *str(value).split("\n")]))
    return joined


def _items(value: Value) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]

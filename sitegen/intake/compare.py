"""Three-way: what was imported last, what the file says now, what stands in the record by hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from sitegen.intake.gather import place_of
from sitegen.intake.locate import Lying
from sitegen.intake.state import Entry
from sitegen.load.nodes import Value
from sitegen.site.folding import fold

T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Compared:
    """What is to be done to a record: keys to write (None: to remove), conflicts, and the new base.

    A conflict is a key, what the file says and what the record says. Its base stays as it was, so
    that it is told until both say the same.
    """

    changes: Mapping[str, Value] = field(default_factory=dict)
    conflicts: tuple[tuple[str, Value, Value], ...] = ()
    base: Mapping[str, Value] = field(default_factory=dict)


def compare(base: Mapping[str, Value], theirs: Mapping[str, Value], ours: Mapping[str, Value]) -> Compared:
    """Decide key by key; mappings (contact, notes) are decided by the keys within them."""
    changes: dict[str, Value] = {}
    conflicts: list[tuple[str, Value, Value]] = []
    new_base: dict[str, Value] = {}
    for key in dict.fromkeys([*base, *theirs]):
        was, now, here = base.get(key), theirs.get(key), ours.get(key)
        if all(isinstance(one, dict) or one is None for one in (was, now, here)):
            inner = compare(_pairs(was), _pairs(now), _pairs(here))
            if inner.changes:
                merged = {**_pairs(here), **inner.changes}
                changes[key] = {name: one for name, one in merged.items() if one is not None} or None
            conflicts += [(f"{key}.{name}", other, own) for name, other, own in inner.conflicts]
            kept: Value = dict(inner.base)
        elif same(now, was) or same(now, here):
            kept = now
        elif same(here, was):
            changes[key] = kept = now
        else:
            conflicts.append((key, now, here))
            kept = was
        if kept not in (None, {}):
            new_base[key] = kept
    return Compared(changes, tuple(conflicts), new_base)


def _pairs(value: Value) -> dict[str, Value]:
    return value if isinstance(value, dict) else {}


def same(one: Value, other: Value) -> bool:
    """Tell whether two values say the same: a text and a list of only that text do."""
    if isinstance(one, list) != isinstance(other, list) and one and other:
        return same(_listed(one), _listed(other))
    if isinstance(one, str) and isinstance(other, str):
        return one.strip() == other.strip()
    return (one or None) == (other or None)


def _listed(value: Value) -> Value:
    return value if isinstance(value, list) else [value]


def row_key(lying: Lying) -> str:
    """Return how a draft is known again: its own number, else its name and place."""
    draft = lying.draft
    return f"id: {draft.ident}" if draft.ident else f"{fold(draft.name) or draft.name} @ {place_of(draft)}"


def match(drafts: Sequence[Lying], entries: Sequence[Entry]) -> dict[int, Entry]:
    """Return which entry each draft (by its index) was when it was imported last.

    First by the key, those with the same values before others; then by a name, a point or a
    telephone number that exactly one draft and one entry left over share.
    """
    found: dict[int, Entry] = {}
    by_key: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_key[entry.key].append(entry)
    keys = [row_key(one) for one in drafts]
    for exact in (True, False):
        for index, key in enumerate(keys):
            if index in found:
                continue
            for entry in by_key[key]:
                if not exact or entry.values == drafts[index].values:
                    found[index] = entry
                    by_key[key].remove(entry)
                    break
    for marks in (_names, _points, _phones):
        _match_by(marks, drafts, entries, found)
    return found


def _match_by(
    mark: Callable[[Mapping[str, Value]], str],
    drafts: Sequence[Lying],
    entries: Sequence[Entry],
    found: dict[int, Entry],
) -> None:
    """Match what is left over by a mark that is one draft's and one entry's only."""
    matched = {id(entry) for entry in found.values()}
    new = _by_mark((mark(one.values), index) for index, one in enumerate(drafts) if index not in found)
    old = _by_mark((mark(one.values), at) for at, one in enumerate(entries) if id(one) not in matched)
    for text, indices in new.items():
        if text and len(indices) == 1 and len(old.get(text, ())) == 1:
            draft, entry = drafts[indices[0]].draft, entries[old[text][0]]
            # Rows with numbers of their own are other rows when these differ.
            if not (draft.ident and entry.key.startswith("id: ")):
                found[indices[0]] = entry


def _by_mark(pairs: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    grouped: defaultdict[str, list[T]] = defaultdict(list)
    for text, one in pairs:
        grouped[text].append(one)
    return grouped


def _names(values: Mapping[str, Value]) -> str:
    return fold(str(values.get("name") or ""))


def _points(values: Mapping[str, Value]) -> str:
    # A town's point is shared by all that has none of its own.
    return "" if values.get("approximate") else str(values.get("location") or "")


def _phones(values: Mapping[str, Value]) -> str:
    return "".join(one for one in str(_pairs(values.get("contact")).get("phone") or "") if one.isdigit())

"""What is made when it is asked for: one page of a thousand needs no other."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Lazy(Mapping[K, V]):
    """A mapping whose keys are known and whose values are made, each once, when they are asked for."""

    __slots__ = ("_keys", "_made", "_make")

    def __init__(self, keys: Iterable[K], make: Callable[[K], V]) -> None:
        self._keys = dict.fromkeys(keys)
        self._make = make
        self._made: dict[K, V] = {}

    def __getitem__(self, key: K) -> V:
        """Return the value of a key, made now if nobody has asked for it; raise KeyError for others."""
        if key in self._made:
            return self._made[key]
        self._keys[key]
        made = self._made[key] = self._make(key)
        return made

    def __contains__(self, key: object) -> bool:
        """Tell whether there is such a key, without making anything."""
        return key in self._keys

    def __iter__(self) -> Iterator[K]:
        """Yield the keys in the order they were given."""
        return iter(self._keys)

    def __len__(self) -> int:
        """Return how many keys there are."""
        return len(self._keys)


def making(makers: Mapping[K, Callable[[], V]]) -> Lazy[K, V]:
    """Return a mapping of what each maker makes."""
    return Lazy(makers, lambda key: makers[key]())


def joined(mappings: Iterable[Mapping[K, V]]) -> Lazy[K, V]:
    """Return mappings as one, of equal keys the last, without asking any of them for a value."""
    owners = {key: one for one in mappings for key in one}
    return Lazy(owners, lambda key: owners[key][key])

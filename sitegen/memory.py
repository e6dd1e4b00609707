"""What a process that works again and again remembers of its last run.

Nothing here can be out of date: what was worked out is found again by everything that it was
worked out from, and by nothing less.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar, cast

T = TypeVar("T")
G = TypeVar("G")
# What is larger is not read each time to see whether it has changed.
LARGE = 1 << 16


class Memory:
    """Results of the last run and of this one, by what they were worked out from."""

    def __init__(self) -> None:
        self._last: dict[Hashable, object] = {}
        self._now: dict[Hashable, object] = {}

    def recall(self, key: Hashable, work: Callable[[], T]) -> T:
        """Return what `work` returned for an equal key, in this run or the last; else let it work.

        A key names the work and holds all that it looks at: values, or objects as `Same`.
        """
        if key not in self._now:
            self._now[key] = self._last[key] if key in self._last else work()
        return cast("T", self._now[key])

    def recall_each(self, keyed: Mapping[Hashable, G], work: Callable[[Sequence[G]], Sequence[T]]) -> list[T]:
        """Return a result for each key; `work` is given at one time what is kept at the unknown ones."""
        unknown = [key for key in keyed if key not in self._now and key not in self._last]
        self._now |= zip(unknown, work([keyed[key] for key in unknown]), strict=True)
        self._now |= {key: self._last[key] for key in keyed if key not in self._now}
        return [cast("T", self._now[key]) for key in keyed]

    def turn(self) -> None:
        """Begin a new run, and forget what the one that ends did not ask for."""
        self._last, self._now = self._now, {}


class Forgetful(Memory):
    """No memory at all: what works once keeps nothing, whatever the size of the city."""

    def recall(self, key: Hashable, work: Callable[[], T]) -> T:  # noqa: ARG002 - nobody asks again
        """Let it work."""
        return work()

    def recall_each(self, keyed: Mapping[Hashable, G], work: Callable[[Sequence[G]], Sequence[T]]) -> list[T]:
        """Let it work for each."""
        return list(work(list(keyed.values())))


ONCE = Forgetful()


class Same:
    """An object as part of a key: equal only to itself, whatever it holds. It must never change."""

    __slots__ = ("it",)

    def __init__(self, it: object) -> None:
        self.it = it

    def __eq__(self, other: object) -> bool:
        """Tell whether both are one object."""
        return isinstance(other, Same) and other.it is self.it

    def __hash__(self) -> int:
        """Return a number of the object's own; it lives as long as this, so no other has it."""
        return id(self.it)


def trace(path: Path) -> Hashable:
    """Return what tells a file from what it was: what it holds, of a large one its times and size.

    None if it is not there or cannot be read.
    """
    try:
        found = path.stat()
        if found.st_size <= LARGE:
            return path.read_bytes()
    except OSError:
        return None
    return (found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)

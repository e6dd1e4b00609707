"""Where what is shown hangs: one thread puts it up, those that answer browsers look and wait."""

from __future__ import annotations

from threading import Condition

from sitegen.serve.workshop import Shown


class Board:
    """What is shown now, and the number of times that it was changed."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._turn = 0
        self._shown = Shown()
        self.closed = False

    @property
    def shown(self) -> Shown:
        """What is shown now."""
        return self._shown

    def show(self, shown: Shown) -> None:
        """Put up something else, and wake who waits for it."""
        with self._changed:
            self._shown = shown
            self._turn += 1
            self._changed.notify_all()

    def wait(self, seen: int, *, seconds: float) -> tuple[int, Shown]:
        """Return the turn and what is shown once it is not the turn `seen`, or after some seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self.closed or self._turn != seen, seconds)
            return self._turn, self._shown

    def close(self) -> None:
        """Let nobody wait any longer."""
        with self._changed:
            self.closed = True
            self._changed.notify_all()

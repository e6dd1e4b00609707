"""Where reading stands among the tokens, and what was found wrong on the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sitegen.schedule.grammar.lexicon import Kind
from sitegen.schedule.grammar.tokens import Token


@dataclass(frozen=True, slots=True)
class Fault:
    """A mistake between two places of the plain text.

    `fix` is (start, end, text): the plain characters a better sentence would have otherwise.
    """

    code: str
    start: int
    end: int
    values: Mapping[str, str | int] = field(default_factory=dict)
    fix: tuple[int, int, str] | None = None


@dataclass(slots=True)
class Cursor:
    """Tokens, the place among them, and the faults so far."""

    tokens: Sequence[Token]
    place: int = 0
    faults: list[Fault] = field(default_factory=list)

    @property
    def end(self) -> int:
        """Where the token before the place ends."""
        return self.tokens[self.place - 1].end

    def peek(self, ahead: int = 0) -> Token | None:
        """Return the token `ahead` of the place, None behind the last."""
        index = self.place + ahead
        return self.tokens[index] if 0 <= index < len(self.tokens) else None

    def kind(self, ahead: int = 0) -> Kind | None:
        """Return the kind of the token `ahead` of the place."""
        token = self.peek(ahead)
        return token.kind if token else None

    def step(self) -> Token:
        """Return the token at the place and go on to the next."""
        token = self.tokens[self.place]
        self.place += 1
        return token

    def skip(self, *kinds: Kind) -> bool:
        """Step over one token of these kinds; tell whether there was one."""
        if self.kind() not in kinds:
            return False
        self.place += 1
        return True

    def fault(self, fault: Fault) -> None:
        """Note a mistake."""
        self.faults.append(fault)

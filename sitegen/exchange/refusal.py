"""How a reader says that it reads no further."""

from __future__ import annotations

from sitegen.diagnostics import Finding, Span
from sitegen.exchange.limits import CELLS, COLUMNS, ROWS


class Refused(Exception):  # noqa: N818 - never leaves this package
    """A file that is not read at all: the code of its finding, the line, and what fills the message."""

    def __init__(self, code: str, *, line: int = 1, **values: str | int) -> None:
        super().__init__(code)
        self.code, self.line, self.values = code, max(1, line), values

    def finding(self, file: str) -> Finding:
        """Return the finding of it in `file`."""
        return Finding(self.code, Span(file, self.line), self.values)


def too_long(line: int = 1) -> Refused:
    """Return the refusal of a table with more than is read."""
    return Refused("source-too-long", line=line, rows=f"{ROWS:,}", cells=f"{CELLS:,}", columns=COLUMNS)

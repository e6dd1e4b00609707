"""A finding: one thing that is wrong at one place in one file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sitegen.diagnostics.catalogue import CODES, Code, Severity


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Where something stands: a path relative to the root, line and column from 1.

    Columns count characters, not bytes; `length` characters are meant, all on one line.
    """

    path: str
    line: int = 1
    column: int = 1
    length: int = 1


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong; `values` fill the code's message.

    With a value named `suggestion` the code's hint names it as the likely cure.
    Raises KeyError for a code that the catalogue does not know.
    """

    code: str
    span: Span
    values: Mapping[str, str | int | float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse an unknown code where it is made, not where it is printed."""
        CODES[self.code]

    @property
    def entry(self) -> Code:
        """The catalogue's entry of this finding's code."""
        return CODES[self.code]

    @property
    def severity(self) -> Severity:
        """How grave it is."""
        return self.entry.severity

    def message(self, language: str) -> str:
        """Return what is wrong, in `language` (ja or en)."""
        return self.entry.message(language).format_map(self.values)

    def hint(self, language: str) -> str:
        """Return what to do about it, in `language` (ja or en)."""
        return self.entry.hint(language, suggested="suggestion" in self.values).format_map(self.values)


def sort_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings in the order of files, lines and columns, each once."""
    unique = {(finding.span, finding.code, finding.message("en")): finding for finding in findings}
    return tuple(unique[key] for key in sorted(unique))


def blocks(findings: Iterable[Finding]) -> bool:
    """Tell whether any finding is an error, so that nothing may be published."""
    return any(finding.severity is Severity.ERROR for finding in findings)

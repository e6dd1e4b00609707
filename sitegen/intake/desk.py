"""The row that is being read: its cells by meaning, the values so far, the notes, the findings."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from sitegen.diagnostics import Finding
from sitegen.exchange import Row
from sitegen.intake.cells import paragraphs, tidy
from sitegen.intake.mapping import Plan
from sitegen.intake.nouns import told
from sitegen.load.nodes import Value
from sitegen.records import Records
from sitegen.site.folding import fold

Part = tuple[str, str]
LONG_HEADING = 120


@dataclass(slots=True)
class Desk:
    """The row being read: its cells by meaning, the values so far, the notes, the findings."""

    row: Row
    records: Records
    plan: Plan
    fields: dict[str, list[Part]] = field(default_factory=lambda: defaultdict(list))
    values: dict[str, Value] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def note(self, heading: str, text: str) -> None:
        """Keep a cell that fits no key; two of one heading stand below each other."""
        heading, text = tidy(heading)[:LONG_HEADING] or "備考", paragraphs(text)
        if text and text not in self.notes.get(heading, "").split("\n"):
            self.notes[heading] = "\n".join([*filter(None, [self.notes.get(heading)]), text])

    def find(self, code: str, **values: str | int) -> None:
        """Note what is doubtful about the row."""
        self.findings.append(told(code, self.row, **values))

    def take(self, meaning: str) -> Part | None:
        """Return the first cell of a meaning; others that differ become notes."""
        parts = self.fields.pop(meaning, [])
        for heading, text in parts[1:]:
            if fold(text) != fold(parts[0][1]):
                self.note(heading, text)
        return parts[0] if parts else None

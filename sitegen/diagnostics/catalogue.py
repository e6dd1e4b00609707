"""The catalogue of findings: every code with its wording in each language.

The wording is data (codes/*.toml), so that who writes Japanese well can mend it without Python.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType


class Severity(StrEnum):
    """How grave a finding is: errors stop publication, warnings and notes do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Code:
    """An entry of the catalogue; its texts are `str.format` templates by language.

    `about` says in Japanese why it matters, for the documentation. `command` is the one that gives it.
    `mend` says what of the file `sitegen check --fix` puts right: the `line`, the `key`, the `value`
    or the `file`.
    """

    name: str
    severity: Severity
    about: str
    texts: Mapping[str, Mapping[str, str]]
    command: str = "check"
    mend: str | None = None

    def message(self, language: str) -> str:
        """Return the template of what is wrong."""
        return self.texts[language]["message"]

    def hint(self, language: str, *, suggested: bool = False) -> str:
        """Return the template of what to do; the one that names a suggestion when there is one."""
        texts = self.texts[language]
        return texts.get("suggest", texts["hint"]) if suggested else texts["hint"]


def read_catalogue() -> Mapping[str, Code]:
    """Read codes/*.toml into their entries by name."""
    files = sorted(Path(__file__).with_name("codes").glob("*.toml"))
    entries = {key: entry for file in files for key, entry in tomllib.loads(file.read_text("utf-8")).items()}
    return MappingProxyType(
        {
            name: Code(
                name,
                Severity(entry["severity"]),
                entry["about"],
                {key: entry[key] for key in ("ja", "en")},
                entry.get("command", "check"),
                entry.get("mend"),
            )
            for name, entry in entries.items()
        }
    )


CODES = read_catalogue()

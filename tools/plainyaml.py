"""Write a record as the plain YAML that a coordinator would type."""

from __future__ import annotations

import re
from collections.abc import Mapping

NEEDS_QUOTES = re.compile(
    r"^[\s\-?:,\[\]{}#&*!|>'\"%@`~]|: |:$| #|\s$|^$|^(?:true|false|yes|no|null|~)$", re.IGNORECASE
)
IN_FLOW = re.compile(r"[,\[\]{}]")


def record(values: Mapping[str, object], *, comment: str | None = None) -> str:
    """Return the record as text, keys in the order given, `None` left out."""
    lines = [f"# {comment}"] if comment else []
    for key, value in values.items():
        lines += _lines(key, value)
    return "\n".join(lines) + "\n"


def _lines(key: str, value: object) -> list[str]:
    if value is None or value in ((), [], {}):
        return []
    if isinstance(value, Mapping):
        return [f"{key}: {_flow(value)}"]
    if isinstance(value, list | tuple):
        if all(isinstance(item, str) and len(item) < 12 for item in value):  # noqa: PLR2004 - short names fit a line
            return [f"{key}: [{', '.join(_scalar(item, flow=True) for item in value)}]"]
        return [
            f"{key}:",
            *(f"  - {_flow(item) if isinstance(item, Mapping) else _scalar(item)}" for item in value),
        ]
    return [f"{key}: {_scalar(value)}"]


def _flow(value: Mapping[str, object]) -> str:
    return "{" + ", ".join(f"{name}: {_scalar(inner, flow=True)}" for name, inner in value.items()) + "}"


def _scalar(value: object, *, flow: bool = False) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    if NEEDS_QUOTES.search(text) or (flow and IN_FLOW.search(text)):
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return text

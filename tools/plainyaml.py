"""Write a record of Python values as the plain YAML that a coordinator would type."""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.editing.document import Value, new_record


def record(values: Mapping[str, object], *, comment: str | None = None) -> str:
    """Return the record as text, what is None or empty left out."""
    return new_record({key: _written(value) for key, value in values.items()}, comment=comment)


def _written(value: object) -> Value:
    if isinstance(value, Mapping):
        return {str(key): _written(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_written(item) for item in value]
    if isinstance(value, bool):
        return "true" if value else None
    return None if value is None else str(value)

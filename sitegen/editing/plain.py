"""Write values as the plain YAML that a person would type."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from sitegen.load.nodes import Value
from sitegen.records.fields import ID_PATTERN

__all__ = [
    "IDS",
    "SHORT",
    "field_lines",
    "flow",
    "is_literal",
    "item_lines",
    "literal",
    "quoted",
    "scalar",
    "tidy",
]

NEEDS_QUOTES = re.compile(
    r"^[\s\-?:,\[\]{}#&*!|>'\"%@`~=]|:[ \t]|:$|[ \t]#|\s$|^$|^(?:null|~|<<)$", re.IGNORECASE
)
# A question mark ends a plain scalar for other readers of YAML, though not for the one in C.
IN_FLOW = re.compile(r"[,\[\]{}?]")
# Characters nobody sees: they end a line or are dropped where a text stands without quotes.
UNSEEN = re.compile("[\t\x85\u2028\u2029\ufeff]")
ESCAPES = {
    "\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t",
    "\x85": "\\N", "\u2028": "\\L", "\u2029": "\\P", "\ufeff": "\\uFEFF",
}  # fmt: skip
FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
SHORT = 12
LONG_KEY = 200
IDS = re.compile(ID_PATTERN)


def tidy(text: str) -> str:
    r"""Return a text as a record can hold it: lines end with \n, without control characters."""
    return FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def scalar(text: str, *, in_flow: bool = False) -> str:
    """Return a text on one line, in quotes only where they are needed.

    Raises ValueError for control characters, which no record may hold.
    """
    if FORBIDDEN.search(text):
        raise ValueError("a control character")
    bare = not (
        NEEDS_QUOTES.search(text) or UNSEEN.search(text) or "\n" in text or (in_flow and IN_FLOW.search(text))
    )
    return text if bare else quoted(text)


def quoted(text: str) -> str:
    """Return a text in double quotes."""
    return '"' + "".join(ESCAPES.get(one, one) for one in text) + '"'


def flow(value: Value) -> str:
    """Return a value on one line, with brackets."""
    if isinstance(value, Mapping):
        pairs = (f"{_key(name)}: {flow(inner)}" for name, inner in value.items() if inner is not None)
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(item) for item in value) + "]"
    return scalar(value or "", in_flow=True)


def field_lines(key: str, value: Value, *, indent: str = "", written: str | None = None) -> Iterator[str]:
    """Yield the lines of a key with its value, the key as `written`; none for an empty value."""
    if value is None or value in ("", [], {}):
        return
    name = indent + (written or _key(key))
    if isinstance(value, str):
        yield from literal(f"{name}:", value, indent) if is_literal(value) else [f"{name}: {scalar(value)}"]
    elif _on_one_line(value):
        yield f"{name}: {flow(value)}"
    elif isinstance(value, list):
        yield f"{name}:"
        for item in value:
            yield from item_lines(item, indent + "  ")
    else:
        yield f"{name}:"
        for inner, one in value.items():
            yield from field_lines(inner, one, indent=indent + "  ")


def item_lines(item: Value, indent: str) -> Iterator[str]:
    """Yield the lines of a list's item."""
    if isinstance(item, str) and is_literal(item):
        yield from literal(f"{indent}-", item, indent)
    elif isinstance(item, dict) and item and not _flat(item):
        lines = [
            line for key, value in item.items() for line in field_lines(key, value, indent=indent + "  ")
        ]
        yield f"{indent}- {lines[0].lstrip(' ')}"
        yield from lines[1:]
    else:
        yield f"{indent}- {scalar(item) if isinstance(item, str) else flow(item)}"


def is_literal(text: str) -> bool:
    """Tell whether a text of several lines can stand as it is below `|`."""
    lines = text.removesuffix("\n").split("\n")
    if text.count("\n") == 0 or UNSEEN.search(text) or not lines[-1].strip(" "):
        return False
    return not lines[0].startswith(" ") and bool(lines[0]) and not FORBIDDEN.search(text)


def literal(head: str, text: str, indent: str) -> Iterator[str]:
    """Yield a text of several lines below `|`."""
    yield f"{head} {'|' if text.endswith(chr(10)) else '|-'}"
    for line in text.removesuffix("\n").split("\n"):
        yield f"{indent}  {line}" if line else ""


def _key(name: str) -> str:
    if len(name) > LONG_KEY:
        raise ValueError("a key of more than 200 characters")
    return scalar(name, in_flow=True)


def _on_one_line(value: Value) -> bool:
    if isinstance(value, list):
        return all(isinstance(item, str) and (len(item) < SHORT or IDS.fullmatch(item)) for item in value)
    return _flat(value)


def _flat(value: Value) -> bool:
    """Tell whether a group holds nothing that asks for lines of its own."""
    if isinstance(value, dict):
        return all(not isinstance(one, dict) and _flat(one) for one in value.values())
    if isinstance(value, list):
        return all(isinstance(item, str) and "\n" not in item for item in value)
    return value is None or "\n" not in value

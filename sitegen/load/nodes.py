"""Read YAML into plain values, keeping every scalar's text and where each thing stands.

`yaml.safe_load` turns 19:30 into 1170 and keeps the last of two equal keys without a word, so
the nodes of the C parser are read here and nothing is resolved.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import yaml

from sitegen.diagnostics import Finding, Span
from sitegen.records.sourced import Key

Value = str | list["Value"] | dict[str, "Value"] | None
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
TAG = "tag:yaml.org,2002:"
PLAIN_TAGS = {
    TAG + name for name in ("str", "int", "float", "bool", "null", "timestamp", "value", "seq", "map")
}
DEPTH = 20
NESTING = re.compile(r"[\[{]|[-?:]\s")
SUSPECT = 1000
SQUEEZED = re.compile(r"(?P<key>[A-Za-z_][A-Za-z0-9_-]*)[ \u3000]*(?P<colon>[：:])\s*(?P<rest>.+)")


@dataclass(slots=True)
class Document:
    """A YAML file's values, the spans of its values and of its keys, and what was wrong.

    `blank` are the keys without a value, `folded` the lines below a key that its unquoted text
    goes on with.
    """

    path: str
    value: Value = None
    spans: dict[Key, Span] = field(default_factory=dict)
    keys: dict[Key, Span] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    blank: list[Key] = field(default_factory=list)
    folded: set[int] = field(default_factory=set)


def read_nodes(text: str, path: str) -> Document:
    """Read `text` into a document; raises yaml.YAMLError where it is no YAML."""
    document = Document(path)
    if len(NESTING.findall(text)) > SUSPECT and (span := _too_deep(text, path)):
        document.findings.append(Finding("yaml-feature", span))
        return document
    node = yaml.compose(text, Loader=Loader)
    if node is not None:
        document.spans[()] = _span(node, path)
        document.value = _value(node, (), document, seen=set())
    return document


def _too_deep(text: str, path: str) -> Span | None:
    """Return where nesting goes deeper than any record does.

    The composer calls itself for each level and would end the whole process some thousands of
    levels down; the parser's events come one after another, however deep.
    """
    depth = 0
    for event in yaml.parse(text, Loader=Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        mark = event.start_mark
        if depth > DEPTH and mark is not None:
            return Span(path, mark.line + 1, mark.column + 1)
    return None


def _value(node: yaml.Node, key: Key, document: Document, *, seen: set[int]) -> Value:
    span = document.spans[key]
    if id(node) in seen or node.tag not in PLAIN_TAGS or len(key) > DEPTH:
        document.findings.append(Finding("yaml-feature", span))
        return None
    seen.add(id(node))
    if isinstance(node, yaml.ScalarNode):
        empty = node.tag == TAG + "null" or not node.value.strip()
        return None if empty else str(node.value)
    if isinstance(node, yaml.MappingNode):
        return _pairs(node, key, document, seen)
    return _items(node, key, document, seen)


def _items(node: yaml.Node, key: Key, document: Document, seen: set[int]) -> list[Value]:
    values = []
    for index, item in enumerate(node.value):
        document.spans[(*key, index)] = _span(item, document.path)
        values.append(_value(item, (*key, index), document, seen=seen))
    return values


def _pairs(node: yaml.MappingNode, key: Key, document: Document, seen: set[int]) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for name_node, written in node.value:
        name_span = _span(name_node, document.path)
        if not isinstance(name_node, yaml.ScalarNode) or name_node.tag == TAG + "merge":
            document.findings.append(Finding("yaml-feature", name_span))
            continue
        name, value_node = _apart(name_node, written, document)
        here = (*key, name)
        if here in document.keys:
            first = document.keys[here].line
            document.findings.append(Finding("duplicate-key", name_span, {"key": name, "first": first}))
            continue
        document.keys[here] = name_span
        # An alias has no place of its own, only its anchor's: its key says where it stands.
        document.spans[here] = name_span if id(value_node) in seen else _span(value_node, document.path)
        value = _value(value_node, here, document, seen=seen)
        if value is not None:
            values[name] = value
            _note_folded(name_node, value_node, document)
        else:
            document.blank.append(here)
    return values


def _apart(name: yaml.ScalarNode, value: yaml.Node, document: Document) -> tuple[str, yaml.Node]:
    """Take `{name：会館}` and `{name:会館}` apart, which YAML reads as a key without a value."""
    match = SQUEEZED.fullmatch(name.value) if not name.style and value.tag == TAG + "null" else None
    if not match:
        return name.value, value
    wide, start = match["colon"] == "：", name.start_mark
    code = "yaml-fullwidth-colon" if wide else "yaml-missing-space"
    column = start.column + match.start("colon") + (1 if wide else 2)
    document.findings.append(Finding(code, Span(document.path, start.line + 1, column)))
    begin = yaml.Mark("", 0, start.line, start.column + match.start("rest"), None, 0)
    return match["key"], yaml.ScalarNode(TAG + "str", match["rest"], begin, name.end_mark)


def _note_folded(name: yaml.Node, value: yaml.Node, document: Document) -> None:
    first, last = name.end_mark.line, value.end_mark.line
    if last > first and isinstance(value, yaml.ScalarNode) and not value.style:
        document.folded |= set(range(max(first + 1, value.start_mark.line) + 1, last + 2))


def _span(node: yaml.Node, path: str) -> Span:
    start, end = node.start_mark, node.end_mark
    length = end.column - start.column if end.line == start.line else 1
    return Span(path, start.line + 1, start.column + 1, max(1, length))


def drop_empty(value: Mapping[str, Value]) -> dict[str, Value]:
    """Return a mapping without what was left blank, at any depth of mappings."""
    kept: dict[str, Value] = {}
    for name, inner in value.items():
        slim = drop_empty(inner) if isinstance(inner, dict) else inner
        if slim not in (None, {}):
            kept[name] = slim
    return kept

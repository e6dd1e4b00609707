"""Findings: in two languages, in three forms, with the caret right under wide characters."""

from __future__ import annotations

import json
import re
import string
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from sitegen.diagnostics import CODES, Finding, Span, sort_findings
from sitegen.formats.findings import to_github, to_json, to_text, visible, width

SOURCE = Path(__file__).parents[1] / "sitegen"


def fields(template: str) -> set[str]:
    """Return the names that a template asks for."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_every_code_speaks_both_languages() -> None:
    """Message and hint stand in Japanese and English, and ask for the same values."""
    for code in CODES.values():
        assert code.about.strip(), code.name
        for language in ("ja", "en"):
            assert set(code.texts[language]) >= {"message", "hint"}, code.name
        japanese, english = (code.texts[language]["message"] for language in ("ja", "en"))
        # English may say more (the reason that GEOS gives), never less.
        assert fields(japanese) <= fields(english), code.name
        assert fields(code.texts["ja"]["hint"]) == fields(code.texts["en"]["hint"]), code.name


def test_every_code_is_used_and_every_used_code_is_known() -> None:
    """The catalogue holds no dead entry; an unknown code fails where it is made."""
    text = "".join(path.read_text("utf-8") for path in sorted(SOURCE.rglob("*.py")))
    text = text.replace('f"unknown-{key}"', '"unknown-block" "unknown-coordinator"')
    used = set(re.findall(r'"([a-z]+(?:-[a-z0-9]+)+)"', text))
    assert set(CODES) <= used | {"bad-phone", "bad-url"}
    made = re.findall(r'(?:Finding|Slip|PydanticCustomError)\(\s*"([a-z0-9-]+)"', text)
    assert made
    assert set(made) <= set(CODES)


def example() -> Finding:
    """Return a finding at a wide value."""
    return Finding(
        "unknown-category", Span("places/x.yaml", 2, 14, 4), {"category": "喫茶", "choices": "cafe"}
    )


def test_the_caret_stands_right_under_wide_characters() -> None:
    """Two columns for a wide character: the caret is under what is meant, not left of it."""
    text = to_text([example()], language="ja", read=lambda _: "name: 見本\ncategories: [喫茶の会, cafe]\n")
    _, line, carets, hint = text.splitlines()
    assert line == "    categories: [喫茶の会, cafe]"
    assert carets == "    " + " " * 13 + "^" * 8
    assert hint.startswith("    直しかた: ")


def test_a_line_of_100_kilobytes_is_cut_around_the_place() -> None:
    """A terminal shows the place, not the novel around it."""
    finding = Finding("unknown-category", Span("x.yaml", 1, 50_000, 3), {"category": "x", "choices": "y"})
    text = to_text([finding], language="en", read=lambda _: "あ" * 100_000)
    assert max(width(line) for line in text.splitlines()) < 250


@given(st.text())
def test_nothing_that_moves_the_cursor_is_printed(text: str) -> None:
    """Escape sequences and direction marks of a hostile record are written out."""
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", visible(text))


def test_a_file_name_can_not_move_the_cursor() -> None:
    """A path is contributed text, too: its control characters and line ends are written out."""
    finding = Finding("no-serves", Span("places/a\x1b[2J\nb.yaml"))
    first = to_text([finding], language="en", read=lambda _: None).splitlines()[0]
    assert first.startswith("places/a<001B>[2J b.yaml:1:1: ")


def test_json_holds_all_of_a_finding() -> None:
    """A program gets path, line, column, severity, code, message and hint."""
    (data,) = json.loads(to_json([example()], language="en"))
    assert data == {
        "path": "places/x.yaml",
        "line": 2,
        "column": 14,
        "length": 4,
        "severity": "error",
        "code": "unknown-category",
        "message": "There is no category `喫茶`.",
        "hint": "Choose from cafe, or add it to areas/city.yaml.",
    }


def test_a_forge_reads_the_annotation() -> None:
    """Percent signs, line ends, colons and commas are escaped as workflow commands ask."""
    finding = Finding(
        "unknown-category", Span("places/a,b:c.yaml", 1, 1), {"category": "100%\n::error::", "choices": "x"}
    )
    (line,) = to_github([finding], language="en").splitlines()
    assert line.startswith(
        "::error file=places/a%2Cb%3Ac.yaml,line=1,col=1,endColumn=2,title=unknown-category::"
    )
    assert "100%25%0A::error::" in line


def test_findings_come_in_order_and_once() -> None:
    """By file, line and column, whatever check found them first."""
    spans = [Span("b.yaml", 1, 1), Span("a.yaml", 10, 1), Span("a.yaml", 2, 5), Span("a.yaml", 2, 5)]
    findings = [Finding("no-serves", span) for span in spans]
    assert [one.span for one in sort_findings(findings)] == [spans[2], spans[1], spans[0]]

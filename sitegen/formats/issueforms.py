"""The forges' issue forms as their files: GitHub's YAML, GitLab's Markdown."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from sitegen.site.issueforms import FORMS, PERSONS, Field, Form

GITHUB, GITLAB = ".github/ISSUE_TEMPLATE", ".gitlab/issue_templates"
MADE = "sitegen/site/issueforms.py からつくります（make accept）。"
GREETING = (
    "書けるところだけでかまいません。書いたことは、だれでも読めます。"
    "人の名前、携帯電話の番号、自宅の場所は書かないでください。"
)


def issue_form_files() -> Mapping[str, str]:
    """Return every file of the issue forms by its path from the root of the repository."""
    files = {f"{GITHUB}/{form.kind}.yml": github_form(form) for form in FORMS.values()}
    files[f"{GITHUB}/config.yml"] = f"# {MADE}\nblank_issues_enabled: true\n"
    return files | {f"{GITLAB}/{form.name}.md": gitlab_form(form) for form in FORMS.values()}


def github_form(form: Form) -> str:
    """Return a form as GitHub reads it (YAML; its texts are written as JSON, which YAML is, too)."""
    return "\n".join(_github(form)) + "\n"


def _github(form: Form) -> Iterator[str]:
    yield f"# {MADE}"
    yield f"name: {_text(form.name)}"
    yield f"description: {_text(form.about)}"
    yield f"title: {_text(form.title)}"
    yield "body:"
    yield "  - type: markdown"
    yield "    attributes:"
    yield f"      value: {_text(GREETING)}"
    for field in form.fields:
        yield from _question(field)
    yield "  - type: checkboxes"
    yield "    id: persons"
    yield "    attributes:"
    yield f"      label: {_text('送る前に')}"
    yield "      options:"
    yield f"        - label: {_text(PERSONS)}"
    yield "          required: true"


def _question(field: Field) -> Iterator[str]:
    yield f"  - type: {'textarea' if field.long else 'input'}"
    yield f"    id: {field.id}"
    yield "    attributes:"
    yield f"      label: {_text(field.label)}"
    if field.hint:
        yield f"      description: {_text(field.hint)}"
    if field.example:
        yield f"      placeholder: {_text(f'例 {field.example}')}"
    if field.needed:
        yield "    validations:"
        yield "      required: true"


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def gitlab_form(form: Form) -> str:
    """Return a form as GitLab has them: headings to write under, explanations as comments."""
    parts = [f"<!-- {form.about}{GREETING} -->\n"]
    for field in form.fields:
        said = "".join(
            (
                "かならず書いてください。" if field.needed else "",
                field.hint,
                f"例 {field.example}" if field.example else "",
            )
        )
        parts.append(f"### {field.label}\n\n" + (f"<!-- {said} -->\n" if said else ""))
    return "\n".join(parts)

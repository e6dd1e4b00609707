"""Addresses at which a forge opens an issue that is filled in already."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from sitegen.records.publishing import Forge, ForgeKind
from sitegen.site.issueforms import FORMS, FormKind

# Servers refuse addresses beyond some 8 KB; of a long answer only the beginning goes into one.
LONGEST = 1500


def issue_address(forge: Forge, *, template: FormKind, title: str, fields: Mapping[str, str]) -> str:
    """Return where an issue of a form begins with these answers, by the ids of its questions.

    GitHub fills its form in by the ids. GitLab takes a text, which is the form's with the answers.
    Raises KeyError for a question that the form does not have.
    """
    form = FORMS[template]
    answers = {field.id: "" for field in form.fields}
    for name, answer in fields.items():
        answers[name] = answers[name] or answer[:LONGEST]
    heading = form.title + title[:LONGEST]
    root = forge.url.rstrip("/").removesuffix(".git")
    if forge.kind is ForgeKind.GITHUB:
        given = {"template": f"{template}.yml", "title": heading} | {
            name: answer for name, answer in answers.items() if answer
        }
        return f"{root}/issues/new?{_query(given)}"
    text = "\n".join(f"### {field.label}\n\n{answers[field.id]}\n" for field in form.fields)
    return f"{root}/-/issues/new?{_query({'issue[title]': heading, 'issue[description]': text})}"


def mail_address(mail: str, *, subject: str, body: str) -> str:
    """Return the address of a mail that is begun already (RFC 6068: lines end in CR LF)."""
    text = body.replace("\r\n", "\n").replace("\n", "\r\n")
    return f"mailto:{quote(mail, safe='@')}?subject={quote(subject, safe='')}&body={quote(text, safe='')}"


def _query(given: Mapping[str, str]) -> str:
    return "&".join(f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in given.items())

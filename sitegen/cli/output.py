"""What the commands say on the terminal."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from sitegen.build import Timings
    from sitegen.diagnostics import Finding
    from sitegen.site import Site

QUIET_LIMIT = 10
NAMES = {
    "ja": {"error": "まちがい", "warning": "注意", "note": "お知らせ"},
    "en": {"error": "errors", "warning": "warnings", "note": "notes"},
}


def print_findings(findings: Iterable[Finding], *, root: Path, language: str, form: str) -> None:
    """Print findings in the form asked for."""
    from sitegen.formats.findings import to_github, to_gitlab, to_json, to_text

    findings = tuple(findings)
    if form == "json":
        click.echo(to_json(findings, language=language), nl=False)
    elif form == "github":
        click.echo(to_github(findings, language=language), nl=False)
    elif form == "gitlab":
        click.echo(to_gitlab(findings, language=language), nl=False)
    elif findings:
        click.echo(to_text(findings, language=language, read=_reader(root)), nl=False)
    if form == "text":
        click.echo(count(findings, language))


def _reader(root: Path) -> Callable[[str], str | None]:
    """Return how a finding's source line is read: the file as it is, or nothing."""

    def read(path: str) -> str | None:
        try:
            data = b"" if (root / path).is_symlink() else (root / path).read_bytes()
        except OSError:
            return None
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError:
            return data.decode("cp932", errors="replace")

    return read


def count(findings: Iterable[Finding], language: str) -> str:
    """Return how many findings of each severity there are, in words."""
    counts = Counter(finding.severity.value for finding in findings)
    if not counts:
        return {"ja": "まちがいは見つかりませんでした。", "en": "Nothing is wrong."}[language]
    parts = [
        f"{NAMES[language][severity]} {counts[severity]}" for severity in NAMES[language] if counts[severity]
    ]
    return "、".join(parts) if language == "ja" else ", ".join(parts)


def summary(findings: Iterable[Finding], *, target: Path, pages: int, site: Site, language: str) -> str:
    """Return the one line that ends a build: where to look, and what was built."""
    index = target / "index.html"
    areas, gatherings = len(site.areas), len(site.places)
    found = count(findings, language)
    if language == "en":
        return f"Open {index} ({areas} areas, {gatherings} records, {pages} pages; findings: {found})"
    return (
        f"{index} を開いてください（圏域 {areas}、つどいの場など {gatherings}、ページ {pages}、確認 {found}）"
    )


def refusal(language: str) -> str:
    """Return why nothing was written and how to go on."""
    return {
        "ja": "まちがいがあるので、サイトは前のままです。なおしてからもう一度どうぞ"
        "（なおす前に、正しい記録だけでつくるなら --keep-going）。",
        "en": "Nothing was written because of errors; the old site stays. "
        "Mend them, or publish the sound rest with --keep-going.",
    }[language]


def unprinted(language: str) -> str:
    """Return why nothing was printed and how to go on."""
    return {
        "ja": "まちがいがあるので、印刷していません。なおしてからもう一度どうぞ。",
        "en": "Nothing was printed because of errors. Mend them and try again.",
    }[language]


def print_timings(timings: Timings) -> None:
    """Print the seconds of each stage on standard error, as one line of JSON."""
    click.echo(json.dumps({name: round(value, 4) for name, value in timings.seconds.items()}), err=True)


def explain(site: Site | None, ident: str, *, language: str) -> str:
    """Return why the record `ident` is in its area; raises a usage error if it is in none."""
    from sitegen.join import explain as explain_placement

    place = next((one for one in (*site.places, *site.ended) if one.id == ident), None) if site else None
    if site is None or place is None:
        raise click.UsageError(
            f"{ident}: この id の正しい記録は見つかりません。"
            "sitegen check でまちがいがないかたしかめてください。 / There is no sound record of this id."
        )
    return explain_placement(place.placement, site, language=language)

"""What `sitegen pdf` is asked for, in words; what does not exist is named with what does."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from sitegen.pages.printed import Format
    from sitegen.paper import Subject
    from sitegen.site import Area, Issue

T = TypeVar("T")
# As many months as `sitegen build --horizon` goes ahead.
FARTHEST = 24


def formats(names: Sequence[str]) -> tuple[Format, ...]:
    """Return the forms of these names, the usual one if there is none."""
    from sitegen.pages.printed import DEFAULT, FORMATS

    known = {**FORMATS, **{form.title: form for form in FORMATS.values()}}
    about = {form.name: form.title for form in FORMATS.values()}
    return tuple(
        dict.fromkeys(_one(name, known, about, "形式", "form of print") for name in names or [DEFAULT])
    )


def areas(names: Sequence[str], known: Iterable[Area], *, every: bool) -> tuple[Area, ...]:
    """Return the areas of these slugs or Japanese names, or all."""
    known = tuple(known)
    if every:
        return known
    by_name = {**{area.data.name: area for area in known}, **{area.slug: area for area in known}}
    about = {area.slug: area.data.name for area in known}
    found = [_one(name, by_name, about, "圏域", "area") for name in names]
    return tuple({area.slug: area for area in found}.values())


def _one(name: str, known: Mapping[str, T], about: Mapping[str, str], kind: str, english: str) -> T:
    found = known.get(name) or known.get(name.lower())
    if found is not None:
        return found
    close = difflib.get_close_matches(name.lower(), known, n=1, cutoff=0.5)
    perhaps = f"「{close[0]}」のことですか。" if close else ""
    there_are = "、".join(f"{slug}（{title}）" for slug, title in about.items())
    raise click.UsageError(
        f"{name}: この名前の{kind}はありません。{perhaps}あるのは {there_are} です。"
        f" / There is no {english} of this name."
    )


def month(given: str | None, today: dt.date) -> tuple[int, int]:
    """Return the month asked for; without one, that for which a sheet is printed today."""
    from sitegen.pages.months import printed_month

    if given is None:
        return printed_month(today)
    year, number = written(given)
    away = ahead((year, number), today)
    if away < 0:
        raise click.UsageError(
            f"{given}: もう過ぎた月です。今月（{today:%Y-%m}）か、先の月を選んでください。"
            " / This month is over."
        )
    if away >= FARTHEST:
        raise click.UsageError(
            f"{given}: 先の月は、今月をふくめて{FARTHEST}か月までです。"
            f" / Choose one of the next {FARTHEST} months."
        )
    return year, number


def written(given: str) -> tuple[int, int]:
    """Return a month as it is written: 2026-12."""
    from sitegen.records import Month

    found = Month.named(given)
    if found is None:
        raise click.UsageError(
            f"{given}: 月は 2026-12 のように書いてください。 / Write a month like 2026-12."
        )
    return found.year, found.month


def ahead(one: tuple[int, int], today: dt.date) -> int:
    """Return how many months a month lies ahead of today's."""
    return (one[0] - today.year) * 12 + one[1] - today.month


def require_areas(names: Sequence[str], forms: Iterable[Format], *, every: bool) -> None:
    """Refuse a command that says of no area, unless what it wants is of the whole city."""
    if names and every:
        raise click.UsageError("--area と --all は、どちらかひとつにしてください。 / Give --area or --all.")
    if not names and not every and not all(form.whole for form in forms):
        raise click.UsageError(
            "どの圏域を印刷するか、--area baba のように選ぶか、--all ですべて選んでください。"
            " / Choose areas with --area SLUG, or --all."
        )


def require_alone(
    issue: str, names: Sequence[str], forms: Sequence[str], when: str | None, *, every: bool
) -> None:
    """Refuse an issue of the newsletter beside anything else: it knows its areas, its month, its form."""
    if names or forms or when or every:
        raise click.UsageError(
            f"--newsletter {issue} は、--area・--all・--format・--month といっしょには使えません。"
            "号の圏域と月は、その記録に書いてあります。 / Give --newsletter alone."
        )


def issue(name: str, known: Iterable[Issue]) -> list[tuple[Subject, Format]]:
    """Return the document of an issue."""
    from sitegen.pages.printed import NEWSLETTER

    by_month = {tuple(one.month): one for one in known}
    found = by_month.get(written(name))
    if found is None:
        there_are = "、".join(one.id for one in by_month.values())
        cure = (
            f"あるのは {there_are} です。" if there_are else f"sitegen new newsletter {name} でつくれます。"
        )
        raise click.UsageError(f"{name}: この月の号はありません。{cure} / There is no issue of this month.")
    return [(found, NEWSLETTER)]


def documents(chosen: Iterable[Area], forms: Sequence[Format]) -> list[tuple[Subject, Format]]:
    """Return the documents that are wanted: area by area, then those of the whole city."""
    of_areas: list[tuple[Subject, Format]] = [
        (area, form) for area in chosen for form in forms if not form.whole
    ]
    return of_areas + [(None, form) for form in forms if form.whole]

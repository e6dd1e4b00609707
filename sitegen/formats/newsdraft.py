"""A new issue to fill in: the last one's areas and number, and what changed since, as notices."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from sitegen.formats.blank import field_lines
from sitegen.records import Kind, Month, NewsletterRecord
from sitegen.schedule.wording import long_date, short_date
from sitegen.site import Area, Issue, Place, Site

MOST = 12
HIGHEST = 12
HEAD = """\
# {month}号の下書きです。「:」のうしろに書きこんでください。
# 行のはじめの # を消すと、その項目が使われます。いらない行は消してかまいません。
"""
WHY = """\
# お知らせの下書きは、集まりの記録の日付から選びました（いつ書きかえたかは見ていません）。
#   休み・再開　 paused の from が{month}の中にあるものと、until の次の日が{month}の中にあるもの
#   いつもとちがう日　 closed と also の日が{month}の中にあるもの
#   新しい・確かめた　 confirmed の日が {since} からあとのもの（先月までにのせたものは消してください）
"""
STORIES = """\
# stories:
#   - title: 見出し
#     place: oshaberi-cafe-nagadohei
#     lead: 本文の前のひとこと
#     text: |
#       本文。日時や会場は、集まりの記録からのります。
#
#       空の行で段落を分けます。
#     voices:
#       - {text: ここに来ると元気が出ます。, who: 参加しているかた・80代}
#     photo: {file: 2026-05-ochakai.jpg, alt: 写っているものの説明, consent: だれにいつ確かめたか}
"""


def last_issue(site: Site, month: Month) -> Issue | None:
    """Return the newest issue before a month."""
    return next((issue for issue in site.newsletters if issue.month < month), None)


def next_number(site: Site, month: Month) -> int:
    """Return the number that follows the last issue's within the fiscal year.

    Where the year's first issue is a later one, it is the number before that; else 1.
    """
    year = [one for one in site.newsletters if one.month.fiscal_year == month.fiscal_year]
    before = [one.data.number for one in year if one.month < month]
    after = [one.data.number for one in year if one.month > month]
    if before:
        return min(HIGHEST, before[0] + 1)
    return max(1, after[-1] - 1) if after else 1


def draft(site: Site, month: Month) -> str:
    """Return the record of a month's issue, which passes the checks as it stands."""
    last = last_issue(site, month)
    fields = NewsletterRecord.model_fields
    areas = last.areas if last else ()
    given = {
        "number": str(next_number(site, month)),
        "title": f"{month.month}月号",
        "areas": f"[{', '.join(area.slug for area in areas)}]" if areas else None,
        "writing": last.data.writing.value if last and last.data.writing != "horizontal" else None,
    }
    lines = [HEAD.format(month=f"{month.year}年{month.month}月")]
    if last:
        lines.append(f"# 前の号（{last.id}、№{last.data.number}）の次の番号と、同じ圏域を入れてあります。\n")
    for name, field in fields.items():
        lines.extend(f"{line}\n" for line in field_lines(name, field, offered=False, value=given.get(name)))
        if name == "stories":
            lines[-1] = STORIES
        if name == "notices":
            lines[-1] = "".join(_notices(areas or site.areas, month, last))
    return "".join(lines)


def _notices(areas: Sequence[Area], month: Month, last: Issue | None) -> Iterator[str]:
    since = last.month.first if last else month.first
    yield WHY.format(month=f"{month.month}月", since=long_date(since))
    held = {place.id: place for area in areas for place in (*area.gatherings, *area.services)}
    places = tuple(held.values())
    groups = [
        ("お休みと再開", [line for place in places for line in _pauses(place, month)]),
        ("いつもとちがう日", [line for place in places for line in _unusual(place, month)]),
        (
            "確かめた集まり",
            [_named(one) for one in places if one.data.confirmed and one.data.confirmed >= since],
        ),
    ]
    if not any(lines for _, lines in groups):
        yield "# notices:\n"
        return
    yield "notices:\n"
    for title, lines in groups:
        if lines:
            yield f"  - title: {title}\n    text: |-\n"
            yield from (f"      ・{line}\n" for line in lines[:MOST])
        if len(lines) > MOST:
            yield f"      ・ほか{len(lines) - MOST}か所\n"


def _pauses(place: Place, month: Month) -> Iterator[str]:
    pause = place.data.paused
    if pause is None:
        return
    if pause.start and month.first <= pause.start <= month.last:
        until = f"{long_date(pause.until)}まで" if pause.until else ""
        yield f"{_named(place)}は、{short_date(pause.start)}から{until}お休みです（{_line(pause.reason)}）。"
    elif pause.until and month.first.toordinal() <= pause.until.toordinal() + 1 <= month.last.toordinal():
        yield f"{_named(place)}は、{short_date(pause.until)}でお休みを終えます。"


def _unusual(place: Place, month: Month) -> Iterator[str]:
    for off in place.data.closed:
        if month.first <= off.date <= month.last:
            why = f"（{_line(off.reason)}）" if off.reason else ""
            yield f"{_named(place)}は、{short_date(off.date)}はお休みです{why}。"
    for extra in place.data.also:
        if month.first <= extra.date <= month.last:
            what = "、".join(_line(part) for part in (extra.time, extra.note) if part)
            yield f"{_named(place)}は、{short_date(extra.date)}にも開きます{f'（{what}）' if what else ''}。"


def _named(place: Place) -> str:
    venue = place.data.venue if place.data.kind is Kind.GATHERING else None
    return _line(place.data.name) + (f"（{_line(venue)}）" if venue else "")


def _line(text: str) -> str:
    """Return a text as part of a line of YAML's block scalar, which takes any letters but controls."""
    plain = "".join(" " if unicodedata.category(one) in {"Cc", "Zl", "Zp"} else one for one in text)
    return " ".join(plain.split())

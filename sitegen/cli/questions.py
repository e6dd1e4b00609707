"""`sitegen new place` with questions: one after the other, each read as soon as it is answered."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitegen.cli.newfile import ask_path
from sitegen.cli.prompts import ask, prompt, tell, until, yes

if TYPE_CHECKING:
    from sitegen.editing.document import Value
    from sitegen.records import LatLon, Records

YEAR = dt.timedelta(days=365)
TRIES_TOLD = "書かないで先へ進むには、何も書かずに Enter を押してください。"
PLAIN: tuple[tuple[str, str], ...] = (
    ("who", "だれが来られますか（例 どなたでも）"),
    ("fee", "参加費は（例 100円、無料）"),
)


@dataclass(frozen=True, slots=True)
class Town:
    """What the questions look things up in; `records` is None where the city can't be read."""

    root: Path
    today: dt.date
    records: Records | None


def ask_place(root: Path, today: dt.date, ident: str | None) -> tuple[str, str] | None:
    """Ask for a gathering; return its path from the root and its text, None if it is not to be written."""
    from sitegen.editing.document import new_record
    from sitegen.editing.mending import mend
    from sitegen.load import load

    town = Town(root, today, load(root).records)
    click.echo(f"新しい集まりの記録をつくります。{TRIES_TOLD}")
    answers = _answers(town)
    path = ask_path(root, town.records, answers, ident)
    text = mend(new_record(answers), path, "place", ()).text
    click.echo(f"\n{path}\n{text}")
    if not yes("この記録をつくりますか"):
        click.echo("何もつくりませんでした。")
        return None
    return path, text


def _answers(town: Town) -> dict[str, Value]:
    answers: dict[str, Value] = {"name": ask("集まりの名前", "name", needed=True)}
    answers["kana"] = ask("名前の読みかた（ひらがな）", "kana")
    answers["categories"] = _categories(town)
    answers["schedule"] = _schedule(town)
    answers["venue"] = ask("会場の名前（例 長土塀公民館）", "venue")
    answers["address"] = ask("住所", "address")
    answers["location"] = _location(town)
    for key, words in PLAIN:
        answers[key] = ask(words, key)
    answers["contact"] = {
        "name": ask("問い合わせ先の団体や施設（個人の名前は書きません）", "contact", "name"),
        "phone": ask("その電話番号", "contact", "phone"),
    }
    if yes("きょう、集まりの人に確かめたことですか"):
        answers["confirmed"] = town.today.isoformat()
    return {key: value for key, value in answers.items() if _said(value)}


def _said(value: Value) -> bool:
    """Tell whether anything was answered."""
    return any(map(_said, value.values())) if isinstance(value, dict) else bool(value)


def _categories(town: Town) -> Value:
    """Ask for the kinds by their numbers."""
    known = list(town.records.city.data.categories.items()) if town.records else []
    if not known:
        return None
    for number, (_, category) in enumerate(known, start=1):
        click.echo(f"  {number}. {category.name}")
    return until(
        f"種類の番号（1から{len(known)}まで、いくつでも。例 1,3）",
        lambda text: [known[number - 1][0] for number in _numbers(text, len(known))],
        f"  1から{len(known)}までの番号を書いてください。",
    )


def _numbers(text: str, most: int) -> list[int]:
    """Return the numbers of a text, each once; raises ValueError for others than 1 to `most`."""
    from sitegen.records.fields import narrow

    numbers = [int(part) for part in narrow(text).replace("、", " ").replace(",", " ").split()]
    if not all(1 <= number <= most for number in numbers):
        raise ValueError(text)
    return list(dict.fromkeys(numbers))


def _schedule(town: Town) -> Value:
    """Ask for the sentences about dates, and say back what each was understood as."""
    from sitegen.dating import almanac_of
    from sitegen.formats.sentences import to_short_text
    from sitegen.schedule import Almanac, Outcome, read_sentence

    almanac = almanac_of(town.records.city.data) if town.records else Almanac()
    sentences: list[Value] = []
    words = "いつ開きますか（例 毎月第3月曜 13:30～15:00、8月休み）"
    while text := prompt(words):
        reading = read_sentence(text, confirmed=town.today, almanac=almanac)
        click.echo(
            to_short_text(reading, first=town.today, last=town.today + YEAR, almanac=almanac), nl=False
        )
        if reading.outcome is not Outcome.ERROR:
            sentences.append(text)
            words = "ほかの日もあれば、つづけて"
    return sentences[0] if len(sentences) == 1 else sentences


def _location(town: Town) -> str | None:
    """Ask for the point, and say in which area it lies."""
    from pydantic_core import PydanticCustomError

    from sitegen.diagnostics import Finding, Span
    from sitegen.editing.pasted import read_pasted_point

    words = "地図の点（地図サイトから写した「緯度, 経度」か、そのページのアドレス）"
    while text := prompt(words):
        try:
            point = read_pasted_point(text)
        except PydanticCustomError as problem:
            tell([Finding(problem.type, Span(""), problem.context or {})])
            continue
        click.echo(f"  {_where(town, point)}")
        return f"{point.latitude}, {point.longitude}"
    return None


def _where(town: Town, point: LatLon) -> str:
    """Return in which area and district a point lies."""
    from sitegen.join import place_all, read_geography
    from sitegen.records import PlaceRecord, Sourced

    if town.records is None:
        return "圏域は、まだ分かりません。"
    lone = Sourced("x", "", PlaceRecord(name="x", location=point))
    records = town.records.__class__(town.records.city, town.records.areas, (lone,), town.records.towns)
    _, ground, _ = read_geography(records, root=town.root)
    placements = place_all(records, ground)[0] if ground else ()
    if not placements:
        return "この点は、どの圏域にも入っていません。点を確かめてください。"
    located = placements[0].located[0]
    area = next(one.data.name for one in records.areas if one.id == located.area)
    district = f"（地区は{located.district}）" if located.district else ""
    outside = f"。境から {located.distance:.0f}m 外です" if located.distance else ""
    return f"この点は{area}です{district}{outside}。"

"""A made-up city with as many gatherings in one area as a test asks for, and with the shapes that hurt."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from tests.golden import MINIATURE

WHEN = (
    "毎週水曜日 10:00～11:30",
    "毎月第2・第4水曜 13:30～15:00",
    "第3土曜日 午前10時～正午",
    "毎週月・木曜日 9:30～11:00",
    "毎月第1火曜日 14:00～16:00",
    "日程は要問合せ",
)
LONG = "と、たいへん長い名前のついた近所の人びとの茶話会" * 2
KINDS = ("cafe", "salon", "exercise", "food")
# Inside the district 北 of the miniature city.
WEST, SOUTH, EAST, NORTH = 136.6465, 36.5615, 136.6535, 36.5705


def make_crowd(
    folder: Path, count: int, *, one_venue: int = 0, corner: bool = False, long: bool = False
) -> Path:
    """Write a city into `folder` whose area kita has `count` gatherings; return its root.

    `one_venue` of them meet at one place, in a `corner` all lie within a few metres, `long` gives
    names and texts as long as anybody writes them.
    """
    dice = random.Random(count)  # noqa: S311 - for a test that repeats itself
    shutil.copytree(MINIATURE / "areas", folder / "areas")
    places = folder / "places"
    places.mkdir()
    for number in range(1, count + 1):
        shared = number <= one_venue
        spread = 0.02 if corner else 1.0
        longitude = WEST + (0.5 if shared else dice.random() * spread) * (EAST - WEST)
        latitude = SOUTH + (0.5 if shared else dice.random() * spread) * (NORTH - SOUTH)
        name = f"見本 {number}番目の集まり" + (
            "と、たいへん長い名前のついた近所の人びとの茶話会" * 2 if long else ""
        )
        venue = "見本会館" if shared else f"見本会館 {number}号館"
        lines = [
            f"name: {name}",
            f"categories: [{KINDS[number % len(KINDS)]}]",
            f"schedule: {WHEN[number % len(WHEN)]}",
            f"venue: {venue}{'（旧・見本市立見本小学校体育館の北どなり）' if long else ''}",
            f"location: {latitude:.6f}, {longitude:.6f}",
            "district: 北",
            "who: どなたでも",
            "fee: 100円",
            "booking: 申込みはいりません",
            f"contact: {{phone: 076-000-{number:04}}}",
            "sample: true",
        ]
        (places / f"g{number:03}.yaml").write_text("\n".join(lines) + "\n", "utf-8")
    return folder

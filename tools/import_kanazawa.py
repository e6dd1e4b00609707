"""Write Kanazawa's areas and its fifteen published gatherings from tools/data.

    python tools/import_kanazawa.py [--root DIR]

areas/city.yaml is written by hand and left alone. The facts of the gatherings are those of
gatherings.tsv and nothing else: what is missing there stays missing.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import shutil
from pathlib import Path

from plainyaml import record

DATA = Path(__file__).with_name("data")

# Ids are read aloud as they are written, so they are chosen, not computed.
IDS = {
    "おしゃべりカフェながどへい": "oshaberi-cafe-nagadohei",
    "長土塀地域サロン": "nagadohei-chiiki-salon",
    "ママカフェinながどへ": "mama-cafe-nagadohe",
    "大野町地域サロン ウォーキング倶楽部": "onomachi-walking-club",
    "コミュニティカフェ くらつきかふぇ": "kuratsuki-cafe",
    "菊川地域サロン": "kikugawa-chiiki-salon",
    "ふれあい広場": "misogura-fureai-hiroba",
    "ふれあい体操教室": "misogura-fureai-taiso",
    "自彊術体操": "misogura-jikyojutsu",
    "練功体操": "misogura-renko-taiso",
    "あんずカフェ": "anzu-cafe",
    "荒屋悠々サロン": "araya-yuyu-salon",
    "親和「かがやき」サロン": "shinwa-kagayaki-salon",
    "オレンジカフェ尾張町": "orange-cafe-owaricho",
    "此花会館前 移動スーパー": "konohana-ido-super",
}
# The shelf a gathering stands on is the directory's, not a fact about it: it is taken from the
# plain word in the name, and a name without one stands on none.
SHELVES = (
    ("カフェ", "cafe"),
    ("かふぇ", "cafe"),
    ("移動スーパー", "food"),
    ("体操", "exercise"),
    ("サロン", "salon"),
)
LANDMARKS = ("小学校", "中学校")
KANA_DIGITS = ("", "いっ", "に", "さん", "よん", "ご", "ろく", "なな", "はっ", "きゅう", "じゅっ")
KANJI_DIGITS = "〇一二三四五六七八九十"


def main() -> None:
    """Write areas/ and the published gatherings under places/."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, default=Path(), help="the folder of areas/ and places/")
    root = parser.parse_args().root
    districts = json.loads((DATA / "districts.geojson").read_text("utf-8"))["features"]
    (root / "areas").mkdir(parents=True, exist_ok=True)
    shutil.copyfile(DATA / "districts.geojson", root / "areas" / "districts.geojson")
    write_towns(root)
    write_landmarks(root)
    write_areas(root, districts)
    write_gatherings(root, {one["properties"]["name"]: one["properties"]["area"] for one in districts})


def write_towns(root: Path) -> None:
    """Write the towns' table with the readings of the postal code data, where it knows them."""
    with (DATA / "town_readings.csv").open(encoding="utf-8", newline="") as file:
        readings = {row["town"]: row["kana"] for row in csv.DictReader(file)}
    readings |= {town.replace("ケ", "ヶ"): kana for town, kana in readings.items()}
    with (DATA / "towns.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with (root / "areas" / "towns.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*rows[0], "kana"], lineterminator="\n")
        writer.writeheader()
        for row in rows:
            writer.writerow(row | {"kana": reading(row["town"], readings)})


def write_landmarks(root: Path) -> None:
    """Write the schools of the city's facilities, by which people find their way on a printed map."""
    with (DATA / "facilities.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["kind"] in LANDMARKS]
    with (root / "areas" / "landmarks.csv").open("w", encoding="utf-8", newline="") as file:
        columns = ["name", "kind", "latitude", "longitude"]
        writer = csv.DictWriter(file, columns, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def reading(town: str, readings: dict[str, str]) -> str:
    """Return how a town is read, its 丁目 spelt out; "" where the data do not know it."""
    base = re.sub(r"([一二三四五六七八九十])丁目$", "", town)
    kana = readings.get(base, "")
    if not kana or base == town:
        return kana
    number = KANJI_DIGITS.index(town[len(base)])
    return kana + KANA_DIGITS[number] + "ちょうめ"


def write_areas(root: Path, districts: list[dict[str, dict[str, object]]]) -> None:
    """Write a file for each sample area, its districts in the order of their readings."""
    for area in json.loads((DATA / "areas.geojson").read_text("utf-8"))["features"]:
        facts = area["properties"]
        own = [one["properties"] for one in districts if one["properties"]["area"] == facts["slug"]]
        own.sort(key=lambda one: str(one["kana"]))
        namesake = next((one for one in own if f"{one['name']}圏域" == facts["name"]), None)
        values = {
            "name": facts["name"],
            "kana": f"{namesake['kana']}けんいき" if namesake else None,
            "block": facts["block"],
            "coordinator": facts["coordinator"],
            "districts": [str(one["name"]) for one in own],
            "sample": True,
            # The slug is the reading as road signs spell it. 圏域 is a hard word: 地域 will do.
            "en": {"name": f"{facts['slug'].title()} area"} if namesake else None,
            "easy": {"name": f"{namesake['name']}の 地域"} if namesake else None,
        }
        path = root / "areas" / f"{facts['slug']}.yaml"
        path.write_text(record(values, comment="圏域の分けかたは見本です。"), encoding="utf-8")


def write_gatherings(root: Path, areas: dict[str, str]) -> None:
    """Write the fifteen published gatherings, each with its source."""
    with (DATA / "gatherings.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    for row in rows:
        contact = {name: row[key] for name, key in (("name", "contact"), ("phone", "phone")) if row[key]}
        values = {
            "name": row["name"],
            "categories": [shelf for word, shelf in SHELVES if word in row["name"]][:1],
            "schedule": row["schedule"],
            "venue": row["venue"] or None,
            "location": f"{row['latitude']}, {row['longitude']}",
            "district": row["district"],
            "who": row["who"] or None,
            "fee": row["fee"] or None,
            "contact": contact,
            "confirmed": row["published"] or None,
            "source": row["source"],
        }
        path = root / "places" / areas[row["district"]] / f"{IDS[row['name']]}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(record(values), encoding="utf-8")


if __name__ == "__main__":
    main()

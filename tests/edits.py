"""What people do to records, at random: sound changes, slips, and taking back what was wrong."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from random import Random

SENTENCES = (
    "毎週水曜日 13:30～15:00",
    "第2・第4水曜 10:00～11:30（8月休み、祝日は翌週）",
    "毎月第3月曜 13:30～",
    "不定期",
    "日程は お問い合わせ ください",
    "毎月10日、20日 9時～10時",
    "第2土日",
)
# North, south, on the island, in no area, in the sea, in two ways of writing.
POINTS = (
    "36.567178, 136.650355",
    "36.5655, 136.66",
    "36.5772, 136.6331",
    "36.5, 136.5",
    "３６．５６，１３６．６６",
)
NAMES = ("さくら会", "ちょうちょクラブ", "<b>お茶</b>", "ＡＢＣの会", "第２ 体操", "見本 ひるねの会")
NONSENSE = (
    "name: [",
    "\tkey: value",
    "name: \ud83d".encode("utf-8", "ignore").decode(),
    "- list",
    "",
    "kategori: [x]\n",
)


def set_key(text: str, key: str, value: str) -> str:
    """Return a record with a line `key: value` in the place of its own, or at its end."""
    line = f"{key}: {value}"
    if re.search(rf"(?m)^{key}: \S.*$", text):
        return re.sub(rf"(?m)^{key}: .*$", lambda _: line, text, count=1)
    return text if re.search(rf"(?m)^{key}:", text) else f"{text.rstrip()}\n{line}\n"


class Editor:
    """Somebody who edits the records under a root, at random but the same for the same seed."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root = root
        self.chance = Random(seed)  # noqa: S311 - to repeat itself
        self.kept = root.with_name(f"{root.name}-kept")
        self.count = 0
        self.keep()

    def keep(self) -> None:
        """Remember the records as they are now: they are sound."""
        shutil.rmtree(self.kept, ignore_errors=True)
        shutil.copytree(self.root, self.kept)

    def mend(self) -> None:
        """Take everything back to when it was last sound, as a checkout does."""
        for name in ("places", "areas"):
            shutil.rmtree(self.root / name)
            shutil.copytree(self.kept / name, self.root / name)

    def edit(self) -> str:
        """Change something; return what was done."""
        work = self.chance.choice(
            (
                *[self.schedule, self.name, self.place, self.keys] * 4,
                *[self.add, self.delete, self.rename, self.move, self.break_yaml, self.newsletter] * 2,
                *(
                    self.area,
                    self.city,
                    self.towns,
                    self.ground,
                    self.water,
                    self.photo,
                    self.touch,
                    self.several,
                ),
            )
        )
        self.count += 1
        work()
        return work.__name__

    # ---- gatherings ------------------------------------------------------------------------

    def records(self) -> list[Path]:
        """Return the gatherings' files."""
        return sorted((self.root / "places").rglob("*.yaml"))

    def record(self) -> Path:
        """Choose one of them."""
        return self.chance.choice(self.records())

    def write(self, path: Path, text: str) -> None:
        """Write a file as an editor does: in place, or beside it and renamed."""
        if self.chance.random() < 0.5:
            path.write_text(text, encoding="utf-8")
        else:
            beside = path.with_name(f".{path.name}.tmp")
            beside.write_text(text, encoding="utf-8")
            beside.replace(path)

    def change(self, key: str, value: str) -> None:
        """Change a key of a gathering."""
        path = self.record()
        self.write(path, set_key(path.read_text("utf-8", "replace"), key, value))

    def schedule(self) -> None:
        self.change("schedule", self.chance.choice(SENTENCES))

    def name(self) -> None:
        self.change("name", f"{self.chance.choice(NAMES)} {self.count}")

    def place(self) -> None:
        self.change("location", self.chance.choice(POINTS))

    def keys(self) -> None:
        key, values = self.chance.choice(
            (
                ("categories", ("[cafe]", "[salon, food]", "[kafe]")),
                ("district", ("北", "南", "みなみ")),
                ("fee", ("無料", "300円", "090-1234-5678")),
                ("confirmed", ("2026-10-01", "2020-01-01", "2027-01-01", "きのう")),
                ("kana", ("さくらかい", "わかば")),
                ("area", ("kita", "minami", "nishi")),
                ("en", ("{name: Cherry club, summary: Tea}",)),
            )
        )
        self.change(key, self.chance.choice(values))

    def add(self) -> None:
        copy = self.root / "places" / self.chance.choice(("kita", "new/deep")) / f"neu-{self.count}.yaml"
        copy.parent.mkdir(parents=True, exist_ok=True)
        text = self.chance.choice([one for one in self.records() if one.stat().st_size]).read_text(
            "utf-8", "replace"
        )
        copy.write_text(set_key(text, "name", f"新しい会{self.count}"), encoding="utf-8")

    def delete(self) -> None:
        if len(self.records()) > 8:
            self.record().unlink()

    def rename(self) -> None:
        path = self.record()
        path.rename(path.with_name(f"{self.chance.choice(('neu', 'Gross'))}-{self.count}.yaml"))

    def move(self) -> None:
        """Rename a folder."""
        folder = self.record().parent
        if folder != self.root / "places":
            folder.rename(folder.with_name(f"ordner{self.count}"))

    def break_yaml(self) -> None:
        path = self.record()
        self.write(path, self.chance.choice(NONSENSE) + "\n" + path.read_text("utf-8", "replace"))

    def several(self) -> None:
        """Change many files at once, as a checkout does."""
        for path in self.records()[:5]:
            self.write(path, set_key(path.read_text("utf-8", "replace"), "fee", f"{self.count}円"))

    def touch(self) -> None:
        self.record().touch()

    # ---- what they share -------------------------------------------------------------------

    def area(self) -> None:
        path = self.chance.choice(sorted((self.root / "areas").glob("[kms]*.yaml")))
        key, value = self.chance.choice(
            (("name", f"第{self.count}圏域"), ("block", "2"), ("districts", "[北]"), ("kana", "ん"))
        )
        self.write(path, set_key(path.read_text("utf-8"), key, value))

    def city(self) -> None:
        path = self.root / "areas" / "city.yaml"
        key, value = self.chance.choice(
            (
                ("title", f"つどい{self.count}"),
                ("offline", "false"),
                ("languages", "[ja, en]"),
                ("stale_months", "1"),
                ("holidays", "[{date: 2026-12-02, name: 市の日}]"),
                ("horizon_months", "2"),
                ("url", "https://example.com/x"),
            )
        )
        self.write(path, set_key(path.read_text("utf-8"), key, value))

    def towns(self) -> None:
        path = self.root / "areas" / "towns.csv"
        lines = path.read_text("utf-8").splitlines()
        del lines[self.chance.randrange(1, len(lines))]
        self.write(path, "\n".join(lines) + "\n")

    def ground(self) -> None:
        path = self.root / "areas" / "districts.geojson"
        before, after = self.chance.choice(
            (("136.655, 36.562", "136.656, 36.5625"), ('"kana": "きた"', '"kana": "きたく"'))
        )
        self.write(path, path.read_text("utf-8").replace(before, after))

    def water(self) -> None:
        path = self.root / "areas" / "water.geojson"
        self.write(path, path.read_text("utf-8").replace("36.568", "36.5685"))

    def photo(self) -> None:
        """Turn a photo's bytes into another's, or into none."""
        path = next((self.root / "places").rglob("salon.png"), None)
        if path:
            icon = Path(__file__).parents[1] / "sitegen" / "assets" / "icon-192.png"
            self.chance.choice(
                (lambda: shutil.copyfile(icon, path), path.unlink, lambda: path.write_bytes(b"x"))
            )()

    def newsletter(self) -> None:
        path = self.root / "areas" / "newsletters" / "2026-03.yaml"
        self.write(path, set_key(path.read_text("utf-8"), "title", f"春の号 {self.count}"))

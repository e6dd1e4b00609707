"""What an editor shows whoever changes a record: by the language server that editors run."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from sitegen.editing.files import record_files
from sitegen.editing.layout import format_record
from sitegen.formats.blank import blank
from sitegen.formats.schema import MODELS, json_schema, modeline, schema_path
from sitegen.load import load
from tests.golden import MINIATURE
from tests.language_server import CURE, ROOT, SERVER, LanguageServer
from tests.test_bad_samples import BAD
from tests.test_editing_document import read

NO_SUCH_KEY = (
    "ここに書けない項目か、かならず書く項目（name）がありません。書ける項目は、Ctrl+Space で選べます。"
)


@pytest.fixture(scope="module")
def server() -> Iterator[LanguageServer]:
    """Start the server in this repository, with its .vscode/settings.json."""
    if not SERVER.is_file():
        if os.environ.get("SITEGEN_REQUIRE_BROWSER"):
            pytest.fail(CURE)
        pytest.skip(CURE)
    server = LanguageServer(ROOT)
    yield server
    server.close()


def documented(items: list[dict[str, Any]]) -> dict[str, str]:
    """Return the label of each proposal with what is said of it."""
    found = {}
    for item in items:
        about = item.get("documentation") or ""
        found[item["label"]] = about if isinstance(about, str) else about["value"]
    return found


def test_an_empty_place_lists_its_keys(server: LanguageServer) -> None:
    """Each key of a gathering, with its meaning and an example in Japanese."""
    uri, _ = server.open("places/empty.yaml", "\n")
    keys = documented(server.at("completion", uri, 0, 0)["items"])
    assert keys["name"] == "名前\n\n例: おしゃべりカフェながどへい"
    assert "お便りに書くとおりの文" in keys["schedule"]
    assert set(json.loads(json_schema("place"))["properties"]) <= set(keys)


def test_a_key_is_explained_where_the_pointer_is(server: LanguageServer) -> None:
    """Hovering `schedule` says what it takes; `contact` is explained in Japanese, not in English."""
    uri, _ = server.open("places/hover.yaml", "name: x\nschedule: 毎週水曜\ncontact: {phone: 076-231-1755}\n")
    about = server.at("hover", uri, 1, 3)["contents"]["value"]
    assert "いつ開くか。お便りに書くとおりの文" in about
    assert "毎月第3月曜 13:30～15:00" in about
    contact = server.at("hover", uri, 2, 3)["contents"]["value"]
    assert "問い合わせ先（団体や施設だけ）" in contact
    assert "Whom to ask" not in contact
    assert "電話番号（携帯電話は書かない）" in server.at("hover", uri, 2, 12)["contents"]["value"]


@pytest.mark.parametrize(
    ("text", "line", "column"), [("categories: [c]", 1, 14), ("categories:\n  - ", 2, 4)]
)
def test_the_citys_own_categories_are_offered(
    server: LanguageServer, text: str, line: int, column: int
) -> None:
    """In a list of either form: the ids of areas/city.yaml with their names."""
    uri, _ = server.open(f"places/kinds{line}.yaml", f"name: x\n{text}\n")
    offered = documented(server.at("completion", uri, line, column)["items"])
    assert offered["cafe"].startswith("カフェ")
    records = load(ROOT).records
    assert records
    assert set(offered) == set(records.city.data.categories)


def test_districts_and_areas_are_offered(server: LanguageServer) -> None:
    """The district's area stands beside it; an area's id has its name."""
    uri, _ = server.open("places/where.yaml", "name: x\ndistrict: \narea: \n")
    assert documented(server.at("completion", uri, 1, 10)["items"])["長土塀"] == "馬場圏域の地区"
    assert documented(server.at("completion", uri, 2, 6)["items"])["baba"] == "馬場圏域"


def test_mistakes_are_said_in_japanese(server: LanguageServer) -> None:
    """At the value that is wrong, with what can stand there."""
    text = (
        "name: x\nkind: gathrin\ncategories: [caffe]\nscedule: 毎週\nconfirmed: 去年\nlocation: どこか\n"
        "contact: {phone: 会館へ, url: 'ftp:x', nam: x}\n"
    )
    _, found = server.open("places/mistakes.yaml", text)
    told = {one["range"]["start"]["line"]: one["message"] for one in found}
    assert told == {
        1: "gathering、service、treasure のどれかを書きます。",
        2: "cafe、salon、exercise、food、family のどれかを書きます。",
        3: NO_SUCH_KEY,
        4: "日付は、2026-10-01 または 2026年10月1日 のように、年から書きます。",
        5: "地図サイトから写した「緯度, 経度」の形で書きます（例 36.567178, 136.645355）。",
        6: "ここに書けない項目です。書けるのは name、phone、url です。",
    }
    assert {"電話番号は、市外局番から数字とハイフンだけで書きます（例 076-231-1755）。"} < {
        one["message"] for one in found
    }


def test_no_sound_record_is_marked(server: LanguageServer) -> None:
    """None of the repository's records, of any kind, gets an error in an editor."""
    files = list(record_files(ROOT))
    assert {kind for _, kind in files} == {"place", "area", "city", "newsletter"}
    marked = server.open_all({name: (ROOT / name).read_text("utf-8") for name, _ in files})
    assert {name: found for name, found in marked.items() if found} == {}


def test_the_line_for_other_editors_is_right_from_any_folder(server: LanguageServer) -> None:
    """Where no settings say so, the first line of a new record leads to its schema."""
    text = modeline("elsewhere/a/b/new.yaml", "place", ROOT) + "name: x\nzzz: 1\n"
    _, found = server.open("elsewhere/a/b/new.yaml", text)
    assert [one["range"]["start"]["line"] for one in found] == [2]
    for name in ("places/x.yaml", "places/a/b/c.yaml", "areas/x.yaml", "areas/newsletters/2027-01.yaml"):
        line = modeline(name, "place", ROOT)
        relative = line.split("=", 1)[1].strip()
        assert ((ROOT / name).parent / relative).resolve() == ROOT / schema_path("place")


def test_the_line_for_editors_is_no_part_of_the_record() -> None:
    """It is read over, and stays the first line when a record is brought into form."""
    line = modeline("places/x.yaml", "place", ROOT)
    text = f"{line}# 註\nfee: 100円\nname: x\n"
    assert read(text) == {"fee": "100円", "name": "x"}
    assert format_record(text, "place") == f"{line}name: x\n# 註\nfee: 100円\n"
    assert format_record(line + blank("place").replace("\nname:", "\nname: x"), "place").startswith(line)
    assert modeline("places/x.yaml", "place", MINIATURE) == ""


@pytest.mark.parametrize("root", [ROOT, MINIATURE], ids=["kanazawa", "miniature"])
def test_a_citys_schema_accepts_its_records(root: Path) -> None:
    """Its names are those of the city; all of its sound records stand."""
    records = load(root).records
    assert records
    validators = {
        kind: jsonschema.Draft202012Validator(json.loads(json_schema(kind, records))) for kind in MODELS
    }
    for name, kind in record_files(root):
        data = json.loads(json.dumps(yaml.safe_load((root / name).read_text("utf-8")), default=str))
        assert not [one.message for one in validators[kind].iter_errors(data)], name


@pytest.mark.parametrize(
    "code",
    [
        "bad-choice",
        "bad-date",
        "bad-phone",
        "bad-url",
        "location-not-number",
        "unknown-category",
        "unknown-key",
    ],
)
def test_an_editor_marks_what_the_checks_refuse(code: str) -> None:
    """What a schema can know is marked while it is typed, by the sample of the finding."""
    path = next((BAD / code / "places").rglob("*.yaml"))
    records = load(BAD / "_sound").records
    assert records
    schema = json.loads(json_schema("place", records))
    data = json.loads(json.dumps(yaml.safe_load(path.read_text("utf-8")), default=str))
    assert not jsonschema.Draft202012Validator(schema).is_valid(data)

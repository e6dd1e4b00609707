"""The coordinators' form as the build makes it: its fields, its data, its addresses, its weight."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest

from sitegen.build import build
from sitegen.editing.parts import record_parts
from sitegen.formats.form import form_files
from sitegen.pages.formfields import sections
from sitegen.records import PlaceRecord
from sitegen.records.publishing import Forge, ForgeKind
from sitegen.site.forge import (
    LONGEST,
    edit_file_address,
    edit_file_head,
    folder_address,
    new_file_head,
)
from tests.form import data, files, in_page, plan_of
from tests.golden import MINIATURE, TODAY

GITHUB = Forge(kind=ForgeKind.GITHUB, url="https://github.com/example/tsudoi")
GITLAB = Forge(kind=ForgeKind.GITLAB, url="https://gitlab.example.jp/kyoku/ka/tsudoi.git", branch="docs/main")
# Written by the program or by whoever looks after it, not by who asks at a door.
LEFT_TO_YAML = {"area", "photo", "sample", "problems", "notes", "en", "easy"}
ADDRESS = (
    "(given) => given.map(([forge, path, text, fresh]) => sitegenForge.address(forge, path, text, fresh))"
)
MAIL = "([mail, name, path, text]) => window.sitegenForge.mail(mail, name, path, text)"


def test_the_form_asks_for_every_key_that_people_use() -> None:
    """A new key of a record is asked for, or left to YAML on purpose."""
    keys = {field.alias or name for name, field in PlaceRecord.model_fields.items()}
    asked = [one.key for part in sections(plan_of(MINIATURE)) for one in (*part.fields, *part.more)]
    assert sorted(asked) == sorted(keys - LEFT_TO_YAML)


def test_labels_and_helps_are_the_models() -> None:
    """In plain words: no key, no file, no list."""
    fields = [one for part in sections(plan_of(MINIATURE)) for one in (*part.fields, *part.more)]
    fields += [inner for one in fields for inner in one.parts]
    for one in fields:
        assert one.label
        assert not any(letter.isascii() and letter.isalpha() for letter in one.label + one.help), one
    labels = {one.key: one.label for one in fields}
    assert labels["serves"] == "出向く支援が受け持つ地区の名前"
    assert labels["approximate"] == "点が会場そのものでなく、町や地区のおよその点"
    kinds = next(one for one in fields if one.key == "kind").choices
    assert [one.name for one in kinds] == ["つどいの場", "出向く・届ける支援", "ご近所の支え合い（お宝）"]


def test_each_record_is_loaded_alone() -> None:
    """With its file, word for word, and where its keys stand."""
    record = data("edit/records/ocha.js")
    assert record["path"] == "places/kita/ocha.yaml"
    assert record["text"] == (MINIATURE / record["path"]).read_text("utf-8")
    parts = {part["key"]: part for part in record["parts"]}
    assert parts["schedule"]["value"] == ["毎月第2・第4水曜 13:30～15:00", "第1土曜 10:00～正午（8月休み）"]
    lines = record["text"].splitlines()[parts["schedule"]["first"] : parts["schedule"]["after"]]
    assert lines[0] == "schedule:"
    assert len(lines) == 3


def test_what_records_say_can_not_leave_its_script() -> None:
    """Neither `</script>` nor a line separator stands in any of the form's data."""
    for name, made in files().items():
        if name != "edit/edit.js" and name.endswith(".js"):
            text = made.decode()
            assert not set("<>&\u2028\u2029") & set(text), name
            assert text.count("\n") == 1
    assert "<script>alert(1)</script>" in data("edit/records/hostile.js")["text"]


def test_a_record_that_is_left_out_can_still_be_mended(tmp_path: Path) -> None:
    """One with a wrong value opens; one that is no YAML, or a link, says that it does not."""
    root = tmp_path / "root"
    shutil.copytree(MINIATURE, root)
    (root / "places/kita/wrong.yaml").write_text("name: 見本\nconfirmed: きのう\ndistrict: 北\n", "utf-8")
    (root / "places/kita/broken.yaml").write_text("name: [見本\n", "utf-8")
    (root / "places/kita/link.yaml").symlink_to(root / "areas/city.yaml")
    made = form_files(plan_of(root), root=root, parts=record_parts)
    assert b'"confirmed"' in made["edit/records/wrong.js"]
    assert made["edit/records/broken.js"].endswith(b'"parts":null};\n')
    assert b'"text":null' in made["edit/records/link.js"]


def addresses(forge: Forge, *wanted: tuple[str, str, bool]) -> list[dict[str, object]]:
    """Return what the page makes of files: path, text, whether the file is new."""
    told = {
        "kind": forge.kind.value,
        "create": new_file_head(forge),
        "edit": edit_file_head(forge),
        "longest": LONGEST,
    }
    found: list[dict[str, object]] = in_page(("edit/forge.js",), ADDRESS, [[told, *one] for one in wanted])
    return found


def test_a_new_file_is_filled_in_on_github() -> None:
    """Its name with its folders, and its text, as the forge reads them; a long text is left out."""
    short, long = addresses(
        GITHUB,
        ("places/kita/a.yaml", "name: 見本 & 会\nfee: 100%\n", True),
        ("places/a.yaml", "あ" * LONGEST, True),
    )
    address = urlsplit(str(short["href"]))
    assert address.path == "/example/tsudoi/new/main"
    assert parse_qs(address.query) == {
        "filename": ["places/kita/a.yaml"],
        "value": ["name: 見本 & 会\nfee: 100%\n"],
    }
    assert (short["filled"], long["filled"]) == (True, False)
    assert long["href"] == "https://github.com/example/tsudoi/new/main?filename=places/a.yaml"


def test_gitlab_is_told_the_name_only() -> None:
    """It fills in no text; its repository may lie in groups, its branch have a slash."""
    root = "https://gitlab.example.jp/kyoku/ka/tsudoi/-/"
    (new,) = addresses(GITLAB, ("places/a.yaml", "name: 見本\n", True))
    assert new == {"href": f"{root}new/docs/main/?file_name=places/a.yaml", "filled": False}
    assert folder_address(GITLAB, "places") == f"{root}tree/docs/main/places"


@pytest.mark.parametrize("forge", [GITHUB, GITLAB], ids=["github", "gitlab"])
def test_the_page_and_the_program_change_a_file_at_one_address(forge: Forge) -> None:
    """The desk leads to the same place as the form."""
    (found,) = addresses(forge, ("places/a b.yaml", "", False))
    assert found == {"href": edit_file_address(forge, "places/a b.yaml"), "filled": False}
    assert str(found["href"]).endswith(f"/edit/{forge.branch}/places/a%20b.yaml")


def test_a_short_record_stands_in_the_mail() -> None:
    """With lines as mail has them; a long one is left to be pasted."""
    short = in_page(("edit/forge.js",), MAIL, ["a@example.jp", "見本", "places/a.yaml", "name: 見本\n"])
    assert short["filled"]
    assert short["href"].startswith("mailto:a@example.jp?subject=")
    assert short["href"].endswith("&body=" + quote("name: 見本\r\n", safe=""))
    long = in_page(("edit/forge.js",), MAIL, ["a@example.jp", "見本", "places/a.yaml", "あ" * 500])
    assert not long["filled"]
    assert "body=" not in long["href"]


def test_no_resident_loads_anything_of_the_form(tmp_path: Path) -> None:
    """No other page, and not the worker that keeps pages for reading offline; it is linked, in Japanese."""
    site = tmp_path / "site"
    assert build(MINIATURE, site, today=TODAY).pages
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        if page.parent.name != "edit":
            assert "edit/edit." not in text
            assert "edit/data.js" not in text
    assert '"edit/' not in (site / "sw.js").read_text("utf-8")
    assert "この記録を直す（記録の係）" in (site / "places/ocha/index.html").read_text("utf-8")
    assert "edit/index.html" not in (site / "en/places/ocha/index.html").read_text("utf-8")
    assert "edit/index.html" in (site / "desk/index.html").read_text("utf-8")
    assert "/edit/" not in (site / "sitemap.xml").read_text("utf-8")
    assert json.dumps("noindex") in (site / "edit/index.html").read_text("utf-8")

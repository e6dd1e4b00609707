"""The guides and the schema come from the models, and agree with the records."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from sitegen.build import check
from sitegen.formats.blank import blank, blank_path
from sitegen.formats.guides import refresh
from sitegen.formats.schema import MODELS, json_schema
from tests.golden import MINIATURE, ROOT
from tests.test_bad_samples import BAD

TODAY = dt.date(2026, 11, 24)


def test_the_guides_are_those_of_the_models() -> None:
    """Who adds a key runs `make accept`, and the coordinators' tables know it."""
    for name, text in refresh(ROOT).items():
        assert (ROOT / name).read_text("utf-8") == text, name


def test_the_guides_examples_are_sound(tmp_path: Path) -> None:
    """What the guide shows as an example passes the checks as it stands."""
    text = (ROOT / "places" / "README.md").read_text("utf-8")
    example = text.split("```yaml\n")[1].split("```")[0]
    root = tmp_path / "root"
    for path in sorted((BAD / "_sound").rglob("*.*")):
        target = root / path.relative_to(BAD / "_sound")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    moved = example.replace("36.567178, 136.645355", "36.565, 136.645")
    (root / "places" / "example.yaml").write_text(moved, encoding="utf-8")
    assert check(root, today=TODAY).findings == ()


@pytest.mark.parametrize("kind", MODELS)
def test_the_schema_is_a_schema(kind: str) -> None:
    """It is valid draft 2020-12 and explains every key in Japanese."""
    schema = json.loads(json_schema(kind))
    jsonschema.Draft202012Validator.check_schema(schema)
    assert all(inner.get("description") for inner in schema["properties"].values())


@pytest.mark.parametrize("root", [ROOT, MINIATURE], ids=["kanazawa", "miniature"])
def test_the_schema_accepts_every_sound_record(root: Path) -> None:
    """An editor marks no record that the checks let through, as it reads YAML by itself."""
    for kind, pattern in (
        ("place", "places/**/*.yaml"),
        ("area", "areas/*.yaml"),
        ("city", "areas/city.yaml"),
        ("newsletter", "areas/newsletters/*.yaml"),
    ):
        validator = jsonschema.Draft202012Validator(json.loads(json_schema(kind)))
        for path in sorted(root.glob(pattern)):
            if kind == "area" and path.name == "city.yaml":
                continue
            # An editor's YAML reader turns dates into text, numbers into numbers.
            data = json.loads(json.dumps(yaml.safe_load(path.read_text("utf-8")), default=str))
            assert not [error.message for error in validator.iter_errors(data)], path


@pytest.mark.parametrize(
    "text", ["nam: x", "name: x\nkind: gathring", "name: x\nlinks: [{title: a, url: 'javascript:x'}]"]
)
def test_the_schema_refuses_what_the_checks_refuse(text: str) -> None:
    """A misspelt key, an unknown choice and a script as an address are marked while typing."""
    validator = jsonschema.Draft202012Validator(json.loads(json_schema("place")))
    assert not validator.is_valid(yaml.safe_load(text))


@pytest.mark.parametrize("kind", ["place", "area"])
def test_a_new_record_filled_in_is_sound(kind: str, tmp_path: Path) -> None:
    """The blank's needed keys are enough; its comments stay comments."""
    root = tmp_path / "root"
    for path in sorted((BAD / "_sound").rglob("*.*")):
        target = root / path.relative_to(BAD / "_sound")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    name = blank_path(kind, "new-one")
    assert name
    text = (
        blank(kind)
        .replace("\nname:", "\nname: 新しい名前")
        .replace("\nlocation:", "\nlocation: 36.566, 136.646")
    )
    text = text.replace("\n# confirmed:", "\nconfirmed: 2026-11-01").replace(
        "\ndistricts:", "\ndistricts: [北]"
    )
    (root / name).write_text(text, encoding="utf-8")
    codes = {finding.code for finding in check(root, today=TODAY).findings}
    assert codes == (set() if kind == "place" else {"district-in-two-areas", "area-without-ground"})


@pytest.mark.parametrize("ident", ["../x", "お茶", "A", "a b", "a/../b", "/a", "a//b", ""])
def test_an_id_that_is_none_gets_no_file(ident: str) -> None:
    """`sitegen new` writes nothing outside its folder."""
    assert blank_path("place", ident) is None

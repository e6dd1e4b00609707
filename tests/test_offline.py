"""What makes the site readable without a network: the build's name, its worker, its manifest."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from sitegen import build_id as naming
from sitegen.build import build
from sitegen.build_id import build_id, build_id_with
from sitegen.formats.offline import manifest
from sitegen.languages import JAPANESE, Language
from sitegen.pages import Print
from sitegen.render import content_policy
from tests.golden import MINIATURE, ROOT, TODAY
from tests.test_render import city

ADDRESS = re.compile(r'(?:="|, )([^"\s]+)\?v=(\w*)(?:"| \d+w)')
ENGLISH = Language("en", "en", "English", {"はい": "Yes"})


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a copy of the miniature city."""
    shutil.copytree(MINIATURE, tmp_path / "root")
    return tmp_path / "root"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the miniature city."""
    output = tmp_path_factory.mktemp("offline") / "site"
    assert build(MINIATURE, output, today=TODAY).pages
    return output


def told(site: Path) -> Any:  # noqa: ANN401 - JSON
    """Return what the worker's first line says of the build."""
    line = (site / "sw.js").read_text("utf-8").partition("\n")[0]
    return json.loads(line.removeprefix("self.sitegenBuild=").removesuffix(";"))


def test_a_build_is_named_by_all_that_goes_into_it(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two builds that could differ have two names: by a record, an option, a file of the program."""
    package = tmp_path / "program"
    (package / "assets").mkdir(parents=True)
    (package / "assets" / "site.css").write_text("a {}", encoding="utf-8")
    monkeypatch.setattr(naming, "PACKAGE", package)
    names = [build_id(root, today=TODAY, months=6)]
    names.append(build_id(root, today=TODAY + dt.timedelta(days=1), months=6))
    names.append(build_id(root, today=TODAY, months=5))
    record = root / "places" / "kita" / "ocha.yaml"
    record.write_text(record.read_text("utf-8") + "\n", encoding="utf-8")
    names.append(build_id(root, today=TODAY, months=6))
    record.rename(record.with_name("ocha2.yaml"))
    names.append(build_id(root, today=TODAY, months=6))
    (package / "assets" / "site.css").write_text("b {}", encoding="utf-8")
    names.append(build_id(root, today=TODAY, months=6))
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[0-9a-f]{10}", name) for name in names)


def test_sheets_that_pages_offer_give_a_name() -> None:
    """A page that offers a sheet is not the one without it, nor the one with another of its size."""
    prints = [Print("kita", "a4-2", "pdf/kita.pdf", "北.pdf", pages=2, size=size) for size in (1, 2)]
    names = [build_id_with("0123456789", offered) for offered in ([], prints[:1], prints[1:], prints)]
    assert names[0] == "0123456789"
    assert len(set(names)) == 4
    assert all(re.fullmatch(r"[0-9a-f]{10}", name) for name in names)


def test_what_goes_into_no_page_gives_no_name(root: Path, tmp_path: Path) -> None:
    """Where the records stand, what was built of them, and what an editor left hidden, don't count."""
    name = build_id(root, today=TODAY, months=6)
    (root / "output").mkdir()
    (root / "output" / "index.html").write_text("old", encoding="utf-8")
    (root / "places" / ".ocha.yaml.swp").write_text("half", encoding="utf-8")
    moved = root.rename(tmp_path / "elsewhere")
    assert build_id(moved, today=TODAY, months=6) == name


def test_whatever_pages_load_names_its_build(site: Path) -> None:
    """A file without the build's name would be of any build: every page's files have it."""
    name = told(site)["build"]
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        assert f' data-build="{name}"' in text
        assert {build for _, build in ADDRESS.findall(text)} == {name}
        assert not re.findall(r'(?:src|href)="[^"?]+\.(?:css|js|svg|png|jpg)"', text), page


def test_the_worker_knows_every_file_that_pages_load(site: Path) -> None:
    """It lets in no file but with the digest that this build wrote."""
    files = told(site)["files"]
    for name, digest in files.items():
        made = base64.b64encode(hashlib.sha256((site / name).read_bytes()).digest()).decode()
        assert digest == f"sha256-{made}"
    # The coordinators' form needs a network in any case: nothing of it is kept.
    for page in (one for one in site.rglob("*.html") if one.parent.name != "edit"):
        loaded = {address for address, _ in ADDRESS.findall(page.read_text("utf-8"))}
        for address in loaded:
            if not address.startswith("https:"):
                assert (page.parent / address).resolve().relative_to(site).as_posix() in files
    assert "places/ocha/salon.png" in files
    assert not [name for name in files if name.endswith((".html", ".ics"))]


def test_the_same_records_give_the_same_worker(site: Path, tmp_path: Path) -> None:
    """A worker that differs by a byte is a new one: readers would fetch everything anew."""
    assert build(MINIATURE, tmp_path / "again", today=TODAY).pages
    assert (tmp_path / "again" / "sw.js").read_bytes() == (site / "sw.js").read_bytes()


def test_turned_off_in_the_city_nothing_is_kept(root: Path, tmp_path: Path) -> None:
    """`offline: false`: the worker only goes away, no page asks for it, the page for it is gone."""
    record = root / "areas" / "city.yaml"
    record.write_text(record.read_text("utf-8") + "offline: false\n", encoding="utf-8")
    site = tmp_path / "site"
    assert build(root, site, today=TODAY).pages
    worker = (site / "sw.js").read_text("utf-8")
    assert "unregister" in worker
    assert "sitegenBuild" not in worker
    assert not (site / "offline").exists()
    assert not [page for page in site.rglob("*.html") if "data-offline" in page.read_text("utf-8")]


def test_a_manifest_leads_to_its_language_and_spans_the_site() -> None:
    """English starts at its own home page; from there a link into Japanese stays in the window."""
    japanese, english = (json.loads(manifest(city(), one)) for one in (JAPANESE, ENGLISH))
    assert (japanese["scope"], english["scope"]) == ("./", "../")
    assert english["lang"] == "en"
    assert japanese["icons"][0]["src"] == "assets/icon.svg"
    assert english["icons"][0]["src"] == "../assets/icon.svg"
    assert {icon["purpose"] for icon in english["icons"]} == {"any", "maskable"}


def test_icons_are_as_large_as_they_say() -> None:
    """A PNG whose size differs from what the manifest says is not taken."""
    assets = ROOT / "sitegen" / "assets"
    for icon in json.loads(manifest(city(), JAPANESE))["icons"]:
        content = (ROOT / "sitegen" / icon["src"]).read_bytes()
        if icon["sizes"] != "any":
            side = int.from_bytes(content[16:20], "big")
            assert icon["sizes"] == f"{side}x{side}"
    assert int.from_bytes((assets / "apple-touch-icon.png").read_bytes()[16:20], "big") == 180


def test_only_our_own_worker_and_manifest_are_let_in() -> None:
    """The policy names what the worker needs, each from our own site only."""
    policy = content_policy(city())
    assert all(f"{what} 'self';" in policy for what in ("connect-src", "manifest-src", "worker-src"))

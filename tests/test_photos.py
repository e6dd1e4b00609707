"""Photos and drawings: nothing of their makers' telephones is published, nothing broken stops a build."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from sitegen.build import build
from sitegen.checking import check
from sitegen.diagnostics import Finding, Span
from sitegen.formats import photos, pictures
from sitegen.formats.drawings import UnsafeError, read_drawing
from sitegen.formats.pictures import read_picture
from sitegen.site import Picture
from tests.golden import MINIATURE, TODAY

SPAN = Span("areas/newsletters/2026-05.yaml")
MAKE, ORIENTATION, GPS = 0x010F, 0x0112, 0x8825
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {}>{}</svg>'


def photo(folder: Path, size: tuple[int, int] = (1200, 800), turned: int = 6) -> Path:
    """Write a photo as a telephone takes it: lying on its side, with maker, place and a comment."""
    image = Image.new("RGB", size, "white")
    image.paste("red", (0, 0, size[0] // 2, size[1]))
    exif = image.getexif()
    exif[MAKE], exif[ORIENTATION] = "SecretMaker", turned
    exif.get_ifd(GPS)[1] = "N"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    path = folder / "hiroba.jpg"
    image.save(path, exif=exif, icc_profile=profile, comment=b"SecretComment", quality=90)
    return path


def read(path: Path) -> Picture | Finding:
    """Read a picture as the checks do."""
    return read_picture(path, path.name, SPAN)


def test_a_photo_is_upright_small_and_says_nothing_of_itself(tmp_path: Path) -> None:
    """Turned as it was held, in the sizes it promises, without EXIF, GPS, profile or comment."""
    path = photo(tmp_path)
    picture = read(path)
    assert isinstance(picture, Picture)
    assert [width for _, width in picture.sizes] == [480, 800]
    assert (picture.width, picture.height) == (800, 1200)
    files = photos.web_files(picture, path) | photos.paper_files(picture, path)
    assert set(files) == {*(name for name, _ in picture.sizes), picture.paper}
    for data in files.values():
        assert b"Secret" not in data
        with Image.open(io.BytesIO(data)) as made:
            assert made.format == "JPEG"
            assert made.height == round(made.width * 1.5)
            assert not made.getexif()
            assert not {"exif", "icc_profile", "comment", "xmp"} & set(made.info)
            red, green, _ = made.convert("RGB").getpixel((made.width // 2, 5))  # type: ignore[misc]
            assert red > 200 > green


def test_a_photo_is_never_made_larger_and_paper_has_its_most(tmp_path: Path) -> None:
    """A small one has one size; a large one is as wide on paper as the text of A4."""
    small, large = tmp_path / "small.png", tmp_path / "large.webp"
    Image.new("RGBA", (300, 200), (0, 0, 0, 0)).save(small)
    Image.new("RGB", (3000, 100)).save(large)
    one, other = read(small), read(large)
    assert isinstance(one, Picture)
    assert isinstance(other, Picture)
    assert one.sizes == ((one.file, 300),)
    [data] = photos.paper_files(other, large).values()
    with Image.open(io.BytesIO(data)) as made:
        assert made.size == (photos.PAPER, 71)
    [data] = photos.web_files(one, small).values()
    with Image.open(io.BytesIO(data)) as made:
        # What is transparent is paper, not black.
        assert made.getpixel((5, 5)) == (255, 255, 255)


def test_a_name_is_the_contents(tmp_path: Path) -> None:
    """The same photo has one name wherever it lies, another one has another."""
    first, again = read(photo(tmp_path)), read(photo(tmp_path))
    other = read(photo(tmp_path, turned=1))
    assert first == again
    assert isinstance(first, Picture)
    assert isinstance(other, Picture)
    assert first.file != other.file
    assert first.file.startswith("photos/")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_broken_photo_is_a_finding(tmp_path: Path, data: st.DataObject) -> None:
    """Cut short or with bytes changed: read or refused, never a crash."""
    whole = photo(tmp_path, (64, 48)).read_bytes()
    cut = data.draw(st.integers(0, len(whole)))
    at = data.draw(st.integers(0, len(whole) - 1))
    path = tmp_path / "broken.jpg"
    path.write_bytes((whole[:at] + data.draw(st.binary(max_size=4)) + whole[at + 4 :])[:cut])
    found = read(path)
    assert isinstance(found, Picture) or found.code in {"photo-unreadable", "photo-huge"}
    if isinstance(found, Picture):
        photos.web_files(found, path)


def test_what_is_no_photo_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text, another format under the name, and a file too large to be read."""
    for name, content in (("a.jpg", b"x"), ("b.png", b""), ("c.webp", b"GIF89a")):
        (tmp_path / name).write_bytes(content)
        found = read(tmp_path / name)
        assert isinstance(found, Finding)
        assert found.code == "photo-unreadable"
    monkeypatch.setattr(pictures, "LARGEST", 10)
    found = read(photo(tmp_path))
    assert isinstance(found, Finding)
    assert found.code == "photo-huge"


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        "<SCRIPT/>",
        '<path onclick="alert(1)"/>',
        '<path ONload="alert(1)"/>',
        "<foreignObject/>",
        '<image href="https://example.jp/x.png"/>',
        '<image xlink:href="//example.jp/x.png"/>',
        '<use href="other.svg#a"/>',
        '<a href="javascript:alert(1)"/>',
        '<a href=" javascript:alert(1)"/>',
        '<image href="data:image/svg+xml;base64,AAAA"/>',
        '<image href="data:image/jpeg;base64,AAAA"/>',
        '<image href="data:text/html,x"/>',
        "<style>@import 'x.css';</style>",
        "<style>path{fill:url(https://example.jp/x)}</style>",
        r"<style>path{fill:\75rl(x)}</style>",
        '<path style="fill:url(https://example.jp)"/>',
        "<path fill=\"url( 'x.svg#a')\"/>",
        '<set attributeName="href" to="x"/>',
        '<animate attributeName="href" values="javascript:alert(1)"/>',
        '<g xml:base="https://example.jp/"/>',
        '<p xmlns="http://www.w3.org/1999/xhtml"/>',
    ],
)
def test_a_drawing_that_does_more_than_draw_is_refused(inside: str) -> None:
    """A script, an event, a page inside, anything from elsewhere."""
    with pytest.raises(UnsafeError):
        read_drawing(SVG.format("", inside).encode())


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format("", "&a;"),
        '<?xml-stylesheet href="x.css"?>' + SVG.format("", ""),
    ],
)
def test_a_drawing_brings_nothing_before_itself(text: str) -> None:
    """Entities grow without bound, and a stylesheet named before the drawing comes from elsewhere."""
    with pytest.raises(UnsafeError):
        read_drawing(text.encode())


@pytest.mark.parametrize(
    "data", [b"", b"<svg/>", b"<svg", b"\xff\xfe<\0", SVG.format("", "").encode("utf-16"), b" " * 2_000_001]
)
def test_what_is_no_drawing_is_refused(data: bytes) -> None:
    """Another file, half a file, another encoding, and one too large."""
    with pytest.raises(ValueError, match=r"."):
        read_drawing(data)


@pytest.mark.parametrize(
    ("size", "read_as"),
    [
        ('viewBox="0 0 48 32"', (48, 32)),
        ('width="480px" height="320" viewBox="0 0 48 32"', (480, 320)),
        ('width="10cm" height="5cm"', (None, None)),
        ('viewBox="0 0 inf 1e999"', (None, None)),
        ('viewBox="0 0 nan x"', (None, None)),
        ("", (None, None)),
    ],
)
def test_a_sound_drawing_says_its_size(size: str, read_as: tuple[int | None, int | None]) -> None:
    """Gradients, styles, inner references and pictures brought along are sound."""
    inside = (
        '<defs><linearGradient id="a"/></defs><style>path{fill:none}</style>'
        '<path fill="url(#a)"/><use xlink:href="#a"/>'
        "<text>お茶</text>"
    )
    assert read_drawing(SVG.format(size, inside).encode()) == read_as


def test_photos_of_gatherings_lose_what_cameras_write(tmp_path: Path) -> None:
    """A gathering's photo is published upright, in its own format, without EXIF and without a place."""
    root = tmp_path / "city"
    shutil.copytree(MINIATURE, root)
    taken = photo(tmp_path).read_bytes()
    (root / "places/kita/hiroba.jpg").write_bytes(taken)
    record = root / "places/kita/ocha.yaml"
    record.write_text(record.read_text("utf-8").replace("salon.png", "hiroba.jpg"), "utf-8")
    assert build(root, tmp_path / "site", today=TODAY).pages
    with Image.open(tmp_path / "site/places/ocha/hiroba.jpg") as image:
        assert image.format == "JPEG"
        assert not image.getexif()
        assert image.height > image.width
    (root / "places/kita/hiroba.jpg").write_bytes(taken[:200])
    codes = {finding.code for finding in check(root, today=TODAY).findings}
    assert "photo-unreadable" in codes

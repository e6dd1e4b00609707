"""Contributed photos made fit for pages and paper: turned upright, resized, freed of all metadata.

The only home of Pillow, which is imported when the first photo is read.
"""

from __future__ import annotations

import hashlib
import io
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from sitegen.site import Picture

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = ("JPEG", "PNG", "WEBP")
WEB = (480, 960)
# 300 dpi: 180 mm is the text of A4, 80 mm a column of it.
PAPER, LEAST = 2126, 945
QUALITY = {"web": 80, "paper": 88}
LARGEST = 100_000_000
# Part of each file's name: another recipe makes other files.
RECIPE = b"1"
ORIENTATION = 0x0112
TURNED = (5, 6, 7, 8)


class HugeError(Exception):
    """A photo of more pixels than a machine should be asked to hold."""


class MissingError(Exception):
    """Pillow is not installed."""


def read_photo(path: Path, source: str) -> Picture:
    """Return a photo's names and sizes, having read it to its end.

    `source` is what the records call it. Raises ValueError for what is no photo or only half of
    one, HugeError for a monstrous one, MissingError without Pillow.
    """
    try:
        import PIL.Image  # noqa: PLC0415 - an extra, and a tenth of a second
    except ImportError:
        raise MissingError from None
    data = path.read_bytes()
    try:
        with (
            warnings.catch_warnings(action="ignore"),
            PIL.Image.open(io.BytesIO(data), formats=FORMATS) as image,
        ):
            width, height = image.size
            _bearable(width * height)
            if image.getexif().get(ORIENTATION) in TURNED:
                width, height = height, width
            # A JPEG that is read for a thumbnail is read to its end all the same, and far faster.
            image.draft("RGB", (WEB[0], WEB[0]))
            image.load()
    except PIL.Image.DecompressionBombError:
        raise HugeError from None
    except HugeError:
        raise
    except Exception as problem:
        # A broken file can make a decoder raise anything; none of it may stop a build.
        raise ValueError(str(problem)) from problem
    return _named(source, data, width, height)


def _bearable(pixels: int) -> None:
    if pixels > LARGEST:
        raise HugeError


def _named(source: str, data: bytes, width: int, height: int) -> Picture:
    name = f"photos/{hashlib.blake2b(RECIPE + data, digest_size=8).hexdigest()}"
    widths = sorted({min(one, width) for one in WEB})
    sizes = tuple((f"{name}-{one}.jpg", one) for one in widths)
    last = widths[-1]
    return Picture(
        source=source,
        file=sizes[-1][0],
        width=last,
        height=max(1, round(height * last / width)),
        sizes=sizes,
        paper=f"{name}-print.jpg",
    )


def web_files(picture: Picture, path: Path) -> dict[str, bytes]:
    """Return a photo in the sizes of pages, by the names that the picture gives them."""
    image = _upright(path)
    return {name: _jpeg(image, width, QUALITY["web"]) for name, width in picture.sizes}


def cleaned(path: Path) -> bytes:
    """Return a photo in the format that its name says, upright, no larger than a page needs."""
    image = _upright(path)
    width = min(WEB[-1], image.width)
    kind = path.suffix.lower()
    if kind in {".jpg", ".jpeg"}:
        return _jpeg(image, width, QUALITY["web"])
    made = io.BytesIO()
    image.thumbnail((width, image.height))
    image.save(made, "WEBP" if kind == ".webp" else "PNG")
    return made.getvalue()


def paper_files(picture: Picture, path: Path) -> dict[str, bytes]:
    """Return a photo in the size of paper, by its name."""
    image = _upright(path)
    if picture.paper is None:
        return {}
    return {picture.paper: _jpeg(image, min(PAPER, image.width), QUALITY["paper"])}


def _upright(path: Path) -> Image:
    """Return the pixels of a photo as sRGB and nothing else of it."""
    import PIL.Image  # noqa: PLC0415 - as above
    import PIL.ImageOps  # noqa: PLC0415

    with warnings.catch_warnings(action="ignore"), PIL.Image.open(path, formats=FORMATS) as image:
        turned = _in_srgb(PIL.ImageOps.exif_transpose(image))
    # What is transparent stands on paper.
    flat = PIL.Image.new("RGB", turned.size, "white")
    if turned.mode in {"RGBA", "LA", "PA"} or "transparency" in turned.info:
        turned = turned.convert("RGBA")
        flat.paste(turned, mask=turned.getchannel("A"))
    else:
        flat.paste(turned.convert("RGB"))
    return flat


def _in_srgb(image: Image) -> Image:
    """Return a photo whose colours need no profile: telephones write theirs in another space."""
    profile = image.info.get("icc_profile")
    if not profile or image.mode != "RGB":
        return image
    import PIL.ImageCms  # noqa: PLC0415 - as above

    try:
        given = PIL.ImageCms.ImageCmsProfile(io.BytesIO(profile))
        made = PIL.ImageCms.profileToProfile(image, given, PIL.ImageCms.createProfile("sRGB"))
    except (PIL.ImageCms.PyCMSError, OSError):
        return image
    return made or image


def _jpeg(image: Image, width: int, quality: int) -> bytes:
    if width < image.width:
        image = image.resize((width, max(1, round(image.height * width / image.width))))
    made = io.BytesIO()
    image.save(made, "JPEG", quality=quality, optimize=True, progressive=True)
    return made.getvalue()

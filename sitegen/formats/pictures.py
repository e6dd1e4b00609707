"""The pictures of the newsletter's stories: which may be shown, and the files they become."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path

from sitegen.diagnostics import Finding, Span
from sitegen.formats import photos
from sitegen.formats.drawings import UnsafeError, read_drawing
from sitegen.lazy import making
from sitegen.records import NewsletterRecord, PlaceRecord, Sourced
from sitegen.site import Issue, Picture

FOLDER = "newsletters"
LARGEST = 50_000_000


def read_pictures(
    issues: Iterable[Sourced[NewsletterRecord]], *, root: Path
) -> tuple[Mapping[tuple[str, int], Picture], list[Finding]]:
    """Return the pictures that can be shown, by issue and number of the story, and what was found.

    A picture that is not there is left out in silence: that it is missing is found elsewhere.
    """
    pictures: dict[tuple[str, int], Picture] = {}
    findings: list[Finding] = []
    for issue in issues:
        for index, story in enumerate(issue.data.stories):
            if story.photo is None:
                continue
            path = (root / issue.path).with_name(story.photo.file)
            if path.is_symlink() or not path.is_file():
                continue
            span = issue.at("stories", index, "photo", "file")
            read = read_picture(path, path.relative_to(root).as_posix(), span)
            if isinstance(read, Picture):
                pictures[issue.id, index] = read
                findings += _small(read, path, span)
            else:
                findings.append(read)
    return pictures, findings


def unshown_photos(places: Iterable[Sourced[PlaceRecord]], *, root: Path) -> list[Finding]:
    """Return why photos of gatherings can not be shown; one that is not there is found elsewhere."""
    findings = []
    for place in places:
        photo = place.data.photo
        path = (root / place.path).with_name(photo.file) if photo else None
        if path is None or path.is_symlink() or not path.is_file():
            continue
        read = read_picture(path, path.relative_to(root).as_posix(), place.at("photo", "file"))
        if isinstance(read, Finding):
            findings.append(read)
    return findings


def read_picture(path: Path, source: str, span: Span) -> Picture | Finding:
    """Return a picture, or why it can not be shown."""
    values = {"file": path.name}
    try:
        return _read(path, source)
    except UnsafeError as problem:
        return Finding("drawing-unsafe", span, values | {"text": str(problem)})
    except photos.HugeError:
        return Finding("photo-huge", span, values)
    except photos.MissingError:
        return Finding("photo-without-pillow", span, values)
    except (ValueError, OSError):
        return Finding("drawing-unreadable" if path.suffix == ".svg" else "photo-unreadable", span, values)


def _read(path: Path, source: str) -> Picture:
    if path.stat().st_size > LARGEST:
        raise photos.HugeError
    if path.suffix == ".svg":
        return Picture(source, path.name, *read_drawing(path.read_bytes()))
    return photos.read_photo(path, source)


def _small(picture: Picture, path: Path, span: Span) -> Iterator[Finding]:
    """A photo whose largest size for pages is not wide enough is not wide enough for paper, either."""
    if picture.sizes and picture.width and picture.width < photos.LEAST:
        values: dict[str, str | int] = {"file": path.name, "width": picture.width, "least": photos.LEAST}
        yield Finding("photo-small", span, values)


def picture_files(issues: Iterable[Issue], *, root: Path, paper: bool = False) -> Mapping[str, bytes | Path]:
    """Return the files of all pictures by path: for pages, or with `paper` for print."""
    files: dict[str, Callable[[], bytes | Path]] = {}
    for picture in {story.picture for issue in issues for story in issue.stories if story.picture}:
        source = root / picture.source
        if not picture.sizes:
            files[f"{FOLDER}/{picture.file}"] = partial(_same, source)
            continue
        # All sizes are made at the first of them that is asked for: the photo is read only once.
        make = cache(partial(photos.paper_files if paper else photos.web_files, picture, source))
        names = (picture.paper,) if paper else (name for name, _ in picture.sizes)
        files |= {f"{FOLDER}/{name}": partial(_one, make, name) for name in names if name}
    return making(files)


def _same(path: Path) -> Path:
    return path


def _one(make: Callable[[], Mapping[str, bytes]], name: str) -> bytes:
    return make()[name]

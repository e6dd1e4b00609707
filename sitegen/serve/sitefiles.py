"""Every file of a site by its path, as a clean build writes it, made when somebody asks for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from threading import RLock

from sitegen.build import coordinators_files, shared_files
from sitegen.editions import Files, make_edition, translate
from sitegen.figures import Frames
from sitegen.formats.offline import worker_file
from sitegen.languages import JAPANESE, language
from sitegen.lazy import Lazy, joined
from sitegen.pages import Plan


class SiteFiles:
    """The files of a plan; those of another language cost nothing until one of them is asked for."""

    def __init__(self, plan: Plan, frames: Frames, *, root: Path) -> None:
        edition = make_edition(plan, frames)
        shared = shared_files(plan, frames, edition, root=root)
        self._plan = plan
        self._form = coordinators_files(plan, root=root)
        self._japanese: Mapping[str, bytes | Path] = joined((edition.files, shared))
        prefixes = (language(code).prefix for code in plan.site.city.languages if code != JAPANESE.code)
        codes = {language(code).prefix: code for code in plan.site.city.languages}
        self._others: Mapping[str, Files] = Lazy(
            prefixes, lambda prefix: make_edition(translate(plan, codes[prefix]), frames).files
        )
        # Browsers ask for several files at a time; of what they share each is to be made once.
        self._lock = RLock()

    def read(self, path: str) -> bytes | None:
        """Return what a file holds; None if the site has no such file."""
        with self._lock:
            files = self._files_of(path)
            if path not in files:
                return None
            found = files[path]
            return found.read_bytes() if isinstance(found, Path) else found

    def __contains__(self, path: str) -> bool:
        """Tell whether the site has a file."""
        with self._lock:
            return path in self._files_of(path)

    def missing(self) -> bytes:
        """Return the page for an address that does not exist, with its links into these files.

        In the site that is published they lead to its own address on the web.
        """
        page, address = self.read("404.html") or b"", self._plan.site.city.url
        return page.replace(f'="{address.rstrip("/")}/'.encode(), b'="/') if address else page

    def paths(self) -> Iterator[str]:
        """Yield the path of every file."""
        with self._lock:
            yield from self._all()
            yield from self._form
            yield from worker_file({}, self._plan)

    def _files_of(self, path: str) -> Mapping[str, bytes | Path]:
        for prefix in self._others:
            if path.startswith(prefix):
                return self._others[prefix]
        if path in self._form:
            return self._form
        # The worker names all other files with their digests: it is made last, and hardly ever.
        worker = worker_file({}, self._plan)
        return worker_file(self._all(), self._plan) if path in worker else self._japanese

    def _all(self) -> Mapping[str, bytes | Path]:
        return joined((self._japanese, *self._others.values()))

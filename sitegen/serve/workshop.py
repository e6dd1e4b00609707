"""Build the site in memory, again and again, with what the last time taught."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sitegen.build import Checked, check
from sitegen.build_id import digest_inputs, name_build
from sitegen.diagnostics import Finding, Severity, blocks
from sitegen.figures import site_frames
from sitegen.memory import Memory, Same
from sitegen.pages import Plan
from sitegen.serve.sitefiles import SiteFiles


@dataclass(frozen=True, slots=True)
class Shown:
    """What there is to see: the last sound site, and what was found in the records as they are.

    `files` is None, and `build` empty, as long as the records were never sound.
    """

    files: SiteFiles | None = None
    build: str = ""
    findings: tuple[Finding, ...] = ()

    @property
    def grave(self) -> tuple[Finding, ...]:
        """The errors, then the warnings."""
        errors = (one for one in self.findings if one.severity is Severity.ERROR)
        warnings = (one for one in self.findings if one.severity is Severity.WARNING)
        return (*errors, *warnings)


class Workshop:
    """The records under a root and what is to be seen of them."""

    def __init__(self, root: Path, *, months: int | None = None) -> None:
        self.root = root
        self.months = months
        self.shown = Shown()
        self._memory = Memory()
        self._state: object = None

    def work(self, today: dt.date) -> bool:
        """Look at the records again; return whether they, or the day, are others than the last time."""
        # Before the records are read: what changes meanwhile is seen at the next look.
        inputs = digest_inputs(self.root, memory=self._memory)
        state = (today, inputs)
        if state == self._state:
            return False
        checked = check(self.root, today=today, months=self.months, memory=self._memory)
        files, build = self.shown.files, self.shown.build
        if not blocks(checked.findings):
            files, build = self._make(checked, inputs)
        self.shown = Shown(files, build, checked.findings)
        self._memory.turn()
        self._state = state
        return True

    def _make(self, checked: Checked, inputs: bytes) -> tuple[SiteFiles | None, str]:
        """Return the files of a sound site, and their build's name."""
        site, horizon, memory = checked.site, checked.horizon, self._memory
        if site is None or horizon is None:
            return None, ""
        name = name_build(inputs, today=horizon.today, months=horizon.months)
        plan = Plan(site, horizon, checked.almanac, checked.findings, build=name)
        slugs = tuple(area.slug for area in site.areas)
        key = ("frames", Same(site.geography), Same(site.city), slugs)
        frames = memory.recall(key, partial(site_frames, site))
        return SiteFiles(plan, frames, root=self.root), name

"""Print jobs into files, one after the other as they are done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sitegen.pages.printed import Fold
from sitegen.pdf.finish import Facts, finish
from sitegen.pdf.impose import imposed
from sitegen.pdf.jobs import Job
from sitegen.pdf.leaf import Made
from sitegen.pdf.press import Press
from sitegen.write import replace_file


@dataclass(frozen=True, slots=True)
class Printed:
    """A job that was printed: its files, the readable one first, and how it was laid out."""

    job: Job
    files: tuple[Path, ...]
    size: int
    made: Made

    @property
    def path(self) -> Path:
        """The file to be read."""
        return self.files[0]


@dataclass(frozen=True, slots=True)
class Failed:
    """A job that was not printed, and why."""

    job: Job
    why: str


def print_jobs(
    jobs: Sequence[Job], source: Path, target: Path, press: Press, facts: Facts
) -> Iterator[Printed | Failed]:
    """Print the documents that lie in `source` into `target`; yield each job as it is done.

    Files take the place of older ones at once, never by halves. Raises OSError where the disk refuses.
    """
    target.mkdir(parents=True, exist_ok=True)
    addresses = [(source / job.page).resolve().as_uri() for job in jobs]
    for index, made in press.print_all(addresses):
        job = jobs[index]
        yield Failed(job, made) if isinstance(made, str) else _written(job, made, target, facts)


def _written(job: Job, made: Made, target: Path, facts: Facts) -> Printed:
    pdf = finish(made.pdf, job.title, facts, crop_marks=job.crop_marks)
    files = {target / f"{job.stem}.pdf": pdf}
    if job.fold is not Fold.NONE:
        name = f"{job.stem}{job.imposed}.pdf"
        title = f"{job.title}（面付け）"
        files[target / name] = imposed(pdf, job.fold, title, facts, crop_marks=job.crop_marks)
    for path, data in files.items():
        replace_file(path, data)
    return Printed(job, tuple(files), len(pdf), made)

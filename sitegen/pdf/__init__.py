"""Sheets of paper as PDF files: one Chromium prints what `sitegen.paper` wrote, pypdf finishes it.

Everything here needs the extra sitegen[pdf]; nothing below the commands imports it.
"""

from sitegen.paper import Wanted
from sitegen.pdf.finish import Facts
from sitegen.pdf.glyphs import Tofu, find_tofu
from sitegen.pdf.jobs import Job, jobs_of, name_of
from sitegen.pdf.press import Press, find_chromium
from sitegen.pdf.printing import Failed, Printed, print_jobs

__all__ = [
    "Facts",
    "Failed",
    "Job",
    "Press",
    "Printed",
    "Tofu",
    "Wanted",
    "find_chromium",
    "find_tofu",
    "jobs_of",
    "name_of",
    "print_jobs",
]

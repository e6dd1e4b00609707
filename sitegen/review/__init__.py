"""Two versions of the records compared: what readers will see before and after, for who reviews a change.

The commands give it folders or Git revisions, the day, and who counts sheets of paper; it gives
back a `Review`, which `to_markdown` and `report_files` put into words.
"""

from sitegen.review.comparing import review
from sitegen.review.nouns import CountSheets, Review, SheetCount
from sitegen.review.report import report_files
from sitegen.review.revisions import RevisionError, Versions, checked_out, read_range
from sitegen.review.written import to_markdown

__all__ = [
    "CountSheets",
    "Review",
    "RevisionError",
    "SheetCount",
    "Versions",
    "checked_out",
    "read_range",
    "report_files",
    "review",
    "to_markdown",
]

"""A review as a folder of HTML that opens from a disk: no script, nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from sitegen.diagnostics import blocks
from sitegen.formats.web import ASSETS
from sitegen.render import render_colours
from sitegen.render.document import render_document
from sitegen.review import summary
from sitegen.review.nouns import Kind, Review

STYLES = ("site.css", "map.css")


def report_files(review: Review) -> Mapping[str, bytes | Path]:
    """Return the report's files by path."""
    page = render_document(
        "review.html",
        review=review,
        rows=(
            ("何が変わるか", summary.what_changes(review)),
            ("読む人に何が見えるか", summary.what_is_seen(review)),
            ("まちがいはあるか", summary.what_is_wrong(review)),
        ),
        wrong=blocks(one.finding for one in review.new),
        shown=[one for one in review.places if one.kinds != (Kind.REWRITTEN,)],
        rewritten=[one for one in review.places if one.kinds == (Kind.REWRITTEN,)],
        kinds_in_words=summary.kinds_in_words,
        severities=summary.SEVERITIES,
        unreadable=tuple(summary.unreadable(review)),
        sheets=[(summary.sheet_words(one), tuple(summary.sheet_notes(one))) for one in review.sheets],
    )
    files: dict[str, bytes | Path] = {f"assets/{name}": ASSETS / name for name in STYLES}
    files["assets/review.css"] = ASSETS / "review" / "review.css"
    files["assets/categories.css"] = render_colours(review.plan) if review.plan else b""
    return files | {"index.html": page}

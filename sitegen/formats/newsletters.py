"""The files beside the newsletter's pages: its pictures, and its feed (Atom, RFC 4287)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit
from xml.sax.saxutils import escape, quoteattr

from sitegen.formats.feeds import NOWHERE
from sitegen.lazy import joined, making
from sitegen.pages import Plan, absolute
from sitegen.pages.newsletters import ARCHIVE, FEED, issue_path, issue_summary, issue_title
from sitegen.site import Issue

# No writing of them is allowed in XML 1.0.
CONTROLS = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LATEST = 24


def newsletter_files(plan: Plan, *, root: Path) -> Mapping[str, bytes | Path]:
    """Return the feed and the pictures by path; nothing, at no cost, where there is no issue."""
    issues = plan.site.newsletters
    if not issues:
        return {}
    files: list[Mapping[str, bytes | Path]] = [making({FEED: partial(feed, plan)})]
    if any(story.picture for issue in issues for story in issue.stories):
        from sitegen.formats.pictures import picture_files  # noqa: PLC0415 - only where there are some

        files.append(picture_files(issues, root=root))
    return joined(files)


def feed(plan: Plan) -> bytes:
    """Return the feed of the newest issues, whose dates are the first days of their months."""
    city, issues = plan.site.city, plan.site.newsletters[:LATEST]
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ja">',
        _element("id", _id(plan, ARCHIVE)),
        _element("title", city.newsletter.name),
        _element("updated", _updated(issues[0])),
        f"<author>{_element('name', city.publisher.name)}</author>",
        _link("self", absolute(city, FEED) or "feed.xml", "application/atom+xml"),
        _link("alternate", absolute(city, ARCHIVE) or "index.html", "text/html"),
        *(line for issue in issues for line in _entry(issue, plan)),
        "</feed>",
    ]
    return ("\n".join(lines) + "\n").encode()


def _entry(issue: Issue, plan: Plan) -> Iterator[str]:
    path = issue_path(issue)
    yield "<entry>"
    yield _element("id", _id(plan, path))
    yield _element("title", issue_title(issue, plan))
    yield _element("updated", _updated(issue))
    yield _link("alternate", absolute(plan.site.city, path) or f"{issue.id}/index.html", "text/html")
    yield _element("summary", issue_summary(issue))
    for district in issue.data.districts:
        yield f"<category term={quoteattr(_clean(district))}/>"
    yield "</entry>"


def _id(plan: Plan, path: str) -> str:
    """Return what stays an issue's id for ever: its address, or a tag (RFC 4151) where there is none."""
    city = plan.site.city
    host = (city.url and urlsplit(city.url).hostname) or NOWHERE
    return absolute(city, path) or f"tag:{host},2026:{path.removesuffix('/index.html')}"


def _updated(issue: Issue) -> str:
    return f"{issue.month.first.isoformat()}T00:00:00+09:00"


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(_clean(text))}</{name}>"


def _link(rel: str, address: str, form: str) -> str:
    return f'<link rel="{rel}" type="{form}" href={quoteattr(_clean(address))}/>'


def _clean(text: str) -> str:
    return CONTROLS.sub("", text)

"""The newsletter on the web: a page for each issue, and the archive by fiscal year; in Japanese only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby, pairwise

from sitegen.languages import JAPANESE
from sitegen.pages.monthly import MonthLine, month_line
from sitegen.pages.page import Draft, Page, Plan
from sitegen.records import fiscal_name
from sitegen.site import Issue

ARCHIVE = "newsletters/index.html"
FEED = "newsletters/feed.xml"


@dataclass(frozen=True, slots=True)
class Year:
    """A fiscal year of the archive, counted as the council's report counts it."""

    name: str
    issues: tuple[Issue, ...]
    numbers: str
    districts: tuple[str, ...]


def newsletter_pages(plan: Plan) -> Iterator[Page | Draft]:
    """Plan every issue and the archive; nothing where there is no issue."""
    issues = plan.site.newsletters
    if plan.language is not JAPANESE or not issues:
        return
    name = plan.site.city.newsletter.name
    for index, issue in enumerate(issues):
        yield Draft(issue_path(issue), partial(_page, index, plan))
    yield Page(
        path=ARCHIVE,
        template="newsletters.html",
        title=plan.language.gettext("{name} これまでの号").format(name=name),
        description=plan.language.gettext("{name}を、年度ごとにならべています。").format(name=name),
        content={"years": fiscal_years(issues)},
        single=True,
    )


def _page(index: int, plan: Plan) -> Page:
    issues = plan.site.newsletters
    issue = issues[index]
    return Page(
        path=issue_path(issue),
        template="issue.html",
        title=issue_title(issue, plan),
        description=issue_summary(issue),
        content={
            "issue": issue,
            "lines": month_lines(issue, plan),
            "newer": issues[index - 1] if index else None,
            "older": issues[index + 1] if index + 1 < len(issues) else None,
        },
        single=True,
    )


def issue_path(issue: Issue) -> str:
    """Return the path of an issue's page."""
    return f"newsletters/{issue.id}/index.html"


def issue_title(issue: Issue, plan: Plan) -> str:
    """Return what an issue is called: the newsletter, its month, its number and its title."""
    month = plan.worder.month(*issue.month)
    text = plan.language.gettext("{name} {month}号 №{number} {title}")
    return text.format(
        name=plan.site.city.newsletter.name, month=month, number=issue.data.number, title=issue.data.title
    )


def issue_summary(issue: Issue) -> str:
    """Return what an issue tells of, in one line: its stories, else its notices."""
    titles = [story.data.title for story in issue.stories] or [one.title for one in issue.data.notices]
    return "／".join(titles) or issue.data.title


def month_lines(issue: Issue, plan: Plan) -> dict[str, MonthLine]:
    """Return the issue's month of each gathering with facts in it, as far as its dates are known."""
    if tuple(issue.month) not in plan.horizon.pages:
        return {}
    shown = [story.facts for story in issue.stories if story.facts and story.facts.timetable.dated]
    return {place.id: month_line(place, *issue.month, plan) for place in shown}


def fiscal_years(issues: Sequence[Issue]) -> tuple[Year, ...]:
    """Return the fiscal years of issues, both the newest first; a district counts once a year."""
    years = []
    for year, group in groupby(issues, lambda issue: issue.month.fiscal_year):
        held = tuple(group)
        districts = dict.fromkeys(name for issue in reversed(held) for name in issue.data.districts)
        years.append(
            Year(fiscal_name(year), held, number_runs([one.data.number for one in held]), tuple(districts))
        )
    return tuple(years)


def number_runs(numbers: Sequence[int]) -> str:
    """Return issues' numbers as offices write them: №1～№11, №1・№3."""
    ordered = sorted(set(numbers))
    starts = [ordered[0], *(after for before, after in pairwise(ordered) if after > before + 1)]
    ends = [*(before for before, after in pairwise(ordered) if after > before + 1), ordered[-1]]
    return "・".join(
        f"№{first}" if first == last else f"№{first}{'・' if last == first + 1 else '～'}№{last}"
        for first, last in zip(starts, ends, strict=True)
    )

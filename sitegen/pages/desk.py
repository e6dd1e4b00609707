"""The coordinators' desk: what is due today, whom to call, what the build found. In Japanese only."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache, partial

from sitegen.languages import JAPANESE
from sitegen.pages.editing import EDIT
from sitegen.pages.page import Draft, Page, Plan
from sitegen.site.asking import CURES, NAMES, age, asks, title
from sitegen.site.forge import edit_file_address
from sitegen.site.freshness import CALLS, Reason, Round, rounds

LACKS = tuple(reason for reason in Reason if reason not in CALLS)


@lru_cache(maxsize=1)
def plan_rounds(plan: Plan) -> tuple[Round, ...]:
    """Return what is due on the day of the plan, for each coordinator."""
    return rounds(plan.site, today=plan.today)


def desk_folder(one: Round) -> str:
    """Return the folder of a coordinator's page."""
    return f"desk/{one.number if one.number is not None else 'others'}/"


def desk_pages(plan: Plan) -> Iterator[Page | Draft]:
    """Plan the overview of what is due, with what this build found; then each coordinator's page."""
    if plan.language is not JAPANESE:
        return
    every = plan_rounds(plan)
    yield Page(
        path="desk/index.html",
        template="desk.html",
        title="記録の係のかたへ",
        description="きょう確かめること、答えていない知らせ、今回の確認で見つかったことです。",
        content={
            "rounds": tuple((one, title(one), desk_folder(one)) for one in every),
            "edit": EDIT,
            "findings": plan.findings,
            "left_out": plan.site.left_out,
            "limit": plan.site.city.stale_months,
        },
        public=False,
        single=True,
    )
    for one in every:
        yield Draft(f"{desk_folder(one)}index.html", partial(_round_page, one, plan))


def _round_page(one: Round, plan: Plan) -> Page:
    forge = plan.site.city.forge
    return Page(
        path=f"{desk_folder(one)}index.html",
        template="round.html",
        title=f"{title(one)}の、きょうの仕事",
        description="電話で確かめる集まり、答えていない知らせ、書きたりない記録です。",
        content={
            "round": one,
            "edit": EDIT,
            "whose": title(one),
            "asks": {entry.place.id: asks(entry) for entry in one.calls},
            "files": {
                entry.place.id: edit_file_address(forge, entry.place.path) for entry in one.entries if forge
            },
            "ages": {entry.place.id: age(entry) for entry in one.entries},
            "lacks": tuple(
                (NAMES[reason], CURES[reason], found) for reason in LACKS if (found := one.of(reason))
            ),
        },
        public=False,
        single=True,
    )

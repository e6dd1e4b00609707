"""The site in each of its languages: the same pages, planned, drawn and rendered in one of them."""

from __future__ import annotations

import multiprocessing
import pickle
import threading
import warnings
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from multiprocessing.connection import Connection

from sitegen.figures import Frames, make_figures
from sitegen.formats.agenda import agenda_files
from sitegen.formats.cards import card_files
from sitegen.formats.catalogue import catalogue_files
from sitegen.formats.offline import manifest_file
from sitegen.formats.search import search_script
from sitegen.languages import JAPANESE, language
from sitegen.pages import Page, Plan, plan_pages
from sitegen.render import render_pages
from sitegen.site.localize import in_language

Files = dict[str, bytes]
CAN_FORK = "fork" in multiprocessing.get_all_start_methods()


def make_edition(plan: Plan, frames: Frames) -> tuple[tuple[Page, ...], Files]:
    """Return the pages of a plan, and by path all files that differ from language to language."""
    pages = plan_pages(plan)
    figures = make_figures(plan, frames)
    files = dict(render_pages(pages, plan=plan, figures=figures))
    files[f"{plan.language.prefix}assets/search.js"] = search_script(plan)
    for made in (agenda_files(plan), card_files(plan), catalogue_files(plan.language), manifest_file(plan)):
        files |= made
    return pages, files


def translate(plan: Plan, code: str) -> Plan:
    """Return a Japanese plan in another language."""
    spoken = language(code)
    return replace(plan, language=spoken, site=in_language(plan.site, spoken))


def start_editions(plan: Plan, frames: Frames) -> list[Callable[[], Files]]:
    """Begin to make the site's other languages; return what waits for the files of each.

    Each is made in a process of its own where the system can fork one and nothing else runs in
    this one, otherwise when it is waited for: the files are the same.
    """
    codes = [code for code in plan.site.city.languages if code != JAPANESE.code]
    if CAN_FORK and threading.active_count() == 1:
        return [_forked(plan, code, frames) for code in codes]
    return [lambda code=code: make_edition(translate(plan, code), frames)[1] for code in codes]  # type: ignore[misc]


def _forked(plan: Plan, code: str, frames: Frames) -> Callable[[], Files]:
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    # A daemon: where the build fails, what nobody waits for ends with it.
    process = context.Process(target=_send, args=(sender, plan, code, frames), daemon=True)
    with warnings.catch_warnings():
        # Libraries' idle threads, which Python warns of, hold nothing that the child needs.
        warnings.simplefilter("ignore", DeprecationWarning)
        process.start()
    sender.close()

    def wait() -> Files:
        try:
            files: Files = pickle.loads(receiver.recv_bytes())  # noqa: S301 - from our own child
        except EOFError:
            raise RuntimeError(f"the process that made the pages in {code!r} ended early") from None
        process.join()
        return files

    return wait


def _send(sender: Connection, plan: Plan, code: str, frames: Frames) -> None:
    sender.send_bytes(pickle.dumps(make_edition(translate(plan, code), frames)[1], protocol=5))


def gather(waiting: Iterable[Callable[[], Files]]) -> Mapping[str, bytes]:
    """Return the files of all editions that were started."""
    found: Files = {}
    for wait in waiting:
        found |= wait()
    return found

"""What commands need on a machine, and what is said where it lacks: extras, browser, fonts."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from sitegen.pdf import Tofu

# By the name of an extra: its modules, and what they are for.
EXTRAS = {
    "edit": (("defusedxml", "openpyxl"), "表や地図を読み書きする部品", "What reads tables and maps"),
    "pdf": (("playwright", "pypdf"), "PDF をつくる部品", "What prints"),
    "serve": (("watchfiles",), "保存に気づくための部品", "What watches files"),
}
NO_BROWSER = (
    "Chromium が見つかりません。apt-get install chromium で入れるか、--chromium で場所を教えてください。"
    " / Chromium is not installed (on Debian: apt-get install chromium), or say where it is with --chromium."
)
FONTS = "apt-get install fonts-morisawa-bizud-gothic fonts-noto-cjk"
EMOJI, EMOJI_FONT = range(0x1F000, 0x20000), "fonts-noto-color-emoji"
PRIVATE = range(0xE000, 0xF900)
NAMED = 3


def need_extra(name: str) -> None:
    """Raise what to install where an extra is missing."""
    modules, what, english = EXTRAS[name]
    if not all(map(find_spec, modules)):
        raise click.ClickException(
            f"{what}がまだ入っていません。pip install 'sitegen[{name}]' で入れてください。"
            f" / {english} is not installed: pip install 'sitegen[{name}]'."
        )


def need_chromium(given: Path | None) -> str:
    """Return the path of the Chromium to print with; say what is missing."""
    need_extra("pdf")
    from sitegen.pdf import find_chromium

    path = str(given) if given else find_chromium()
    if path is None:
        raise click.ClickException(NO_BROWSER)
    return path


def broken_browser(path: str, why: str) -> str:
    """Return that a browser does not start, with the cure."""
    return (
        f"{path}: Chromium が動きません（{why}）。apt-get install --reinstall chromium で入れなおすか、"
        "--chromium で別のものを選んでください。 / Chromium does not start."
    )


def tofu_words(tofu: Tofu) -> str:
    """Return which characters no font has, where they stand, and the cure."""
    if tofu.fontless:
        return (
            "日本語のフォントが入っていないので、印刷しません。"
            f"{FONTS} で入れてください。 / There is no Japanese font."
        )
    lines = ["つぎの文字の形を持つフォントが入っていないので、その字のある紙面は印刷しません。"]
    for one, jobs in tofu.found.items():
        names = "、".join(job.stem for job in jobs[:NAMED])
        more = f"ほか{len(jobs) - NAMED}点" if len(jobs) > NAMED else ""
        lines.append(f"  「{one}」（U+{ord(one):04X}）: {names}{more}")
    emoji = any(ord(one) in EMOJI for one in tofu.found)
    lines.append(f"{FONTS}{f' {EMOJI_FONT}' if emoji else ''} でフォントを入れて、もう一度どうぞ。")
    if any(ord(one) in PRIVATE for one in tofu.found):
        lines.append("U+E000からU+F8FFは外字です。記録のその字を、ふつうの字かかなに書きかえてください。")
    return "\n".join([*lines, "Sheets with characters that no installed font has are not printed."])

"""Keep one issue that lists what is to be confirmed: opened, replaced, or closed when nothing is left.

    python3 tools/post_freshness.py stale.md

The text is of the records that were merged, as `sitegen stale --format markdown` writes it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from forge import BOT, Forge, is_ours

MARKER = "<!-- sitegen-freshness -->"
TITLE = "今週たしかめる記録"
LARGEST = 65_000


def main() -> None:
    """Post the list."""
    text = Path(sys.argv[1]).read_text("utf-8").strip()
    print(f"たしかめる記録の一覧を{post(Forge.of_environment(), text)}。")


def post(forge: Forge, text: str) -> str:
    """Write the list into our open issue; say what was done."""
    cut = "\n\n（長いので、ここまでです。sitegen stale で全部を見られます）" if len(text) > LARGEST else ""
    body = f"{MARKER}\n{text[:LARGEST]}{cut}\n"
    issues = forge.every(f"issues?state=open&creator={BOT.replace('[', '%5B').replace(']', '%5D')}")
    ours = next((one for one in issues if is_ours(one, MARKER)), None)
    if ours is None:
        if not text:
            return "のせませんでした（たしかめるものはありません）"
        forge.ask("POST", "issues", {"title": TITLE, "body": body})
        return "のせました"
    if not text:
        forge.ask("PATCH", f"issues/{ours['number']}", {"state": "closed"})
        return "とじました（たしかめるものはありません）"
    forge.ask("PATCH", f"issues/{ours['number']}", {"body": body})
    return "のせなおしました"


if __name__ == "__main__":
    main()

"""Accept what sitegen makes today: the golden city, the guides' key tables, the findings' list."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from sitegen.formats.guides import refresh
from tests.golden import GOLDEN, ROOT, build_miniature


def main() -> None:
    """Write the golden tree and the generated parts of the guides anew."""
    with tempfile.TemporaryDirectory() as folder:
        files = build_miniature(Path(folder) / "site")
    shutil.rmtree(GOLDEN, ignore_errors=True)
    for name, data in files.items():
        target = GOLDEN / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    guides = refresh(ROOT)
    for name, text in guides.items():
        (ROOT / name).write_text(text, encoding="utf-8")
    print(f"{len(files)} golden files, {len(guides)} guides")  # noqa: T201 - a command's answer


if __name__ == "__main__":
    main()

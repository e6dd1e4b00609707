"""Make a city with many times the records."""

from __future__ import annotations

import shutil
from pathlib import Path


def scale_up(root: Path, target: Path, *, times: int) -> Path:
    """Copy `root`'s records into `target` with each place there `times` times under ids of its own."""
    shutil.copytree(root / "areas", target / "areas")
    for path in sorted((root / "places").rglob("*.yaml")):
        text = path.read_text("utf-8")
        for turn in range(times):
            copy = target / "places" / str(turn) / f"{path.stem}-{turn}.yaml"
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(text.replace("name: ", f"name: 第{turn + 1} ", 1), encoding="utf-8")
    return target

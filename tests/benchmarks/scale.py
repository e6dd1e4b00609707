"""Make a city with many times the records."""

from __future__ import annotations

import shutil
from itertools import islice
from pathlib import Path


def scale_up(root: Path, target: Path, *, times: int, most: int | None = None) -> Path:
    """Copy `root`'s records into `target` with each place there `times` times under ids of its own.

    The first keep their ids, by which the newsletter names them. Of more than `most` places the rest
    is left out.
    """
    shutil.copytree(root / "areas", target / "areas")
    records = sorted((root / "places").rglob("*.yaml"))
    for turn, path in islice(((turn, path) for turn in range(times) for path in records), most):
        text = path.read_text("utf-8")
        name = f"{path.stem}-{turn}.yaml" if turn else path.name
        copy = target / "places" / str(turn) / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(text.replace("name: ", f"name: 第{turn + 1} ", 1), encoding="utf-8")
    return target

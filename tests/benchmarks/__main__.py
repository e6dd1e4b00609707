"""Print how fast, how large and how heavy it is: medians of one run, interleaved."""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.benchmarks.prints import measure_prints
from tests.benchmarks.scale import scale_up
from tests.benchmarks.schedules import measure_schedules
from tests.benchmarks.served import measure_serving

ROOT = Path(__file__).parents[2]
TODAY = "2026-11-24"
FLOOR = "import folium, geopandas, jinja2, yaml"
GOAL, ACCEPTED = 3.5, 4.0
TIMES = 10


@dataclass(slots=True)
class Measured:
    """A command's runs: seconds of each, and the largest peak memory in MB."""

    seconds: list[float] = field(default_factory=list)
    peak: float = 0.0

    @property
    def median(self) -> float:
        """The median of the runs, in seconds."""
        return statistics.median(self.seconds)


def run(command: Sequence[str], measured: Measured) -> str:
    """Run a command in a process of its own; count its time and its peak memory."""
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)  # noqa: S603
    assert process.stderr is not None
    said = process.stderr.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    measured.seconds.append(time.perf_counter() - start)
    measured.peak = max(measured.peak, usage.ru_maxrss / 1024)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{command} failed: {said}")
    process.stderr.close()
    return said


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        result = measure(Path(folder), options.runs)
    print(json.dumps(result, ensure_ascii=False, indent=2) if options.json else table(result))  # noqa: T201


def measure(folder: Path, runs: int) -> dict[str, object]:
    """Return every figure; each round runs each command once, so that drift hits all alike."""
    python = sys.executable
    floor, build, naive, usage = Measured(), Measured(), Measured(), Measured()
    stages: dict[str, list[float]] = {}
    for turn in range(runs + 1):
        # A new folder each time: a file system may be slow to use again what was just deleted.
        site = folder / f"site{turn}"
        warm = turn == 0
        run([python, "-c", FLOOR], Measured() if warm else floor)
        command = [python, "-m", "sitegen", "build", "--output", str(site), "--today", TODAY, "--timings"]
        said = run(command, Measured() if warm else build)
        maps = [python, str(ROOT / "tests/benchmarks/naive.py"), str(ROOT), str(folder / f"naive{turn}")]
        run(maps, Measured() if warm else naive)
        run([python, "-m", "sitegen", "--help"], Measured() if warm else usage)
        if not warm:
            for name, seconds in json.loads(said.strip().splitlines()[-1]).items():
                stages.setdefault(name, []).append(seconds)
    pages = sum(1 for _ in site.rglob("*.html"))
    big = scale_up(ROOT, folder / "big", times=TIMES)
    ten = Measured()
    run(
        [
            python,
            "-m",
            "sitegen",
            "build",
            "--root",
            str(big),
            "--output",
            str(folder / "ten"),
            "--today",
            TODAY,
        ],
        ten,
    )
    return {
        "build over imports": round(build.median / floor.median, 2),
        "build over naive maps": round(build.median / naive.median, 2),
        "build seconds": round(build.median, 2),
        "imports seconds": round(floor.median, 2),
        "naive seconds": round(naive.median, 2),
        "help seconds": round(usage.median, 3),
        "peak MB": {"build": round(build.peak), "imports": round(floor.peak), "naive": round(naive.peak)},
        "pages": pages,
        "pages a second": round(pages / build.median),
        "stage seconds": {name: round(statistics.median(one), 3) for name, one in stages.items()},
        "ten times the records": {"seconds": round(ten.median, 2), "peak MB": round(ten.peak)},
        "schedules": measure_schedules(),
        "prints": measure_prints(folder / "prints"),
        "served": measure_serving(folder / "served"),
    }


def table(result: dict[str, object]) -> str:
    """Return the figures as lines for people."""
    ratio = float(str(result["build over imports"]))
    verdict = "goal" if ratio <= GOAL else "accepted" if ratio <= ACCEPTED else "too slow"
    lines = [f"build over imports     {ratio} ({verdict}; goal {GOAL}, accepted {ACCEPTED})"]
    for name, value in list(result.items())[1:]:
        if isinstance(value, dict):
            lines.append(f"{name}:")
            lines += [f"  {inner:<20} {one}" for inner, one in value.items()]
        else:
            lines.append(f"{name:<22} {value}")
    return "\n".join(lines)


if __name__ == "__main__":
    main()

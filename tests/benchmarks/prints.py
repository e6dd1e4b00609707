"""How fast sheets of paper become PDF files, and how much memory many of them take.

python -m tests.benchmarks.prints [--areas 200]
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from sitegen.checking import check
from sitegen.pages import Plan
from sitegen.pages.printed import DEFAULT, FORMATS, Wish
from sitegen.pdf import Facts, Job, Press, Printed, find_chromium, jobs_of, print_jobs

ROOT = Path(__file__).parents[2]
TODAY = "2026-11-25"
MONTH = (2026, 12)
NINETEEN_GOAL, ONE_GOAL = 10.0, 2.5
MANY = 200
MB = 1 << 20


def measure_prints(folder: Path, *, runs: int = 3, many: int = MANY) -> dict[str, object]:
    """Return seconds of the two goals, the better of a few runs, and the peaks of memory in MB."""
    if find_chromium() is None:
        return {"skipped": "no Chromium"}
    command = [sys.executable, "-m", "sitegen", "pdf", "--today", TODAY, "--output", str(folder / "print")]
    one, nineteen = [], []
    for turn in range(runs + 1):
        seconds = seconds_of([*command, "--area", "baba"]), seconds_of([*command, "--all"])
        # The first run reads everything from the disk.
        if turn:
            one.append(seconds[0])
            nineteen.append(seconds[1])
    few, lots = (peak(folder / f"{count}", count) for count in (19, many))
    return {
        "nineteen sheets, seconds": round(min(nineteen), 2),
        "goal": NINETEEN_GOAL,
        "one sheet, seconds": round(min(one), 2),
        "its goal": ONE_GOAL,
        "peak MB, 19 sheets": round(few),
        f"peak MB, {many} sheets": round(lots),
    }


def seconds_of(command: Sequence[str]) -> float:
    """Run a command in a process of its own; return how long it took."""
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)  # noqa: S603
    return time.perf_counter() - start


def peak(folder: Path, count: int) -> float:
    """Print so many sheets, the areas over and over; return the peak of all our processes in MB."""
    plan = plan_of(ROOT)
    areas = plan.site.areas
    chosen = [(areas[index % len(areas)], FORMATS[DEFAULT]) for index in range(count)]
    jobs = numbered(jobs_of(chosen, Wish(MONTH), plan, folder / "pages", root=ROOT, ascii_names=True))
    with Press(str(find_chromium())) as press, watched() as peaks:
        press.start().trouble()
        facts = Facts("bench", plan.today)
        done = print_jobs(jobs, folder / "pages", folder / "print", press, facts)
        assert sum(isinstance(one, Printed) for one in done) == count
    return max(peaks)


def plan_of(root: Path) -> Plan:
    """Return the plan of a city's pages."""
    checked = check(root, today=dt.date.fromisoformat(TODAY))
    assert checked.site
    assert checked.horizon
    return Plan(checked.site, checked.horizon, checked.almanac, checked.findings)


def numbered(jobs: Sequence[Job]) -> list[Job]:
    """Return jobs with names that differ, though their areas do not."""
    return [replace(job, stem=f"{job.stem}-{index}") for index, job in enumerate(jobs)]


@contextmanager
def watched() -> Iterator[list[float]]:
    """Yield a list that gets the memory in MB of this process and its descendants, again and again."""
    found, ended = [0.0], threading.Event()

    def watch() -> None:
        while not ended.wait(0.1):
            found.append(sum(proportional_memory()) / MB)

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield found
    finally:
        ended.set()
        thread.join()


def proportional_memory() -> Iterator[int]:
    """Yield the memory of this process and each descendant, what they share counted once."""
    children: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(path.read_text("utf-8", errors="replace").rpartition(")")[2].split()[1])
        except OSError:
            continue
        children.setdefault(parent, []).append(int(path.parent.name))
    waiting = [Path("/proc/self").resolve().name]
    while waiting:
        number = waiting.pop()
        waiting += map(str, children.get(int(number), ()))
        try:
            rows = Path(f"/proc/{number}/smaps_rollup").read_text("utf-8").splitlines()
        except OSError:
            continue
        yield sum(int(row.split()[1]) * 1024 for row in rows if row.startswith("Pss:"))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--areas", type=int, default=MANY, help="how many sheets for the peak of memory")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        result = measure_prints(Path(folder), runs=options.runs, many=options.areas)
    print(json.dumps(result, ensure_ascii=False, indent=2))  # noqa: T201


if __name__ == "__main__":
    main()

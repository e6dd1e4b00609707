"""The forge's workflows: of its form, safe with what strangers send, and each step's commands work."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, cast
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from sitegen.cli import main
from tests.changes import change, copy_miniature, git, spoil
from tests.golden import ROOT

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
GITLAB = ROOT / ".gitlab-ci.yml"
BIN = Path(sys.executable).parent
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
# Steps that need a package registry, a system's packages or root: each is tried by nothing here.
NOT_HERE = {"道具を入れる", "紙面の字を入れる"}
# As a runner starts them.
SHELL = ("bash", "-e", "-o", "pipefail", "-c")
MARKER = "<!-- sitegen-review -->"
Job = dict[str, Any]


def read(path: Path) -> dict[str, Any]:
    """Return a workflow as data; YAML 1.1 takes its `on` for true."""
    return cast("dict[str, Any]", yaml.safe_load(path.read_text("utf-8")))


def jobs(path: Path) -> Mapping[str, Job]:
    """Return the jobs of a workflow."""
    return cast("Mapping[str, Job]", read(path)["jobs"])


def every_job() -> list[tuple[str, Job]]:
    """Return all jobs with the name of their file."""
    return [(path.name, job) for path in WORKFLOWS for job in jobs(path).values()]


def schema(name: str, *paths: Path) -> subprocess.CompletedProcess[str]:
    """Check files with a schema that check-jsonschema carries."""
    command = [str(BIN / "check-jsonschema"), "--builtin-schema", f"vendor.{name}", *map(str, paths)]
    return execute(command)


def execute(
    command: list[str], *, cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end, whatever it answers."""
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)  # noqa: S603 - our own


def test_the_forges_know_the_form() -> None:
    """Both schemas are the forges' own."""
    for name, paths in (("github-workflows", WORKFLOWS), ("gitlab-ci", [GITLAB])):
        done = schema(name, *paths)
        assert done.returncode == 0, done.stdout


def test_an_auditor_finds_nothing() -> None:
    """Zizmor, at its strictest, without a network."""
    zizmor = BIN / "zizmor"
    if not zizmor.exists():
        pytest.skip("zizmor comes for Linux only")
    done = execute(
        [str(zizmor), "--offline", "--no-progress", "--persona", "pedantic", str(WORKFLOWS[0].parent)]
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned_by_digest(path: Path) -> None:
    """A tag can be moved to another commit by whoever takes over an action; the comment says which it was."""
    used = re.findall(r"uses: (.+)", path.read_text("utf-8"))
    assert used
    assert [one for one in used if not PINNED.fullmatch(one)] == []


def test_the_image_is_pinned_by_digest() -> None:
    """As the actions are."""
    assert re.fullmatch(r"[\w.:/-]+@sha256:[0-9a-f]{64}", read(GITLAB)["default"]["image"])


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_rights_are_the_least(path: Path) -> None:
    """Nothing for all, to each job what it says; only named jobs may write, and what they may."""
    assert read(path)["permissions"] == {}
    writes = {
        (path.name, name): {right for right, level in job["permissions"].items() if level == "write"}
        for name, job in jobs(path).items()
    }
    allowed = {
        ("comment.yml", "comment"): {"pull-requests"},
        ("publish.yml", "deploy"): {"pages", "id-token"},
        ("freshness.yml", "issue"): {"issues"},
    }
    assert writes == {key: allowed.get(key, set()) for key in writes}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_job_ends_and_gives_way(path: Path) -> None:
    """A time limit for each, and one run at a time."""
    assert read(path)["concurrency"]["group"]
    assert all(0 < job["timeout-minutes"] <= 15 for job in jobs(path).values())


@pytest.mark.parametrize("path", [*WORKFLOWS, GITLAB], ids=lambda path: path.name)
def test_no_secret_is_named(path: Path) -> None:
    """What strangers send can't ask for what is not there; the job's own token is enough."""
    assert "secrets." not in path.read_text("utf-8")


def test_nothing_of_an_event_is_written_into_a_command() -> None:
    """A branch may be called `$(id)`: values come in variables, never in the text of a script."""
    steps = [step for _, job in every_job() for step in job["steps"]]
    assert [step["run"] for step in steps if "${{" in step.get("run", "")] == []
    outside = (re.sub(r'"[^"]*"', "", step.get("run", "")) for step in steps)
    assert [one for one in outside if "$" in one] == []


def test_no_checkout_leaves_its_token() -> None:
    """Later steps, and what they run, find no token in .git/config."""
    checkouts = [
        step for _, job in every_job() for step in job["steps"] if "/checkout@" in step.get("uses", "")
    ]
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_who_may_write_runs_nothing_of_a_pull_request() -> None:
    """Neither its commit nor packages: a script of the main branch, with Python alone."""
    name = "comment.yml"
    steps = jobs(ROOT / ".github/workflows" / name)["comment"]["steps"]
    assert steps[0]["with"]["ref"] == "${{ github.event.repository.default_branch }}"
    assert [step["run"] for step in steps if "run" in step] == [
        "python3 tools/post_review.py review/review.md"
    ]
    assert not any("setup-python" in step.get("uses", "") for step in steps)
    text = (ROOT / "tools/post_review.py").read_text("utf-8") + (ROOT / "tools/forge.py").read_text("utf-8")
    imported = set(re.findall(r"^(?:from|import) ([\w]+)", text, re.MULTILINE)) - {"__future__", "forge"}
    assert imported <= sys.stdlib_module_names
    triggers = read(ROOT / ".github/workflows/check.yml")
    assert "pull_request_target" not in str(triggers)


# ---- each step's commands -------------------------------------------------------------------


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository as a runner has it: the made-up pull request on the miniature city, with tools."""
    root = copy_miniature(tmp_path / "work")
    shutil.copytree(ROOT / "tools", root / "tools", ignore=shutil.ignore_patterns("__pycache__", "data"))
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "before")
    return root


def propose(root: Path, *changes: Callable[[Path], None]) -> dict[str, str]:
    """Commit changes on a branch; return what the event says of it."""
    base = git(root, "rev-parse", "HEAD")
    git(root, "switch", "-qc", "change")
    for one in changes:
        one(root)
    git(root, "add", "-A")
    git(root, "commit", "-qm", "after")
    return {
        "github.event.pull_request.base.sha": base,
        "github.event.pull_request.head.sha": git(root, "rev-parse", "HEAD"),
    }


def run_steps(root: Path, job: Job, event: Mapping[str, str], **more: str) -> dict[str, int]:
    """Run a job's commands in order as a runner does; return the exit code of each by its name."""
    known = dict(event)
    codes: dict[str, int] = {}
    for step in job["steps"]:
        if "run" not in step or step["name"] in NOT_HERE:
            continue
        given = {name: known[value.strip("${ }")] for name, value in step.get("env", {}).items()}
        environment = {**os.environ, "PATH": f"{BIN}:{os.environ['PATH']}", **more, **given}
        done = execute([*SHELL, step["run"]], cwd=root, env=environment)
        codes[step["name"]] = done.returncode
        (root / f"{len(codes)}.log").write_text(done.stdout + done.stderr, encoding="utf-8")
        if "id" in step:
            known[f"steps.{step['id']}.outcome"] = "failure" if done.returncode else "success"
        if done.returncode and not step.get("continue-on-error"):
            break
    return codes


def test_a_pull_request_with_mistakes(repository: Path, tmp_path: Path) -> None:
    """Annotations at the lines, the summary, the preview without what is wrong; at the end it fails."""
    event = propose(repository, change, spoil)
    summary = tmp_path / "summary.md"
    job = jobs(ROOT / ".github/workflows/check.yml")["records"]
    codes = run_steps(repository, job, event, GITHUB_STEP_SUMMARY=str(summary))
    assert codes == {
        "記録をたしかめる": 1,
        "前と後をくらべる": 0,
        "できあがりの見本をつくる": 0,
        "まちがいがあれば、ここで止まる": 1,
    }
    annotations = (repository / "1.log").read_text("utf-8")
    assert "::error file=places/kita/taiso.yaml,line=5," in annotations
    assert summary.read_text("utf-8").startswith(MARKER)
    for name in ("review.md", "review/index.html", "site/index.html"):
        assert (repository / "preview" / name).is_file()


def test_a_sound_pull_request(repository: Path, tmp_path: Path) -> None:
    """Every step ends well."""
    event = propose(repository, change)
    job = jobs(ROOT / ".github/workflows/check.yml")["records"]
    codes = run_steps(repository, job, event, GITHUB_STEP_SUMMARY=str(tmp_path / "summary.md"))
    assert set(codes.values()) == {0}


def test_publishing(repository: Path) -> None:
    """The site stands where the upload takes it from."""
    build = jobs(ROOT / ".github/workflows/publish.yml")["build"]
    assert run_steps(repository, build, {}) == {"サイトをつくる": 0}
    assert build["steps"][-1]["with"]["path"] == "public"
    assert (repository / "public/index.html").is_file()


@pytest.mark.skipif("stale" not in main.commands, reason="the command `sitegen stale` is not here")
def test_the_list_of_the_week(repository: Path) -> None:
    """It is written where the next job takes it from."""
    job = jobs(ROOT / ".github/workflows/freshness.yml")["list"]
    assert run_steps(repository, job, {}) == {"一覧を書き出す": 0}
    assert (repository / "stale.md").is_file()


@pytest.mark.parametrize("name", ["check", "review", "pages", "freshness"])
def test_the_other_forges_jobs(repository: Path, name: str) -> None:
    """GitLab's scripts do the same; their findings are a report of code quality."""
    if name == "freshness" and "stale" not in main.commands:
        pytest.skip("the command `sitegen stale` is not here")
    event = propose(repository, change, *([spoil] if name == "check" else []))
    commands = [line for line in read(GITLAB)[name]["script"] if line.startswith("sitegen ")]
    assert commands == read(GITLAB)[name]["script"]
    environment = {
        **os.environ,
        "PATH": f"{BIN}:{os.environ['PATH']}",
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": event["github.event.pull_request.base.sha"],
        "CI_COMMIT_SHA": event["github.event.pull_request.head.sha"],
    }
    codes = [execute([*SHELL, line], cwd=repository, env=environment).returncode for line in commands]
    assert set(codes) == {1 if name == "check" else 0}
    if name == "check":
        report = json.loads((repository / "gl-code-quality-report.json").read_text("utf-8"))
        errors = [one for one in report if one["severity"] == "critical"]
        assert {one["check_name"] for one in errors} >= {"unknown-category", "place-in-no-area"}
        assert errors[0]["location"]["lines"]["begin"] > 0
        assert len({one["fingerprint"] for one in report}) == len(report)


# ---- what is posted, at a forge of our own --------------------------------------------------


class Api(BaseHTTPRequestHandler):
    """A small part of GitHub's API: pull requests, comments and issues, kept in the server."""

    def do_GET(self) -> None:
        """Answer with a list."""
        asked = urlsplit(self.path)
        self.server.asked.append(self.path)  # type: ignore[attr-defined]
        page = int(parse_qs(asked.query).get("page", ["1"])[0])
        name = asked.path.rsplit("/", 1)[-1]
        entries = getattr(self.server, name)
        self._answer(entries[(page - 1) * 100 : page * 100])

    def do_POST(self) -> None:
        """Keep what is posted."""
        self._keep("POST")

    def do_PATCH(self) -> None:
        """Keep what is replaced."""
        self._keep("PATCH")

    def _keep(self, method: str) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        assert self.headers["Authorization"] == "Bearer the-token"
        self.server.kept.append((method, self.path, body))  # type: ignore[attr-defined]
        self._answer({})

    def _answer(self, data: object) -> None:
        content = json.dumps(data).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the parent's name
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """The forge with what it holds and what it was sent."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Api)
        self.pulls: list[dict[str, Any]] = [{"number": 7, "head": {"sha": "a" * 40}}]
        self.comments: list[dict[str, Any]] = []
        self.issues: list[dict[str, Any]] = []
        self.asked: list[str] = []
        self.kept: list[tuple[str, str, dict[str, Any]]] = []


@pytest.fixture
def forge() -> Iterator[Server]:
    """Serve a forge on this machine."""
    server = Server()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def comment(number: int, who: str, body: str) -> dict[str, Any]:
    """Return a comment, or an issue, as the forge has it."""
    return {"id": number, "number": number, "user": {"login": who}, "body": body}


def post(
    forge: Server, script: str, text: str, folder: Path, **more: str
) -> subprocess.CompletedProcess[str]:
    """Run a script that posts, with the event's values in its environment and nothing else of ours."""
    (folder / "text.md").write_text(text, encoding="utf-8")
    environment = {
        "PATH": os.environ["PATH"],
        "GITHUB_API_URL": f"http://127.0.0.1:{forge.server_address[1]}",
        "GITHUB_SERVER_URL": "https://github.example",
        "GITHUB_REPOSITORY": "town/tsudoi",
        "GITHUB_TOKEN": "the-token",
        "HEAD_OWNER": "somebody",
        "HEAD_BRANCH": "fix&state=closed",
        "HEAD_SHA": "a" * 40,
        "RUN_ID": "99",
        **more,
    }
    command = [sys.executable, str(ROOT / "tools" / script), str(folder / "text.md")]
    return execute(command, env=environment)


TEXT = f"{MARKER}\n\n## 変更の見直し\n\nあ\n"


def test_the_first_review_is_a_new_comment(forge: Server, tmp_path: Path) -> None:
    """At the pull request that the forge names for the event's branch, with the way to the report."""
    done = post(forge, "post_review.py", TEXT, tmp_path)
    assert done.returncode == 0, done.stderr
    method, path, body = forge.kept[0]
    assert (method, path) == ("POST", "/repos/town/tsudoi/issues/7/comments")
    assert body["body"].startswith(TEXT)
    assert "https://github.example/town/tsudoi/actions/runs/99" in body["body"]
    assert "head=somebody%3Afix%26state%3Dclosed&" in forge.asked[0]


def test_a_later_review_takes_its_place(forge: Server, tmp_path: Path) -> None:
    """Found on the second page; who copies the marker gets nothing replaced."""
    forge.comments = [comment(n, "somebody", f"{MARKER} {n}") for n in range(120)]
    forge.comments.append(comment(500, "github-actions[bot]", f"{MARKER}\n前の見直し"))
    post(forge, "post_review.py", TEXT, tmp_path)
    assert [one[:2] for one in forge.kept] == [("PATCH", "/repos/town/tsudoi/issues/comments/500")]


def test_a_branch_that_went_on_gets_no_old_review(forge: Server, tmp_path: Path) -> None:
    """Its own run posts what is right."""
    done = post(forge, "post_review.py", TEXT, tmp_path, HEAD_SHA="b" * 40)
    assert done.returncode == 0
    assert not forge.kept


@pytest.mark.parametrize(
    "text", ["あ", f"{MARKER}\n@octocat", f"{MARKER}\n[a](b)", f"{MARKER}\n{'あ' * 70_000}"]
)
def test_a_text_that_is_not_ours_is_not_posted(forge: Server, tmp_path: Path, text: str) -> None:
    """The forge is not even asked; the token is in no message."""
    done = post(forge, "post_review.py", text, tmp_path)
    assert done.returncode == 1
    assert not forge.asked
    assert "the-token" not in done.stdout + done.stderr


def test_the_list_of_the_week_is_one_issue(forge: Server, tmp_path: Path) -> None:
    """Opened, replaced, closed when nothing is left, and not opened for nothing."""
    assert post(forge, "post_freshness.py", "", tmp_path).returncode == 0
    assert not forge.kept
    post(forge, "post_freshness.py", "- 一つ", tmp_path)
    assert forge.kept[-1][:2] == ("POST", "/repos/town/tsudoi/issues")
    forge.issues = [comment(3, "github-actions[bot]", forge.kept[-1][2]["body"])]
    post(forge, "post_freshness.py", "- 二つ", tmp_path)
    assert forge.kept[-1][:2] == ("PATCH", "/repos/town/tsudoi/issues/3")
    assert "二つ" in forge.kept[-1][2]["body"]
    post(forge, "post_freshness.py", "", tmp_path)
    assert forge.kept[-1][2] == {"state": "closed"}

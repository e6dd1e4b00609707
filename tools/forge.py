"""The forge's web API, as far as our workflows need it: JSON over HTTPS, with the job's own token."""

from __future__ import annotations

import json
import os
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

PAGE = 100
# A forge that answers with full pages for ever is not believed.
MOST_PAGES = 50
BOT = "github-actions[bot]"


@dataclass(frozen=True, slots=True)
class Forge:
    """A repository at a forge's API; `token` goes into a header, never into an address or a message."""

    api: str
    repository: str
    token: str

    @classmethod
    def of_environment(cls) -> Forge:
        """Return the repository a workflow runs in."""
        return cls(os.environ["GITHUB_API_URL"], os.environ["GITHUB_REPOSITORY"], os.environ["GITHUB_TOKEN"])

    def ask(self, method: str, path: str, data: object = None) -> Any:  # noqa: ANN401 - what the forge says
        """Return the forge's answer to a request under the repository. Raises urllib's HTTPError."""
        request = urllib.request.Request(  # noqa: S310 - the forge's own address
            f"{self.api}/repos/{self.repository}/{path}",
            method=method,
            data=None if data is None else json.dumps(data).encode(),
            headers={
                "Accept": "application/vnd.github+json",
                "Authorization": f"Bearer {self.token}",
                "Content-Type": "application/json",
                "User-Agent": "sitegen",
                "X-GitHub-Api-Version": "2022-11-28",
            },
        )
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 - as above
            return json.loads(answer.read() or b"null")

    def every(self, path: str) -> Iterator[Any]:
        """Yield the entries of a list, however many pages it has."""
        between = "&" if "?" in path else "?"
        for number in range(1, MOST_PAGES + 1):
            entries = self.ask("GET", f"{path}{between}per_page={PAGE}&page={number}")
            yield from entries
            if len(entries) < PAGE:
                return


def is_ours(entry: dict[str, Any], marker: str) -> bool:
    """Tell whether a workflow of ours wrote a comment or an issue: anybody can copy the marker."""
    return entry["user"]["login"] == BOT and (entry["body"] or "").startswith(marker)
